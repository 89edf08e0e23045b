#include "acts/import_everything.h"

#include "unit/store/stores.h"
#include <fcntl.h>

#include "acts/export_everything.h"
#include "acts/house.h"
#include "acts/keep.h"
#include "acts/verify.h"
#include "base/json.h"
#include "model/entities.h"
#include "model/value.h"
#include "paper/bundle_read.h"
#include "store/blobs.h"
#include "store/log.h"
#include "store/table.h"

struct stand {
	struct test_store *store;
	struct writer *writer;
	struct log_keeper keeper;
	struct call call;
};

static void open_stand(struct stand *house, struct test_store *store)
{
	struct mishap mishap = { 0 };
	struct instant now;
	*house = (struct stand){ .store = store, .keeper = { .clock = instant_now } };
	assert_true(instant_parse(S("2026-05-31T10:00:00.000Z"), &now));
	if (!writer_open(store->arena, store->url, &house->writer, &mishap))
		fail_msg("%s", mishap.why);
	writer_before_commit(house->writer, log_before_commit, &house->keeper);
	house->call = call_new(store->arena, writer_db(house->writer), now);
	house->call.writer = house->writer;
	house->call.role = ROLE_HOUSE;
}

static void assert_done(struct stand *house, bool done)
{
	if (!done && house->call.reason_count > 0)
		fail_msg("%.*s: %.*s", STR_ARG(house->call.reasons[0].field), STR_ARG(house->call.reasons[0].why));
	if (!done)
		fail_msg("%.*s", STR_ARG(house->call.why));
}

static struct record *make_area(struct stand *house, const char *name, str parent)
{
	struct record *area = record_new(&house->call, &area_entity);
	value_set_name(&house->call, area, AREA_NAME, "fr", str_from(name));
	record_set(area, AREA_KIND, S("region"));
	record_set(area, AREA_PARENT, parent);
	assert_done(house, keep_make(&house->call, area));
	return area;
}

static bool put_blob(struct call *call, void *input)
{
	struct hash hash;
	(void)input;
	return call_stored(call, blob_put(call->db, call->arena, S("%PDF-1.4 report"), &hash));
}

static const char *outer_id;

// An institution with two areas, one part of the other, changed once, and the bytes of an attachment.
static void furnish(struct stand *house)
{
	assert_done(house, house_make(&house->call, &(struct house_request){
							   .country = "MA", .languages = "fr,ar,en", .name = "Mécanisme", .zone = "" }));
	assert_done(house, house_enter(&house->call));
	struct record *outer = make_area(house, "Rabat", S("")), *inner = make_area(house, "Kénitra", outer->id);
	outer_id = str_c(house->store->arena, outer->id);
	record_set(inner, AREA_CODE, S("=K"));
	assert_done(house, keep_change(&house->call, inner));
	assert_done(house, act_write(&house->call, "extras", put_blob, NULL));
}

// Bundles that say something else.

struct forgery {
	const char *file; // Of the bundle; "manifest.json" for that.
	const char *from, *to;
	bool honest;        // The manifest has the new hash.
	int more_rows;
	const char *field, *why; // What the refusal says, and of what.
};

static str replaced(struct arena *arena, str text, const char *from, const char *to)
{
	size_t at = str_find(text, str_from(from));
	if (at == SIZE_MAX)
		fail_msg("“%s” does not stand there", from);
	struct buf buf = buf_in(arena);
	buf_add(&buf, str_slice(text, 0, at));
	buf_add_c(&buf, to);
	buf_add(&buf, str_skip(text, at + strlen(from)));
	return buf_str(&buf);
}

static bool add(void *context, str bytes)
{
	int file = *(int *)context;
	return write(file, bytes.data, bytes.length) == (ssize_t)bytes.length;
}

static str content_of(struct arena *arena, struct bundle *bundle, str name)
{
	str content;
	struct mishap mishap = { 0 };
	const struct zip_entry *entry = bundle_find(bundle, name);
	assert_non_null(entry);
	if (!bundle_read(bundle, arena, entry, &content, &mishap))
		fail_msg("%s", mishap.why);
	return content;
}

