#include "store/room.h"

#include <sys/stat.h>
#include <sys/statvfs.h>

static int64_t file_bytes(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 ? (int64_t)status.st_size : 0;
}

static bool room_of_file(struct arena *arena, const char *path, struct store_room *room)
{
	static const char *const endings[] = { "", "-wal" };
	struct statvfs disk;
	for (size_t i = 0; i < COUNT(endings); i++)
		room->bytes += file_bytes(str_format(arena, "%s%s", path, endings[i]).data);
	if (statvfs(path, &disk) == 0) {
		room->disk = (int64_t)disk.f_blocks * (int64_t)disk.f_frsize;
		room->left = (int64_t)disk.f_bavail * (int64_t)disk.f_frsize;
	}
	return true;
}

bool store_room(struct db *db, struct arena *arena, const char *url, struct store_room *room)
{
	struct rows rows;
	str path = str_from(url), scheme;
	*room = (struct store_room){ 0 };
	if (db_engine_of(db) == DB_SQLITE)
		return !str_cut(&path, ':', &scheme) || room_of_file(arena, str_c(arena, path), room);
	if (!db_query(db, arena, SQL("SELECT pg_database_size(current_database())"), NO_PARAMETERS, &rows))
		return false;
	room->bytes = rows_integer(&rows, 0, 0);
	return true;
}
