// Citing a standard by the number of one of its units: "Mandela 45", "SMR rule 24", "المادة 4 من البروتوكول
// الاختياري", "OPCAT 4(1): private places too". A finding or a recommendation keeps a set of them, each as the
// code of the standard, the number, the parts of the unit and a note: "OPCAT 4(1): private places too".
#pragma once
#include "model/record.h"

struct citation {
	str name;     // The standard: as written, or its code.
	int64_t unit; // From 1.
	str part;     // "(1)(b)", or empty.
	str note;     // Or empty.
};

// Reads one citation as people write it. False when it names no number, or a range of them.
bool citation_parse(struct arena *arena, str text, struct citation *citation);

// As it is kept.
str citation_text(struct arena *arena, const struct citation *citation);

// From text to what is kept: the standard is looked up by code, name or alias, the number compared with its
// last one. Refuses a number beyond a count that was checked; beyond an unchecked one it is let through
// and `cited` says so.
bool citation_read(struct call *call, const struct field *field, str text, str *kept) MUST_USE;

// A kept citation with what is known of it.
struct cited {
	struct citation citation;
	struct record *instrument; // NULL when it went to the bin.
	struct record *provision;  // The narrowest topic that covers the unit, or NULL.
	bool unchecked;            // Nobody compared the count of units with the text.
	bool beyond;               // The number is beyond that unchecked count.
};
void citation_find(struct call *call, str kept, struct cited *cited);

// "Nelson Mandela Rules, rule 45(2)", in the reader's language.
str citation_words(struct call *call, const struct cited *cited);

// What a citation is found by: code, number, the names of the standard and the topic in every language.
str citation_search_words(struct call *call, str kept);

// The words of every record that cites this standard, or the standard of this provision, are written anew.
bool citation_refresh(struct call *call, const struct record *record) MUST_USE;

// Adds a condition for table alias t: the set of this field cites the standard, or a number of it.
bool citation_where(struct call *call, struct query *query, const struct field *field, str text) MUST_USE;
