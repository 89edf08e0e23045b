// Runs a target over its corpus without a fuzzer, so that every test run does: `replay FOLDER`.
// Each input is given from memory of its own size, so that sanitizers see a read behind it.
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "../fuzz/fuzz.h"

static void replay(const char *path)
{
	FILE *file = fopen(path, "rb");
	if (file == NULL)
		die("cannot open %s", path);
	struct arena *arena = arena_new(64 << 20);
	struct buf buf = buf_in(arena);
	char piece[4096];
	for (size_t n; (n = fread(piece, 1, sizeof piece, file)) > 0;)
		buf_add(&buf, (str){ piece, n });
	fclose(file);
	unsigned char *own = malloc(buf.length + 1);
	if (own == NULL)
		die("no memory");
	if (buf.length > 0)
		memcpy(own, buf.data, buf.length);
	LLVMFuzzerTestOneInput(own, buf.length);
	free(own);
	arena_end(arena);
}

int main(int count, char **arguments)
{
	if (count != 2)
		return 2;
	DIR *folder = opendir(arguments[1]);
	if (folder == NULL)
		die("cannot open %s", arguments[1]);
	struct arena *arena = arena_new(64 << 20);
	size_t replayed = 0;
	for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
		if (entry->d_name[0] == '.')
			continue;
		replay(str_c(arena, str_format(arena, "%s/%s", arguments[1], entry->d_name)));
		replayed++;
	}
	closedir(folder);
	arena_end(arena);
	printf("%zu inputs\n", replayed);
	return replayed > 0 ? 0 : 1;
}
