#include "base/mo_file.h"

#include <string.h>

static const uint32_t magic = 0x950412de;
enum { HEADER_BYTES = 28, CONTEXT_END = 4, ENTRIES_MAX = 200 * 1000 };

// The file's numbers, in the byte order that the magic number tells.
struct source {
	str bytes;
	bool swapped;
};

// An index of numbers into the file: the strings themselves stay where they are.
struct mo_file {
	struct source source;
	size_t keys, values; // Where the file lists them.
	uint32_t *table;     // Entries from 1, 0 where there is none: open addressing; a power of two, at most half full.
	size_t mask;
	size_t forms;
};

static uint32_t number_at(const struct source *source, size_t at)
{
	uint32_t number;
	memcpy(&number, source->bytes.data + at, sizeof number);
	return source->swapped ? __builtin_bswap32(number) : number;
}

static bool string_at(const struct source *source, size_t at, str *string)
{
	size_t length = number_at(source, at), start = number_at(source, at + 4);
	if (start >= source->bytes.length || length >= source->bytes.length - start ||
		source->bytes.data[start + length] != 0)
		return false;
	*string = (str){ source->bytes.data + start, length };
	return true;
}

// Piece after piece, so that a lookup can hash context and text without joining them. Eight bytes at a time of each
// text, so the key of the file is cut where its context ends, too.
static uint32_t hash_more(uint32_t hash, str piece)
{
	uint64_t sum = hash ^ piece.length;
	for (size_t at = 0; at < piece.length; at += sizeof(uint64_t)) {
		uint64_t bytes = 0;
		size_t left = piece.length - at;
		if (left >= sizeof bytes)
			memcpy(&bytes, piece.data + at, sizeof bytes);
		else
			memcpy(&bytes, piece.data + at, left);
		sum = (sum ^ bytes) * UINT64_C(0x9e3779b97f4a7c15);
		sum ^= sum >> 32;
	}
	return (uint32_t)sum;
}

static const uint32_t hash_start = 2166136261u;

static void put(struct mo_file *file, str key, size_t entry)
{
	const char *end = memchr(key.data, CONTEXT_END, key.length);
	size_t context = end == NULL ? 0 : (size_t)(end - key.data);
	uint32_t hash = hash_start;
	if (end != NULL)
		hash = hash_more(hash, str_slice(key, 0, context));
	size_t at = hash_more(hash, end == NULL ? key : str_skip(key, context + 1)) & file->mask;
	while (file->table[at] != 0)
		at = (at + 1) & file->mask;
	file->table[at] = (uint32_t)entry + 1;
}

static size_t forms_in(str value)
{
	size_t count = 1;
	for (size_t i = 0; i < value.length; i++)
		count += value.data[i] == 0;
	return count;
}

static bool header_check(struct source *source, size_t *count, size_t *keys, size_t *values)
{
	if (source->bytes.length < HEADER_BYTES)
		return false;
	source->swapped = number_at(source, 0) != magic;
	if (number_at(source, 0) != magic || number_at(source, 4) >> 16 > 1)
		return false;
	*count = number_at(source, 8);
	*keys = number_at(source, 12);
	*values = number_at(source, 16);
	size_t size = source->bytes.length;
	return *count <= ENTRIES_MAX && *keys <= size && *values <= size &&
	       *count * 8 <= size - *keys && *count * 8 <= size - *values;
}

bool mo_file_read(
	struct arena *arena, str bytes, const struct mo_file **read, struct mishap *mishap)
{
	struct source source = { bytes, false };
	size_t count, keys, values;
	if (!header_check(&source, &count, &keys, &values))
		return mishap_at(mishap, 0, 0, N_("this is not a message catalogue"));
	struct mo_file *file = NEW(arena, struct mo_file);
	size_t room = 16;
	while (room < count * 2)
		room *= 2;
	*file = (struct mo_file){ source, keys, values, NEW_MANY(arena, room, uint32_t), room - 1, 1 };
	for (size_t i = 0; i < count; i++) {
		str key, value;
		if (!string_at(&source, keys + i * 8, &key) ||
			!string_at(&source, values + i * 8, &value))
			return mishap_at(mishap, i + 1, 0,
				N_("a string of the message catalogue lies outside it"));
		const char *plural = memchr(key.data, 0, key.length);
		if (plural != NULL)
			key.length = (size_t)(plural - key.data);
		size_t forms = plural == NULL ? 1 : forms_in(value);
		if (forms > file->forms)
			file->forms = forms;
		put(file, key, i);
	}
	*read = file;
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
	uint32_t hash = hash_start;
	if (context != NULL)
		hash = hash_more(hash, str_from(context));
	return hash_more(hash, text);
}

str mo_file_find(const struct mo_file *file, const char *context, str text, uint32_t hash)
{
	str of = context == NULL ? (str){ NULL, 0 } : str_from(context), found;
	size_t at = hash & file->mask;
	for (; file->table[at] != 0; at = (at + 1) & file->mask) {
		size_t entry = (file->table[at] - 1) * (size_t)8;
		if (string_at(&file->source, file->keys + entry, &found) && is_key(found.data, of, text) &&
		        string_at(&file->source, file->values + entry, &found))
			return found;
	}
	return (str){ NULL, 0 };
}

size_t mo_file_forms(const struct mo_file *file)
{
	return file->forms;
}

str mo_file_form(str forms, size_t number)
{
	str form = forms;
	for (size_t i = 0; i <= number; i++)
		if (!str_cut(&forms, 0, &form))
			break;
	return form;
}