static void forge(struct arena *arena, const char *good, const char *path, const struct forgery *forgery)
{
	struct bundle *bundle;
	struct mishap mishap;
	struct json json;
	struct instant at;
	int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	const struct zip_sink sink = { add, &file };
	assert_true(file >= 0 && instant_parse(S("2026-05-31T10:00:00.000Z"), &at));
	assert_true(bundle_open(arena, good, &bundle, &mishap));
	str manifest = content_of(arena, bundle, S("manifest.json"));
	assert_true(json_read(arena, manifest, &json, &mishap));
	struct zip_writer *writer = zip_write(arena, &sink, &at);
	const struct json *files = json_find(&json, S("files"));
	for (size_t i = 0; i < files->count; i++) {
		str name = json_find(&files->items[i], S("name"))->text, content = content_of(arena, bundle, name);
		if (str_is(name, forgery->file)) {
			content = replaced(arena, content, forgery->from, forgery->to);
			struct hash hash = hash_of(content);
			str old = json_find(&files->items[i], S("sha256"))->text;
			if (forgery->honest)
				manifest = replaced(arena, manifest, str_c(arena, old), str_c(arena, hash_hex(arena, &hash)));
			int64_t rows = json_find(&files->items[i], S("rows"))->integer;
			str line = str_format(arena, "\"name\":\"%.*s\",\"rows\":", STR_ARG(name));
			if (forgery->more_rows != 0)
				manifest = replaced(arena, manifest,
					str_format(arena, "%.*s%lld", STR_ARG(line), (long long)rows).data,
					str_format(arena, "%.*s%lld", STR_ARG(line), (long long)(rows + forgery->more_rows)).data);
		}
		if (!(str_is(name, "imports.csv") && str_is(str_from(forgery->file), "-")))
			assert_true(zip_write_entry(writer, name, content, true));
	}
	if (str_is(str_from(forgery->file), "+"))
		assert_true(zip_write_entry(writer, S("more.csv"), S("x"), true));
	if (str_is(str_from(forgery->file), "manifest.json"))
		manifest = replaced(arena, manifest, forgery->from, forgery->to);
	assert_true(zip_write_entry(writer, S("manifest.json"), manifest, true) && zip_write_end(writer));
	close(file);
}

