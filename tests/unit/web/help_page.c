// src/web/help_page.c: the manual that the program carries. Each page is there in each language, and what it names exists: other
// pages, rooms, pictures, and the words on the screens; each room has its page.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/catalogue.h"
#include "base/embedded.h"
#include "page/manual_text.h"
#include "web/door.h"

static struct arena *arena;
static const struct room *rooms;
static size_t room_count;

static int begin(void **state)
{
	(void)state;
	arena = arena_new(128 * 1024 * 1024);
	catalogue_start(arena);
	struct door door = { .call = { .arena = arena } };
	rooms = door_all_rooms(&door, &room_count);
	return 0;
}

static int finish(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

static size_t count_of(str text, str part)
{
	size_t count = 0;
	for (size_t at; (at = str_find(text, part)) != SIZE_MAX; count++)
		text = str_skip(text, at + part.length);
	return count;
}

static struct manual_text read_page(const struct manual_reader *reader, const struct manual_page *page)
{
	struct manual_text text;
	struct mishap mishap = { 0 };
	if (!manual_text(reader, arena, page, &text, &mishap))
		fail_msg("manual/%s/%s.md, line %zu: %s", reader->language, page->name, mishap.line, mishap.why);
	assert_true(text.lead.length > 20 && text.lead.length < 400);
	return text;
}

static void each_page_reads_in_each_language(void **state)
{
	(void)state;
	size_t count;
	const struct manual_page *pages = manual_pages(&count);
	const struct assets *assets = assets_read(arena);
	for (size_t i = 0; i < count; i++) {
		size_t parts = 0, pictures = 0;
		for (size_t k = 0; k < LANGUAGE_COUNT; k++) {
			struct manual_reader reader = { .language = languages[k], .assets = assets, .rooms = rooms, .room_count = room_count };
			str body = read_page(&reader, &pages[i]).body.text;
			// A translation that lost a part says so here.
			if (k > 0 && (count_of(body, S("<h2 ")) != parts || count_of(body, S("<img ")) != pictures))
				fail_msg("%s in %s has other parts or pictures than in %s", pages[i].name, languages[k], languages[0]);
			parts = count_of(body, S("<h2 "));
			pictures = count_of(body, S("<img "));
		}
	}
}

static void each_file_is_a_page(void **state)
{
	(void)state;
	size_t count, files = 0;
	(void)manual_pages(&count);
	for (size_t i = 0; i < embedded_count; i++)
		files += str_starts(str_from(embedded_files[i].name), S("manual/"));
	assert_int_equal(files, count * LANGUAGE_COUNT);
}

static void each_room_has_a_page_of_its_own(void **state)
{
	(void)state;
	assert_true(room_count > 40);
	for (size_t i = 0; i < room_count; i++)
		if (str_is(str_from(manual_about(str_from(rooms[i].address))->name), "start"))
			fail_msg("no page of the manual is about %s: page/manual.c", rooms[i].address);
	assert_string_equal(manual_about(S("/places/new"))->name, "places");
	assert_string_equal(manual_about(S("/placesetting"))->name, "start");
	assert_string_equal(manual_about(S("/"))->name, "today");
	assert_string_equal(manual_about(S("/portal/3"))->name, "portal");
	assert_string_equal(manual_about(S("/portal/facts/1"))->name, "portal-letters");
}

// An authority reads nothing that leads it to the house.
static void authorities_read_their_own_pages(void **state)
{
	(void)state;
	size_t count, open = 0;
	const struct manual_page *pages = manual_pages(&count);
	struct manual_reader reader = { .language = "en", .assets = assets_read(arena), .rooms = rooms, .room_count = room_count, .authority = true };
	for (size_t i = 0; i < count; i++) {
		if (!manual_for_authorities(&pages[i]))
			continue;
		open++;
		str body = read_page(&reader, &pages[i]).body.text;
		assert_int_equal(count_of(body, S("href=\"/help")), 0);
	}
	assert_int_equal(open, 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_page_reads_in_each_language),
		cmocka_unit_test(each_file_is_a_page),
		cmocka_unit_test(each_room_has_a_page_of_its_own),
		cmocka_unit_test(authorities_read_their_own_pages),
	};
	return cmocka_run_group_tests(tests, begin, finish);
}
