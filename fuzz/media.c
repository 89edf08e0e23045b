// What an upload is: a line with the file's name, one with the type that was declared, then its bytes.
#include "base/media.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new(64 << 20);
	str content = { (const char *)data, size }, name = S(""), declared = S("");
	const struct media *media;
	struct mishap mishap = { 0 };
	(void)str_cut(&content, '\n', &name);
	(void)str_cut(&content, '\n', &declared);
	if (!media_find(name, declared, content, &media, &mishap) && mishap.why == NULL)
		__builtin_trap();
	// A name that was cleaned is clean.
	str once = text_valid(name) ? media_clean_name(arena, name) : S("");
	if (once.length > 200 || !text_valid(once) || !str_equal(once, media_clean_name(arena, once)))
		__builtin_trap();
	arena_end(arena);
	return 0;
}
