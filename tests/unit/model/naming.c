#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../shared.h"
#include "base/csv.h"
#include "base/json.h"
#include "base/text.h"
#include "model/naming.h"

// One writing of a thing; two with the same number are of the same thing.
struct writing {
	str text;
	str region; // Or empty.
	size_t thing;
	bool proper; // Its proper name, as a record has it.
	struct naming namings[2];
	size_t count;
};

struct writings {
	struct writing *items;
	size_t count, room, things;
};

static void take(struct arena *arena, const struct naming_table *table, struct writing *writing)
{
	for (int parted = 0; parted < 2; parted++)
		writing->count += naming_read(arena, table, writing->text, parted != 0, &writing->namings[writing->count]);
}

static void add(struct arena *arena, const struct naming_table *table, struct writings *writings, str text, str region)
{
	if (str_trim(text).length == 0 || str_starts(text, S("(sheet)")))
		return;
	GROW(arena, writings->items, writings->count, writings->room);
	struct writing *writing = &writings->items[writings->count - 1];
	*writing = (struct writing){ .text = text, .region = region, .thing = writings->things };
	take(arena, table, writing);
}

// 0 apart, 1 likely, 2 sure: what alike.c makes of it for names alone.
static int strength(const struct naming_table *table, const struct writing *a, const struct writing *b)
{
	int best = 0;
	if (a->region.length > 0 && b->region.length > 0 && !str_equal(a->region, b->region))
		return 0;
	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0; k < b->count; k++) {
			const struct naming *x = &a->namings[i], *y = &b->namings[k];
			enum naming_match match = naming_compare(table, x, y);
			if (match == NAMING_APART || !naming_kinds_fit(table, x->kinds, y->kinds))
				continue;
			int one = match == NAMING_SAME && naming_kinds_same(x->kinds, y->kinds) ? 2 : 1;
			best = one > best ? one : best;
		}
	return best;
}

static int strength_of(struct arena *arena, const struct naming_table *table, const char *one, const char *other)
{
	struct writing a = { .text = str_from(one), .region = S("") }, b = { .text = str_from(other), .region = S("") };
	take(arena, table, &a);
	take(arena, table, &b);
	assert_int_equal(strength(table, &a, &b), strength(table, &b, &a));
	return strength(table, &a, &b);
}

static const struct json *member(const struct json *object, const char *name)
{
	return json_find(object, str_from(name));
}

static void add_things(struct arena *arena, const struct naming_table *table, struct writings *writings,
	const struct json *things)
{
	for (size_t i = 0; things != NULL && i < things->count; i++) {
		const struct json *thing = &things->items[i];
		const struct json *region = member(thing, "region"), *written = member(thing, "written");
		str in = region == NULL ? S("") : region->text;
		add(arena, table, writings, member(thing, "name")->text, in);
		writings->items[writings->count - 1].proper = true;
		for (size_t k = 0; k < written->count; k++)
			add(arena, table, writings, written->items[k].text, in);
		writings->things++;
	}
}

static void compare_all(struct arena *arena, const struct naming_table *table, const char *what,
	const struct writings *writings, bool proper, size_t least_recall)
{
	size_t right = 0, wrong = 0, missed = 0, sure = 0;
	for (size_t i = 0; i < writings->count; i++)
		for (size_t k = i + 1; k < writings->count; k++) {
			const struct writing *a = &writings->items[i], *b = &writings->items[k];
			bool same = a->thing == b->thing;
			if (proper && !a->proper && !b->proper)
				continue;
			int found = strength(table, a, b);
			assert_int_equal(strength(table, b, a), found);
			right += same && found > 0;
			wrong += !same && found > 0;
			missed += same && found == 0;
			sure += found == 2;
			if (same != (found > 0))
				print_message("# %s: “%s” and “%s” are %s\n", what, str_c(arena, a->text), str_c(arena, b->text),
					same ? "missed" : "wrongly alike");
			if (found == 2 && !same)
				fail_msg("surely alike and not the same: %s, %s", str_c(arena, a->text), str_c(arena, b->text));
		}
	assert_true(right > 0 && sure > 0);
	size_t precision = 1000 * right / (right + wrong), recall = 1000 * right / (right + missed);
	print_message("# %s: %zu writings, %zu pairs right (%zu of them sure), %zu wrong, %zu missed; precision %zu.%zu%%, recall %zu.%zu%%\n",
		what, writings->count, right, sure, wrong, missed, precision / 10, precision % 10, recall / 10, recall % 10);
	assert_true(precision >= 990);
	assert_true(recall >= least_recall);
}

