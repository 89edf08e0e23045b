// Any bytes as a sealed file: what opens is read to its end. The first byte says in which pieces.
#include "vault/sealed_file.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/die.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char key[] =
	"wiqaya-backup-key-000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

static const char *put_file(const uint8_t *data, size_t size)
{
	static char path[64];
	snprintf(path, sizeof path, "/tmp/wiqaya-fuzz-%ld", (long)getpid());
	int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	must(descriptor >= 0 && write(descriptor, data, size) == (ssize_t)size);
	close(descriptor);
	return path;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	struct arena *arena = arena_new((size_t)1 << 24);
	const char *path = put_file(data + 1, size - 1);
	struct sealed_reader *reader;
	struct mishap mishap;
	char bytes[256];
	if (sealed_file_open(arena, path, str_from(key), &reader, &mishap)) {
		while (!sealed_file_at_end(reader) && sealed_file_read(reader, bytes, data[0] + 1U))
			;
		must(sealed_file_at_end(reader) || sealed_file_fault(reader) != NULL);
	}
	unlink(path);
	arena_end(arena);
	return 0;
}
