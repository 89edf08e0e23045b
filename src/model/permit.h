// Who may do what with which records and which fields: the table of model/grants.h, asked here for pages, API, export, search and
// figures alike (decisions, 28). Deny is the default. Unannounced visits, and what would betray them (their mission, plan line,
// team), are restricted to their team and the coordinator until they start, in every output.
#pragma once
#include "model/grants.h"
#include "model/record.h"

// The row for this caller's role, or NULL.
const struct grant *permit_grant_find(const struct call *call, const struct entity *entity);

// True when the caller may do this with some record of the entity.
bool permit_may(const struct call *call, enum verb verb, const struct entity *entity);

// Adds " AND (…)" for table alias t, so that only what the caller may see remains.
void permit_where(struct call *call, struct query *query, const struct entity *entity);
// The same, of what stands beside one record: the rights of no other noun are asked.
void permit_where_beside(struct call *call, struct query *query, const struct entity *entity, const struct record *owner);
// Whether it adds nothing: the caller may see all records of the entity.
bool permit_sees_all(struct call *call, const struct entity *entity);

// False for a visit that hides until it starts, and for what hides with it: no link names it and none
// can be made to it. Of other records a link may always tell the name.
bool permit_known(struct call *call, const struct entity *entity, str id) MUST_USE;
// The same as a condition for table alias t.
void permit_where_known(struct call *call, struct query *query, const struct entity *entity);

// False for a number of the house towards an authority, for which things are numbered 1, 2, 3: it is not
// shown, and nothing is found by it (decisions, 12).
bool permit_number(const struct call *call, const struct entity *entity);

// True when the caller may do this with this very record; otherwise refuses as unknown when it may not
// even be read, as forbidden when it may.
bool permit_record(struct call *call, enum verb verb, const struct record *record) MUST_USE;

// Refuses unless permit_may.
bool permit_entity(struct call *call, enum verb verb, const struct entity *entity) MUST_USE;

// True when the caller may read (and, with the right verb, write) this field.
bool permit_field(const struct call *call, const struct entity *entity, size_t field);
// The same by a row that was found before (NULL opens nothing), for who asks field after field.
bool grant_opens(const struct grant *grant, const struct field *field);

// True when the caller's role may make this move of a life cycle.
bool permit_step(const struct call *call, const struct entity *entity, const struct step *step);

// Things that are no record: the word for each stands in rights.md.
enum power { POWER_IMPORT, POWER_EXPORT_ALL, POWER_VERIFY, POWER_FIGURES, POWER_LOG, POWER_MAIL, POWER_HEALTH, POWER_ADMINISTRATION, POWER_COUNT };
bool permit_power(const struct call *call, enum power power);
extern const char *const power_names[POWER_COUNT];
unsigned power_roles(enum power power);

enum role role_from_code(str code);
const char *role_code(enum role role);
enum { ROLE_COUNT = 11 };
