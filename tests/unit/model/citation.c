#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/citation.h"

static void people_write_citations_in_many_ways(void **state)
{
	(void)state;
	static const struct {
		const char *text, *kept;
	} cases[] = {
		{ "Mandela 45", "Mandela 45" },
		{ "SMR rule 24", "SMR 24" },
		{ "Nelson Mandela Rules, rule 45", "Nelson Mandela Rules 45" },
		{ "rule 45 of the Nelson Mandela Rules", "Nelson Mandela Rules 45" },
		{ "Règles Nelson Mandela, règle 46 (2)", "Règles Nelson Mandela 46(2)" },
		{ "article 4 de la Convention", "Convention 4" },
		{ "OPCAT 4.1", "OPCAT 4(1)" },
		{ "OPCAT art. 4(1)(b): private places too", "OPCAT 4(1)(b): private places too" },
		{ "OPCAT § 4.", "OPCAT 4" },
		{ "القاعدة ٤٥ من قواعد نيلسون مانديلا", "قواعد نيلسون مانديلا 45" },
		{ "المادة 4 من البروتوكول الاختياري", "البروتوكول الاختياري 4" },
		{ "CAT/OP/12/5 24", "CAT/OP/12/5 24" },
		{ "MA-76-15 13", "MA-76-15 13" },
		{ "MA-CP 231-1", "MA-CP 231-1" },
		{ "Law 10-23, article 5", "Law 10-23 5" },
		{ "MANDELA 46(2): médecin : chaque jour", "MANDELA 46(2): médecin : chaque jour" },
	};
	struct arena *arena = arena_new(1 << 20);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct citation citation;
		assert_true(citation_parse(arena, str_from(cases[i].text), &citation));
		str kept = citation_text(arena, &citation);
		assert_string_equal(str_c(arena, kept), cases[i].kept);
		// What is kept reads as itself.
		assert_true(citation_parse(arena, kept, &citation));
		assert_string_equal(str_c(arena, citation_text(arena, &citation)), cases[i].kept);
	}
	arena_end(arena);
}

static void no_number_is_no_citation(void **state)
{
	(void)state;
	static const char *const cases[] = { "", " ", ":", "Mandela", "45", "rule 45", "rule 45 of the", "Mandela 43-45",
		"Mandela 0", "Mandela 123456", "Mandela 45(", "Mandela 45()", "Mandela 45(aaaaaaaaaaaaaaaa)", "Mandela 45b",
		"Mandela 45 46x", "Mandela 45.", ": 45" };
	struct arena *arena = arena_new(1 << 20);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct citation citation;
		bool read = citation_parse(arena, str_from(cases[i]), &citation);
		// A full stop behind a number is the end of a sentence.
		if (read != (i == COUNT(cases) - 2))
			fail_msg("%s", cases[i]);
	}
	arena_end(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_write_citations_in_many_ways),
		cmocka_unit_test(no_number_is_no_citation),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
