#include "base/date.h"

#include <cmocka.h>

static void assert_span(struct arena *arena, const char *cell, const char *first, const char *last)
{
	struct day from, to;
	if (span_read(arena, str_from(cell), DAY_FIRST, &from, &to) != DAY_READ)
		fail_msg("%s cannot be read", cell);
	assert_string_equal(from.text, first);
	assert_string_equal(to.text, last);
}

static void spans_in_the_ways_of_lists(void **state)
{
	struct arena *arena = arena_new(1 << 20);
	(void)state;
	assert_span(arena, "18/10/2022", "2022-10-18", "");
	assert_span(arena, "du 18/10/2022 au 19/10/2022", "2022-10-18", "2022-10-19");
	assert_span(arena, "13/02/2021 to 15/02/2021", "2021-02-13", "2021-02-15");
	assert_span(arena, "13/02/2021 – 15/02/2021", "2021-02-13", "2021-02-15");
	assert_span(arena, "28/09 au 02/10/2022", "2022-09-28", "2022-10-02");
	assert_span(arena, "du 18 au 20/10/2022", "2022-10-18", "2022-10-20");
	assert_span(arena, "18-20/10/2022", "2022-10-18", "2022-10-20");
	assert_span(arena, "6 to 9 November 2023", "2023-11-06", "2023-11-09");
	assert_span(arena, "من 06/11/2023 إلى 08/11/2023", "2023-11-06", "2023-11-08");
	assert_span(arena, "mars 2023", "2023-03", "");
	assert_span(arena, "2022-10-18", "2022-10-18", "");
	arena_end(arena);
}

static void what_is_no_span(void **state)
{
	struct arena *arena = arena_new(1 << 20);
	struct day from, to;
	(void)state;
	assert_int_not_equal(span_read(arena, S("19/10/2022 au 18/10/2022"), DAY_FIRST, &from, &to), DAY_READ);
	assert_int_not_equal(span_read(arena, S("du"), DAY_FIRST, &from, &to), DAY_READ);
	assert_int_not_equal(span_read(arena, S(""), DAY_FIRST, &from, &to), DAY_READ);
	assert_int_not_equal(span_read(arena, S("du au"), DAY_FIRST, &from, &to), DAY_READ);
	assert_int_not_equal(span_read(arena, S("31/11/2022 au 02/12/2022"), DAY_FIRST, &from, &to), DAY_READ);
	assert_int_equal(span_read(arena, S("03/04/2022"), DAY_ORDER_UNKNOWN, &from, &to), DAY_AMBIGUOUS);
	arena_end(arena);
}

static void delays(void **state)
{
	struct arena *arena = arena_new(1 << 20);
	int64_t days;
	(void)state;
	assert_true(delay_read(arena, S("60 j"), &days) && days == 60);
	assert_true(delay_read(arena, S("30j."), &days) && days == 30);
	assert_true(delay_read(arena, S("90 jours"), &days) && days == 90);
	assert_true(delay_read(arena, S("2 weeks"), &days) && days == 14);
	assert_true(delay_read(arena, S("٣٠ يوما"), &days) && days == 30);
	assert_false(delay_read(arena, S("60"), &days));
	assert_false(delay_read(arena, S("j"), &days));
	assert_false(delay_read(arena, S("0 j"), &days));
	assert_false(delay_read(arena, S("60 j après"), &days));
	arena_end(arena);
}

static void assert_term(struct arena *arena, const char *text, int wanted)
{
	int months = 0;
	if (term_read(arena, str_from(text), &months) != (wanted > 0) || (wanted > 0 && months != wanted))
		fail_msg("%s: %d", text, months);
}

static void terms(void **state)
{
	struct arena *arena = arena_new(1 << 20);
	(void)state;
	assert_term(arena, "3 ans", 36);
	assert_term(arena, "Trois ans renouvelables par tacite reconduction", 36);
	assert_term(arena, "18mois", 18);
	assert_term(arena, "five years (5 years)", 60);
	assert_term(arena, "ثلاث سنوات قابلة للتجديد", 36);
	assert_term(arena, "٥ سنوات", 60);
	assert_term(arena, "سنتان", 24);
	assert_term(arena, "سنتين", 24);
	assert_term(arena, "6 أشهر", 6);
	assert_term(arena, "un an", 12);
	assert_term(arena, "3 ans puis 2 ans", 0);
	assert_term(arena, "indéterminée", 0);
	assert_term(arena, "ans", 0);
	assert_term(arena, "2024", 0);
	assert_term(arena, "", 0);
	arena_end(arena);
}

