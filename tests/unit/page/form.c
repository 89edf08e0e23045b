// src/page/form.c and form_control.c: controls by right, what was typed is kept and escaped, reasons by
// field, and only what may be written is read.
#include <stdlib.h>
#include <string.h>

#include "../store/stores.h"
#include "base/catalogue.h"
#include "model/ddl.h"
#include "model/entities.h"
#include "model/value.h"
#include "page/form.h"
#include "page/template.h"

static const char hostile[] = "\"><script>alert('x')</script>&{token}";

static struct call call;
static const struct templates *templates;

static int set_up(void **state)
{
	if (test_setup(state, DB_SQLITE) != 0)
		return -1;
	struct test_store *store = *state;
	struct buf schema = buf_in(store->arena);
	struct db *db = test_open(store, DB_WRITE);
	ddl_write(&schema, DB_SQLITE);
	test_script(db, str_c(store->arena, buf_str(&schema)));
	struct instant now;
	assert_true(instant_parse(S("2026-06-01T10:00:00.000Z"), &now));
	call = call_new(store->arena, db, now);
	call.role = ROLE_COORDINATOR;
	catalogue_start(store->arena);
	struct mishap mishap = { 0 };
	str broken;
	if (!templates_read(store->arena, assets_read(store->arena), &templates, &mishap, &broken))
		fail_msg("%.*s:%zu: %s", STR_ARG(broken), mishap.line, mishap.why);
	return 0;
}

static const char *drawn(const struct form *form)
{
	struct view *view = view_new(call.arena);
	form_fill(&call, view, form);
	view_text(view, "title", S("x"));
	view_text(view, "action", S("/places/new"));
	return str_c(call.arena, template_show(templates, "form", "en", view).text);
}

static bool has(const char *page, const char *part)
{
	return strstr(page, part) != NULL;
}

static void a_new_place_has_its_controls(void **state)
{
	(void)state;
	struct form form = { .record = record_new(&call, &place_entity) };
	const char *page = drawn(&form);
	assert_true(has(page, "name=\"name.ar\" lang=\"ar\" dir=\"rtl\""));
	assert_true(has(page, "name=\"name.fr\""));
	assert_true(has(page, "<select id=\"kind\" name=\"kind\""));
	assert_true(has(page, "<option value=\"prison_local\">Local prison</option>"));
	assert_true(has(page, "<textarea id=\"note\" name=\"note\""));
	// The state changes by a step only.
	assert_false(has(page, "name=\"state\""));
}

static void what_may_not_be_written_is_not_offered(void **state)
{
	(void)state;
	struct form form = { .record = record_new(&call, &place_entity) };
	call.role = ROLE_FOCAL; // Reads public fields only.
	assert_false(has(drawn(&form), "name=\"note\""));
	call.role = ROLE_COORDINATOR;
	form.record = record_new(&call, &addressee_line_entity);
	assert_false(has(drawn(&form), "name=\"replied_on\""));
	assert_false(has(drawn(&form), "name=\"counts_from\""));
	form.record = record_new(&call, &recommendation_entity);
	assert_false(has(drawn(&form), "name=\"number\""));
}

static void typed_text_is_kept_and_harmless(void **state)
{
	(void)state;
	const struct pair typed[] = {
		{ S("name.en"), str_from(hostile) }, { S("note"), S("</textarea><b>") },
		{ S("kind"), str_from(hostile) }, { S("opened_on"), str_from(hostile) },
		{ S("aliases"), str_from(hostile) }, { S("capacity"), S("' onfocus='x") },
	};
	struct record *record = record_new(&call, &place_entity);
	struct form form = { .record = record, .typed = typed, .typed_count = COUNT(typed) };
	assert_false(form_read(&call, record, &form));
	const char *page = drawn(&form);
	assert_false(has(page, "<script>"));
	assert_false(has(page, "</textarea><b>"));
	assert_true(has(page, "&lt;/textarea&gt;&lt;b&gt;"));
	assert_true(has(page, "value=\"&quot;&gt;&lt;script&gt;"));
	assert_true(has(page, "value=\"&#39; onfocus=&#39;x\""));
}

static void reasons_stand_beside_their_fields(void **state)
{
	(void)state;
	const struct pair typed[] = { { S("capacity"), S("many") }, { S("kind"), S("castle") } };
	struct record *record = record_new(&call, &place_entity);
	struct form form = { .record = record, .typed = typed, .typed_count = COUNT(typed) };
	assert_false(form_read(&call, record, &form));
	assert_int_equal(call.refusal, REFUSED_INVALID);
	assert_int_equal(call.reason_count, 2);
	const char *page = drawn(&form);
	assert_true(has(page, "<a href=\"#capacity\">Official capacity: "));
	assert_true(has(page, "id=\"capacity-why\">“many” is not a whole number."));
	assert_true(has(page, "aria-invalid=\"true\" aria-describedby=\"capacity-why\""));
	assert_true(has(page, "id=\"kind-why\""));
}

