// What the handlers of the team's pages share: the entity of an address, the sheet that is shown, and
// what every record page says about its record.
#pragma once
#include "acts/timeline.h"
#include "page/form.h"
#include "web/door.h"

// Shows a page of the house: title of the window, level of what it shows (0: internal).
struct sheet_of {
	str title;
	enum level level;
};
void page_show(struct door *door, int status, const char *template, struct view *view,
	const struct sheet_of *sheet);

// The entity that {entities} names; refuses what has no pages.
bool page_entity(struct door *door, const struct entity **entity) MUST_USE;

// Refuses callers outside the house: towards an authority the numbers of the house do not exist.
bool page_inside(struct door *door) MUST_USE;

// The form as it was sent.
struct form page_form(struct door *door, const struct record *record);

// Reads fields from the query of the address into a new record: "?place=…"; what does not fit is left.
void page_prefill(struct door *door, struct record *record);

// The history of a record as templates/timeline.html shows it, under .timeline.
void page_timeline(struct call *call, struct view *view, const struct record *record,
	const struct timeline *timeline);

// One job, as templates/import.html lists it and templates/job.html shows it (job_page.c).
struct job;
void job_item(struct call *call, struct view *view, const struct job *job);

// A day of a form or query: empty when it was not given; false, with a reason, when it is none.
bool page_day(struct call *call, const char *field, str text, struct day *day) MUST_USE;

// The address of one of our pages as it is typed elsewhere: with the scheme and the host that this request came by.
str page_address(const struct door *door, str path);
