#include "acts/reply_note.h"

#include <cmocka.h>

#include "model/recommendation.h"

struct one {
	const char *text;
	enum reply_said said;
	const char *day, *position;
};

static struct call call_in(struct arena *arena)
{
	struct instant now;
	assert_true(instant_parse(S("2026-05-31T10:00:00.000Z"), &now));
	return call_new(arena, NULL, now);
}

static void what_lists_note(void **state)
{
	static const struct one all[] = {
		{ "Oui, courrier du 12/04/2023", REPLY_SAID_REPLIED, "2023-04-12", "" },
		{ "Répondu – lettre n° 398 du 04/06/2022", REPLY_SAID_REPLIED, "2022-06-04", "" },
		{ "oui, lettre no 12/2022 du 15/03/2023", REPLY_SAID_REPLIED, "2023-03-15", "" },
		{ "Refusée, PV de réunion du 06/12/2022", REPLY_SAID_REPLIED, "2022-12-06", "rejected" },
		{ "Non acceptée", REPLY_SAID_REPLIED, "", "rejected" },
		{ "Accord de principe, courrier du 17/10/2022", REPLY_SAID_REPLIED, "2022-10-17", "accepted_in_principle" },
		{ "غير مقبولة", REPLY_SAID_REPLIED, "", "rejected" },
		{ "Not agreed", REPLY_SAID_REPLIED, "", "rejected" },
		{ "12/04/2023", REPLY_SAID_REPLIED, "2023-04-12", "" },
		{ "AR du 03/05/2022", REPLY_SAID_ACKNOWLEDGED, "2022-05-03", "" },
		{ "Relance le 22/12/2023", REPLY_SAID_NOTHING, "", "" },
		{ "Courrier envoyé au ministère le 10/06/2023", REPLY_SAID_NOTHING, "", "" },
		{ "Pas encore répondu", REPLY_SAID_NOTHING, "", "" },
		{ "Not replied", REPLY_SAID_NOTHING, "", "" },
		{ "Under consideration", REPLY_SAID_NOTHING, "", "" },
		{ "non", REPLY_SAID_NOTHING, "", "" },
		{ "No", REPLY_SAID_NOTHING, "", "" },
		{ "—", REPLY_SAID_NOTHING, "", "" },
		{ "لا جواب", REPLY_SAID_NOTHING, "", "" },
	};
	struct arena *arena = arena_new(16 << 20);
	struct call call = call_in(arena);
	struct wordings *wordings = wordings_carried(arena, &recommendation_entity);
	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct reply_note note;
		if (!reply_note_read(&call, wordings, str_from(all[i].text), DAY_FIRST, NULL, &note))
			fail_msg("%s cannot be read", all[i].text);
		if (note.said != all[i].said || !str_is(note.day, all[i].day) || !str_is(note.position, all[i].position))
			fail_msg("%s: %d, %.*s, %.*s", all[i].text, (int)note.said, STR_ARG(note.day), STR_ARG(note.position));
	}
	arena_end(arena);
}

// Whether there was a reply is in the figures: what a cell does not plainly say is for a person.
static void what_is_left_to_a_person(void **state)
{
	static const char *const all[] = { "N'a pas répondu à ce jour", "ne peut être acceptée", "Accord non donné",
		"AR le 13/04/2023 - accord attendu", "No, letter never answered", "Courrier resté sans suite",
		"Lettre de relance du 12/04/2023, répondu ?", "voir dossier", "Oui, courrier du 31/02/2023" };
	struct arena *arena = arena_new(16 << 20);
	struct wordings *wordings = wordings_carried(arena, &recommendation_entity);
	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct call call = call_in(arena);
		struct reply_note note;
		if (reply_note_read(&call, wordings, str_from(all[i]), DAY_FIRST, NULL, &note))
			fail_msg("%s was taken as %d, %.*s", all[i], (int)note.said, STR_ARG(note.position));
	}
	arena_end(arena);
}

static void each_addressee_its_part(void **state)
{
	struct arena *arena = arena_new(1 << 20);
	str part;
	(void)state;
	assert_true(reply_note_part(arena, S("DGP : refusée ; Santé : non"), S("Min. Santé"), &part));
	assert_true(str_is(part, "non"));
	assert_true(reply_note_part(arena, S("DGP : refusée ; Santé : non"), S("DGP"), &part));
	assert_true(str_is(part, "refusée"));
	assert_false(reply_note_part(arena, S("DGP : refusée"), S("Min. Santé"), &part));
	assert_true(reply_note_part(arena, S("Oui"), S("Min. Santé"), &part));
	arena_end(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_lists_note),
		cmocka_unit_test(what_is_left_to_a_person),
		cmocka_unit_test(each_addressee_its_part),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
