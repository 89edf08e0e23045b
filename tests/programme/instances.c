// Random cases for acts/allot.h, each plan judged by a checker that shares nothing with it: no hard rule is broken, no plan is
// worth less than one made by hand here, small cases get the best plan that there is, and 400 places with 120 team-days take
// less than two seconds of one core.
//
//   instances [COUNT [SEED]]
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "acts/allot.h"
#include "base/limits.h"

static uint64_t seed_state;

// xorshift64*: the same on every machine.
static uint64_t draw(void)
{
	seed_state ^= seed_state >> 12;
	seed_state ^= seed_state << 25;
	seed_state ^= seed_state >> 27;
	return seed_state * 0x2545f4914f6cdd1dULL;
}

static int64_t between(int64_t least, int64_t most)
{
	return least + (int64_t)((draw() >> 11) % (uint64_t)(most - least + 1));
}

static uint64_t bits(size_t count, int64_t percent)
{
	uint64_t set = 0;
	for (size_t i = 0; i < count; i++)
		set |= (uint64_t)(between(1, 100) <= percent) << i;
	return set;
}

// --- The checker

static bool in(uint64_t set, size_t bit)
{
	return (set >> bit & 1) != 0;
}

static int64_t size_of(uint64_t set)
{
	int64_t count = 0;
	for (size_t i = 0; i < 64; i++)
		count += in(set, i);
	return count;
}

static const char *fault_of_team(const struct allot_case *of, size_t place, uint64_t team)
{
	uint64_t skills = 0;
	if (of->person_count == 0)
		return team == 0 ? NULL : "a team of nobody";
	if (size_of(team) != of->team)
		return "a team of another size";
	for (size_t p = 0; p < 64; p++) {
		if (!in(team, p))
			continue;
		if (p >= of->person_count)
			return "an unknown person";
		if (in(of->places[place].barred, p))
			return "a person with a conflict of interest";
		skills |= of->people[p].skills;
	}
	return (of->places[place].skills & ~skills) == 0 ? NULL : "a team without a skill";
}

static const char *fault_of(const struct allot_case *of, const struct allot_visit *visits)
{
	int64_t quarters[ALLOT_QUARTERS] = { 0 }, people[ALLOT_PEOPLE] = { 0 };
	for (size_t i = 0; i < of->place_count; i++) {
		if (visits[i].quarter == 0)
			continue;
		if (visits[i].quarter > ALLOT_QUARTERS)
			return "a fifth quarter";
		const char *fault = fault_of_team(of, i, visits[i].team);
		if (fault != NULL)
			return fault;
		quarters[visits[i].quarter - 1] += of->places[i].days;
		for (size_t p = 0; p < of->person_count; p++)
			people[p] += in(visits[i].team, p) ? of->places[i].days : 0;
	}
	for (size_t q = 0; q < ALLOT_QUARTERS; q++)
		if (quarters[q] > of->days[q])
			return "more team-days than a quarter has";
	for (size_t p = 0; p < of->person_count; p++)
		if (people[p] > of->people[p].days)
			return "more days than a person has";
	return NULL;
}

static int64_t worth_of(const struct allot_case *of, const struct allot_visit *visits)
{
	int64_t worth = 0;
	for (size_t i = 0; i < of->place_count; i++)
		worth += visits[i].quarter > 0 ? of->places[i].score : 0;
	for (size_t t = 0; t < of->target_count; t++) {
		int64_t missing = of->minimum[t];
		for (size_t i = 0; i < of->place_count; i++)
			missing -= visits[i].quarter > 0 && in(of->places[i].targets, t);
		worth -= missing > 0 ? missing * of->penalty : 0;
	}
	return worth;
}

// --- By hand: the place with the most points first, in the quarter with the most room, with the first people who may go

static uint64_t team_by_hand(const struct allot_case *of, size_t place, const int64_t *people)
{
	uint64_t team = 0, skills = 0;
	for (int round = 0; round < 2; round++)
		for (size_t p = 0; p < of->person_count && size_of(team) < of->team; p++) {
			bool may = !in(of->places[place].barred, p) && !in(team, p) && people[p] >= of->places[place].days;
			if (may && (round == 1 || (of->people[p].skills & of->places[place].skills & ~skills) != 0)) {
				team |= (uint64_t)1 << p;
				skills |= of->people[p].skills;
			}
		}
	return team;
}

