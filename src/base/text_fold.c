#include "base/text.h"

#include <pthread.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>

#include "base/die.h"

enum { DECOMPOSED_ROOM = 32, SORTED_LETTERS = 200, KEY_ROOM = 4096 };

static int32_t put_unit(UChar *units, int32_t length, uint32_t letter)
{
	if (letter < 0x10000) {
		units[length] = (UChar)letter;
		return length + 1;
	}
	units[length] = (UChar)(0xd800 + ((letter - 0x10000) >> 10));
	units[length + 1] = (UChar)(0xdc00 + (letter & 0x3ff));
	return length + 2;
}

static uint32_t take_unit(const UChar *units, int32_t length, int32_t *at)
{
	uint32_t first = units[(*at)++];
	if (first < 0xd800 || first >= 0xdc00 || *at == length)
		return first;
	return 0x10000 + ((first - 0xd800) << 10) + (units[(*at)++] - 0xdc00u);
}

// Composed (NFC). Composing never makes UTF-16 longer than three times itself (UAX #15).
static str composed(struct arena *arena, str text)
{
	int32_t length = 0, room = (int32_t)text.length * 3 + 8;
	UChar *units = NEW_MANY(arena, text.length + 1, UChar);
	for (size_t at = 0; at < text.length;)
		length = put_unit(units, length, text_next(text, &at));
	UChar *better = NEW_MANY(arena, (size_t)room, UChar);
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
	length = unorm2_normalize(nfc, units, length, better, room, &error);
	must(U_SUCCESS(error));
	struct buf buf = buf_sized(arena, text.length + 8);
	for (int32_t at = 0; at < length;)
		text_add(&buf, take_unit(better, length, &at));
	return buf_str(&buf);
}

// A letter behind or at which composing may change something. Nothing below U+0300 is one.
static bool may_compose(uint32_t letter)
{
	return letter >= 0x300 &&
	       (u_getCombiningClass((UChar32)letter) != 0 ||
		       u_getIntPropertyValue((UChar32)letter, UCHAR_NFC_QUICK_CHECK) != UNORM_YES);
}

// Controls that a form or a file may bring and no text needs: they upset XML, spreadsheets and the
// eye. Embeddings, overrides and isolates go too, for what they open is seldom closed; the marks
// U+200E, U+200F, U+061C stay, for Arabic with numbers needs them.
static bool is_unwanted(uint32_t letter)
{
	if (letter < 0x20)
		return letter != '\t' && letter != '\n';
	return (letter >= 0x7f && letter < 0xa0) || (letter >= 0x202a && letter <= 0x202e) ||
	       (letter >= 0x2066 && letter <= 0x2069) || letter == 0xfeff ||
	       (letter & 0xfffe) == 0xfffe || (letter >= 0xfdd0 && letter <= 0xfdef) ||
	       (letter >= 0xfff9 && letter <= 0xfffb);
}

str text_normal(struct arena *arena, str text)
{
	struct buf buf = buf_sized(arena, text.length);
	bool compose = false;
	for (size_t at = 0; at < text.length;) {
		size_t start = at;
		uint32_t letter = text_next(text, &at);
		if (letter == '\r' && (at == text.length || text.data[at] != '\n'))
			buf_add_char(&buf, '\n');
		if (is_unwanted(letter))
			continue;
		compose |= may_compose(letter);
		buf_add(&buf, str_slice(text, start, at - start));
	}
	return compose ? composed(arena, buf_str(&buf)) : buf_str(&buf);
}

// Letters that the eye takes for one another and that no decomposition joins. Gives two letters at
// most; 0 drops.
static void alike(uint32_t letter, uint32_t two[2])
{
	two[0] = letter;
	two[1] = 0;
	switch (letter) {
	case 0x0640: two[0] = 0; break;      // Tatweel.
	case 0x0671: two[0] = 0x0627; break; // Alef wasla.
	case 0x0649:
	case 0x06cc: two[0] = 0x064a; break; // Alef maqsura, Farsi yeh.
	case 0x0629:
	case 0x06be: two[0] = 0x0647; break; // Teh marbuta, heh doachashmee.
	// Keheh, and the letters of Morocco and its neighbours for g: أكادير is typed for أݣادير and أگادير.
	case 0x06a9:
	case 0x06ad:
	case 0x06af:
	case 0x0763: two[0] = 0x0643; break;
	case 0x06a8: two[0] = 0x0642; break; // Qaf with three dots.
	case 0x06a4: two[0] = 0x0641; break; // Veh.
	case 0x067e: two[0] = 0x0628; break; // Peh.
	case 0x0153:
		two[0] = 'o';
		two[1] = 'e';
		break;
	case 0x00e6:
		two[0] = 'a';
		two[1] = 'e';
		break;
	case 0x00df:
		two[0] = 's';
		two[1] = 's';
		break;
	case 0x00f8: two[0] = 'o'; break;
	case 0x0142: two[0] = 'l'; break;
	case 0x0111: two[0] = 'd'; break;
	case 0x0131: two[0] = 'i'; break;
	default: break;
	}
}

