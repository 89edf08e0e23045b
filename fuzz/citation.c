// Citations as people write them; what is read is kept in a form that reads as itself.
#include "base/text.h"
#include "model/citation.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	str text = { (const char *)data, size };
	struct citation first, again;
	if (size == 0 || !text_valid(text))
		return 0;
	struct arena *arena = arena_new(64 << 20);
	if (citation_parse(arena, text_squeeze(arena, text), &first)) {
		first.name = S("MANDELA");
		str kept = citation_text(arena, &first);
		if (first.unit < 1 || !citation_parse(arena, kept, &again) || again.unit != first.unit ||
		        !str_equal(again.part, first.part))
			__builtin_trap();
	}
	arena_end(arena);
	return 0;
}
