// What a field may be set to, for forms and filters: the terms of its vocabulary with those of the
// institution, or the records that a link may name when they are few enough to choose from.
#pragma once
#include "model/record.h"

enum { CHOICES_MOST = 200 };

struct offer {
	str value; // A code or an id.
	str label; // In the reader's language.
};

// The offers for a field of KIND_CHOICE or KIND_LINK, within what the caller may see. False when there
// are more than CHOICES_MOST: then a person types the name.
bool choices_of(struct call *call, const struct field *field, struct offer **offers, size_t *count);

// What a record is called where it stands in a list to choose from: with more words than its number.
str choice_label(struct call *call, const struct record *record);
