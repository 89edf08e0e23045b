#include "torture/power_vfs.h"

#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <unistd.h>

#include "base/die.h"

enum { FILES = 8, SECTOR = 512, NAME = 64 };

enum kind { WRITE, TRUNCATE, FLUSH, MAKE, REMOVE };

struct operation {
	enum kind kind;
	size_t file;
	int64_t at;   // Of a write; the size of a truncation.
	str bytes;
	bool pending; // While it is laid out.
};

// A file as the disk surely holds it.
struct image {
	char name[NAME]; // Behind the folder.
	char *bytes;
	size_t length, room;
	bool exists;
};

static struct {
	struct arena *arena;
	sqlite3_vfs *real;
	pthread_mutex_t mutex; // Guards what stands below while it records.
	char folder[128];
	bool recording;
	struct operation *operations;
	size_t count, room;
	struct image files[FILES];
	size_t file_count;
	size_t next; // Of power_lay_out: operations before it are in the images or pending.
	size_t *pending;
	size_t pending_count, pending_room;
} power = { .mutex = PTHREAD_MUTEX_INITIALIZER };

struct file {
	sqlite3_file base;
	size_t number;
	bool recorded;
	sqlite3_file *real;
};

static size_t file_number(const char *path)
{
	const char *name = strrchr(path, '/') + 1;
	for (size_t i = 0; i < power.file_count; i++)
		if (strcmp(power.files[i].name, name) == 0)
			return i;
	must(power.file_count < FILES && strlen(name) < NAME);
	snprintf(power.files[power.file_count].name, NAME, "%s", name);
	return power.file_count++;
}

static void note(enum kind kind, size_t file, int64_t at, str bytes)
{
	pthread_mutex_lock(&power.mutex);
	GROW(power.arena, power.operations, power.count, power.room);
	power.operations[power.count - 1] =
		(struct operation){ kind, file, at, str_copy(power.arena, bytes), false };
	pthread_mutex_unlock(&power.mutex);
}

static sqlite3_file *real_of(sqlite3_file *file)
{
	return ((struct file *)file)->real;
}

static bool is_recorded(sqlite3_file *file)
{
	return power.recording && ((struct file *)file)->recorded;
}

static int close_file(sqlite3_file *file)
{
	return real_of(file)->pMethods->xClose(real_of(file));
}

static int read_file(sqlite3_file *file, void *bytes, int count, sqlite3_int64 at)
{
	return real_of(file)->pMethods->xRead(real_of(file), bytes, count, at);
}

static int write_file(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at)
{
	if (is_recorded(file))
		note(WRITE, ((struct file *)file)->number, at, (str){ bytes, (size_t)count });
	return real_of(file)->pMethods->xWrite(real_of(file), bytes, count, at);
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size)
{
	if (is_recorded(file))
		note(TRUNCATE, ((struct file *)file)->number, size, S(""));
	return real_of(file)->pMethods->xTruncate(real_of(file), size);
}

