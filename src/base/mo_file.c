#include "base/mo_file.h"

#include <string.h>

static const uint32_t magic = 0x950412de;
enum { HEADER_BYTES = 28, CONTEXT_END = 4, ENTRIES_MAX = 200 * 1000 };

// Where the file lists what, in the byte order that the magic number tells. Nothing of it is copied, and only what is
// looked for is ever touched: most words of most languages stay on the disk.
struct mo_file {
	str bytes;
	bool swapped;
	size_t count, keys, values;
	size_t table, room; // The table of hashes: an entry's number from 1, 0 where there is none.
};

static uint32_t number_at(const struct mo_file *file, size_t at)
{
	uint32_t number;
	memcpy(&number, file->bytes.data + at, sizeof number);
	return file->swapped ? __builtin_bswap32(number) : number;
}

static bool string_at(const struct mo_file *file, size_t at, str *string)
{
	size_t length = number_at(file, at), start = number_at(file, at + 4);
	if (start >= file->bytes.length || length >= file->bytes.length - start || file->bytes.data[start + length] != 0)
		return false;
	*string = (str){ file->bytes.data + start, length };
	return true;
}

// The hash that the manual calls PJW, piece after piece, so that context and text need not be joined.
static uint32_t hash_more(uint32_t hash, str piece)
{
	for (size_t i = 0; i < piece.length; i++) {
		hash = (hash << 4) + (unsigned char)piece.data[i];
		uint32_t high = hash & UINT32_C(0xf0000000);
		hash ^= high ^ high >> 24;
	}
	return hash;
}

bool mo_file_read(
	struct arena *arena, str bytes, const struct mo_file **read, struct mishap *mishap)
{
	struct mo_file file = { .bytes = bytes };
	size_t size = bytes.length;
	bool good = size >= HEADER_BYTES;
	if (good) {
		file.swapped = number_at(&file, 0) != magic;
		file.count = number_at(&file, 8);
		file.keys = number_at(&file, 12);
		file.values = number_at(&file, 16);
		file.room = number_at(&file, 20);
		file.table = number_at(&file, 24);
		good = number_at(&file, 0) == magic && number_at(&file, 4) >> 16 <= 1 && file.count <= ENTRIES_MAX &&
		       file.keys <= size && file.values <= size && file.table <= size && file.count * 8 <= size - file.keys &&
		       file.count * 8 <= size - file.values && file.room > 2 && file.room > file.count &&
		       file.room <= (size - file.table) / 4;
	}
	if (!good)
		return mishap_at(mishap, 0, 0, N_("this is not a message catalogue"));
	struct mo_file *kept = NEW(arena, struct mo_file);
	*kept = file;
	*read = kept;
	return true;
}

// Each string ends with a NUL, and so does each form of a plural, of which the first is the key.
static bool is_key(const char *key, str context, str text)
{
	if (context.data != NULL) {
		if (strncmp(key, context.data, context.length) != 0 || key[context.length] != CONTEXT_END)
			return false;
		key += context.length + 1;
	}
	return strncmp(key, text.data, text.length) == 0 && key[text.length] == 0;
}

uint32_t mo_file_hash(const char *context, str text)
{
	uint32_t hash = 0;
	if (context != NULL)
		hash = hash_more(hash_more(hash, str_from(context)), S("\x04"));
	return hash_more(hash, text);
}

str mo_file_find(const struct mo_file *file, const char *context, str text, uint32_t hash)
{
	str of = context == NULL ? (str){ NULL, 0 } : str_from(context), found;
	size_t at = hash % file->room, step = 1 + hash % (file->room - 2);
	for (size_t tries = 0; tries < file->room; tries++, at = (at + step) % file->room) {
		size_t entry = number_at(file, file->table + at * 4);
		if (entry == 0)
			break;
		size_t place = (entry - 1) * 8;
		if (entry <= file->count && string_at(file, file->keys + place, &found) && is_key(found.data, of, text) &&
		        string_at(file, file->values + place, &found))
			return found;
	}
	return (str){ NULL, 0 };
}

size_t mo_file_forms(const struct mo_file *file)
{
	str header = mo_file_find(file, NULL, S(""), 0), name = S("nplurals=");
	size_t at = header.data == NULL ? SIZE_MAX : str_find(header, name), forms = 0;
	for (at += at == SIZE_MAX ? 0 : name.length; at < header.length && header.data[at] >= '0' && header.data[at] <= '9'; at++)
		forms = (forms * 10 + (size_t)(header.data[at] - '0')) % 100;
	return forms == 0 ? 1 : forms;
}

str mo_file_form(str forms, size_t number)
{
	str form = forms;
	for (size_t i = 0; i <= number; i++)
		if (!str_cut(&forms, 0, &form))
			break;
	return form;
}
