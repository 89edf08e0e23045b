// How a word of a name sounds, so that spellings and transliterations of one town are the same: "Tétouan", "Tetwan";
// "Oujda", "Oudjda". Words are folded (base/text.h): lower case, without marks.
#pragma once
#include "base/str.h"

// True for a word that begins with an Arabic letter.
bool sound_is_arabic(str word);

// The sound in letters: those that several spellings share are one, doubled ones are single. A word that is neither
// Arabic nor ASCII stays as it is written.
str sound_of_word(struct arena *arena, str word);

// The consonants of a sound, and its first letter whatever it is.
str sound_bones(struct arena *arena, str sound);
