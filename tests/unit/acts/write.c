// What a write has read or saved it sees as it stands, though it is not read again.
#include "acts/write.h"

#include "unit/store/stores.h"

#include "acts/house.h"
#include "acts/keep.h"
#include "model/entities.h"
#include "model/value.h"
#include "store/log.h"

struct stand {
	struct writer *writer;
	struct log_keeper keeper;
	struct call call;
	const char *sent_on;
	str line;
};

static void assert_done(struct call *call, bool done)
{
	if (!done && call->reason_count > 0)
		fail_msg("%.*s: %.*s", STR_ARG(call->reasons[0].field), STR_ARG(call->reasons[0].why));
	if (!done)
		fail_msg("%.*s", STR_ARG(call->why));
}

static struct stand *stand_on(struct test_store *store)
{
	struct stand *house = NEW(store->arena, struct stand);
	struct mishap mishap = { 0 };
	struct instant now;
	house->keeper.clock = instant_now;
	assert_true(instant_parse(S("2026-05-31T10:00:00.000Z"), &now));
	if (!writer_open(store->arena, store->url, &house->writer, &mishap))
		fail_msg("%s", mishap.why);
	writer_before_commit(house->writer, log_before_commit, &house->keeper);
	struct call *call = &house->call;
	*call = call_new(store->arena, writer_db(house->writer), now);
	call->writer = house->writer;
	call->role = ROLE_HOUSE;
	assert_done(call, house_make(call, &(struct house_request){ .country = "MA", .languages = "fr", .name = "Mécanisme", .zone = "" }));
	assert_done(call, house_enter(call));
	return house;
}

static struct record *named(struct call *call, const struct entity *entity, size_t field, const char *name)
{
	struct record *record = record_new(call, entity);
	value_set_name(call, record, field, "fr", str_from(name));
	return record;
}

static bool saw(const struct record *record, size_t field, const char *text)
{
	assert_non_null(record);
	return str_is(record_text(record, field), text);
}

static bool change_twice(struct call *call, void *input)
{
	struct record *authority = input;
	char code[] = "A1";
	record_set(authority, AUTHORITY_CODE, str_from(code));
	if (!keep_save(call, authority))
		return false;
	code[1] = '2'; // Whoever saved it may do with its texts what he likes, and with what he found.
	struct record *found = record_find(call, &authority_entity, authority->id);
	assert_true(saw(found, AUTHORITY_CODE, "A1"));
	assert_int_equal(found->version, 1);
	record_set(found, AUTHORITY_CODE, S("A3"));
	assert_true(saw(record_find(call, &authority_entity, authority->id), AUTHORITY_CODE, "A1"));
	assert_done(call, keep_save(call, found));
	found = record_find(call, &authority_entity, authority->id);
	assert_true(saw(found, AUTHORITY_CODE, "A3"));
	assert_int_equal(found->version, 2);
	record_set(authority, AUTHORITY_CODE, S("A1"));
	return true;
}

static void a_write_sees_what_it_saved(void **state)
{
	struct call *call = &stand_on(test_store(state))->call;
	struct record *authority = named(call, &authority_entity, AUTHORITY_NAME, "Santé");
	assert_done(call, act_write(call, "make", change_twice, authority));
	assert_true(saw(record_find(call, &authority_entity, authority->id), AUTHORITY_CODE, "A3"));
}

static bool make_line(struct call *call, void *input)
{
	struct stand *house = input;
	struct record *authority = named(call, &authority_entity, AUTHORITY_NAME, "Santé");
	record_set_integer(authority, AUTHORITY_REPLY_DAYS, 10);
	record_set(authority, AUTHORITY_REPLY_CLOCK, S("working_days"));
	struct record *recommendation = record_new(call, &recommendation_entity);
	assert_true(value_read(call, recommendation, RECOMMENDATION_TEXT, S("Informer"), NULL));
	record_set(recommendation, RECOMMENDATION_KIND, S("recommendation"));
	if (!keep_save(call, authority) || !keep_save(call, recommendation))
		return false;
	struct record *line = record_new(call, &addressee_line_entity);
	record_set(line, ADDRESSEE_LINE_RECOMMENDATION, recommendation->id);
	record_set(line, ADDRESSEE_LINE_AUTHORITY, authority->id);
	record_set(line, ADDRESSEE_LINE_ROLE, S("lead"));
	record_set(line, ADDRESSEE_LINE_SENT_ON, str_from(house->sent_on));
	if (!keep_save(call, line))
		return false;
	house->line = line->id;
	return true;
}

static bool make_holiday(struct call *call)
{
	struct record *holiday = named(call, &holiday_entity, HOLIDAY_NAME, "Fête");
	record_set(holiday, HOLIDAY_FIRST_ON, S("2026-05-06"));
	return keep_save(call, holiday);
}

static bool make_line_and_holiday(struct call *call, void *input)
{
	return make_line(call, input) && make_holiday(call);
}

// The calendar was read for another line before, which the holiday does not move.
static bool make_holiday_and_line(struct call *call, void *input)
{
	struct stand *house = input;
	house->sent_on = "2026-04-01";
	if (!make_line(call, input) || !make_holiday(call))
		return false;
	house->sent_on = "2026-05-04";
	return make_line(call, input);
}

static void assert_due(struct stand *house, act_body body, const char *due)
{
	house->sent_on = "2026-05-04";
	assert_done(&house->call, act_write(&house->call, "make", body, house));
	assert_true(saw(record_find(&house->call, &addressee_line_entity, house->line), ADDRESSEE_LINE_REPLY_DUE_ON, due));
}

static void clocks_see_what_was_saved_behind_their_line(void **state)
{
	struct stand *house = stand_on(test_store(state));
	assert_due(house, make_line, "2026-05-18");
	assert_due(house, make_line_and_holiday, "2026-05-19");
}

static void clocks_see_what_was_saved_before_their_line(void **state)
{
	assert_due(stand_on(test_store(state)), make_holiday_and_line, "2026-05-19");
}

// Facts that are counted stand in the row without a save.
static bool answer_line(struct call *call, void *input)
{
	struct stand *house = input;
	struct record *line = record_find(call, &addressee_line_entity, house->line);
	assert_true(saw(line, ADDRESSEE_LINE_REPLIED_ON, ""));
	struct record *reply = record_new(call, &reply_entity);
	record_set(reply, REPLY_ADDRESSEE_LINE, line->id);
	record_set(reply, REPLY_RECEIVED_ON, S("2026-05-11"));
	record_set(reply, REPLY_COUNTS_FROM, S("2026-05-11"));
	record_set(reply, REPLY_POSITION, S("accepted"));
	if (!keep_save(call, reply) || !act_settle(call))
		return false;
	assert_true(saw(record_find(call, &addressee_line_entity, house->line), ADDRESSEE_LINE_REPLIED_ON, "2026-05-11"));
	return true;
}

static void a_write_sees_what_was_counted(void **state)
{
	struct stand *house = stand_on(test_store(state));
	struct call *call = &house->call;
	assert_due(house, make_line, "2026-05-18");
	assert_done(call, act_write(call, "answer", answer_line, house));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(a_write_sees_what_it_saved),
		ON_BOTH(clocks_see_what_was_saved_behind_their_line),
		ON_BOTH(clocks_see_what_was_saved_before_their_line),
		ON_BOTH(a_write_sees_what_was_counted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
