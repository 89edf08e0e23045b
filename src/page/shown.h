// How values of records are shown: a field becomes a small view that templates/value.html draws, the
// same in lists, facts, timelines and forms.
#pragma once
#include "model/record.h"
#include "page/view.h"

// Fills `shown` with one field: .text with .lang, .code, .number, .voice as they fit; .day; .items of
// linked records with .address; .axis. Nothing when the field is not known.
void shown_value(struct call *call, struct view *shown, const struct record *record, size_t field);

// The label of a code, numbers in it in the digits of the reader.
str shown_label(struct call *call, const struct vocabulary *vocabulary, str code);

// The same for a value that stands in no record any more: history shows what was.
void shown_cell(struct call *call, struct view *shown, const struct field *field, const struct cell *cell);

// A name in exactly this language, nothing when it has none there; and what the field is then called: two versions
// of a name may differ in a language that the reader does not read.
void shown_tongue(struct call *call, struct view *shown, const struct field *field, str json,
	const char *language);
str shown_tongue_label(struct call *call, const struct field *field, const char *language);

// A linked record: .text, .address, .code when it is a number.
void shown_link(struct call *call, struct view *shown, const struct entity *entity, str id);

// A record by itself, under `name`: .text, .code, .address.
void shown_record(struct call *call, struct view *view, const char *name, const struct record *record);

// A text under `name` with the language it is in: .text, .lang.
void shown_text(struct call *call, struct view *view, const char *name, str text);
// A name or prose in several languages, in the one that the reader sees.
void shown_name(struct call *call, struct view *view, const char *name, str json);
// The language of a linked record's words where they are written in other letters than the page; else "".
str shown_foreign(struct call *call, str text);
// A day of the store's form under `name`: .iso, .text.
void shown_day(struct call *call, struct view *view, const char *name, str day);
// An instant as day and time of the institution: .iso, .text.
void shown_instant(struct call *call, struct view *view, const char *name, const struct instant *instant);
