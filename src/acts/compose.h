// Writing a letter from a template: its words in the language of the letter, filled in from what it is about. What is
// known only when the letter goes out, its number and its day, stays in braces until then.
#pragma once
#include "acts/write.h"

struct compose_request {
	str kind;        // Of letters.
	str recipient;   // Of the ladder; empty: the authority.
	str concerned;   // The authority that the lines are addressed to.
	str addressed_to; // Empty: what the recipient is called.
	const char *language;
	struct record **lines;
	size_t line_count;
	str in_reply_to; // A letter, or empty.
	struct day as_of; // From which days late are counted; empty: today.
};

// Fills a new letter that goes out, which is not saved. The authority it goes to is that of the lines, the one above it
// or the parliament, as the recipient is. Refuses where there is no template.
bool compose(struct call *call, const struct compose_request *request, struct record **letter) MUST_USE;

// The text with the letter's number and day filled in as far as they are known: the day on it, else today.
str compose_filled(struct call *call, const struct record *letter, str text);
