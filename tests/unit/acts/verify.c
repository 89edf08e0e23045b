// A record that was taken out with all that speaks of it is missed by the log.
#include "acts/verify.h"

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
};

static struct call *stand_on(struct test_store *store)
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
	assert_true(house_make(call, &(struct house_request){ .country = "MA", .languages = "fr", .name = "Mécanisme", .zone = "" }));
	assert_true(house_enter(call));
	return call;
}

static int64_t bad(struct call *call)
{
	struct verify_result result;
	assert_true(verify(call, NULL, &result));
	return result.bad;
}

static void who_takes_out_a_record_whole_is_seen(void **state)
{
	struct test_store *store = test_store(state);
	struct call *call = stand_on(store);
	struct record *area = record_new(call, &area_entity);
	value_set_name(call, area, AREA_NAME, "fr", S("Rabat"));
	record_set(area, AREA_KIND, S("region"));
	assert_true(keep_make(call, area));
	assert_int_equal(bad(call), 0);
	static const char *const tables[] = { "history", "known_as", "search_entry" };
	for (size_t i = 0; i < COUNT(tables); i++)
		test_script(call->db, str_format(store->arena, "DELETE FROM %s WHERE record = '%.*s'", tables[i], STR_ARG(area->id)).data);
	assert_true(bad(call) > 0);
	test_script(call->db, str_format(store->arena, "DELETE FROM area WHERE id = '%.*s'", STR_ARG(area->id)).data);
	assert_int_equal(bad(call), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(who_takes_out_a_record_whole_is_seen),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
