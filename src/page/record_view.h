// The generic page of one record: its name, marks (level, state), facts, and the steps that are open.
#pragma once
#include "model/record.h"
#include "page/view.h"

// Fills .number, .title, .tongues (the name in other languages), .marks.state, .level, .facts, .binned.
// `skip` names fields that the page shows elsewhere, with spaces between; NULL: none.
void record_view_fill(struct call *call, struct view *view, const struct record *record, const char *skip);

// The facts alone, under `name`.
void record_view_facts(struct call *call, struct view *view, const char *name,
	const struct record *record, const char *skip);

// The steps that are open from the record's state, under .steps: .label, .address.
void record_view_steps(struct call *call, struct view *view, const struct record *record);

// The highest level of what the caller sees of it.
enum level record_view_level(struct call *call, const struct record *record);
