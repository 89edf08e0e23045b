#include "acts/allot.h"

#include <stdlib.h>
#include <string.h>

// Teams.

enum { TRIES_MOST = 20000 };

struct choosing {
	const struct allot_case *of;
	const int64_t *left; // Days of each person.
	uint64_t may_go;
	int64_t team;
	unsigned tries;
};

// The person with most days left, of those in the set; the first of equals.
static size_t freest(const struct choosing *choosing, uint64_t set)
{
	size_t best = ALLOT_PEOPLE;
	for (size_t p = 0; p < choosing->of->person_count; p++)
		if ((set >> p & 1) != 0 && (best == ALLOT_PEOPLE || choosing->left[p] > choosing->left[best]))
			best = p;
	return best;
}

static uint64_t with_skill(const struct choosing *choosing, uint64_t set, uint64_t skill)
{
	uint64_t with = 0;
	for (size_t p = 0; p < choosing->of->person_count; p++)
		if ((set >> p & 1) != 0 && (choosing->of->people[p].skills & skill) != 0)
			with |= (uint64_t)1 << p;
	return with;
}

static uint64_t skills_of(const struct allot_case *of, uint64_t team)
{
	uint64_t skills = 0;
	for (size_t p = 0; p < of->person_count; p++)
		if ((team >> p & 1) != 0)
			skills |= of->people[p].skills;
	return skills;
}

// Skill by skill, whoever has most days left first, and back when nobody is left for one. The tries are bounded, so in a
// strange case a team may be overlooked; one that is found is right.
static bool cover(struct choosing *choosing, uint64_t wanted, uint64_t *team)
{
	if (wanted == 0)
		return true;
	if (__builtin_popcountll(*team) >= choosing->team || ++choosing->tries > TRIES_MOST)
		return false;
	uint64_t skill = wanted & (~wanted + 1), rest = with_skill(choosing, choosing->may_go & ~*team, skill);
	for (size_t p; (p = freest(choosing, rest)) < ALLOT_PEOPLE; rest &= ~((uint64_t)1 << p)) {
		uint64_t with = *team | (uint64_t)1 << p;
		if (cover(choosing, wanted & ~choosing->of->people[p].skills, &with)) {
			*team = with;
			return true;
		}
	}
	return false;
}

static bool choose_team(const struct allot_case *of, const int64_t *left, size_t place, uint64_t barred, uint64_t *team)
{
	struct choosing choosing = { .of = of, .left = left, .team = of->team };
	*team = 0;
	if (of->person_count == 0)
		return true;
	for (size_t p = 0; p < of->person_count; p++)
		if ((barred >> p & 1) == 0 && left[p] >= of->places[place].days)
			choosing.may_go |= (uint64_t)1 << p;
	if (__builtin_popcountll(choosing.may_go) < of->team || !cover(&choosing, of->places[place].skills, team))
		return false;
	while (__builtin_popcountll(*team) < of->team)
		*team |= (uint64_t)1 << freest(&choosing, choosing.may_go & ~*team);
	return true;
}

// Filling.

struct allot_left allot_begin(const struct allot_case *of)
{
	struct allot_left left = { .days = { 0 } };
	memcpy(left.days, of->days, sizeof left.days);
	for (size_t p = 0; p < of->person_count; p++)
		left.people[p] = of->people[p].days;
	return left;
}

static void spend(const struct allot_case *of, struct allot_left *left, size_t place, const struct allot_visit *visit)
{
	left->days[visit->quarter - 1] -= of->places[place].days;
	for (size_t p = 0; p < of->person_count; p++)
		if ((visit->team >> p & 1) != 0)
			left->people[p] -= of->places[place].days;
}

bool allot_take(const struct allot_case *of, struct allot_left *left, size_t place, struct allot_visit *visit)
{
	for (size_t q = 0; q < ALLOT_QUARTERS; q++) {
		struct allot_visit taken = { .quarter = q + 1 };
		if (left->days[q] < of->places[place].days)
			continue;
		if (!choose_team(of, left->people, place, of->places[place].barred, &taken.team))
			return false;
		spend(of, left, place, &taken);
		*visit = taken;
		return true;
	}
	return false;
}

