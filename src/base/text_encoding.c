#include "base/encoding.h"

#include <pthread.h>
#include <string.h>

#include <unicode/ucnv.h>

#include "base/die.h"
#include "base/text.h"
#include "base/text_score.h"

enum { SAMPLE_BYTES = 48 * 1024, CONTEXT_BYTES = 24, LINKS = 5, WIDE = 65536 };
// What a chain of three must be better by than the best of one: it is the rarer case. One that ends in
// UTF-8 proves itself, for hardly any other text makes whole letters of UTF-8 by chance.
enum { LAYERED_MARGIN = 5, UTF_8_MARGIN = 1 };

enum encoding { UTF_8, UTF_16LE, UTF_16BE, WINDOWS_1252, MACROMAN, WINDOWS_1256, ENCODING_COUNT };

static const struct {
	const char *name;
	const char *converter; // Of ICU, for those with one byte for a letter.
	int64_t prior;         // How much more usual it is, in points of text_score.
} encodings[ENCODING_COUNT] = {
	[UTF_8] = { "utf-8", NULL, 3 },
	[UTF_16LE] = { "utf-16le", NULL, 0 },
	[UTF_16BE] = { "utf-16be", NULL, 0 },
	[WINDOWS_1252] = { "windows-1252", "windows-1252", 2 },
	[MACROMAN] = { "macroman", "macintosh", 0 },
	[WINDOWS_1256] = { "windows-1256", "windows-1256", 0 },
};

static const struct {
	const char *name;
	enum encoding encoding;
} aliases[] = {
	{ "utf8", UTF_8 },
	{ "utf-16", UTF_16LE },
	{ "utf16", UTF_16LE },
	{ "cp1252", WINDOWS_1252 },
	{ "latin1", WINDOWS_1252 },
	{ "iso-8859-1", WINDOWS_1252 },
	{ "iso-8859-15", WINDOWS_1252 },
	{ "mac", MACROMAN },
	{ "macintosh", MACROMAN },
	{ "mac-roman", MACROMAN },
	{ "cp1256", WINDOWS_1256 },
};

struct chain {
	enum encoding links[LINKS];
	size_t count; // Odd: decode, encode, decode …
};

// Made once from ICU's tables: byte to letter, and back (0 for a letter that it does not have).
static uint16_t letters[ENCODING_COUNT][256];
static uint8_t bytes_of[ENCODING_COUNT][WIDE];
static pthread_once_t tables_once = PTHREAD_ONCE_INIT;

static void table_make(enum encoding encoding)
{
	UErrorCode error = U_ZERO_ERROR;
	UConverter *converter = ucnv_open(encodings[encoding].converter, &error);
	for (int byte = 0; byte < 256 && U_SUCCESS(error); byte++) {
		char one = (char)byte;
		UChar wide[4] = { 0 };
		int32_t length = ucnv_toUChars(converter, wide, 4, &one, 1, &error);
		letters[encoding][byte] = length == 1 ? wide[0] : 0xfffd;
		if (letters[encoding][byte] != 0xfffd)
			bytes_of[encoding][letters[encoding][byte]] = (uint8_t)byte;
	}
	if (U_FAILURE(error))
		die("no table for %s: %s", encodings[encoding].name, u_errorName(error));
	ucnv_close(converter);
}

static void tables_make(void)
{
	table_make(WINDOWS_1252);
	table_make(MACROMAN);
	table_make(WINDOWS_1256);
}

static bool mishap_in(str bytes, size_t at, const char *why, struct mishap *mishap)
{
	size_t line = 1;
	for (size_t i = 0; i < at && i < bytes.length; i++)
		line += bytes.data[i] == '\n' ||
			(bytes.data[i] == '\r' &&
				(i + 1 == bytes.length || bytes.data[i + 1] != '\n'));
	return mishap_at(mishap, line, 0, why);
}

static size_t utf8_bytes(uint32_t letter)
{
	return letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
}

// Where the first byte stands that is not UTF-8; the length when all is.
static size_t broken_at(str bytes)
{
	for (size_t at = text_ascii_length(bytes); at < bytes.length;) {
		size_t start = at;
		if (text_next(bytes, &at) == 0xfffd && at - start == 1)
			return start;
	}
	return bytes.length;
}

static bool decode_utf8(struct arena *arena, str bytes, str *text, struct mishap *mishap)
{
	size_t broken = broken_at(bytes);
	if (broken < bytes.length)
		return mishap_in(bytes, broken, N_("here stands a byte that is not UTF-8"), mishap);
	*text = str_copy(arena, bytes);
	return true;
}

