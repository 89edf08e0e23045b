// What form.c and form_control.c share.
#pragma once
#include "page/form.h"

// Fills the control of one field: .input (text, area, day, select, checks, names) and its values.
void form_control(struct call *call, struct view *shown, const struct form *form, size_t index);

// What stands in the input of a link that is typed: number or name; of a set, with "; " between.
str form_link_text(struct call *call, const struct record *record, size_t index);
