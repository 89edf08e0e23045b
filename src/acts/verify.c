#include "acts/verify_inside.h"

#include "base/json.h"
#include "base/limits.h"
#include "model/entities.h"
#include "model/permit.h"

enum { PAGE_ROWS = 500 };

void verify_that(struct verifying *verifying, bool good, const char *what, str where)
{
	struct verify_result *result = verifying->result;
	result->checked++;
	if (good)
		return;
	result->bad++;
	if (result->fault_count < VERIFY_NAMED)
		result->faults[result->fault_count++] = (struct verify_fault){ say(verifying->call, what),
			str_copy(verifying->call->arena, where) };
}

static str place(struct verifying *verifying, const struct entity *entity, str id)
{
	return str_format(verifying->page.arena, "%s %.*s", entity->name, STR_ARG(id));
}

// A page of leaves or histories of the records between two ids.
static bool read_range(struct verifying *verifying, struct sql before, const struct entity *entity, str after,
	str last, struct sql order, struct rows *rows)
{
	struct query query = query_in(verifying->page.arena);
	query_add(&query, before);
	query_add(&query, SQL(" WHERE entity = "));
	query_bind(&query, cell_text(str_from(entity->name)));
	query_add(&query, SQL(" AND version > 0 AND record > "));
	query_bind(&query, cell_text(after));
	query_add(&query, SQL(" AND record <= "));
	query_bind(&query, cell_text(last));
	query_add(&query, order);
	return call_stored(&verifying->page, query_run(&query, verifying->page.db, rows));
}

struct page {
	struct record **records;
	size_t count;
	struct rows leaves;  // record, version, seq, at, actor, act, row, import
	struct rows history; // the same without row, then changed
	size_t leaf_at, history_at;
};

enum { LEAF_RECORD, LEAF_VERSION, LEAF_SEQ, LEAF_AT, LEAF_ACTOR, LEAF_ACT, LEAF_ROW, LEAF_IMPORT };
enum { HISTORY_RECORD, HISTORY_VERSION, HISTORY_SEQ, HISTORY_AT, HISTORY_ACTOR, HISTORY_ACT, HISTORY_IMPORT,
	HISTORY_CHANGED };

static bool same_text(const struct rows *a, size_t row_a, size_t column_a, const struct rows *b, size_t row_b,
	size_t column_b)
{
	return str_equal(rows_text(a, row_a, column_a), rows_text(b, row_b, column_b));
}

static bool history_fits_leaf(const struct page *page, size_t history, size_t leaf)
{
	const struct rows *h = &page->history, *l = &page->leaves;
	return rows_integer(h, history, HISTORY_VERSION) == rows_integer(l, leaf, LEAF_VERSION) &&
	       rows_integer(h, history, HISTORY_SEQ) == rows_integer(l, leaf, LEAF_SEQ) &&
	       same_text(h, history, HISTORY_AT, l, leaf, LEAF_AT) &&
	       same_text(h, history, HISTORY_ACTOR, l, leaf, LEAF_ACTOR) &&
	       same_text(h, history, HISTORY_ACT, l, leaf, LEAF_ACT) &&
	       same_text(h, history, HISTORY_IMPORT, l, leaf, LEAF_IMPORT);
}

// Puts the old values of one change back into the record. False when the change cannot be read.
static bool step_back(struct verifying *verifying, struct record *record, str changed)
{
	struct json object;
	struct mishap mishap;
	if (!json_read(verifying->page.arena, changed, &object, &mishap) || object.kind != JSON_IS_OBJECT)
		return false;
	for (size_t i = 0; i < object.count; i++) {
		const struct json *old = &object.items[i];
		str value = old->kind == JSON_IS_TEXT ? old->text : S("");
		size_t field = entity_field_find(record->entity, object.keys[i]);
		if (str_is(object.keys[i], "_binned_at"))
			record->binned_at = value;
		else if (str_is(object.keys[i], "own"))
			record->own = value;
		else if (field == SIZE_MAX || record->entity->fields[field].derived)
			return false;
		else if (old->kind == JSON_IS_INTEGER)
			record_set_integer(record, field, old->integer);
		else
			record_set(record, field, value);
	}
	return true;
}

// The newest version against the row, then each older one against what history says it was.
static void verify_record(struct verifying *verifying, struct page *page, const struct record *record)
{
	size_t first_leaf = page->leaf_at, first_history = page->history_at;
	while (page->leaf_at < page->leaves.count &&
	        str_equal(rows_text(&page->leaves, page->leaf_at, LEAF_RECORD), record->id))
		page->leaf_at++;
	while (page->history_at < page->history.count &&
	        str_equal(rows_text(&page->history, page->history_at, HISTORY_RECORD), record->id))
		page->history_at++;
	size_t leaves = page->leaf_at - first_leaf, versions = page->history_at - first_history;
	str where = place(verifying, record->entity, record->id);
	bool complete = leaves > 0 && leaves == versions && (int64_t)leaves == record->version;
	verify_that(verifying, complete, N_("A version is missing, or one too many stands there."), where);
	if (!complete)
		return;
	struct record *version = record_copy(&verifying->page, record);
	for (size_t back = 0; back < leaves; back++) {
		size_t leaf = page->leaf_at - 1 - back, history = page->history_at - 1 - back;
		bool good = history_fits_leaf(page, history, leaf) &&
		            rows_integer(&page->leaves, leaf, LEAF_VERSION) == (int64_t)(leaves - back) &&
		            str_equal(record_row_hash(&verifying->page, version),
				    rows_text(&page->leaves, leaf, LEAF_ROW));
		if (back == 0)
			good = good && str_equal(instant_str(&record->updated_at),
					       rows_text(&page->leaves, leaf, LEAF_AT));
		if (back + 1 == leaves)
			good = good && str_equal(instant_str(&record->created_at),
					       rows_text(&page->leaves, leaf, LEAF_AT)) &&
			       str_is(rows_text(&page->history, history, HISTORY_CHANGED), "{}");
		verify_that(verifying, good,
			back == 0 ? N_("The row is not what the log says.") : N_("An older version is not what the log says."),
			where);
		if (!good)
			return;
		if (!step_back(verifying, version, rows_text(&page->history, history, HISTORY_CHANGED))) {
			verify_that(verifying, false, N_("An older version is not what the log says."), where);
			return;
		}
	}
}

