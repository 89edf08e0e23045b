// Multipart bodies: the first line of the input is the Content-Type, the rest the body.
#include "http/body.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new(64 << 20);
	struct form form = { 0 };
	struct mishap mishap = { 0 };
	str body = { (const char *)data, size }, type;
	if (size > 0 && str_cut(&body, '\n', &type) && body.data != NULL) {
		if (!body_read_form(arena, type, body, &form, &mishap) && mishap.why == NULL)
			__builtin_trap();
		for (size_t i = 0; i < form.upload_count; i++)
			if (form.uploads[i].content.length > body.length)
				__builtin_trap();
	}
	arena_end(arena);
	return 0;
}
