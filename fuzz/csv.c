// Lists: what was read and written again reads the same.
#include "base/csv.h"

#include "base/buf.h"
#include "fuzz.h"

static void write_again(struct arena *arena, const struct csv *csv)
{
	struct buf buf = buf_in(arena);
	for (size_t row = 0; row < csv->count; row++) {
		for (size_t column = 0; column < csv->columns; column++) {
			if (column > 0)
				buf_add_char(&buf, ',');
			buf_add_csv(&buf, csv_cell(csv, row, column));
		}
		buf_add_c(&buf, "\r\n");
	}
	struct csv again;
	struct mishap mishap;
	str text = buf_str(&buf);
	if (str_starts(text, S("\xef\xbb\xbf")) ||
		str_equal_ignoring_case(str_slice(text, 0, 4), S("sep=")))
		return;
	must(csv_read(arena, text, ',', &again, &mishap));
	must(again.count == csv->count);
	for (size_t row = 0; row < csv->count; row++)
		for (size_t column = 0; column < csv->columns; column++)
			must(str_equal(csv_cell(csv, row, column), csv_cell(&again, row, column)));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(256 << 20);
	struct csv csv;
	struct mishap mishap = { 0 };
	if (!csv_read(arena, (str){ (const char *)bytes, size }, 0, &csv, &mishap))
		must(mishap.why != NULL && mishap.line > 0);
	// A row of more cells than the ceiling of bytes would not come back.
	else if (size < 16 * 1024)
		write_again(arena, &csv);
	arena_end(arena);
	return 0;
}