static uint32_t unit_at(str bytes, size_t at, bool big)
{
	uint32_t first = (unsigned char)bytes.data[at], second = (unsigned char)bytes.data[at + 1];
	return big ? first << 8 | second : second << 8 | first;
}

static bool decode_utf16(struct arena *arena, str bytes, bool big, str *text, struct mishap *mishap)
{
	// Two bytes become three at most.
	struct buf buf = buf_sized(arena, bytes.length / 2 * 3 + 4);
	size_t line = 1;
	for (size_t at = 0; at < bytes.length; at += 2) {
		if (bytes.length - at < 2)
			return mishap_at(mishap, line, 0,
				N_("the last letter of the UTF-16 text is cut off"));
		uint32_t letter = unit_at(bytes, at, big);
		if (letter >= 0xd800 && letter < 0xe000) {
			uint32_t low = bytes.length - at >= 4 ? unit_at(bytes, at + 2, big) : 0;
			if (letter >= 0xdc00 || low < 0xdc00 || low >= 0xe000)
				return mishap_at(
					mishap, line, 0, N_("here stands half a letter of UTF-16"));
			letter = 0x10000 + ((letter - 0xd800) << 10) + (low - 0xdc00);
			at += 2;
		}
		line += letter == '\n';
		text_add(&buf, letter);
	}
	*text = buf_str(&buf);
	return true;
}

static bool decode_table(
	struct arena *arena, str bytes, const uint16_t *table, str *text, struct mishap *mishap)
{
	size_t length = 0;
	for (size_t i = 0; i < bytes.length; i++) {
		uint16_t letter = table[(unsigned char)bytes.data[i]];
		if (letter == 0xfffd)
			return mishap_in(bytes, i,
				N_("here stands a byte that the encoding does not have"), mishap);
		length += utf8_bytes(letter);
	}
	struct buf buf = buf_sized(arena, length);
	for (size_t i = 0; i < bytes.length; i++) {
		uint16_t letter = table[(unsigned char)bytes.data[i]];
		if (letter < 0x80)
			buf_add_char(&buf, (char)letter);
		else
			text_add(&buf, letter);
	}
	*text = buf_str(&buf);
	return true;
}

static bool decode(
	struct arena *arena, enum encoding encoding, str bytes, str *text, struct mishap *mishap)
{
	if (encoding == UTF_8)
		return decode_utf8(arena, bytes, text, mishap);
	if (encoding == UTF_16LE || encoding == UTF_16BE)
		return decode_utf16(arena, bytes, encoding == UTF_16BE, text, mishap);
	return decode_table(arena, bytes, letters[encoding], text, mishap);
}

static bool encode(
	struct arena *arena, enum encoding encoding, str text, str *bytes, struct mishap *mishap)
{
	if (encoding == UTF_8) {
		*bytes = text;
		return true;
	}
	struct buf buf = buf_sized(arena, text.length);
	for (size_t at = 0; at < text.length;) {
		size_t start = at;
		uint32_t letter = text_next(text, &at);
		uint8_t byte = letter < WIDE ? bytes_of[encoding][letter] : 0;
		if (byte == 0 && letter != 0)
			return mishap_in(text, start,
				N_("here stands a letter that a link of the encoding does not have"),
				mishap);
		buf_add_char(&buf, (char)byte);
	}
	*bytes = buf_str(&buf);
	return true;
}

static bool run(
	struct arena *arena, const struct chain *chain, str bytes, str *text, struct mishap *mishap)
{
	for (size_t i = 0; i < chain->count; i++) {
		if (i % 2 == 1) {
			if (!encode(arena, chain->links[i], *text, &bytes, mishap))
				return false;
		} else if (!decode(arena, chain->links[i], bytes, text, mishap)) {
			return false;
		}
	}
	if (text->length > 0 && memchr(text->data, 0, text->length) != NULL) {
		size_t at =
			(size_t)((const char *)memchr(text->data, 0, text->length) - text->data);
		return mishap_in(*text, at, N_("a NUL stands here: this is not text"), mishap);
	}
	return true;
}

static bool link_read(str name, enum encoding *encoding)
{
	for (size_t i = 0; i < ENCODING_COUNT; i++)
		if (str_equal_ignoring_case(name, str_from(encodings[i].name))) {
			*encoding = (enum encoding)i;
			return true;
		}
	for (size_t i = 0; i < COUNT(aliases); i++)
		if (str_equal_ignoring_case(name, str_from(aliases[i].name))) {
			*encoding = aliases[i].encoding;
			return true;
		}
	return false;
}

