#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/entities.h"
#include "model/vocabularies.h"

// The vocabulary of what own fields are added to is written by hand: it names every entity.
static void every_entity_may_have_own_fields(void **state)
{
	(void)state;
	size_t found = 0;
	for (size_t i = 0; i < entity_count; i++) {
		const char *label = vocabulary_label(&record_entity_vocabulary, str_from(entities[i]->name));
		if (entities[i] == &own_field_entity) {
			assert_null(label);
			continue;
		}
		if (label == NULL)
			fail_msg("%s is not among the kinds of records", entities[i]->name);
		assert_string_equal(label, entities[i]->label);
		found++;
	}
	assert_int_equal(found, record_entity_vocabulary.choice_count);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_entity_may_have_own_fields),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
