// Rehabilitation projects: what their steps ask for, and the days they leave.
#pragma once
#include "acts/write.h"
#include "model/entity.h"

// Before a save: it is identified today unless a day is given.
bool rehabilitate_settle(struct call *call, const struct record *before, struct record *project) MUST_USE;

// Before a step is saved: writes its day where none was given. Refuses to verify by a visit of another place, one that has
// not begun, or one that was before the delivery; nothing else verifies a project.
bool rehabilitate_step(struct call *call, struct record *project, const struct step *step) MUST_USE;

// The recommendations that it answers, as far as the caller may see them, and how many of them were found full by the
// mechanism in every line that was sent: by assessments, never by the project.
struct rehabilitate_answers {
	struct record **recommendations;
	bool *solved;
	size_t count;
	int64_t solved_count;
};
bool rehabilitate_answers(struct call *call, const struct record *project, struct rehabilitate_answers *answers) MUST_USE;
