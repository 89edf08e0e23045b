// Which bytes stand for which letters in a file from outside: UTF-8, UTF-16, Windows-1252, MacRoman,
// Windows-1256, and damage in layers, where a file was read in one encoding and written in another. A
// chain says what undoes it: "macroman+windows-1252+macroman" decodes as the first, encodes as the
// second, decodes as the third. Guessing scores every chain of one or three by how much its letters
// look like French, English or Arabic text; no table of any one file's characters is kept.
#pragma once
#include "base/mishap.h"

enum { ENCODING_CHAIN_ROOM = 64 };

// Turns a whole file into valid UTF-8 without byte order mark; line ends stay. `wanted` is a chain by
// name, or NULL to guess; names are utf-8, utf-16, utf-16le, utf-16be, windows-1252, macroman,
// windows-1256 and a few usual aliases. Writes the chain that was used into `chain`. Refuses, naming
// the line: an unknown name, bytes or letters that a link of the chain does not know, NUL.
bool encoding_decode(struct arena *arena, str bytes, const char *wanted, str *text,
	char chain[ENCODING_CHAIN_ROOM], struct mishap *mishap) MUST_USE;