static bool verify_page(struct verifying *verifying, const struct entity *entity, str *after, bool *more)
{
	struct page page = { 0 };
	struct query query = query_in(verifying->page.arena);
	record_select(&query, entity);
	query_add(&query, SQL("WHERE t.id > "));
	query_bind(&query, cell_text(*after));
	query_add(&query, SQL(" ORDER BY t.id LIMIT "));
	query_bind(&query, cell_integer(PAGE_ROWS));
	if (!record_query(&verifying->page, &query, entity, &page.records, &page.count))
		return false;
	*more = page.count == PAGE_ROWS;
	if (page.count == 0)
		return true;
	str last = page.records[page.count - 1]->id;
	// Leaves are found by what history says of them; those that it says nothing of are named among the leftovers.
	if (!read_range(verifying,
		    SQL("SELECT record, version, seq, at, actor, act, row, import FROM leaf WHERE seq IN (SELECT seq FROM history"),
		    entity, *after, last, SQL(") ORDER BY record, version, seq"), &page.leaves) ||
	        !read_range(verifying,
			SQL("SELECT record, version, seq, at, actor, act, import, changed FROM history"), entity, *after,
			last, SQL(" ORDER BY record, version"), &page.history))
		return false;
	for (size_t i = 0; i < page.count; i++) {
		// Leaves of a record that is not there are named among the leftovers.
		while (page.leaf_at < page.leaves.count &&
		        str_compare(rows_text(&page.leaves, page.leaf_at, LEAF_RECORD), page.records[i]->id) < 0)
			page.leaf_at++;
		while (page.history_at < page.history.count &&
		        str_compare(rows_text(&page.history, page.history_at, HISTORY_RECORD), page.records[i]->id) < 0)
			page.history_at++;
		verify_record(verifying, &page, page.records[i]);
		if (!verify_derived(verifying, page.records[i]))
			return false;
	}
	*after = str_copy(verifying->call->arena, last);
	return true;
}

// Each page has memory of its own.
static bool in_page(struct verifying *verifying, bool (*body)(struct verifying *verifying, void *input), void *input)
{
	struct arena *arena = arena_new(LIMIT_ARENA_BYTES);
	verifying->page = *verifying->call;
	verifying->page.arena = arena;
	verifying->page.links = NULL;
	verifying->page.own = NULL;
	verifying->page.own = NULL;
	bool done = body(verifying, input);
	if (!done) {
		verifying->call->refusal = verifying->page.refusal;
		verifying->call->why = str_copy(verifying->call->arena, verifying->page.why);
	}
	arena_end(arena);
	return done;
}

struct cursor {
	const struct entity *entity;
	str after;
	bool more;
};

static bool page_of_rows(struct verifying *verifying, void *input)
{
	struct cursor *cursor = input;
	return verify_page(verifying, cursor->entity, &cursor->after, &cursor->more);
}

static void see_leaf(void *context, const struct leaf *leaf)
{
	struct verifying *verifying = context;
	verify_that(verifying, entity_find(leaf->entity) != NULL, N_("A leaf of the log tells of nothing that exists."),
		str_format(verifying->page.arena, "leaf %lld", (long long)leaf->seq));
}

static void see_fault(void *context, int64_t seq, const char *why)
{
	struct verifying *verifying = context;
	verify_that(verifying, false, why, str_format(verifying->page.arena, "leaf %lld", (long long)seq));
}

// The log itself: hashes, numbers without gaps, the tree, the signed roots.
static bool whole_log(struct verifying *verifying, void *input)
{
	const struct log_signer *signer = input;
	struct log_visitor visitor = { see_leaf, see_fault, verifying };
	struct log_report report;
	if (!log_check(verifying->page.db, verifying->page.arena, signer, &visitor, &report))
		return call_stored(&verifying->page, DB_BUSY);
	verifying->result->checkpoints = report.checkpoints;
	verifying->result->unproven = report.unproven;
	return true;
}

static bool leftovers(struct verifying *verifying, void *input)
{
	(void)input;
	return verify_leftovers(verifying);
}

bool verify(struct call *call, const struct log_signer *signer, struct verify_result *result)
{
	*result = (struct verify_result){ 0 };
	struct verifying verifying = { .call = call, .result = result };
	if (!permit_power(call, POWER_VERIFY))
		return refuse(call, call->role == ROLE_NONE ? REFUSED_NOT_SIGNED_IN : REFUSED_FORBIDDEN,
			N_("Your role does not check the log."));
	if (!db_snapshot_begin(call->db))
		return call_stored(call, DB_BUSY);
	struct log_signer given = signer != NULL ? *signer : (struct log_signer){ 0 };
	bool done = in_page(&verifying, whole_log, signer != NULL ? &given : NULL);
	for (size_t i = 0; i < entity_count && done; i++) {
		struct cursor cursor = { .entity = entities[i], .after = S(""), .more = true };
		while (done && cursor.more)
			done = in_page(&verifying, page_of_rows, &cursor);
	}
	done = done && in_page(&verifying, leftovers, NULL);
	db_snapshot_end(call->db);
	return done;
}