static bool chain_read(const char *wanted, str bytes, struct chain *chain, struct mishap *mishap)
{
	*chain = (struct chain){ .count = 0 };
	str rest = str_from(wanted), name;
	while (str_cut(&rest, '+', &name)) {
		if (chain->count == LINKS ||
			!link_read(str_trim(name), &chain->links[chain->count]))
			return mishap_at(mishap, 0, 0, N_("no such encoding"));
		chain->count++;
	}
	// Letters pass between links as bytes, which the wide encodings would not give back.
	for (size_t i = 1; i < chain->count; i++)
		if (chain->links[i] == UTF_16LE || chain->links[i] == UTF_16BE)
			return mishap_at(
				mishap, 0, 0, N_("UTF-16 can only be the first link of a chain"));
	if (chain->count % 2 == 0)
		return mishap_at(mishap, 0, 0,
			N_("a chain decodes, encodes and decodes: one or three names"));
	if (chain->links[0] == UTF_16LE && str_starts(bytes, S("\xfe\xff")))
		chain->links[0] = UTF_16BE;
	return true;
}

static bool chain_write(const struct chain *chain, char name[ENCODING_CHAIN_ROOM])
{
	size_t length = 0;
	for (size_t i = 0; i < chain->count; i++) {
		str link = str_from(encodings[chain->links[i]].name);
		if (length + link.length + 2 > ENCODING_CHAIN_ROOM)
			return false;
		if (i > 0)
			name[length++] = '+';
		memcpy(name + length, link.data, link.length);
		length += link.length;
	}
	name[length] = 0;
	return true;
}

// UTF-16 betrays itself by the upper halves of its letters: 0 for Latin, 6 for Arabic, which no text
// in bytes has.
static bool wide_guess(str bytes, struct chain *chain)
{
	if (str_starts(bytes, S("\xff\xfe")) || str_starts(bytes, S("\xfe\xff"))) {
		chain->links[0] = bytes.data[0] == '\xff' ? UTF_16LE : UTF_16BE;
		return true;
	}
	size_t uppers[2] = { 0 };
	for (size_t i = 0; i < bytes.length && i < SAMPLE_BYTES; i++)
		uppers[i % 2] += (unsigned char)bytes.data[i] < 9;
	if (uppers[0] == uppers[1] ||
		(uppers[0] > 0 && uppers[1] > 0 && uppers[0] / 8 < uppers[1] &&
			uppers[1] / 8 < uppers[0]))
		return false;
	chain->links[0] = uppers[1] > uppers[0] ? UTF_16LE : UTF_16BE;
	return true;
}

// Pieces around the bytes outside ASCII; they begin and end in ASCII, so no letter is cut.
static str sample_of(struct arena *arena, str bytes)
{
	struct buf buf = buf_sized(arena, SAMPLE_BYTES);
	size_t done = 0;
	while (buf.length < SAMPLE_BYTES) {
		size_t next = done + text_ascii_length(str_skip(bytes, done));
		if (next >= bytes.length)
			break;
		size_t start = next - done > CONTEXT_BYTES ? next - CONTEXT_BYTES : done,
		       end = next, ascii = 0;
		while (end < bytes.length && ascii < CONTEXT_BYTES)
			ascii = (unsigned char)bytes.data[end++] < 0x80 ? ascii + 1 : 0;
		if (end - start > SAMPLE_BYTES) {
			// Text without any ASCII for so long: take its beginning, up to a whole letter of UTF-8.
			end = start + SAMPLE_BYTES;
			while (end > next + 1 && ((unsigned char)bytes.data[end] & 0xc0) == 0x80)
				end--;
		}
		if (start != done)
			buf_add_char(&buf, '\n');
		buf_add(&buf, str_slice(bytes, start, end - start));
		done = end;
	}
	return buf_str(&buf);
}

struct candidate {
	struct chain chain;
	int64_t score;
};

enum { CANDIDATES = 64, SCRATCH_BYTES = 4 * 1024 * 1024 };

static void add_candidate(struct candidate *list, size_t *count, str sample, struct chain chain)
{
	struct arena *scratch = arena_new(SCRATCH_BYTES);
	str text;
	struct mishap ignored;
	if (*count < CANDIDATES && run(scratch, &chain, sample, &text, &ignored)) {
		int64_t score = text_score(text) + encodings[chain.links[0]].prior;
		if (chain.count > 1)
			score -= chain.links[chain.count - 1] == UTF_8 ? UTF_8_MARGIN
								       : LAYERED_MARGIN;
		list[(*count)++] = (struct candidate){ chain, score };
	}
	arena_end(scratch);
}

