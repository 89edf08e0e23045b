// Packages of other mechanisms: the file, and the content. What is read is written again as it was, byte for byte.
#include "acts/exchange_open.h"

#include "fuzz.h"

static void read_content(struct arena *arena, str text)
{
	struct exchange_content content;
	struct mishap mishap = { 0 };
	if (!exchange_content_read(arena, text, &content, &mishap)) {
		must(mishap.why != NULL);
		return;
	}
	bool few = exchange_shows_few(&content);
	(void)few;
	// That it may be passed on is read as terms that nobody has.
	if (!str_is(content.audience, "onward"))
		must(str_equal(exchange_content_write(arena, &content), text));
	for (size_t t = 0; t < content.table_count; t++) {
		struct withhold_table table = { .row_count = content.tables[t].row_count, .threshold = content.threshold,
			.rows = NEW_MANY(arena, content.tables[t].row_count + 1, struct withhold_row) };
		for (size_t r = 0; r < table.row_count; r++)
			exchange_counts(&content.tables[t], &content.tables[t].rows[r], &table.rows[r]);
		withhold(arena, &table);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(256 << 20);
	struct mishap mishap = { 0 };
	str all = { (const char *)bytes, size }, to, letter;
	if (exchange_file_read(all, &to, &letter, &mishap)) {
		struct buf again = buf_in(arena);
		exchange_file_write(&again, to, letter);
		must(str_equal(buf_str(&again), all));
	} else {
		must(mishap.why != NULL);
	}
	read_content(arena, all);
	arena_end(arena);
	return 0;
}
