// src/page/listing.c and listing_filters.c: columns and filters by right, addresses, empty states; what
// comes from an address is shown harmless.
#include <stdlib.h>
#include <string.h>

#include "../store/stores.h"
#include "base/catalogue.h"
#include "model/ddl.h"
#include "model/entities.h"
#include "page/listing.h"
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

static const char *drawn_in(const char *language, const struct listing *listing)
{
	struct view *view = view_new(call.arena);
	call.language = language;
	struct listing with = *listing;
	with.templates = templates;
	listing_fill(&call, view, &with);
	return str_c(call.arena, template_show(templates, "list", language, view).text);
}

static const char *drawn(const struct listing *listing)
{
	return drawn_in("en", listing);
}

static bool has(const char *page, const char *part)
{
	return strstr(page, part) != NULL;
}

static struct record *place(const char *name, int64_t capacity)
{
	struct record *record = record_new(&call, &place_entity);
	record->id = S("018f2b1c-0000-7000-8000-000000000001");
	record->version = 1;
	struct buf json = buf_in(call.arena);
	buf_add_c(&json, "{\"en\":");
	buf_add_json(&json, str_from(name));
	buf_add_char(&json, '}');
	record_set(record, PLACE_NAME, buf_str(&json));
	record_set(record, PLACE_KIND, S("prison_local"));
	if (capacity > 0)
		record_set_integer(record, PLACE_CAPACITY, capacity);
	return record;
}

static void a_row_leads_to_its_record(void **state)
{
	(void)state;
	struct record *records[] = { place("Tal Nour", 1200) };
	struct listing listing = { .entity = &place_entity, .records = records, .count = 1, .total = 1 };
	const char *page = drawn(&listing);
	assert_true(has(page, "<a href=\"/places/018f2b1c-0000-7000-8000-000000000001\"><bdi lang=\"en\">Tal Nour</bdi></a>"));
	assert_true(has(page, "Local prison"));
	assert_true(has(page, "1,200"));
	assert_true(has(page, "1 record<"));
	// A column that nobody knows anything of is not there.
	assert_false(has(page, "<th scope=\"col\">Code</th>"));
}

static void numbers_stand_in_addresses_only_when_they_can(void **state)
{
	(void)state;
	struct record *record = record_new(&call, &visit_entity);
	record->id = S("018f2b1c-0000-7000-8000-000000000002");
	record_set(record, VISIT_NUMBER, S("V-2026-0001"));
	struct listing listing = { .entity = &visit_entity, .records = &record, .count = 1, .total = 1 };
	assert_true(has(drawn(&listing), "href=\"/visits/V-2026-0001\""));
	record_set(record, VISIT_NUMBER, S("12/2019?x"));
	assert_true(has(drawn(&listing), "href=\"/visits/018f2b1c-0000-7000-8000-000000000002\""));
	record_set(record, VISIT_NUMBER, S("../../sign-out"));
	assert_false(has(drawn(&listing), "href=\"/visits/.."));
}

static void hostile_values_are_harmless(void **state)
{
	(void)state;
	struct record *records[] = { place(hostile, 0) };
	const struct listing_filter filters[] = {
		{ S("kind"), str_from(hostile) }, { str_from(hostile), str_from(hostile) },
		{ S("region"), S("javascript:alert(1)") }, { S("capacity.min"), S("' onfocus='x") },
	};
	struct listing listing = { .entity = &place_entity, .records = records, .count = 1, .total = 1,
		.words = str_from(hostile), .sort = str_from(hostile), .after = str_from(hostile),
		.next = str_from(hostile), .filters = filters, .filter_count = COUNT(filters),
		.may_make = true, .may_export = true, .may_bin = true };
	const char *page = drawn(&listing);
	assert_false(has(page, "<script>"));
	assert_false(has(page, "\"><script"));
	assert_false(has(page, "href=\"javascript:"));
	assert_false(has(page, "onfocus='x"));
	// In an address it is percent-encoded.
	assert_true(has(page, "after=%22%3E%3Cscript%3E"));
	assert_true(has(page, "value=\"&quot;&gt;&lt;script&gt;"));
}