static bool fits_a_quarter(const struct allot_case *of, size_t place)
{
	for (size_t q = 0; q < ALLOT_QUARTERS; q++)
		if (of->days[q] >= of->places[place].days)
			return true;
	return false;
}

bool allot_possible(const struct allot_case *of, size_t place)
{
	struct allot_left left = allot_begin(of);
	uint64_t team;
	return fits_a_quarter(of, place) && choose_team(of, left.people, place, of->places[place].barred, &team);
}

static uint64_t missed_of(const struct allot_case *of, const struct allot_plan *plan)
{
	uint64_t missed = 0;
	for (size_t t = 0; t < of->target_count; t++)
		if (allot_counted(of, plan, t) < of->minimum[t])
			missed |= (uint64_t)1 << t;
	return missed;
}

static struct allot_left left_by(const struct allot_case *of, const struct allot_plan *plan)
{
	struct allot_left left = allot_begin(of);
	for (size_t i = 0; i < of->place_count; i++)
		if (plan->visits[i].quarter > 0)
			spend(of, &left, i, &plan->visits[i]);
	return left;
}

static void take_all(const struct allot_case *of, const size_t *order, size_t count, struct allot_plan *plan,
	struct allot_left *left, bool for_targets)
{
	uint64_t missed = missed_of(of, plan);
	for (size_t k = 0; k < count; k++) {
		size_t i = order[k];
		const struct allot_place *place = &of->places[i];
		bool wanted = for_targets ? (place->targets & missed) != 0 : place->score > 0;
		if (!wanted || plan->visits[i].quarter > 0 || !allot_take(of, left, i, &plan->visits[i]))
			continue;
		if ((place->targets & missed) != 0)
			missed = missed_of(of, plan);
	}
}

void allot_fill(const struct allot_case *of, const size_t *order, size_t count, struct allot_plan *plan)
{
	struct allot_left left = left_by(of, plan);
	take_all(of, order, count, plan, &left, true);
	take_all(of, order, count, plan, &left, false);
}

struct allot_plan allot_empty(struct arena *arena, const struct allot_case *of)
{
	return (struct allot_plan){ .visits = NEW_MANY(arena, of->place_count + 1, struct allot_visit) };
}

// By hand.

struct ranked {
	int64_t above, below; // above / below, the highest first; then the order of the case.
	size_t place;
};

