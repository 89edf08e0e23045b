#include "model/sound.h"

#include <string.h>

#include "base/text.h"

bool sound_is_arabic(str word)
{
	size_t at = 0;
	uint32_t letter = word.length == 0 ? 0 : text_next(word, &at);
	return letter >= 0x600 && letter < 0x700;
}

static bool is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool stands(str word, size_t at, const char *letters)
{
	return str_starts(str_skip(word, at), str_from(letters));
}

// Several letters that are one sound in French, English or a transliteration from Arabic.
static const struct {
	const char *written, *sound;
} several[] = {
	{ "tch", "x" }, { "sch", "x" }, { "ch", "x" }, { "sh", "x" }, { "kh", "k" }, { "gh", "g" }, { "rh", "g" }, { "dh", "d" },
	{ "th", "t" }, { "ph", "f" }, { "dj", "j" }, { "ck", "k" }, { "qu", "k" }, { "gue", "ga" }, { "gui", "gi" },
	{ "ce", "sa" }, { "ci", "si" }, { "cy", "si" },
};

static const struct {
	char written, sound;
} single[] = { { 'c', 'k' }, { 'q', 'k' }, { 'e', 'a' }, { 'o', 'u' }, { 'y', 'i' } };

// The letters of "ou", "oo", "u" and "w": w before a vowel, else u. How many there are.
static size_t rounded(str word, size_t at, char *sound)
{
	size_t length = stands(word, at, "ou") || stands(word, at, "oo") ? 2 : word.data[at] == 'u' || word.data[at] == 'w';
	if (length > 0) {
		bool before = at + length < word.length && is_vowel(word.data[at + length]);
		*sound = before ? 'w' : 'u';
	}
	return length;
}

static void add_sound(struct buf *buf, char c)
{
	if (buf->length == 0 || buf->data[buf->length - 1] != c)
		buf_add_char(buf, c);
}

static size_t sound_at(struct buf *buf, str word, size_t at)
{
	char sound = word.data[at];
	size_t length = rounded(word, at, &sound);
	if (length > 0) {
		add_sound(buf, sound);
		return length;
	}
	for (size_t i = 0; i < COUNT(several); i++)
		if (stands(word, at, several[i].written)) {
			for (const char *c = several[i].sound; *c != 0; c++)
				add_sound(buf, *c);
			return strlen(several[i].written);
		}
	for (size_t i = 0; i < COUNT(single); i++)
		if (single[i].written == sound)
			sound = single[i].sound;
	add_sound(buf, sound);
	return 1;
}

static str sound_of_latin(struct arena *arena, str word)
{
	struct buf buf = buf_sized(arena, word.length + 1);
	// A mute e or h at the end says nothing.
	while (word.length >= 4 && (word.data[word.length - 1] == 'h' ||
		(word.data[word.length - 1] == 'e' && !is_vowel(word.data[word.length - 2]))))
		word.length--;
	for (size_t at = 0; at < word.length;)
		at += sound_at(&buf, word, at);
	return buf_str(&buf);
}

// Hamza is left out; the letters for the sound g are one.
static str sound_of_arabic(struct arena *arena, str word)
{
	struct buf buf = buf_sized(arena, word.length + 1);
	for (size_t at = 0; at < word.length;) {
		uint32_t letter = text_next(word, &at);
		if (letter == 0x621)
			continue;
		bool g = letter == 0x6ad || letter == 0x6af || letter == 0x642 || letter == 0x63a || letter == 0x763;
		text_add(&buf, g ? 0x643 : letter);
	}
	return buf_str(&buf);
}

str sound_of_word(struct arena *arena, str word)
{
	if (sound_is_arabic(word))
		return sound_of_arabic(arena, word);
	return text_ascii_length(word) == word.length ? sound_of_latin(arena, word) : word;
}

static bool is_weak_letter(uint32_t letter)
{
	return letter == 'a' || letter == 'i' || letter == 'u' || letter == 0x627 || letter == 0x648 || letter == 0x64a;
}

str sound_bones(struct arena *arena, str sound)
{
	struct buf buf = buf_sized(arena, sound.length + 1);
	for (size_t at = 0; at < sound.length;) {
		bool first = at == 0;
		uint32_t letter = text_next(sound, &at);
		if (first || !is_weak_letter(letter))
			text_add(&buf, letter);
	}
	return buf_str(&buf);
}