static void visit_by_hand(const struct allot_case *of, size_t place, int64_t *quarters, int64_t *people,
	struct allot_visit *visits)
{
	size_t best = 0;
	for (size_t q = 1; q < ALLOT_QUARTERS; q++)
		if (quarters[q] > quarters[best])
			best = q;
	uint64_t team = team_by_hand(of, place, people);
	if (quarters[best] < of->places[place].days || fault_of_team(of, place, team) != NULL)
		return;
	quarters[best] -= of->places[place].days;
	for (size_t p = 0; p < of->person_count; p++)
		people[p] -= in(team, p) ? of->places[place].days : 0;
	visits[place] = (struct allot_visit){ best + 1, team };
}

static int64_t worth_by_hand(struct arena *arena, const struct allot_case *of, bool by_day)
{
	struct allot_visit *visits = NEW_MANY(arena, of->place_count + 1, struct allot_visit);
	bool *seen = NEW_MANY(arena, of->place_count + 1, bool);
	int64_t quarters[ALLOT_QUARTERS], people[ALLOT_PEOPLE] = { 0 };
	memcpy(quarters, of->days, sizeof quarters);
	for (size_t p = 0; p < of->person_count; p++)
		people[p] = of->people[p].days;
	for (size_t k = 0; k < of->place_count; k++) {
		size_t best = of->place_count;
		for (size_t i = 0; i < of->place_count; i++) {
			const struct allot_place *a = &of->places[i], *b = &of->places[best == of->place_count ? i : best];
			if (!seen[i] && (best == of->place_count ||
			                        (by_day ? a->score * b->days > b->score * a->days : a->score > b->score)))
				best = i;
		}
		seen[best] = true;
		visit_by_hand(of, best, quarters, people, visits);
	}
	return worth_of(of, visits);
}

// --- Every plan that there is, of a small case

static void try_all(const struct allot_case *of, size_t place, struct allot_visit *visits, int64_t *best)
{
	if (place == of->place_count) {
		int64_t worth = worth_of(of, visits);
		if (worth > *best && fault_of(of, visits) == NULL)
			*best = worth;
		return;
	}
	visits[place] = (struct allot_visit){ 0 };
	try_all(of, place + 1, visits, best);
	for (uint64_t q = 1; q <= ALLOT_QUARTERS; q++)
		for (uint64_t team = 0; of->days[q - 1] > 0 && team < (uint64_t)1 << of->person_count; team++) {
			visits[place] = (struct allot_visit){ q, team };
			if (fault_of_team(of, place, team) == NULL)
				try_all(of, place + 1, visits, best);
		}
	visits[place] = (struct allot_visit){ 0 };
}

// --- Cases

static void draw_case(struct arena *arena, struct allot_case *of, size_t places, size_t people, size_t quarters, int64_t days)
{
	size_t skills = (size_t)between(0, 4);
	*of = (struct allot_case){ .place_count = places, .person_count = people, .team = between(1, people > 3 ? 3 : people > 0 ? (int64_t)people : 2),
		.target_count = (size_t)between(0, 6), .penalty = between(0, 1) * between(0, 100000) };
	of->places = NEW_MANY(arena, places + 1, struct allot_place);
	for (size_t q = 0; q < quarters; q++)
		of->days[q] = days / (int64_t)quarters + between(0, 2);
	for (size_t p = 0; p < people; p++)
		of->people[p] = (struct allot_person){ between(0, days), bits(skills, 40) };
	for (size_t t = 0; t < of->target_count; t++)
		of->minimum[t] = between(0, 1 + (int64_t)places / 8);
	for (size_t i = 0; i < places; i++)
		of->places[i] = (struct allot_place){ between(0, 9000), between(1, 5), bits(skills, 20), bits(people, 10), bits(of->target_count, 20) };
}

static size_t failed, number;

static void tell(bool good, const char *what)
{
	failed += !good;
	printf("%sok %zu - %s\n", good ? "" : "not ", ++number, what);
	fflush(stdout);
}

static bool judge(struct arena *arena, const struct allot_case *of, size_t instance)
{
	struct allot_plan plan;
	allot(arena, of, &plan);
	const char *fault = fault_of(of, plan.visits);
	int64_t worth = worth_of(of, plan.visits), hand = worth_by_hand(arena, of, false), by_day = worth_by_hand(arena, of, true);
	if (fault != NULL)
		printf("# case %zu: %s\n", instance, fault);
	if (worth < hand || worth < by_day)
		printf("# case %zu: worth %lld, by hand %lld and %lld\n", instance, (long long)worth, (long long)hand, (long long)by_day);
	if (plan.bound < worth)
		printf("# case %zu: worth %lld above its bound %lld\n", instance, (long long)worth, (long long)plan.bound);
	return fault == NULL && worth >= hand && worth >= by_day && plan.bound >= worth;
}