static const enum encoding narrow[] = { WINDOWS_1252, MACROMAN, WINDOWS_1256 };
static const enum encoding lasts[] = { UTF_8, WINDOWS_1252, MACROMAN, WINDOWS_1256 };

// Decoding as what was just encoded, and encoding as what was just decoded, undo each other.
static void add_layered(struct candidate *list, size_t *count, str sample, enum encoding first)
{
	for (size_t i = 0; i < COUNT(narrow); i++)
		for (size_t j = 0; j < COUNT(lasts); j++)
			if (narrow[i] != first && narrow[i] != lasts[j])
				add_candidate(list, count, sample,
					(struct chain){ { first, narrow[i], lasts[j] }, 3 });
}

static int by_score(const void *left, const void *right)
{
	int64_t a = ((const struct candidate *)left)->score,
		b = ((const struct candidate *)right)->score;
	return (a < b) - (a > b);
}

// A text with many letters of UTF-8 and a few broken ones is a damaged file, not another encoding.
static bool is_damaged_utf8(str bytes, size_t *broken)
{
	size_t good = 0, bad = 0;
	for (size_t at = 0; at < bytes.length;) {
		size_t start = at;
		bool broke = text_next(bytes, &at) == 0xfffd && at - start == 1;
		if (broke && bad++ == 0)
			*broken = start;
		good += at - start > 1;
	}
	return bad > 0 && good / 10 > bad;
}

static bool guess(
	struct arena *arena, str bytes, struct chain *chain, str *text, struct mishap *mishap)
{
	bool is_utf8 = broken_at(bytes) == bytes.length;
	if (is_utf8 && text_ascii_length(bytes) == bytes.length) {
		*chain = (struct chain){ { UTF_8 }, 1 };
		return run(arena, chain, bytes, text, mishap);
	}
	size_t broken = 0;
	if (!is_utf8 && is_damaged_utf8(bytes, &broken))
		return mishap_in(bytes, broken, N_("here stands a byte that is not UTF-8"), mishap);
	struct candidate *list = NEW_MANY(arena, CANDIDATES, struct candidate);
	size_t count = 0;
	str sample = sample_of(arena, bytes);
	if (is_utf8) {
		add_candidate(list, &count, sample, (struct chain){ { UTF_8 }, 1 });
		add_layered(list, &count, sample, UTF_8);
	}
	for (size_t i = 0; !is_utf8 && i < COUNT(narrow); i++)
		add_candidate(list, &count, sample, (struct chain){ { narrow[i] }, 1 });
	for (size_t i = 0; !is_utf8 && i < COUNT(narrow); i++)
		add_layered(list, &count, sample, narrow[i]);
	// Candidates are few and their order among equals is that of the lists above: qsort keeps none.
	for (size_t i = 0; i < count; i++)
		list[i].score = list[i].score * CANDIDATES - (int64_t)i;
	qsort(list, count, sizeof *list, by_score);
	mishap_at(mishap, 1, 0, N_("no known encoding fits this file"));
	for (size_t i = 0; i < count; i++) {
		*chain = list[i].chain;
		if (run(arena, chain, bytes, text, mishap))
			return true;
	}
	return false;
}

bool encoding_decode(struct arena *arena, str bytes, const char *wanted, str *text,
	char chain[ENCODING_CHAIN_ROOM], struct mishap *mishap)
{
	must(pthread_once(&tables_once, tables_make) == 0);
	struct chain used = { .count = 1 };
	*text = S("");
	if (wanted != NULL) {
		if (!chain_read(wanted, bytes, &used, mishap))
			return false;
		if (!run(arena, &used, bytes, text, mishap))
			return false;
	} else if (str_starts(bytes, S("\xef\xbb\xbf")) || wide_guess(bytes, &used)) {
		if (!run(arena, &used, bytes, text, mishap))
			return false;
	} else if (!guess(arena, bytes, &used, text, mishap)) {
		return false;
	}
	if (!chain_write(&used, chain))
		return mishap_at(mishap, 0, 0, N_("the chain of encodings is too long"));
	if (str_starts(*text, S("\xef\xbb\xbf")))
		*text = str_skip(*text, 3);
	return true;
}