static void a_tag_takes_its_filter_off(void **state)
{
	(void)state;
	struct record *records[] = { place("Tal Nour", 0) };
	const struct listing_filter filters[] = { { S("kind"), S("prison_local") }, { S("region"), S(LISTING_NONE) } };
	struct listing listing = { .entity = &place_entity, .records = records, .count = 1, .total = 1,
		.words = S("tal"), .sort = S("-name"), .filters = filters, .filter_count = COUNT(filters) };
	const char *page = drawn(&listing);
	assert_true(has(page, "<bdi>Kind: Local prison</bdi>"));
	assert_true(has(page, "href=\"/places?q=tal&amp;region=none&amp;sort=-name\""));
	assert_true(has(page, "<bdi>Region: not known</bdi>"));
	assert_true(has(page, "href=\"/places?q=tal&amp;kind=prison_local&amp;sort=-name\""));
	assert_true(has(page, "value=\"prison_local\" checked><bdi>Local prison</bdi>"));
}

static void the_order_turns_around(void **state)
{
	(void)state;
	struct record *records[] = { place("Tal Nour", 0) };
	struct listing listing = { .entity = &place_entity, .records = records, .count = 1, .total = 1,
		.sort = S("name") };
	const char *page = drawn(&listing);
	assert_true(has(page, "aria-sort=\"ascending\"><a href=\"/places?sort=-name\""));
	listing.sort = S("-name");
	assert_true(has(drawn(&listing), "aria-sort=\"descending\"><a href=\"/places?sort=name\""));
}

static void the_next_page_keeps_what_was_chosen(void **state)
{
	(void)state;
	struct record *records[] = { place("Tal Nour", 0) };
	struct listing listing = { .entity = &place_entity, .records = records, .count = 1, .total = 10000,
		.more = true, .words = S("a b"), .sort = S("name"), .next = S("k1") };
	const char *page = drawn(&listing);
	assert_true(has(page, "href=\"/places?q=a%20b&amp;sort=name&amp;after=k1\" rel=\"next\""));
	assert_true(has(page, "more than 10,000 records"));
	assert_false(has(page, "First page"));
	listing.after = S("k0");
	assert_true(has(drawn(&listing), "First page"));
}

static void an_empty_list_says_why(void **state)
{
	(void)state;
	struct listing listing = { .entity = &place_entity };
	assert_true(has(drawn(&listing), "Nothing here yet"));
	listing.words = S("zz");
	assert_true(has(drawn(&listing), "Nothing matches"));
	listing = (struct listing){ .entity = &place_entity, .binned = true };
	assert_true(has(drawn(&listing), "The bin is empty"));
}

static void what_may_not_be_read_is_neither_column_nor_filter(void **state)
{
	(void)state;
	struct record *record = record_new(&call, &finding_entity);
	record->id = S("018f2b1c-0000-7000-8000-000000000003");
	record_set(record, FINDING_TEXT, S("secret words"));
	struct listing listing = { .entity = &finding_entity, .records = &record, .count = 1, .total = 1 };
	call.role = ROLE_SECRETARIAT; // Has no grant for findings.
	const char *page = drawn(&listing);
	assert_false(has(page, "secret words"));
	assert_false(has(page, "name=\"severity\""));
}

static void arabic_is_drawn_in_arabic(void **state)
{
	(void)state;
	struct record *records[] = { place("Tal Nour", 1200) };
	struct listing listing = { .entity = &place_entity, .records = records, .count = 1, .total = 1 };
	const char *page = drawn_in("ar", &listing);
	assert_true(has(page, "سجل واحد"));
	assert_true(has(page, "سجن محلي"));
	assert_false(has(page, "Apply"));
}

#define LIST_TEST(test) { #test, test, set_up, test_teardown, NULL }

int main(void)
{
	const struct CMUnitTest tests[] = {
		LIST_TEST(a_row_leads_to_its_record),
		LIST_TEST(numbers_stand_in_addresses_only_when_they_can),
		LIST_TEST(hostile_values_are_harmless),
		LIST_TEST(a_tag_takes_its_filter_off),
		LIST_TEST(the_order_turns_around),
		LIST_TEST(the_next_page_keeps_what_was_chosen),
		LIST_TEST(an_empty_list_says_why),
		LIST_TEST(what_may_not_be_read_is_neither_column_nor_filter),
		LIST_TEST(arabic_is_drawn_in_arabic),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
