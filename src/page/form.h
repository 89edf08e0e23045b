// Forms drawn from the declarations: one control for each field that this caller may write, what was
// typed kept, each reason beside its field and all of them in a summary on top. Names of inputs are
// names of fields; a name in several languages has one input for each ("name.ar").
#pragma once
#include "http/request.h"
#include "model/record.h"
#include "page/view.h"

struct form {
	const struct record *record; // Version 0: a new one. Its values fill what was not typed.
	const struct pair *typed;    // What was sent; NULL when the form is drawn for the first time.
	size_t typed_count;
	const char *only;            // Names of the fields to show, with spaces between ("own" for the own ones); NULL: all.
};

// Fills .fields, .errors with .why_all, .version, .wrong (a flag). Reasons come from the call.
void form_fill(struct call *call, struct view *view, const struct form *form);

// Sets the record's fields from what was sent; fields that were not sent stay as they are. False adds
// reasons by field.
bool form_read(struct call *call, struct record *record, const struct form *form) MUST_USE;

// Whether this caller writes the field in a form: not what is derived, a state, a number of ours.
bool form_has(struct call *call, const struct record *record, size_t field);

// The summary of the call's reasons under .errors and .why_all, for a form that is not drawn from one
// record. `prefix` stands before each field's name in the id of its control.
void form_errors(struct call *call, struct view *view, const struct entity *entity, const char *prefix);

// Whether an input of type date keeps this text: a whole day, or nothing. Browsers throw away what such
// an input cannot show (HTML, value sanitization), so what was typed else stands in an input for text.
bool form_day_fits(str value);

// The type of such an input: "date" or "text".
str form_day_input(str value);

// The value that was sent under a name; NULL data when none was.
str form_sent(const struct form *form, str name);