static const struct forgery forgeries[] = {
	{ "records/areas.csv", "region", "regiom", false, 0, "records/areas.csv",
		"It is not as it was when it was written: its SHA-256 differs." },
	{ "README.txt", "Wiqaya", "wiqaya", false, 0, "README.txt",
		"It is not as it was when it was written: its SHA-256 differs." },
	{ "records/areas.csv", ",region,", ",planet,", true, 0, "records/areas.csv, 2, kind", "This value does not fit its field." },
	{ "records/areas.csv", "version", "versoin", true, 0, "records/areas.csv, 1, versoin", "There is no such field." },
	{ "records/areas.csv", ",kind,", ",name,", true, 0, "records/areas.csv, 1, name", "This column stands there twice." },
	{ "records/areas.csv", ",kind,", ",kind.x,", true, 0, "records/areas.csv, 2, kind", "This is needed." },
	{ "records/areas.csv", "\r\n0", "\r\ng", true, 0, "records/areas.csv, 2, id", "This value does not fit its field." },
	{ "records/areas.csv", ",1,2026-", ",0,2026-", true, 0, "records/areas.csv, 2, version", "This value does not fit its field." },
	{ "records/areas.csv", ",1,2026-", ",1,3026-", true, 0, "records/areas.csv, 2, created_at", "This value does not fit its field." },
	{ "records/areas.csv", "{\"\"fr\"\"", "{ \"\"fr\"\"", true, 0, "records/areas.csv, 2, name", "This value does not fit its field." },
	{ "records/areas.csv", "{\"\"fr\"\":\"\"Rabat\"\"}", "[\"\"Rabat\"\"]", true, 0, "records/areas.csv, 2, name",
		"This value does not fit its field." },
	{ "records/areas.csv", "\"'=K\"", "=K", true, 0, "records/areas.csv, 3", "The table cannot be read." },
	{ "records/areas.csv", "\"'=K\"", "\"'=\"\"K\"", true, 0, "records/areas.csv, 3, code",
		"A code has letters, digits and simple marks only." },
	{ "records/areas.csv", "Rabat", "\xff\xfe", true, 0, "records/areas.csv", "The text is not valid UTF-8." },
	{ "records/areas.csv", "", "", true, 1, "records/areas.csv", "It does not have as many rows as the manifest says." },
	{ "records/institutions.csv", "Africa/Casablanca", "Africa/Nowhere", true, 0, "records/institutions.csv, 2, zone",
		"This time zone is not known. Write it as in Africa/Casablanca." },
	{ "records/institutions.csv", "fr,ar,en", "xx,ar,en", true, 0, "records/institutions.csv, 2, languages",
		"The languages are ar, fr and en, with commas between them." },
	{ "log.csv", "\r\n2,", "\r\n3,", true, 0, "log.csv, 3",
		"This line of the log cannot be understood, or one before it is missing." },
	{ "log.csv", ",{}", ",[]", true, 0, "log.csv, 2",
		"This line of the log cannot be understood, or one before it is missing." },
	{ "+", NULL, NULL, false, 0, "ZIP", "There are files in it that the manifest does not name." },
	{ "-", NULL, NULL, false, 0, "imports.csv", "The manifest names this file, and it is missing." },
	{ "manifest.json", "\"entity\":\"area\"", "\"entity\":\"planet\"", false, 0, "records/areas.csv",
		"This version of Wiqaya knows no such kind of record." },
	{ "manifest.json", "\"version\":1", "\"version\":2", false, 0, "manifest.json",
		"This was made by another version of Wiqaya. Bring it in with that one." },
	{ "manifest.json", "wiqaya everything", "wiqaya something", false, 0, "manifest.json",
		"It is missing: this is no file of `wiqaya export everything`." },
	{ "manifest.json", "\"kind\":\"log\"", "\"kind\":\"logs\"", false, 0, "log.csv",
		"The manifest says nothing of this file that can be understood." },
	{ "manifest.json", "imports.csv", "log.csv", false, 0, "log.csv", "The manifest names this file twice." },
	{ "manifest.json", "{\"at\"", "[\"at\"", false, 0, "manifest.json", "It cannot be understood." },
	{ "manifest.json", "\"entity\":\"institution\",\"kind\":\"records\"", "\"entity\":\"institution\",\"kind\":\"readme\"", false, 0,
		"records/institutions.csv", "There must be one institution in it, and no more." },
	{ "manifest.json", "\"kind\":\"imports\"", "\"kind\":\"attachment\"", false, 0, "imports.csv",
		"It is not as it was when it was written: its SHA-256 differs." },
};

static void assert_nothing_kept(struct stand *house)
{
	struct names tables;
	assert_true(table_names(house->call.db, house->store->arena, &tables));
	assert_int_equal(tables.count, 0);
}

static void assert_refused(struct stand *house, const char *path, const struct forgery *forgery)
{
	struct everything_summary summary;
	house->call.reason_count = 0;
	house->call.refusal = REFUSED_NOT;
	house->call.house = (struct house){ .language = "en" };
	if (import_everything(&house->call, path, &summary))
		fail_msg("%s: “%s” for “%s” was taken", forgery->file, forgery->to, forgery->from);
	if (house->call.reason_count == 0)
		fail_msg("%s: “%s”: %.*s", forgery->file, forgery->to, STR_ARG(house->call.why));
	const struct reason *reason = &house->call.reasons[0];
	if (!str_is(reason->why, forgery->why) || !str_is(reason->field, forgery->field))
		fail_msg("%s: “%s”: %.*s: %.*s", forgery->file, forgery->to, STR_ARG(reason->field), STR_ARG(reason->why));
	assert_string_equal(house->call.why.data, "This file cannot be brought in. Nothing was kept.");
	assert_nothing_kept(house);
}

struct places {
	char folder[64];
	const char *good, *forged;
};

static struct places make_places(struct arena *arena)
{
	struct places places = { .folder = "/tmp/wiqaya-everything-XXXXXX" };
	assert_non_null(mkdtemp(places.folder));
	places.good = str_format(arena, "%s/good.zip", places.folder).data;
	places.forged = str_format(arena, "%s/forged.zip", places.folder).data;
	return places;
}