static bool is_mark(uint32_t letter)
{
	return (U_GET_GC_MASK((UChar32)letter) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0;
}

// A folded text on its way: words with single spaces between them.
struct folding {
	struct buf words;
	bool pending;
	bool compose;
};

static void fold_one(struct folding *folding, uint32_t letter)
{
	if (is_mark(letter))
		return;
	uint32_t two[2];
	alike((uint32_t)u_tolower((UChar32)letter), two);
	for (size_t i = 0; i < 2 && two[i] != 0; i++) {
		uint32_t one = two[i];
		int32_t digit = u_charDigitValue((UChar32)one);
		if (digit >= 0)
			one = (uint32_t)('0' + digit);
		else if (!u_isalpha((UChar32)one)) {
			folding->pending = folding->words.length > 0;
			continue;
		}
		if (folding->pending)
			buf_add_char(&folding->words, ' ');
		folding->pending = false;
		folding->compose |= may_compose(one);
		text_add(&folding->words, one);
	}
}

static void fold_letter(struct folding *folding, const UNormalizer2 *nfkd, uint32_t letter)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar parts[DECOMPOSED_ROOM];
	int32_t count =
		unorm2_getDecomposition(nfkd, (UChar32)letter, parts, DECOMPOSED_ROOM, &error);
	must(U_SUCCESS(error));
	if (count < 0)
		fold_one(folding, letter);
	for (int32_t at = 0; at < count;)
		fold_one(folding, take_unit(parts, count, &at));
}

// Most letters of most texts are of these, and need nobody's tables.
static void fold_ascii(struct folding *folding, char c)
{
	if (c >= 'A' && c <= 'Z')
		c = (char)(c + 32);
	if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
		folding->pending = folding->words.length > 0;
		return;
	}
	if (folding->pending)
		buf_add_char(&folding->words, ' ');
	folding->pending = false;
	buf_add_char(&folding->words, c);
}

str text_fold(struct arena *arena, str text)
{
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&error);
	must(U_SUCCESS(error));
	struct folding folding = { buf_sized(arena, text.length), false, false };
	for (size_t at = 0; at < text.length;) {
		if ((unsigned char)text.data[at] < 0x80)
			fold_ascii(&folding, text.data[at++]);
		else
			fold_letter(&folding, nfkd, text_next(text, &at));
	}
	str words = buf_str(&folding.words);
	return folding.compose ? composed(arena, words) : words;
}

static pthread_key_t collator_key;
static pthread_once_t collator_once = PTHREAD_ONCE_INIT;

static void collator_end(void *thing)
{
	ucol_close(thing);
}

static void collator_key_make(void)
{
	must(pthread_key_create(&collator_key, collator_end) == 0);
}

// Each thread keeps one: opening costs far more than asking.
static UCollator *collator_mine(void)
{
	must(pthread_once(&collator_once, collator_key_make) == 0);
	UCollator *mine = pthread_getspecific(collator_key);
	if (mine == NULL) {
		UErrorCode error = U_ZERO_ERROR;
		mine = ucol_open("", &error);
		// "Cell 2" stands before "Cell 10".
		ucol_setAttribute(mine, UCOL_NUMERIC_COLLATION, UCOL_ON, &error);
		if (U_FAILURE(error))
			die("no collation: %s", u_errorName(error));
		must(pthread_setspecific(collator_key, mine) == 0);
	}
	return mine;
}

str text_sort_key(struct arena *arena, str text)
{
	UChar units[2 * SORTED_LETTERS];
	int32_t length = 0;
	size_t at = 0;
	for (int i = 0; i < SORTED_LETTERS && at < text.length; i++)
		length = put_unit(units, length, text_next(text, &at));
	uint8_t key[KEY_ROOM];
	int32_t bytes = ucol_getSortKey(collator_mine(), units, length, key, KEY_ROOM);
	if (bytes > KEY_ROOM)
		bytes = KEY_ROOM;
	static const char digits[] = "0123456789abcdef";
	char *hex = arena_take(arena, (size_t)bytes * 2 + 1);
	// The last byte is the zero that ends the key.
	for (int32_t i = 0; i < bytes - 1; i++) {
		hex[2 * i] = digits[key[i] >> 4];
		hex[2 * i + 1] = digits[key[i] & 15];
	}
	return (str){ hex, bytes == 0 ? 0 : (size_t)(bytes - 1) * 2 };
}
