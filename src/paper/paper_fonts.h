// The fonts that documents are printed with: those of the package fonts-noto-core, and no other font of
// the machine, so that a document looks the same everywhere. This is the only list.
#pragma once
#include "base/str.h"

enum font_script { FONT_LATIN, FONT_ARABIC, FONT_TIFINAGH };

// How a script stands beside the others: Arabic letters are drawn smaller on their body than Latin ones.
struct font {
	const char *family;       // For Pango.
	const char *office;       // For a word processor, which has its own fonts.
	double size;              // Of running text, in points.
	double leading;           // From one line to the next, over the size.
	double baseline;          // From the top of a line, over its leading.
};
extern const struct font fonts[];

enum font_script font_of_language(const char *language);

// The script whose font shows a letter of a text in the script `base`. `*word` is that of the word it stands
// in, `base` before the first: digits and points join the word before them.
enum font_script font_of_letter(uint32_t letter, enum font_script base, enum font_script *word);

// Makes the fonts known to Pango, once and only when something is to be printed; false when they are not
// installed. From any thread.
bool fonts_ready(void) MUST_USE;