// Out of a store of SQLite, whatever the engine under test.
static struct test_store *taken_out(const char *path, struct everything_summary *summary)
{
	void *state;
	struct stand house;
	assert_int_equal(test_setup(&state, DB_SQLITE), 0);
	open_stand(&house, state);
	furnish(&house);
	assert_done(&house, export_everything_file(&house.call, path, summary));
	writer_close(house.writer);
	return state;
}

static void forged_bundles_are_refused_with_words(void **state)
{
	struct test_store *store = test_store(state);
	struct places places = make_places(store->arena);
	struct everything_summary summary;
	struct test_store *source = taken_out(places.good, &summary);
	struct stand house;
	open_stand(&house, store);
	for (size_t i = 0; i < COUNT(forgeries); i++) {
		forge(store->arena, places.good, places.forged, &forgeries[i]);
		assert_refused(&house, places.forged, &forgeries[i]);
	}
	// A link that leads nowhere, and a record that comes twice.
	const char *other = str_format(store->arena, "%.35s%c", outer_id, outer_id[35] == '0' ? '1' : '0').data;
	const struct forgery nowhere = { "records/areas.csv", str_format(store->arena, ",%s,", outer_id).data,
		str_format(store->arena, ",%s,", other).data, true, 0, "records/",
		"A link in it leads to a record that is not in it." };
	forge(store->arena, places.good, places.forged, &nowhere);
	assert_refused(&house, places.forged, &nowhere);
	struct bundle *bundle;
	struct mishap mishap;
	assert_true(bundle_open(store->arena, places.good, &bundle, &mishap));
	str areas = content_of(store->arena, bundle, S("records/areas.csv"));
	str row = str_skip(areas, str_find(areas, str_from(outer_id)));
	row = str_slice(row, 0, str_find(row, S("\r\n")) + 2);
	const struct forgery twice = { "records/areas.csv", str_c(store->arena, row),
		str_format(store->arena, "%.*s%.*s", STR_ARG(row), STR_ARG(row)).data, true, 1, "records/areas.csv, 3, id",
		"This stands there twice." };
	forge(store->arena, places.good, places.forged, &twice);
	assert_refused(&house, places.forged, &twice);
	writer_close(house.writer);
	void *source_state = source;
	assert_int_equal(test_teardown(&source_state), 0);
	unlink(places.good);
	unlink(places.forged);
	assert_int_equal(rmdir(places.folder), 0);
}

static void what_came_in_stands_up(void **state)
{
	struct test_store *store = test_store(state);
	struct places places = make_places(store->arena);
	struct everything_summary out, in;
	struct test_store *source = taken_out(places.good, &out);
	struct verify_result verified;
	struct stand house;
	open_stand(&house, store);
	house.call.role = ROLE_COORDINATOR;
	assert_false(import_everything(&house.call, places.good, &in));
	assert_int_equal(house.call.refusal, REFUSED_FORBIDDEN);
	house.call.role = ROLE_HOUSE;
	house.call.refusal = REFUSED_NOT;
	assert_done(&house, import_everything(&house.call, places.good, &in));
	assert_int_equal(in.records, out.records);
	assert_int_equal(in.changes, out.changes);
	assert_int_equal(in.attachments, 1);
	assert_int_equal(in.files, out.files);
	assert_true(verify(&house.call, NULL, &verified));
	assert_int_equal(verified.bad, 0);
	assert_true(verified.checked > 10);
	struct record *outer = record_find(&house.call, &area_entity, str_from(outer_id));
	assert_non_null(outer);
	assert_string_equal(instant_str(&outer->created_at).data, "2026-05-31T10:00:00.000Z");
	// It lives on: its next leaf stands behind the one that tells of the import.
	make_area(&house, "Tanger", S(""));
	assert_true(verify(&house.call, NULL, &verified));
	assert_int_equal(verified.bad, 0);
	int64_t leaves;
	assert_true(table_count(house.call.db, store->arena, "leaf", &leaves));
	assert_int_equal(leaves, in.changes + 2);
	assert_false(import_everything(&house.call, places.good, &in));
	assert_int_equal(house.call.refusal, REFUSED_CONFLICT);
	writer_close(house.writer);
	void *source_state = source;
	assert_int_equal(test_teardown(&source_state), 0);
	unlink(places.good);
	assert_int_equal(rmdir(places.folder), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_BOTH(forged_bundles_are_refused_with_words),
		ON_BOTH(what_came_in_stands_up),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