static bool judge_small(struct arena *arena, size_t instance)
{
	struct allot_case of;
	struct allot_plan plan;
	bool with_people = between(0, 1) == 1;
	draw_case(arena, &of, (size_t)between(1, with_people ? 5 : 8), with_people ? (size_t)between(1, 4) : 0, with_people ? 1 : 2, between(3, 14));
	struct allot_visit *visits = NEW_MANY(arena, of.place_count + 1, struct allot_visit);
	int64_t best = worth_of(&of, visits);
	allot(arena, &of, &plan);
	try_all(&of, 0, visits, &best);
	if (worth_of(&of, plan.visits) == best && plan.proved)
		return true;
	printf("# small case %zu: worth %lld, the best %lld, proved %d\n", instance, (long long)worth_of(&of, plan.visits), (long long)best,
		plan.proved);
	return false;
}

static bool same_again(struct arena *arena, const struct allot_case *of)
{
	struct allot_plan one, other;
	allot(arena, of, &one);
	allot(arena, of, &other);
	return memcmp(one.visits, other.visits, of->place_count * sizeof *one.visits) == 0;
}

// 400 places of twelve kinds in twelve regions, 120 team-days in four quarters, ten people. Coarse scores have many equals, as real
// ones do: then it is hard to prove that a plan is the best.
static void draw_large(struct arena *arena, struct allot_case *of, bool coarse)
{
	*of = (struct allot_case){ .place_count = 400, .person_count = 10, .team = 2, .target_count = 24, .penalty = 100000,
		.days = { 30, 30, 30, 30 }, .places = NEW_MANY(arena, 400, struct allot_place) };
	uint64_t skills[12];
	int64_t days[12];
	for (size_t k = 0; k < 12; k++) {
		skills[k] = bits(4, 15);
		days[k] = between(1, 5);
	}
	for (size_t t = 0; t < 24; t++)
		of->minimum[t] = between(1, 4);
	for (size_t p = 0; p < 10; p++)
		of->people[p] = (struct allot_person){ between(20, 40), bits(4, 40) | (uint64_t)1 << p % 4 };
	for (size_t i = 0; i < 400; i++) {
		size_t kind = (size_t)between(0, 11), region = (size_t)between(0, 11);
		of->places[i] = (struct allot_place){ coarse ? between(2, 20) * 500 : between(500, 9500), days[kind], skills[kind], bits(10, 5),
			(uint64_t)1 << kind | (uint64_t)1 << (12 + region) };
	}
}

static void large(struct arena *arena)
{
	for (int i = 0; i < 6; i++) {
		struct allot_case of;
		struct allot_plan plan, by_hand;
		draw_large(arena, &of, i % 2 == 1);
		clock_t began = clock();
		allot(arena, &of, &plan);
		double seconds = (double)(clock() - began) / CLOCKS_PER_SEC;
		allot_by_hand(arena, &of, &by_hand);
		printf("# 400 places, 120 team-days: %.2f s; worth %lld, by hand %lld, no plan above %lld%s\n", seconds,
			(long long)worth_of(&of, plan.visits), (long long)worth_of(&of, by_hand.visits), (long long)plan.bound,
			plan.proved ? ", proved" : "");
		tell(seconds < 2 && fault_of(&of, plan.visits) == NULL && worth_of(&of, plan.visits) >= worth_of(&of, by_hand.visits),
			"400 places and 120 team-days are planned in less than 2 s");
	}
}

int main(int count, char **words)
{
	size_t wanted = count > 1 ? (size_t)strtoul(words[1], NULL, 10) : 1000;
	uint64_t seed = count > 2 ? strtoull(words[2], NULL, 10) : 20260101;
	struct arena *arena = arena_new(LIMIT_ARENA_BYTES);
	bool good = true, best = true, same = true;
	seed_state = seed * 2 + 1;
	printf("# seed %llu\n", (unsigned long long)seed);
	for (size_t i = 0; i < wanted; i++) {
		struct allot_case of;
		draw_case(arena, &of, (size_t)between(1, 40), (size_t)between(0, 8), (size_t)between(1, 4), between(4, 40));
		good = judge(arena, &of, i) && good;
		same = (i % 50 != 0 || same_again(arena, &of)) && same;
		arena_reset(arena);
	}
	char name[120];
	snprintf(name, sizeof name, "%zu random cases keep every hard rule and are worth no less than a plan by hand", wanted);
	tell(good, name);
	tell(same, "the same case gives the same plan");
	for (size_t i = 0; i < wanted / 5 + 1; i++) {
		best = judge_small(arena, i) && best;
		arena_reset(arena);
	}
	snprintf(name, sizeof name, "%zu small cases get the best plan that there is", wanted / 5 + 1);
	tell(best, name);
	large(arena);
	arena_end(arena);
	return failed == 0 ? 0 : 1;
}
