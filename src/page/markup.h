// Where in a page the next character stands. The template parser feeds its literal text through this
// and asks, at each inserted value, how the value must be escaped there, or whether nothing may be
// inserted there at all. It knows the HTML that we write, not all HTML: small letters, values in
// double quotes, no comments, no inline script or style; anything else is refused when the program
// starts.
#pragma once
#include "base/str.h"

enum markup_where {
	WHERE_TEXT,         // Between tags.
	WHERE_PLAIN,        // Between tags where no other tag may stand: title, option, textarea, SVG text.
	WHERE_VALUE,        // In an attribute value.
	WHERE_ADDRESS,      // At the beginning of an attribute that holds an address.
	WHERE_ADDRESS_PART, // Further inside such an attribute.
	WHERE_TAG,          // Between the attributes of a tag: a choice may stand there, a value not.
	WHERE_NOWHERE,      // In a name, a declaration, a script, a style.
};

enum { MARKUP_NAME = 32 };

struct markup {
	int state;
	bool closing;
	bool begun;             // The value has characters already.
	bool address;           // The attribute holds an address.
	bool spaced;            // In a tag: white space stands before, so an attribute may begin.
	char tag[MARKUP_NAME];
	char attribute[MARKUP_NAME];
	char element[MARKUP_NAME]; // The plain-text element we are in, or "".
};

// Goes on by one character. False, with an English reason, where the HTML is not of our kind.
bool markup_feed(struct markup *markup, char c, const char **why);

// A choice or repetition begins or ends here: a name that was being read is complete.
bool markup_settle(struct markup *markup, const char **why);

enum markup_where markup_where(const struct markup *markup);
// Says that a value was inserted here.
void markup_inserted(struct markup *markup);
// True when both stand at the same kind of place, so that branches may meet.
bool markup_meets(const struct markup *a, const struct markup *b);
// True when white space does not matter here.
bool markup_loose(const struct markup *markup);