// Every writing of a place in the three lists against every other; of an authority against the proper names,
// for nobody knows from "DGPN" alone that it is "Police nationale".
static void the_lists_of_secretariats(void **state)
{
	(void)state;
	static const struct {
		const char *file, *places;
	} lists[] = {
		{ "data/lists/inventaire_lieux.expected.json", "records" },
		{ "data/lists/recommendations_tracker.expected.json", "places" },
		{ "data/lists/suivi_recommandations_2022_2024.expected.json", "places" },
	};
	struct arena *arena = arena_new((size_t)1 << 29);
	const struct naming_table *of_places = naming_table_read(arena, "place");
	const struct naming_table *of_authorities = naming_table_read(arena, "authority");
	for (size_t i = 0; i < COUNT(lists); i++) {
		struct writings places = { .count = 0 }, authorities = { .count = 0 };
		struct json json;
		struct mishap mishap;
		str text = shared_find(arena, lists[i].file);
		if (text.data == NULL)
			break;
		assert_true(json_read(arena, text, &json, &mishap));
		add_things(arena, of_places, &places, member(&json, lists[i].places));
		compare_all(arena, of_places, lists[i].places, &places, false, 990);
		if (member(&json, "places") == NULL)
			continue;
		add_things(arena, of_authorities, &authorities, member(&json, "authorities"));
		compare_all(arena, of_authorities, "authorities", &authorities, true, 990);
	}
	arena_end(arena);
}

static bool read_list(struct arena *arena, const char *name, struct csv *csv)
{
	struct mishap mishap;
	str text = shared_find(arena, name);
	if (text.data == NULL)
		return false;
	assert_true(csv_read(arena, text, '\t', csv, &mishap));
	return true;
}

// The thing of a code of the register; two rows of one code are two things when their kinds differ.
static size_t thing_of(const struct csv *registered, str code, str name)
{
	for (size_t row = 1; row < registered->count; row++) {
		bool removal = str_contains(csv_cell(registered, row, 1), S("HMIRC"));
		bool removes = str_contains(name, S("HMIRC")) || str_contains(name, S("mmigration")) || str_contains(name, S("IMMIGRATION"));
		if (str_equal(csv_cell(registered, row, 0), code) && removal == removes)
			return row;
	}
	return 0;
}

// The register of England and Wales against the names of another system, whose codes are the truth.
static void prisons_in_two_systems(void **state)
{
	(void)state;
	struct arena *arena = arena_new((size_t)1 << 29);
	const struct naming_table *table = naming_table_read(arena, "place");
	struct csv registered, mapped;
	struct writings writings = { .count = 0 };
	if (read_list(arena, "data/places/uk_prison_register.tsv", &registered) &&
	        read_list(arena, "data/places/uk_map_nomis_code.tsv", &mapped)) {
		for (size_t row = 1; row < registered.count; row++) {
			writings.things = thing_of(&registered, csv_cell(&registered, row, 0), csv_cell(&registered, row, 1));
			add(arena, table, &writings, csv_cell(&registered, row, 1), S(""));
		}
		for (size_t row = 1; row < mapped.count; row++) {
			writings.things = thing_of(&registered, csv_cell(&mapped, row, 1), csv_cell(&mapped, row, 3));
			if (writings.things > 0)
				add(arena, table, &writings, csv_cell(&mapped, row, 3), S(""));
		}
		assert_true(writings.count > 290);
		compare_all(arena, table, "prisons", &writings, false, 990);
	}
	arena_end(arena);
}

