// The first steps of a new house: what an institution enters once, before the daily work. Nothing is kept of them: how far
// each is follows from what is there, so that it is true whichever way the records came.
#pragma once
#include "model/record.h"

enum first_step {
	FIRST_INSTITUTION, // Its name stands in each of its languages.
	FIRST_HOLIDAYS,    // Some are entered for this year.
	FIRST_AREAS,
	FIRST_AUTHORITIES,
	FIRST_PLACES,
	FIRST_PEOPLE,      // Somebody coordinates, beside whoever keeps the house running.
	FIRST_LIST,        // The recommendations made so far.
	FIRST_MAIL,        // The server has a mail server.
	FIRST_COPY,        // A copy was made, and the last one that was tried opened.
	FIRST_STEP_COUNT
};

struct first_step_state {
	bool known; // The caller may see whether it is done.
	bool done;
	bool own;   // The caller may do it.
	int64_t count; // Of the records; of the institution the languages that its name lacks.
};

struct first_steps {
	struct first_step_state steps[FIRST_STEP_COUNT];
	int64_t known, done;
	struct record *institution;
};

// For those who see to it: administrators and coordinators. Others are refused as by any page that they may not see.
bool first_steps_read(struct call *call, struct first_steps *steps) MUST_USE;
