// Names of places and authorities: any text is taken apart, is like itself, and two halves of a text are
// compared the same both ways.
#include "model/naming.h"

#include "base/text.h"
#include "fuzz.h"

static const struct naming_table *tables[2];

static void compare(struct arena *arena, const struct naming_table *table, str one, str other)
{
	struct naming a, b, parted;
	must(naming_read(arena, table, one, false, &a) && naming_read(arena, table, other, false, &b));
	must(a.count <= NAMING_WORDS && a.number_count <= NAMING_NUMBERS);
	must(a.whole.length == 0 || naming_compare(table, &a, &a) == NAMING_SAME);
	must(naming_compare(table, &a, &b) == naming_compare(table, &b, &a));
	must(naming_kinds_fit(table, a.kinds, b.kinds) == naming_kinds_fit(table, b.kinds, a.kinds));
	if (naming_read(arena, table, one, true, &parted))
		must(parted.count == a.count && naming_compare(table, &a, &parted) == naming_compare(table, &parted, &a));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static struct arena *kept;
	str text = { (const char *)bytes, size }, one, rest = text;
	if (kept == NULL) {
		kept = arena_new(64 << 20);
		tables[0] = naming_table_read(kept, "place");
		tables[1] = naming_table_read(kept, "authority");
	}
	if (size == 0 || size > 4096 || !text_valid(text))
		return 0;
	struct arena *arena = arena_new(64 << 20);
	must(str_cut(&rest, '\n', &one));
	for (size_t i = 0; i < 2; i++)
		compare(arena, tables[i], one, rest.data == NULL ? S("") : rest);
	arena_end(arena);
	return 0;
}
