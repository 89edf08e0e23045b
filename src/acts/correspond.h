// Letters to authorities and from them. A letter that is sent sends the lines that it transmits, its proof of
// delivery is theirs, an acknowledgement that is confirmed acknowledges them (it is no reply), and one letter that
// comes in may answer many. All of it in the write that moves the letter.
//
// Nobody approves a letter alone: whoever wrote or changed it leaves that to another, where the institution has
// another who could (docs/why/0063). What was approved is not changed any more; it is taken back first.
#pragma once
#include "acts/write.h"

// Before a letter is saved: the state it begins in, its language, the lines it takes over from the letter that it
// answers. Refuses lines of others, and a change of what was approved.
bool correspond_settle(struct call *call, const struct record *before, struct record *letter) MUST_USE;

// For acts/move.h: before the letter is saved in its new state, and behind it.
bool correspond_before(struct call *call, struct record *letter, const struct step *step) MUST_USE;
bool correspond_after(struct call *call, struct record *letter, const struct step *step) MUST_USE;

// The lines that it carries, those in the bin left out, in the order of their ids.
void correspond_lines(struct call *call, const struct record *letter, struct record ***lines, size_t *count);

// What a letter that came in says to one line, as people write it.
struct letter_answer {
	str line;              // Id.
	str text;              // Empty: the words of the letter.
	str position, reason_kind, reasons, promised_on;
};

// Records a reply of each line with the day, the channel and the signature of the letter; the letter is answered
// from then on, and carries those lines. Reasons are by field, "lines.2.position". Refuses a letter that went out.
bool correspond_answer(struct call *call, struct record *letter, const struct letter_answer *answers,
	size_t count) MUST_USE;