static void names_in_three_languages(void **state)
{
	(void)state;
	static const struct {
		const char *one, *other;
		int least, most;
	} cases[] = {
		{ "Prison locale de Zellaf 2", "P.L. Zelaf 2", 1, 1 },
		{ "Prison locale de Zellaf 2", "PRISON LOCALE DE ZELLAF 2", 2, 2 },
		{ "Prison locale de Zellaf 2", "Prison locale de Zellaf 1", 0, 0 },
		{ "Prison locale de Zellaf 2", "Prison locale de Zellaf", 0, 0 },
		{ "Prison locale de Zellaf", "Prison centrale de Zellaf", 0, 0 },
		{ "Prison de Zellaf", "Prison centrale de Zellaf", 1, 1 },
		{ "Prison locale de Zellaf", "Zellaf Local Prison", 2, 2 },
		{ "Prison locale de Zellaf", "Commissariat de Zellaf", 0, 0 },
		{ "Prison locale de Zellaf", "Zellaf", 1, 1 },
		{ "Prison locale de Tiwarin", "PL Tiouarine", 1, 2 },
		{ "Commissariat de Tamerzaq 1er arrondissement", "Commissariat du 1er arrdt. de Tamerzak", 0, 1 },
		{ "Commissariat de Tamerzaq 1er arrondissement", "Commissariat de Tamerzaq premier arrondissement", 2, 2 },
		{ "Commissariat de Tamerzaq 1er arrondissement", "Commissariat de Tamerzaq", 0, 0 },
		{ "Commissariat de Tamerzaq 1er arrondissement", "Commissariat de Tamerzaq 2e arrondissement", 0, 0 },
		{ "Lycée Hassan II", "Lycée Hassan I", 0, 0 },
		{ "Local prison of Es-Semara", "Prison locale d'Es-Semara", 2, 2 },
		{ "Local prison of Es-Semara", "Prison locale de Smara", 0, 1 },
		{ "Prison in Tangier", "Etablissement penitentiaire de Tangier", 2, 2 },
		{ "السجن المحلي بطنجة", "السجن المحلي طنجة", 1, 1 },
		{ "السجن المحلي طنجة", "سجن محلي طَنْجَة", 2, 2 },
		{ "السجن المحلي بركان", "السجن المحلي ببركان", 1, 1 },
		{ "السجن المحلي طنجة 1", "السجن المحلي طنجة 2", 0, 0 },
		{ "السجن المحلي طنجة الأول", "السجن المحلي طنجة 1", 1, 2 },
		{ "السجن المحلي بأكادير", "السجن المحلي أڭادير", 1, 1 },
		{ "السجن المحلي بالدار البيضاء", "السجن المحلي الدار البيضاء", 2, 2 },
		{ "السجن المركزي بالقنيطرة", "السجن المحلي بالقنيطرة", 0, 0 },
		{ "مفوضية الشرطة بالرباط", "Commissariat de police de Rabat", 0, 0 },
		{ "HMP/YOI Aylesbury", "HMYOI Aylesbury", 1, 1 },
		{ "HMP Morton Hall", "HMIRC Morton Hall", 0, 0 },
		{ "HMP The Mount", "Mount, The (HMP)", 2, 2 },
		{ "HMP Lancaster", "HMP Lancaster Farms", 0, 0 },
		{ "HMP Usk and HMP/YOI Prescoed", "Usk / Prescoed (HMP)", 2, 2 },
		{ "HMP Winchester", "HMP Manchester", 0, 0 },
		{ "HMP High Point", "HMP Highpoint", 2, 2 },
		{ "HMP Stafford", "HMP Standford Hill", 0, 0 },
		{ "", "", 0, 0 },
		{ "Commissariat", "Poste de police", 0, 0 },
		{ "…", "…", 0, 0 },
	};
	struct arena *arena = arena_new(1 << 26);
	const struct naming_table *table = naming_table_read(arena, "place");
	for (size_t i = 0; i < COUNT(cases); i++) {
		int found = strength_of(arena, table, cases[i].one, cases[i].other);
		if (found < cases[i].least || found > cases[i].most)
			fail_msg("%s | %s: %d", cases[i].one, cases[i].other, found);
	}
	arena_end(arena);
}

static void authorities_by_their_initials(void **state)
{
	(void)state;
	static const struct {
		const char *one, *other;
		bool alike;
	} cases[] = {
		{ "D.G.P.N.", "Direction générale de la police nationale", true },
		{ "dgpn", "Direction générale de la police nationale", true },
		{ "D.G.P.", "D.G.P.N.", false },
		{ "DGP", "Direction générale de la police nationale", false },
		{ "MI", "Ministère de la justice", false },
		{ "Min. Santé", "Ministère de la santé", true },
		{ "Ministère de la santé", "Ministère de la justice", false },
		{ "Police nationale", "Commandement de la gendarmerie nationale", false },
		{ "DGSN", "Direction générale de la sûreté nationale", true },
		{ "Délégation générale à l’administration pénitentiaire et à la réinsertion", "DGAPR", true },
		{ "المديرية العامة للأمن الوطني", "المديرية العامة لإدارة السجون", false },
		{ "وزارة الصحة", "وزارة الصحه", true },
		{ "وزارة الصحة", "وزارة العدل", false },
	};
	struct arena *arena = arena_new(1 << 26);
	const struct naming_table *table = naming_table_read(arena, "authority");
	for (size_t i = 0; i < COUNT(cases); i++)
		if ((strength_of(arena, table, cases[i].one, cases[i].other) > 0) != cases[i].alike)
			fail_msg("%s | %s", cases[i].one, cases[i].other);
	arena_end(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_in_three_languages),
		cmocka_unit_test(authorities_by_their_initials),
		cmocka_unit_test(the_lists_of_secretariats),
		cmocka_unit_test(prisons_in_two_systems),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
