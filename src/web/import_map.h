// What the program makes of a list, as a form: a field for each head, a meaning for each word that it does not know,
// a correction for each refused cell. What comes back is a map (acts/propose.h).
#pragma once
#include "acts/head.h"
#include "acts/propose.h"
#include "web/door.h"

// Draws the proposal, and an input for each cell that was refused.
void import_map_show(struct call *call, struct view *view, const struct import_request *request,
	const struct proposal *proposal, const struct import_result *result);

// What a person is told of a column: its head, or the label of the field where no head of the list says it.
str import_map_label(struct call *call, const struct heads *heads, str column);

// True when the form carries decisions of a person.
bool import_map_sent(const struct door *door);

// The map that the form's decisions make of the proposal they were shown with.
str import_map_read(struct door *door, const struct import_request *request, struct proposal *proposal);
