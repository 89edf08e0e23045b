#include "post/maildir.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/flush.h"

enum { ENTRIES_MOST = 10000 };

static char *path_of(struct arena *arena, const char *folder, const char *part, str name, const char *end)
{
	return str_c(arena, str_format(arena, "%s/%s/%.*s%s", folder, part, STR_ARG(name), end));
}

static int by_name(const void *one, const void *other)
{
	return str_compare(((const struct maildir_entry *)one)->name, ((const struct maildir_entry *)other)->name);
}

bool maildir_new(struct arena *arena, const char *folder, struct maildir_entry **entries, size_t *count, size_t most,
	struct mishap *mishap)
{
	DIR *opened = opendir(path_of(arena, folder, "new", S(""), ""));
	size_t room = 0;
	*entries = NULL;
	*count = 0;
	if (opened == NULL || access(path_of(arena, folder, "cur", S(""), ""), W_OK) != 0) {
		if (opened != NULL)
			closedir(opened);
		return mishap_at(mishap, 0, 0, N_("this folder is no maildir that can be used: it has a new/ and a cur/ that can be written"));
	}
	const struct dirent *one;
	while (*count < ENTRIES_MOST && (one = readdir(opened)) != NULL) {
		struct stat about;
		if (one->d_name[0] == '.' || fstatat(dirfd(opened), one->d_name, &about, AT_SYMLINK_NOFOLLOW) != 0 ||
			!S_ISREG(about.st_mode))
			continue;
		GROW(arena, *entries, *count, room);
		(*entries)[*count - 1].name = str_copy(arena, str_from(one->d_name));
	}
	closedir(opened);
	if (*count > 1)
		qsort(*entries, *count, sizeof **entries, by_name);
	*count = *count > most ? most : *count;
	return true;
}

bool maildir_read(struct arena *arena, const char *folder, str name, size_t most, str *bytes, struct mishap *mishap)
{
	int file = open(path_of(arena, folder, "new", name, ""), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct stat about;
	if (file < 0 || fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) {
		if (file >= 0)
			close(file);
		return mishap_at(mishap, 0, 0, N_("the message cannot be read"));
	}
	if ((uint64_t)about.st_size > most) {
		close(file);
		return mishap_at(mishap, 0, 0, N_("the message is too large"));
	}
	char *data = arena_take(arena, (size_t)about.st_size + 1);
	size_t length = 0;
	ssize_t got = 1;
	while (length < (size_t)about.st_size && (got = read(file, data + length, (size_t)about.st_size - length)) > 0)
		length += (size_t)got;
	close(file);
	*bytes = (str){ data, length };
	return got > 0 || mishap_at(mishap, 0, 0, N_("the message cannot be read"));
}

// A name in `cur/` ends with what was done with it: ":2,S" seen, ":2,FS" flagged and seen.
bool maildir_done(struct arena *arena, const char *folder, str name, enum maildir_mark mark)
{
	const char *end = str_contains(name, S(":2,")) ? "" : mark == MAILDIR_SEEN ? ":2,S" : ":2,FS";
	return rename(path_of(arena, folder, "new", name, ""), path_of(arena, folder, "cur", name, end)) == 0 &&
	       flush_folder(path_of(arena, folder, "cur", S(""), ""));
}
