// For unit tests: whole files, of the tree or of the shared data beside it.
#pragma once
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

// The bytes of a file; a str with data NULL when there is none. Paths are from the root of the tree.
static inline str file_find(struct arena *arena, const char *path)
{
	FILE *file = fopen(path, "rb");
	if (file == NULL)
		return (str){ NULL, 0 };
	struct buf buf = buf_sized(arena, 4096);
	char piece[4096];
	for (size_t n; (n = fread(piece, 1, sizeof piece, file)) > 0;)
		buf_add(&buf, (str){ piece, n });
	fclose(file);
	return buf_str(&buf);
}

// The same of the shared data, where it stands: the test that asks returns when the answer has no
// data, and is named as skipped here (cmocka's own skip reads as a failure in TAP). With CI=true
// absent data fails.
static inline str shared_find(struct arena *arena, const char *name)
{
	static const char *const folders[] = { "../shared", "../../shared" };
	const char *folder = getenv("WIQAYA_SHARED"), *ci = getenv("CI");
	str found = { NULL, 0 };
	if (folder != NULL)
		found = file_find(arena, str_c(arena, str_format(arena, "%s/%s", folder, name)));
	for (size_t i = 0; found.data == NULL && i < COUNT(folders); i++)
		found = file_find(
			arena, str_c(arena, str_format(arena, "%s/%s", folders[i], name)));
	if (found.data == NULL)
		fprintf(stderr, "skipped: what needs ../shared/%s\n", name);
	if (ci != NULL && strcmp(ci, "true") == 0)
		assert_non_null(found.data);
	return found;
}