static int flush_file(sqlite3_file *file, int flags)
{
	(void)flags; // The real disk need not turn.
	if (is_recorded(file))
		note(FLUSH, ((struct file *)file)->number, 0, S(""));
	return SQLITE_OK;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int lock_file(sqlite3_file *file, int lock)
{
	return real_of(file)->pMethods->xLock(real_of(file), lock);
}

static int unlock_file(sqlite3_file *file, int lock)
{
	return real_of(file)->pMethods->xUnlock(real_of(file), lock);
}

static int check_lock(sqlite3_file *file, int *taken)
{
	return real_of(file)->pMethods->xCheckReservedLock(real_of(file), taken);
}

static int control(sqlite3_file *file, int what, void *value)
{
	return real_of(file)->pMethods->xFileControl(real_of(file), what, value);
}

static int sector_size(sqlite3_file *file)
{
	return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int characteristics(sqlite3_file *file)
{
	return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int shared_map(sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
	return real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, memory);
}

static int shared_lock(sqlite3_file *file, int at, int count, int flags)
{
	return real_of(file)->pMethods->xShmLock(real_of(file), at, count, flags);
}

static void shared_barrier(sqlite3_file *file)
{
	real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static int shared_unmap(sqlite3_file *file, int remove_it)
{
	return real_of(file)->pMethods->xShmUnmap(real_of(file), remove_it);
}

static const sqlite3_io_methods methods = {
	.iVersion = 2,
	.xClose = close_file,
	.xRead = read_file,
	.xWrite = write_file,
	.xTruncate = truncate_file,
	.xSync = flush_file,
	.xFileSize = file_size,
	.xLock = lock_file,
	.xUnlock = unlock_file,
	.xCheckReservedLock = check_lock,
	.xFileControl = control,
	.xSectorSize = sector_size,
	.xDeviceCharacteristics = characteristics,
	.xShmMap = shared_map,
	.xShmLock = shared_lock,
	.xShmBarrier = shared_barrier,
	.xShmUnmap = shared_unmap,
};

static bool is_ours(const char *path)
{
	return power.recording && path != NULL && str_starts(str_from(path), str_from(power.folder));
}

static int open_file(
	sqlite3_vfs *vfs, const char *path, sqlite3_file *opened, int flags, int *given_flags)
{
	(void)vfs;
	struct file *file = (struct file *)opened;
	*file = (struct file){ .real = (sqlite3_file *)(void *)(file + 1) };
	bool ours = is_ours(path), missing = ours && access(path, F_OK) != 0;
	int code = power.real->xOpen(power.real, path, file->real, flags, given_flags);
	if (file->real->pMethods != NULL)
		file->base.pMethods = &methods;
	if (code != SQLITE_OK || !ours)
		return code;
	file->recorded = true;
	file->number = file_number(path);
	// An empty main file that stands there was made and flushed by the store itself.
	if (missing || (flags & SQLITE_OPEN_MAIN_DB) != 0)
		note(MAKE, file->number, 0, S(""));
	if ((flags & SQLITE_OPEN_MAIN_DB) != 0)
		note(FLUSH, file->number, 0, S(""));
	return code;
}

static int delete_file(sqlite3_vfs *vfs, const char *path, int flush)
{
	(void)vfs;
	if (is_ours(path) && access(path, F_OK) == 0) {
		note(REMOVE, file_number(path), 0, S(""));
		if (flush)
			note(FLUSH, file_number(path), 0, S(""));
	}
	return power.real->xDelete(power.real, path, 0);
}

void power_begin(struct arena *arena)
{
	static sqlite3_vfs vfs;
	power.arena = arena;
	power.real = sqlite3_vfs_find(NULL);
	vfs = *power.real;
	vfs.zName = "power";
	vfs.szOsFile = (int)sizeof(struct file) + power.real->szOsFile;
	vfs.pNext = NULL;
	vfs.xOpen = open_file;
	vfs.xDelete = delete_file;
	must(sqlite3_vfs_register(&vfs, 1) == SQLITE_OK);
}

void power_record(const char *folder, bool on)
{
	if (on) {
		power.count = power.file_count = 0;
		memset(power.files, 0, sizeof power.files);
		snprintf(power.folder, sizeof power.folder, "%s/", folder);
	}
	power.recording = on;
}

size_t power_count(void)
{
	pthread_mutex_lock(&power.mutex);
	size_t count = power.count;
	pthread_mutex_unlock(&power.mutex);
	return count;
}

// Laying out.

static void resize(struct image *image, size_t length)
{
	if (length > image->room) {
		size_t room = 2 * length;
		image->bytes = arena_grow(power.arena, image->bytes, image->room, room);
		image->room = room;
	}
	if (length > image->length)
		memset(image->bytes + image->length, 0, length - image->length);
	image->length = length;
}

static void put(struct image *image, size_t at, str bytes)
{
	if (at + bytes.length > image->length)
		resize(image, at + bytes.length);
	memcpy(image->bytes + at, bytes.data, bytes.length);
}

static void apply(struct image *image, const struct operation *operation)
{
	switch (operation->kind) {
	case WRITE: put(image, (size_t)operation->at, operation->bytes); break;
	case TRUNCATE: resize(image, (size_t)operation->at); break;
	case MAKE: image->exists = true; break;
	case REMOVE:
		image->exists = false;
		image->length = 0;
		break;
	case FLUSH: break;
	}
}

static uint64_t next_random(uint64_t *state)
{
	*state += UINT64_C(0x9e3779b97f4a7c15); // splitmix64
	uint64_t z = *state;
	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

// Sectors lie where the file has them, not where the write begins. What a torn write would have added
// to the length of the file is there only as far as its last sector that arrived.
static void tear(struct image *image, const struct operation *operation, uint64_t *state)
{
	size_t at = (size_t)operation->at;
	str rest = operation->bytes;
	while (rest.length > 0) {
		size_t piece = SECTOR - at % SECTOR;
		if ((next_random(state) & 1) == 0)
			put(image, at, str_slice(rest, 0, piece));
		at += piece;
		rest = str_skip(rest, piece);
	}
}

// A file that was removed and whose removal was lost has its old content: what came after it went to
// another one of the same name.
static void lose_some(struct image *images, enum power_loss loss, uint64_t *state)
{
	bool gone[FILES] = { false };
	size_t last = power.pending_count == 0 ? 0 : next_random(state) % (power.pending_count + 1);
	for (size_t i = 0; i < power.pending_count; i++) {
		const struct operation *operation = &power.operations[power.pending[i]];
		struct image *image = &images[operation->file];
		uint64_t fate = next_random(state) % 8;
		bool kept = loss == POWER_KEEPS || (loss == POWER_CUTS && i < last) ||
		            (loss == POWER_MIXES && fate < 4);
		bool torn = (loss == POWER_CUTS && i == last) || (loss == POWER_MIXES && fate >= 6);
		if (gone[operation->file])
			continue;
		if (kept)
			apply(image, operation);
		else if (torn && operation->kind == WRITE)
			tear(image, operation, state);
		else if (operation->kind == REMOVE)
			gone[operation->file] = true;
	}
}

// SQLite flushes the folder with the first flush of a journal or log that it made, so the names of all
// files are on the disk then: what was removed stays so, what was made is there, if only empty.
static void confirm_names(void)
{
	size_t removed_at[FILES] = { 0 };
	for (size_t i = 0; i < power.pending_count; i++) {
		const struct operation *operation = &power.operations[power.pending[i]];
		if (operation->kind == REMOVE)
			removed_at[operation->file] = i + 1;
	}
	size_t left = 0;
	for (size_t i = 0; i < power.pending_count; i++) {
		const struct operation *operation = &power.operations[power.pending[i]];
		bool past = i < removed_at[operation->file];
		if (past || operation->kind == MAKE)
			apply(&power.files[operation->file], operation);
		else
			power.pending[left++] = power.pending[i];
	}
	power.pending_count = left;
}

static bool is_new(size_t file)
{
	for (size_t i = 0; i < power.pending_count; i++) {
		const struct operation *operation = &power.operations[power.pending[i]];
		if (operation->file == file && operation->kind == MAKE)
			return true;
	}
	return false;
}

static void confirm(size_t file)
{
	if (is_new(file))
		confirm_names();
	size_t left = 0;
	for (size_t i = 0; i < power.pending_count; i++) {
		const struct operation *operation = &power.operations[power.pending[i]];
		if (operation->file == file)
			apply(&power.files[file], operation);
		else
			power.pending[left++] = power.pending[i];
	}
	power.pending_count = left;
}

void power_rewind(void)
{
	power.next = power.pending_count = 0;
	for (size_t i = 0; i < FILES; i++) {
		power.files[i].length = 0;
		power.files[i].exists = false;
	}
}

static void advance(size_t at)
{
	must(at >= power.next && at <= power.count);
	for (; power.next < at; power.next++) {
		if (power.operations[power.next].kind == FLUSH) {
			confirm(power.operations[power.next].file);
			continue;
		}
		GROW(power.arena, power.pending, power.pending_count, power.pending_room);
		power.pending[power.pending_count - 1] = power.next;
	}
}

static void write_image(struct arena *arena, const char *folder, const struct image *image)
{
	const char *path = str_format(arena, "%s/%s", folder, image->name).data;
	unlink(path);
	if (!image->exists)
		return;
	int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
	must(descriptor >= 0 &&
		write(descriptor, image->bytes, image->length) == (ssize_t)image->length);
	close(descriptor);
}

void power_lay_out(const char *folder, size_t at, enum power_loss loss, uint64_t seed)
{
	struct image copies[FILES];
	struct arena *arena = arena_new((size_t)1 << 30);
	advance(at);
	for (size_t i = 0; i < power.file_count; i++) {
		copies[i] = power.files[i];
		copies[i].bytes = arena_take(arena, copies[i].length + 1);
		copies[i].room = copies[i].length + 1;
		memcpy(copies[i].bytes, power.files[i].bytes == NULL ? "" : power.files[i].bytes,
			copies[i].length);
	}
	// Images grow in the arena that is theirs for the moment.
	struct arena *own = power.arena;
	power.arena = arena;
	lose_some(copies, loss, &seed);
	power.arena = own;
	for (size_t i = 0; i < power.file_count; i++)
		write_image(arena, folder, &copies[i]);
	arena_end(arena);
}

size_t power_pending(void)
{
	return power.pending_count;
}
