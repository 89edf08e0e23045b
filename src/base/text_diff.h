// What changed from one text to another, by words: what stands in both, what went, what came, in the order in which a person reads
// it. Words are compared as written; a mark of punctuation is a word of its own; white space is one space.
#pragma once
#include "base/arena.h"
#include "base/str.h"

enum text_change { TEXT_KEPT, TEXT_GONE, TEXT_CAME };

struct text_piece {
	enum text_change change;
	str text;   // Words with the spaces between and behind them, as in the text it stands in; what is kept, as in the later one.
	str before; // What is kept, as in the earlier one: the spaces may differ.
};

// The fewest words gone and come (E. W. Myers, An O(ND) Difference Algorithm, 1986), neighbours of one kind joined, what went
// before what came. Where texts share too little for that to be found in TEXT_DIFF_MOST steps, what differs stands as one
// piece gone and one come. Both texts are valid UTF-8.
enum { TEXT_DIFF_MOST = 1200 };
size_t text_diff(struct arena *arena, str before, str after, struct text_piece **pieces);
