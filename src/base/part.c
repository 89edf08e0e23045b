#include "base/part.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/journal.h"

static const char *folder_of_program(char path[PATH_MAX])
{
	ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);
	path[length < 0 ? 0 : length] = 0;
	char *slash = strrchr(path, '/');
	if (slash == NULL)
		return PARTS_FOLDER;
	*slash = 0;
	return path;
}

static bool path_of(const char *folder, const char *name, char path[PATH_MAX])
{
	return snprintf(path, PATH_MAX, "%s/wiqaya-%s-" PARTS_VERSION ".so", folder, name) < PATH_MAX;
}

// Bound at once and whole, like the program itself.
static void *part_in(const char *folder, const char *name)
{
	char path[PATH_MAX];
	return path_of(folder, name, path) ? dlopen(path, RTLD_NOW | RTLD_LOCAL) : NULL;
}

const void *part_find(const char *name, const char *table)
{
	char path[PATH_MAX];
	void *part = part_in(folder_of_program(path), name);
	if (part == NULL)
		part = part_in(PARTS_FOLDER, name);
	const void *found = part == NULL ? NULL : dlsym(part, table);
	if (found == NULL)
		journal(PRIORITY_ERROR, EVENT_PART_MISSING, JOURNAL_PATTERN(KEY_PART, name));
	return found;
}

bool part_stands(const char *name)
{
	char folder[PATH_MAX], path[PATH_MAX];
	return (path_of(folder_of_program(folder), name, path) && access(path, R_OK) == 0) ||
	       (path_of(PARTS_FOLDER, name, path) && access(path, R_OK) == 0);
}
