// Message catalogues.
#include "base/mo_file.h"

#include "fuzz.h"

static str found(const struct mo_file *file, const char *context, const char *text)
{
	str wanted = str_from(text);
	return mo_file_find(file, context, wanted, mo_file_hash(context, wanted));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(64 << 20);
	const struct mo_file *file;
	struct mishap mishap = { 0 };
	if (mo_file_read(arena, (str){ (const char *)bytes, size }, &file, &mishap)) {
		str open = found(file, NULL, "Open");
		if (open.data != NULL)
			for (size_t i = 0; i < 7; i++)
				mo_file_form(open, i);
		found(file, "state", "Open");
	} else {
		must(mishap.why != NULL);
	}
	arena_end(arena);
	return 0;
}
