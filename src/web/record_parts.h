// Parts of a record's page that the pages of recommendations and visits share.
#pragma once
#include "acts/dossier.h"
#include "web/pages.h"

enum { RECORD_GROUP_MOST = 12 };

// Edit, bin, take out of the bin, steps: each only where the caller may.
void record_buttons(struct door *door, struct view *view, const struct record *record);

// The records that point here, under .groups; not those of `without`, which ends with NULL (may be NULL).
void record_groups(struct call *call, struct view *view, const struct dossier *dossier,
	const struct entity *const *without);

// One record in such a group: .record, .values; `without` is a field that the page says already.
void record_item(struct call *call, struct view *item, const struct record *record, size_t without);

// The page of a recommendation, also when a step of it was refused.
void recommendation_show(struct door *door, int status, str key);

// Where a post puts the record into the bin; empty for who may not.
str record_bin_address(struct call *call, const struct record *record);

// Where a record is read: its own page, or that of what it hangs on or stands beside.
str record_home(struct call *call, const struct record *record);

// The page of a letter again, with what was wrong: letter_page.c.
void letter_refused(struct door *door, str key);

// The page of a correction of facts again, with what was wrong: factual_check_page.c.
void factual_check_show(struct door *door, int status, str key);

// The page of a place again, with what was wrong: place_page.c.
void project_show(struct door *door, int status, str key);
void visit_show(struct door *door, int status, str key);
void programme_show(struct door *door, int status, str key);
void place_show(struct door *door, int status, str key);

// The page of an agreement again, with what was wrong: agreement_page.c.
void agreement_show(struct door *door, int status, str key);
void training_show(struct door *door, int status, str key);
void treaty_exchange_show(struct door *door, int status, str key);
void cooperation_show(struct door *door, int status, str key);

// The parts of a visit under .parts, as templates/visit_parts.html shows them: its brief first, then what the page of the visit
// shows one at a time (visit_page.c). `here` is the code of the one that is open, or VISIT_BRIEF.
#define VISIT_BRIEF "brief"
void visit_parts(struct call *call, struct view *view, const struct dossier *dossier, const char *here);
