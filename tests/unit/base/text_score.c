#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/text_score.h"

static void prefers(const char *right, const char *wrong)
{
	assert_true(text_score(str_from(right)) > text_score(str_from(wrong)));
}

static void prefers_what_people_write(void **state)
{
	(void)state;
	prefers("l’état", "lÕétat");
	prefers("Côte d’Ivoire", "C™te dÕIvoire");
	prefers("réponse", "rŽponse");
	prefers("réponse", "rÈponse");
	prefers("“quoted”", "ñquotedî");
	prefers("à vue", "ö vue");
	prefers("Évaluer", "Ävaluer");
	prefers("السجن المحلي", "ÇáÓÌä ÇáãÍáí");
	prefers("ÉCOLE", "ةCOLE");
	prefers("n° 12", "n¡ 12");
	prefers("été", "Ã©tÃ©");
	prefers("€54", "ó54");
}

static void ascii_says_nothing(void **state)
{
	(void)state;
	assert_int_equal(text_score(S("plain, \"text\" 12\n")), 0);
	assert_int_equal(text_score(S("")), 0);
	assert_true(text_score(S("a\xc2\x85")) < 0);
	assert_true(text_score(S("a\xff")) < 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prefers_what_people_write),
		cmocka_unit_test(ascii_says_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
