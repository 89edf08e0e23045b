// Advising: what a recommendation or a finding lacks, and what its author may want to know. Nothing here refuses.
#pragma once
#include "model/hint.h"

// Of a recommendation, written already or about to be: `authorities` are the ids that it is or will be
// addressed to.
void advise_recommendation(struct call *call, const struct record *recommendation, const str *authorities,
	size_t count, struct hints *hints);

// The same of one that is kept, by its lines.
void advise_kept(struct call *call, const struct record *recommendation, struct record *const *lines, size_t count,
	struct hints *hints);

// Of a finding: its sources on the way to three, its citations.
void advise_finding(struct call *call, const struct record *finding, struct hints *hints);