static void assert_term_end(const char *begin, int months, const char *wanted)
{
	struct day day, end;
	assert_true(day_parse(str_from(begin), &day));
	end = day_term_end(&day, months);
	assert_string_equal(end.text, wanted);
}

static void ends_of_terms(void **state)
{
	(void)state;
	assert_term_end("2022-09-14", 36, "2025-09-13");
	assert_term_end("2022-01-01", 12, "2022-12-31");
	assert_term_end("2024-01-31", 1, "2024-02-29");
	assert_term_end("2024-02-29", 12, "2025-02-28");
	assert_term_end("2022-03-30", 12, "2023-03-29");
	assert_term_end("2022-12-15", 1, "2023-01-14");
	assert_term_end("2199-12-15", 24, "");
	assert_term_end("2022-09", 12, "");
}

static void assert_within(struct arena *arena, const char *text, const char *since, const char *wanted, enum day_told told)
{
	struct day day = { "" }, from = { "" };
	enum day_told found;
	str behind;
	if (since[0] != 0)
		assert_true(day_parse(str_from(since), &from));
	if (day_within(arena, str_from(text), DAY_FIRST, &from, &day, &found, &behind) != DAY_READ)
		fail_msg("no day in %s", text);
	assert_string_equal(day.text, wanted);
	assert_int_equal(found, told);
}

static void days_within_sentences(void **state)
{
	struct arena *arena = arena_new(1 << 20);
	struct day day;
	enum day_told told;
	str behind;
	(void)state;
	assert_within(arena, "Oui, courrier du 12/04/2023", "", "2023-04-12", DAY_TOLD_WHOLE);
	assert_within(arena, "lettre n° 398 du 04/06/2022", "", "2022-06-04", DAY_TOLD_WHOLE);
	assert_within(arena, "Oui, courrier du 14/10/2023 en réponse à notre lettre du 27/08/2023", "", "2023-10-14", DAY_TOLD_WHOLE);
	assert_within(arena, "Oui, courrier du 10/12/23", "", "2023-12-10", DAY_TOLD_SHORT_YEAR);
	assert_within(arena, "Oui, courrier du 15/05", "2024-04-30", "2024-05-15", DAY_TOLD_NO_YEAR);
	assert_within(arena, "Oui, courrier du 15/01", "2023-11-16", "2024-01-15", DAY_TOLD_NO_YEAR);
	assert_within(arena, "Oui, courrier de novembre 2023", "", "2023-11", DAY_TOLD_MONTH);
	assert_within(arena, "réponse reçue le 3 décembre 2022, enregistrée", "", "2022-12-03", DAY_TOLD_WHOLE);
	assert_within(arena, "Réponse par lettre n° 12/2022 du 15/03/2023", "", "2023-03-15", DAY_TOLD_WHOLE);
	assert_within(arena, "BE n°12/04 du 15/05/2023", "2023-01-01", "2023-05-15", DAY_TOLD_WHOLE);
	assert_within(arena, "courrier de 04/2023, reçu le 12/05/2023", "", "2023-05-12", DAY_TOLD_WHOLE);
	assert_within(arena, "جواب بتاريخ 06/11/2023", "", "2023-11-06", DAY_TOLD_WHOLE);
	assert_int_not_equal(day_within(arena, S("Oui, lettre n° 1859"), DAY_FIRST, NULL, &day, &told, &behind), DAY_READ);
	assert_int_not_equal(day_within(arena, S("le 15/05"), DAY_FIRST, NULL, &day, &told, &behind), DAY_READ);
	assert_int_equal(day_within(arena, S("du 31/11/2022"), DAY_FIRST, NULL, &day, &told, &behind), DAY_AMBIGUOUS);
	arena_end(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spans_in_the_ways_of_lists),
		cmocka_unit_test(what_is_no_span),
		cmocka_unit_test(delays),
		cmocka_unit_test(terms),
		cmocka_unit_test(ends_of_terms),
		cmocka_unit_test(days_within_sentences),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
