#include "vault/secret_file.h"

#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/die.h"

enum { SECRET_MOST = 512 };

static const char *credentials_folder(void)
{
	const char *folder = getenv("CREDENTIALS_DIRECTORY");
	return folder == NULL || folder[0] == 0 ? NULL : folder;
}

const char *secret_file_credential(struct arena *arena, const char *name)
{
	if (credentials_folder() == NULL)
		return NULL;
	const char *path = str_c(arena, str_format(arena, "%s/%s", credentials_folder(), name));
	return access(path, F_OK) == 0 ? path : NULL;
}

static bool is_private(const char *path, int descriptor)
{
	struct stat about;
	if (fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode))
		return false;
	bool credential = credentials_folder() != NULL && str_starts(str_from(path), str_from(credentials_folder()));
	return (about.st_mode & (credential ? 007 : 077)) == 0;
}

static bool is_one_line(char *text, ssize_t length)
{
	if (length > 0 && text[length - 1] == '\n')
		text[--length] = 0;
	for (ssize_t i = 0; i < length; i++)
		if ((unsigned char)text[i] < ' ' || text[i] == 127)
			return false;
	return length > 0 && length < SECRET_MOST;
}

bool secret_file_read(struct arena *arena, const char *path, const char **secret, struct mishap *mishap)
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (descriptor < 0)
		return mishap_at(mishap, 0, 0, N_("the file of the password cannot be read"));
	if (!is_private(path, descriptor)) {
		close(descriptor);
		return mishap_at(mishap, 0, 0, N_("others may read the file of the password: make it private with chmod 600"));
	}
	char *text = sodium_init() < 0 ? NULL : sodium_malloc(SECRET_MOST + 1);
	if (text == NULL)
		die("no guarded memory for a secret");
	arena_at_end(arena, sodium_free, text);
	ssize_t length = read(descriptor, text, SECRET_MOST);
	close(descriptor);
	text[length < 0 ? 0 : length] = 0;
	*secret = text;
	return is_one_line(text, length) || mishap_at(mishap, 0, 0, N_("the file of the password holds one line"));
}
