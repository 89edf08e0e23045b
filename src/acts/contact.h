// What one wants to know of a partner before meeting it: who holds which post and who held it, the agreements, projects and
// networks that one has with it, what was planned and done together, and when there was and will be contact.
#pragma once
#include "acts/renewal.h"
#include "acts/together.h"

struct contact_term {
	struct record *membership;
	bool now; // On the day of the call, as far as its days say.
};

// A day of contact: of something done together, a letter, an agreement.
struct contact_day {
	struct day day;
	str told;
	const struct record *record; // NULL: none is known.
};

struct contact {
	struct contact_term *terms; // Those of now first, then the latest.
	size_t term_count;
	struct record **agreements, **projects, **memberships, **offices; // Of networks: where it is a member, what it holds.
	size_t agreement_count, project_count, membership_count, office_count;
	struct together together;
	struct contact_day last, next;
};

bool contact_read(struct call *call, const struct record *partner, struct contact *contact) MUST_USE;

// Whether a stretch from one field to another, either of which may be empty or a month or a year, holds the day of the call.
bool contact_now(const struct call *call, const struct record *record, size_t from, size_t to);