static int compare_ranked(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	int64_t left = x->above * y->below, right = y->above * x->below;
	if (left != right)
		return left > right ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

static size_t *order_by(struct arena *arena, const struct allot_case *of, bool by_day)
{
	struct ranked *ranked = NEW_MANY(arena, of->place_count + 1, struct ranked);
	size_t *order = NEW_MANY(arena, of->place_count + 1, size_t);
	for (size_t i = 0; i < of->place_count; i++)
		ranked[i] = (struct ranked){ of->places[i].score, by_day ? of->places[i].days : 1, i };
	if (of->place_count > 1)
		qsort(ranked, of->place_count, sizeof *ranked, compare_ranked);
	for (size_t i = 0; i < of->place_count; i++)
		order[i] = ranked[i].place;
	return order;
}

void allot_by_hand(struct arena *arena, const struct allot_case *of, struct allot_plan *plan)
{
	*plan = allot_empty(arena, of);
	for (int way = 0; way < 4; way++) {
		const size_t *order = order_by(arena, of, way % 2 == 1);
		struct allot_plan tried = allot_empty(arena, of);
		struct allot_left left = allot_begin(of);
		if (way < 2)
			take_all(of, order, of->place_count, &tried, &left, true);
		take_all(of, order, of->place_count, &tried, &left, false);
		if (way == 0 || allot_worth(of, &tried) > allot_worth(of, plan))
			*plan = tried;
	}
}

// Judging.

int64_t allot_counted(const struct allot_case *of, const struct allot_plan *plan, size_t target)
{
	int64_t counted = 0;
	for (size_t i = 0; i < of->place_count; i++)
		counted += plan->visits[i].quarter > 0 && (of->places[i].targets >> target & 1) != 0;
	return counted;
}

int64_t allot_worth(const struct allot_case *of, const struct allot_plan *plan)
{
	int64_t worth = 0;
	for (size_t i = 0; i < of->place_count; i++)
		if (plan->visits[i].quarter > 0)
			worth += of->places[i].score;
	for (size_t t = 0; t < of->target_count; t++) {
		int64_t missing = of->minimum[t] - allot_counted(of, plan, t);
		worth -= missing > 0 ? missing * of->penalty : 0;
	}
	return worth;
}

static bool team_holds(const struct allot_case *of, const struct allot_place *place, uint64_t team)
{
	uint64_t known = of->person_count >= 64 ? ~(uint64_t)0 : ((uint64_t)1 << of->person_count) - 1;
	if (of->person_count == 0)
		return team == 0;
	return (team & ~known) == 0 && (team & place->barred) == 0 && __builtin_popcountll(team) == of->team &&
	       (place->skills & ~skills_of(of, team)) == 0;
}

bool allot_holds(const struct allot_case *of, const struct allot_plan *plan)
{
	for (size_t i = 0; i < of->place_count; i++) {
		const struct allot_visit *visit = &plan->visits[i];
		if (visit->quarter > ALLOT_QUARTERS || (visit->quarter > 0 && !team_holds(of, &of->places[i], visit->team)))
			return false;
	}
	struct allot_left left = left_by(of, plan);
	for (size_t q = 0; q < ALLOT_QUARTERS; q++)
		if (left.days[q] < 0)
			return false;
	for (size_t p = 0; p < of->person_count; p++)
		if (left.people[p] < 0)
			return false;
	return true;
}

// Explaining.

static bool is_lower(const struct allot_case *of, const struct allot_plan *plan, size_t place)
{
	bool any = false;
	for (size_t i = 0; i < of->place_count; i++) {
		any = any || plan->visits[i].quarter > 0;
		if (plan->visits[i].quarter > 0 && of->places[i].score <= of->places[place].score)
			return false;
	}
	return any;
}

enum allot_reason allot_why(const struct allot_case *of, const struct allot_plan *plan, size_t place)
{
	struct allot_left all = allot_begin(of), left = left_by(of, plan);
	uint64_t team;
	if (plan->visits[place].quarter > 0)
		return ALLOT_VISITED;
	if (!fits_a_quarter(of, place))
		return ALLOT_TOO_LONG;
	if (!choose_team(of, all.people, place, of->places[place].barred, &team))
		return choose_team(of, all.people, place, 0, &team) ? ALLOT_CONFLICT : ALLOT_SKILL;
	if (of->places[place].score == 0)
		return ALLOT_NOTHING;
	for (size_t q = 0; q < ALLOT_QUARTERS; q++)
		if (left.days[q] >= of->places[place].days)
			return ALLOT_SPENT;
	return is_lower(of, plan, place) ? ALLOT_LOWER : ALLOT_ELSEWHERE;
}

// How many visits for a target alone would fit, the short ones first.
static int64_t alone(struct arena *arena, const struct allot_case *of, size_t target)
{
	struct allot_left left = allot_begin(of);
	struct ranked *ranked = NEW_MANY(arena, of->place_count + 1, struct ranked);
	size_t count = 0;
	int64_t taken = 0;
	struct allot_visit visit;
	for (size_t i = 0; i < of->place_count; i++)
		if ((of->places[i].targets >> target & 1) != 0)
			ranked[count++] = (struct ranked){ 1, of->places[i].days, i };
	if (count > 1)
		qsort(ranked, count, sizeof *ranked, compare_ranked);
	for (size_t k = 0; k < count; k++)
		taken += allot_take(of, &left, ranked[k].place, &visit);
	return taken;
}

enum allot_miss allot_short(struct arena *arena, const struct allot_case *of, const struct allot_plan *plan, size_t target)
{
	int64_t possible = 0;
	struct allot_case without = *of;
	if (allot_counted(of, plan, target) >= of->minimum[target])
		return ALLOT_MET;
	for (size_t i = 0; i < of->place_count; i++)
		possible += (of->places[i].targets >> target & 1) != 0 && allot_possible(of, i);
	if (possible < of->minimum[target])
		return ALLOT_FEW_PLACES;
	without.person_count = 0;
	if (alone(arena, &without, target) < of->minimum[target])
		return ALLOT_FEW_DAYS;
	return alone(arena, of, target) < of->minimum[target] ? ALLOT_FEW_PEOPLE : ALLOT_OTHERS;
}
