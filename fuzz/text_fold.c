// Text at the door: normal form and folding keep it valid and change nothing the second time.
#include "base/text.h"

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(256 << 20);
	str text = { (const char *)bytes, size };
	str folded = text_fold(arena, text);
	must(text_valid(folded));
	must(str_equal(folded, text_fold(arena, folded)));
	text_direction(text);
	text_language(text, "fr");
	text_sort_key(arena, text);
	if (text_valid(text)) {
		str normal = text_normal(arena, text);
		must(text_valid(normal));
		must(str_equal(normal, text_normal(arena, normal)));
		must(text_valid(text_squeeze(arena, text)) &&
			text_valid(text_ascii_digits(arena, text)));
		must(text_length(text_shorten(arena, text, 7)) <= 7);
		must(text_same(text, text));
	}
	arena_end(arena);
	return 0;
}
