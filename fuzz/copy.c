// Any bytes are read as the inside of a backup and end in done or refused.
#include "store/copy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct input {
	const uint8_t *data;
	size_t left;
};

static bool give(void *context, void *bytes, size_t count)
{
	struct input *input = context;
	if (count > input->left)
		return false;
	memcpy(bytes, input->data, count);
	input->data += count;
	input->left -= count;
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input input = { data, size };
	const struct copy_source source = { give, &input };
	struct copy_manifest manifest;
	struct arena *arena = arena_new((size_t)1 << 28);
	(void)!copy_take(NULL, arena, &source, &manifest);
	arena_end(arena);
	return 0;
}