static void only_what_was_sent_changes(void **state)
{
	(void)state;
	struct record *record = record_new(&call, &place_entity);
	record_set_integer(record, PLACE_CAPACITY, 200);
	record_set(record, PLACE_NOTE, S("kept"));
	const struct pair typed[] = { { S("name.ar"), S("  تل   النور ") }, { S("name.fr"), S("Tal Nour") },
		{ S("capacity"), S("") }, { S("aliases"), S("") }, { S("aliases"), S("Tall Nour") },
		{ S("aliases"), S("Tell Nur") }, { S("opened_on"), S("1974") } };
	struct form form = { .record = record, .typed = typed, .typed_count = COUNT(typed) };
	assert_true(form_read(&call, record, &form));
	assert_true(str_is(record_text(record, PLACE_NAME), "{\"ar\":\"تل النور\",\"fr\":\"Tal Nour\"}"));
	assert_false(record_has(record, PLACE_CAPACITY));
	assert_true(str_is(record_text(record, PLACE_NOTE), "kept"));
	assert_true(str_is(record_text(record, PLACE_ALIASES), "[\"Tall Nour\",\"Tell Nur\"]"));
	assert_true(str_is(record_text(record, PLACE_OPENED_ON), "1974"));
}

// What no control was drawn for is not read, whatever a client sends.
static void smuggled_fields_are_not_read(void **state)
{
	(void)state;
	const struct pair place[] = { { S("state"), S("closed") }, { S("note"), S("x") }, { S("version"), S("9") },
		{ S("id"), S("x") } };
	struct record *record = record_new(&call, &place_entity);
	struct form form = { .record = record, .typed = place, .typed_count = COUNT(place) };
	call.role = ROLE_FOCAL;
	assert_true(form_read(&call, record, &form));
	assert_true(str_is(record_text(record, PLACE_STATE), "proposed"));
	assert_false(record_has(record, PLACE_NOTE));
	assert_int_equal(record->version, 0);
	call.role = ROLE_COORDINATOR;
	const struct pair line[] = { { S("implementation"), S("full") }, { S("counts_from"), S("2020") } };
	record = record_new(&call, &addressee_line_entity);
	form = (struct form){ .record = record, .typed = line, .typed_count = COUNT(line) };
	assert_true(form_read(&call, record, &form));
	assert_false(record_has(record, ADDRESSEE_LINE_IMPLEMENTATION));
	assert_false(record_has(record, ADDRESSEE_LINE_COUNTS_FROM));
}

// What is set once stands as text in the form of a record that is kept already.
static void what_is_set_once_is_fixed(void **state)
{
	(void)state;
	struct record *record = record_new(&call, &account_entity);
	record_set(record, ACCOUNT_NAME, S("salma"));
	record->version = 1;
	struct form form = { .record = record };
	const char *page = drawn(&form);
	assert_false(has(page, "name=\"name\""));
	assert_true(has(page, "salma"));
	const struct pair typed[] = { { S("name"), S("other") } };
	form = (struct form){ .record = record, .typed = typed, .typed_count = 1 };
	assert_true(form_read(&call, record, &form));
	assert_true(str_is(record_text(record, ACCOUNT_NAME), "salma"));
}

static void broken_text_is_refused(void **state)
{
	(void)state;
	const struct pair typed[] = { { S("name.en"), S("\xff\xfe") }, { S("note"), S("a\xc3") } };
	struct record *record = record_new(&call, &place_entity);
	struct form form = { .record = record, .typed = typed, .typed_count = COUNT(typed) };
	assert_false(form_read(&call, record, &form));
	assert_int_equal(call.reason_count, 2);
}

#define FORM_TEST(test) { #test, test, set_up, test_teardown, NULL }

int main(void)
{
	const struct CMUnitTest tests[] = {
		FORM_TEST(a_new_place_has_its_controls),
		FORM_TEST(what_may_not_be_written_is_not_offered),
		FORM_TEST(typed_text_is_kept_and_harmless),
		FORM_TEST(reasons_stand_beside_their_fields),
		FORM_TEST(only_what_was_sent_changes),
		FORM_TEST(smuggled_fields_are_not_read),
		FORM_TEST(what_is_set_once_is_fixed),
		FORM_TEST(broken_text_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
