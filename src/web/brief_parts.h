// What is known of a place, as its own page and the brief before a visit show it.
#pragma once
#include "acts/brief.h"
#include "page/view.h"

// Fills .snapshots (with their rates), .units, .visits, .incidents and .authorities (with their open lines),
// each a list; .open, .verify (how many lines there are to look at) as counts.
void brief_fill(struct call *call, struct view *view, const struct brief *brief);

// What was typed beside an item that is judged and could not be taken: the form keeps it.
struct checklist_typed {
	str item, judgement, implementation, remark;
};

// The checklist of a follow-up visit under .checklist, as templates/checklist.html shows it; `typed` may be NULL.
bool checklist_fill(struct call *call, struct view *view, const struct record *visit,
	const struct checklist_typed *typed) MUST_USE;
