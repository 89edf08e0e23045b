// A name of a place or an authority taken apart, so that two names can be compared however people wrote
// them: words of kind ("Prison locale", "P.L."), numbers ("2e", "الثاني"), and the words that are left.
// What the words mean stands in data/alike/words.csv; how names of towns are spelt is compared by rules.
#pragma once
#include "base/str.h"

enum { NAMING_WORDS = 12, NAMING_NUMBERS = 4 };

// The table of words, read into an arena. `of` is the name of an entity: "place", "authority"; others have
// the words that all have in common.
struct naming_table;
const struct naming_table *naming_table_read(struct arena *arena, const char *of);

struct naming {
	size_t count; // Of the words that are neither kind nor number.
	str words[NAMING_WORDS];  // Folded.
	str sounds[NAMING_WORDS]; // As they sound, whatever the transliteration.
	unsigned cut;              // Which of them end in a dot and may be a beginning: a bit for each.
	unsigned weak;             // Which of them may be missing in another name of the same.
	str core, sound;           // All of them without spaces.
	str bones;                 // The consonants of the sound.
	str whole;                 // All words, kind and numbers too.
	uint64_t kinds;            // What its words say, a bit for each kind; 0: nothing.
	int64_t numbers[NAMING_NUMBERS];
	size_t number_count;
	str initials, all_initials; // Of all words that say something; of all words.
	bool parted; // A preposition that is written together with its word (ب) was taken off.
};

// True for names that are shortened and called by their initials: those of authorities.
bool naming_shortens(const struct naming_table *table);

// Takes a name apart. With `parted` the other reading of an Arabic name whose first word may begin with a
// preposition; false when there is no such reading.
bool naming_read(struct arena *arena, const struct naming_table *table, str text, bool parted,
	struct naming *naming);

// Sets of kinds. A kind takes in those below it: "prison" may be "prison/local".

// What a code of a vocabulary says; 0 when it says nothing.
uint64_t naming_of_code(const struct naming_table *table, str code);
// The narrower of what the words and the code of one record say; the words where they contradict.
uint64_t naming_narrow(const struct naming_table *table, uint64_t words, uint64_t code);
// False when both are known and nothing can be of both.
bool naming_kinds_fit(const struct naming_table *table, uint64_t a, uint64_t b);
// True when both say the same one kind, or neither says any.
bool naming_kinds_same(uint64_t a, uint64_t b);

// How two names agree, kinds apart. Numbers that differ are always apart.
enum naming_match {
	NAMING_APART,
	NAMING_SHORTER,  // One leaves out words of the other (authorities).
	NAMING_INITIALS, // One is the initials of the other (authorities).
	NAMING_SPELLED,  // The same but for spelling, transliteration or an abbreviation.
	NAMING_SAME,     // The same words.
};
enum naming_match naming_compare(const struct naming_table *table, const struct naming *a,
	const struct naming *b);
