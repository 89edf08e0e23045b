#include "base/flush.h"

#include <fcntl.h>
#include <unistd.h>

str folder_of(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (slash == NULL)
		return S(".");
	size_t length = slash == path ? 1 : (size_t)(slash - path);
	return str_copy(arena, (str){ path, length });
}

bool flush_folder(const char *folder)
{
	int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (descriptor < 0)
		return false;
	bool done = fsync(descriptor) == 0;
	close(descriptor);
	return done;
}
