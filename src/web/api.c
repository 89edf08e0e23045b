// The JSON API: /api/v1/. Names are those of the declarations; every record has id, version and
// updated_at; ETag is the version; errors are application/problem+json (RFC 9457).
#include "web/door.h"

#include "acts/advise.h"
#include "acts/chain.h"
#include "acts/import_list.h"
#include "acts/keep.h"
#include "acts/list.h"
#include "acts/recommend.h"
#include "acts/undertake.h"
#include "base/limits.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"
#include "model/record_json.h"
#include "page/hints.h"
#include "page/openapi.h"
#include "web/api_inside.h"

static const struct entity *entity_of(struct door *door)
{
	const struct entity *entity = entity_by_plural_find(door_piece(door, "entities"));
	if (entity != NULL && !(entity->hidden && entity != &attachment_entity))
		return entity;
	if (!refuse(&door->call, REFUSED_UNKNOWN,
		    N_("Nothing was found at this address. Check the number or search for it.")))
		door_refused(door);
	return NULL;
}

bool api_body(struct door *door, struct json *json)
{
	struct call *call = &door->call;
	struct mishap mishap = { 0 };
	str body = door->request->body;
	if (body.length == 0)
		body = S("{}");
	if (json_read(call->arena, body, json, &mishap) && json->kind == JSON_IS_OBJECT)
		return true;
	call->refusal = REFUSED_INVALID;
	call->why = say_with(call, N_("The body is not a JSON object: line {line}, column {column}."), "line",
		say_integer(call, (int64_t)mishap.line), "column", say_integer(call, (int64_t)mishap.column),
		NULL);
	return false;
}

// Writing records.

static void etag(struct door *door, const struct record *record)
{
	response_header(door->response, "ETag",
		str_format(door->call.arena, "\"%lld\"", (long long)record->version));
}

static void add_lines(struct call *call, struct buf *buf, const struct chain_group *group,
	const struct json_members *members)
{
	buf->length--;
	buf_add_c(buf, ",\"lines\":[");
	for (size_t i = 0; i < group->count; i++) {
		if (i > 0)
			buf_add_char(buf, ',');
		record_json_write_with(call, buf, group->lines[i], members);
	}
	buf_add_c(buf, "]}");
}

// One record after another with commas between them; recommendations with their addressee lines, which come
// back in `groups`.
static bool record_bodies(struct call *call, struct buf *buf, struct record *const *records, size_t count,
	struct chain_group **groups)
{
	bool lined = count > 0 && records[0]->entity == &recommendation_entity;
	link_words_of_all(call, records, count);
	if (lined && !chain_groups(call, records, count, record_told, groups))
		return false;
	if (count == 0)
		return true;
	struct json_members members = json_members_of(call, records[0]->entity);
	struct json_members of_lines = json_members_of(call, &addressee_line_entity);
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_add_char(buf, ',');
		record_json_write_with(call, buf, records[i], &members);
		if (lined)
			add_lines(call, buf, &(*groups)[i], &of_lines);
	}
	return true;
}

// A recommendation or finding by itself comes with its hints, for those inside.
static void add_hints(struct call *call, struct buf *buf, const struct record *record,
	const struct chain_group *group)
{
	struct hints hints;
	if (record->entity == &finding_entity)
		advise_finding(call, record, &hints);
	else if (record->entity != &recommendation_entity ||
	         !permit_field(call, &recommendation_entity, RECOMMENDATION_CITATIONS))
		return;
	else
		advise_kept(call, record, group->lines, group->count, &hints);
	buf->length--;
	hints_json(call, buf, &hints);
	buf_add_char(buf, '}');
}

static bool record_body(struct call *call, struct buf *buf, struct record *record)
{
	struct chain_group *group = NULL;
	if (!record_bodies(call, buf, &record, 1, &group))
		return false;
	add_hints(call, buf, record, group);
	return true;
}

// What was made or changed is read again, so that derived facts are those of after the commit; it comes back
// in `record`.
static bool saved_body(struct call *call, struct buf *buf, struct record **record)
{
	if (!act_settle(call))
		return false;
	struct record *fresh = record_find(call, (*record)->entity, (*record)->id);
	if (fresh != NULL)
		*record = fresh;
	return record_body(call, buf, *record);
}

// Making.

bool api_text(struct call *call, const struct json *value, str *text)
{
	struct buf buf = buf_in(call->arena);
	if (value->kind == JSON_IS_TEXT) {
		*text = value->text;
		return true;
	}
	if (value->kind == JSON_IS_NULL) {
		*text = S("");
		return true;
	}
	if (value->kind == JSON_IS_OBJECT) {
		const struct json *id = json_find(value, S("id"));
		*text = id == NULL ? S("") : id->text;
		return id != NULL;
	}
	for (size_t i = 0; value->kind == JSON_IS_ARRAY && i < value->count; i++) {
		str one;
		if (!api_text(call, &value->items[i], &one))
			return false;
		buf_add(&buf, i > 0 ? S("; ") : S(""));
		buf_add(&buf, one);
	}
	*text = buf_str(&buf);
	return value->kind == JSON_IS_ARRAY;
}

static bool make_recommendation(struct call *call, const struct json *body, struct record **record)
{
	struct wide_row row = { .recommendation = record_new(call, &recommendation_entity) };
	struct json own = { .kind = JSON_IS_OBJECT };
	own.items = NEW_MANY(call->arena, body->count + 1, struct json);
	own.keys = NEW_MANY(call->arena, body->count + 1, str);
	bool good = true;
	for (size_t i = 0; i < WIDE_EXPORTED; i++)
		row.texts[i] = S("");
	for (size_t i = 0; i < body->count; i++) {
		size_t wide = 0;
		while (wide < WIDE_EXPORTED && !str_is(body->keys[i], wide_names[wide]))
			wide++;
		if (wide == WIDE_EXPORTED) {
			own.keys[own.count] = body->keys[i];
			own.items[own.count++] = body->items[i];
		} else if (!api_text(call, &body->items[i], &row.texts[wide])) {
			good = refuse_field(call, wide_names[wide],
				say(call, N_("This kind of JSON value does not fit the field.")));
		}
	}
	good = record_json_read(call, row.recommendation, &own) && good;
	if (!good || !recommend(call, &row))
		return false;
	*record = row.recommendation;
	return true;
}

static bool make(struct call *call, const struct entity *entity, const struct json *body,
	struct record **record)
{
	if (!permit_entity(call, VERB_CREATE, entity))
		return false;
	if (entity == &recommendation_entity)
		return make_recommendation(call, body, record);
	*record = record_new(call, entity);
	if (!record_json_read(call, *record, body))
		return false;
	if (entity == &reply_entity)
		return answer(call, *record);
	if (entity == &assessment_entity)
		return assess(call, *record);
	if (entity == &action_entity)
		return undertake(call, *record);
	return keep_make(call, *record);
}

// A POST that may be sent again: with an Idempotency-Key the same key gives the same answer, once.
struct post {
	struct door *door;
	api_run run;
};

static bool run_post(struct call *call, void *input, struct once_answer *answer)
{
	struct post *post = input;
	(void)call;
	return post->run(post->door, answer);
}

void api_post_once(struct door *door, str body, api_run run)
{
	struct post post = { door, run };
	struct once_answer answer = { .status = 200, .location = S(""), .body = S("") };
	const struct once_request once = { .key = request_header(door->request, "Idempotency-Key"),
		.path = door->request->target, .body = body };
	if (!once_run(&door->call, &once, run_post, &post, &answer)) {
		door_refused(door);
		return;
	}
	if (answer.location.length > 0)
		response_header(door->response, "Location", answer.location);
	if (answer.version > 0)
		response_header(door->response, "ETag",
			str_format(door->call.arena, "\"%lld\"", (long long)answer.version));
	door_json(door, answer.status, answer.body);
}

bool api_answer_record(struct door *door, struct once_answer *answer, struct record *record, int status)
{
	struct buf buf = buf_in(door->call.arena);
	if (!saved_body(&door->call, &buf, &record))
		return false;
	answer->status = status;
	answer->version = record->version;
	answer->body = buf_str(&buf);
	if (status == 201)
		answer->location = str_format(door->call.arena, "/api/v1/%s/%.*s", record->entity->plural,
			STR_ARG(record->id));
	return true;
}

static bool post_record(struct door *door, struct once_answer *answer)
{
	const struct entity *entity = entity_by_plural_find(door_piece(door, "entities"));
	struct json body;
	struct record *record;
	return api_body(door, &body) && make(&door->call, entity, &body, &record) &&
	       api_answer_record(door, answer, record, 201);
}

static void create(struct door *door)
{
	if (entity_of(door) != NULL)
		api_post_once(door, door->request->body, post_record);
}

// Reading.

static bool list_request_of(struct door *door, const struct entity *entity, struct list_request *list)
{
	*list = (struct list_request){ .entity = entity, .wanted = record_told, .words = request_query(door->request, "q"),
		.sort = request_query(door->request, "sort"), .after = request_query(door->request, "after"),
		.binned = str_is(request_query(door->request, "binned"), "true") };
	str limit = request_query(door->request, "limit");
	int64_t number = 0;
	if (limit.length > 0 && (!str_to_integer(limit, &number) || number < 1 || number > LIMIT_LIST))
		return refuse_field(&door->call, "limit", say(&door->call, N_("The limit is a number from 1 to 1000.")));
	list->limit = (size_t)number;
	static const char *const own[] = { "q", "sort", "after", "limit", "lang", "binned" };
	for (size_t i = 0; i < door->request->query_count; i++) {
		const struct pair *pair = &door->request->query[i];
		bool known = false;
		for (size_t k = 0; k < COUNT(own); k++)
			known = known || str_is(pair->name, own[k]);
		if (!known && !list_filter(&door->call, list, pair->name, pair->value))
			return false;
	}
	return true;
}

static str next_address(struct door *door, str after)
{
	struct buf buf = buf_in(door->call.arena);
	buf_add(&buf, door->request->path);
	buf_add_char(&buf, '?');
	for (size_t i = 0; i < door->request->query_count; i++) {
		const struct pair *pair = &door->request->query[i];
		if (str_is(pair->name, "after"))
			continue;
		buf_add_url(&buf, pair->name);
		buf_add_char(&buf, '=');
		buf_add_url(&buf, pair->value);
		buf_add_char(&buf, '&');
	}
	buf_add_c(&buf, "after=");
	buf_add_url(&buf, after);
	return buf_str(&buf);
}

static void list_records(struct door *door)
{
	struct call *call = &door->call;
	const struct entity *entity = entity_of(door);
	struct list_request list;
	struct list_page page;
	struct chain_group *groups;
	if (entity == NULL)
		return;
	if (!list_request_of(door, entity, &list) || !list_read(call, &list, &page)) {
		door_refused(door);
		return;
	}
	struct buf *buf = door_json_begins(door);
	buf_add_c(buf, "{\"items\":[");
	if (!record_bodies(call, buf, page.records, page.count, &groups)) {
		door_refused(door);
		return;
	}
	buf_add_c(buf, "],\"next\":");
	if (page.next.length > 0)
		buf_add_json(buf, next_address(door, page.next));
	else
		buf_add_c(buf, "null");
	if (page.more)
		buf_addf(buf, ",\"count\":null,\"count_at_least\":%lld}\n", (long long)page.total);
	else
		buf_addf(buf, ",\"count\":%lld}\n", (long long)page.total);
}

bool api_record(struct door *door, struct record **record)
{
	const struct entity *entity = entity_by_plural_find(door_piece(door, "entities"));
	if (entity == NULL || (entity->hidden && entity != &attachment_entity))
		return refuse(&door->call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	return keep_read(&door->call, entity, door_piece(door, "key"), record);
}

static void read_record(struct door *door)
{
	struct record *record;
	struct buf buf = buf_in(door->call.arena);
	if (!api_record(door, &record) || !record_body(&door->call, &buf, record)) {
		door_refused(door);
		return;
	}
	etag(door, record);
	str known = request_header(door->request, "If-None-Match");
	if (known.length > 0 &&
	        str_equal(known, str_format(door->call.arena, "\"%lld\"", (long long)record->version)) &&
	        record->entity != &recommendation_entity && record->entity != &finding_entity &&
	        record->entity != &addressee_line_entity) {
		door->response->status = 304;
		return;
	}
	door_json(door, 200, buf_str(&buf));
}

// Changing.

static bool if_match(struct door *door, const struct record *record)
{
	str wanted = request_header(door->request, "If-Match");
	if (str_equal(wanted, str_format(door->call.arena, "\"%lld\"", (long long)record->version)))
		return true;
	return refuse(&door->call, REFUSED_STALE,
		wanted.length == 0 ? N_("Say which version you changed: send If-Match with the ETag that you read.")
		                   : N_("Someone else changed this record in the meantime. Compare both versions and choose."));
}

// 412 with both versions' fields, so that a person can choose.
static void stale(struct door *door, const struct record *theirs)
{
	door_refused(door);
	struct buf *body = &door->response->body;
	body->length -= 2; // "}\n"
	buf_add_c(body, ",\"theirs\":");
	record_json_write(&door->call, body, theirs);
	struct json mine;
	struct mishap mishap;
	if (json_read(door->call.arena, door->request->body, &mine, &mishap)) {
		buf_add_c(body, ",\"mine\":");
		json_write(body, &mine);
	}
	buf_add_c(body, "}\n");
	etag(door, theirs);
}

static void change(struct door *door)
{
	struct record *record;
	struct json body;
	struct buf buf = buf_in(door->call.arena);
	if (!api_record(door, &record) || !permit_record(&door->call, VERB_CHANGE, record)) {
		door_refused(door);
		return;
	}
	if (!if_match(door, record)) {
		stale(door, record);
		return;
	}
	struct record *mine = record_copy(&door->call, record);
	if (!api_body(door, &body) || !record_json_read(&door->call, mine, &body) ||
	        !keep_change(&door->call, mine)) {
		if (door->call.refusal == REFUSED_STALE)
			stale(door, record_find(&door->call, record->entity, record->id));
		else
			door_refused(door);
		return;
	}
	if (!saved_body(&door->call, &buf, &mine)) {
		door_refused(door);
		return;
	}
	etag(door, mine);
	door_json(door, 200, buf_str(&buf));
}

// Health: 200 when the store can be read and written.

static bool nothing(struct call *call, void *input)
{
	(void)input;
	struct rows rows;
	return call_stored(call, db_run(call->db, call->arena, SQL("SELECT 1"), NO_PARAMETERS, &rows));
}

static void health(struct door *door)
{
	// A long import is no illness.
	if (!writer_occupied(door->call.writer) && !act_write(&door->call, "health", nothing, NULL))
		door_refused(door);
	else
		door_json(door, 200, S("{\"status\":\"well\"}"));
}

static void openapi(struct door *door)
{
	struct buf buf = buf_in(door->call.arena);
	size_t count = 0;
	while (api_routes[count].path != NULL)
		count++;
	struct route_row *rows = NEW_MANY(door->call.arena, count + 1, struct route_row);
	for (size_t i = 0; i < count; i++)
		rows[i] = (struct route_row){ api_routes[i].method, api_routes[i].path, api_routes[i].right };
	openapi_write(&buf, rows);
	buf.length--; // door_json ends the line.
	door_json(door, 200, buf_str(&buf));
}

#define READS (NEED_SIGNED_IN)
#define WRITES (NEED_SIGNED_IN | NEED_OWN_ORIGIN)

const struct route api_routes[] = {
	{ METHOD_GET, "/healthz", NEED_NOTHING, health, "nothing", 0 },
	{ METHOD_POST, "/api/v1/session", NEED_OWN_ORIGIN, api_begin_session, "nothing", 0 },
	{ METHOD_DELETE, "/api/v1/session", WRITES, api_end_session, "signed in", 0 },
	{ METHOD_GET, "/api/v1/openapi.json", READS, openapi, "signed in", 0 },
	{ METHOD_GET, "/api/v1/figures/{indicator}", READS, api_figure, "figures", 0 },
	{ METHOD_POST, "/api/v1/figures/{indicator}/save", WRITES, api_figure_save, "saved_figure.step", 0 },
	{ METHOD_GET, "/api/v1/search", READS, api_search, "search", 0 },
	{ METHOD_POST, "/api/v1/imports", WRITES, api_import, "import", LIMIT_UPLOAD_BYTES },
	{ METHOD_POST, "/api/v1/imports/{key}/undo", WRITES, api_undo_import, "import", 0 },
	{ METHOD_POST, "/api/v1/everything", WRITES, api_everything, "export", 0 },
	{ METHOD_GET, "/api/v1/jobs", READS, api_jobs, "job.own", 0 },
	{ METHOD_GET, "/api/v1/jobs/{key}", READS, api_job, "job.own", 0 },
	{ METHOD_POST, "/api/v1/jobs/{key}/cancel", WRITES, api_job_cancel, "job.own", 0 },
	{ METHOD_POST, "/api/v1/escalations", WRITES, api_escalate, "letter.step", 0 },
	{ METHOD_GET, "/api/v1/outbox", READS, api_outbox, "mail", 0 },
	{ METHOD_POST, "/api/v1/outbox/try", WRITES, api_outbox_try, "mail", 0 },
	{ METHOD_POST, "/api/v1/outbox/{key}/try", WRITES, api_outbox_try, "mail", 0 },
	{ METHOD_GET, "/api/v1/exchange/card", READS, api_exchange_card, "exchange_peer.read", 0 },
	{ METHOD_GET, "/api/v1/exchange/board", READS, api_exchange_board, "exchange_cell.read", 0 },
	{ METHOD_POST, "/api/v1/exchange/packages", WRITES, api_exchange_prepare, "exchange_package.step", 0 },
	{ METHOD_POST, "/api/v1/exchange/received", WRITES, api_exchange_receive, "exchange_package.step", LIMIT_EXCHANGE_BYTES },
	{ METHOD_GET, "/api/v1/exchange_packages/{key}/file", READS, api_exchange_file, "exchange_package.step", 0 },
	{ METHOD_POST, "/api/v1/exchange_packages/{key}/push", WRITES, api_exchange_push, "exchange_package.step", 0 },
	{ METHOD_GET, "/api/v1/{entities}", READS, list_records, "read", 0 },
	{ METHOD_POST, "/api/v1/{entities}", WRITES, create, "create", 0 },
	{ METHOD_GET, "/api/v1/{entities}/{key}", READS, read_record, "read", 0 },
	{ METHOD_PATCH, "/api/v1/{entities}/{key}", WRITES, change, "change", 0 },
	{ METHOD_GET, "/api/v1/addressee_lines/{key}/deadline", READS, api_deadline, "read", 0 },
	{ METHOD_POST, "/api/v1/letters/{key}/answer", WRITES, api_letter_answer, "step", 0 },
	{ METHOD_GET, "/api/v1/{entities}/{key}/attachments", READS, api_attachments, "read", 0 },
	{ METHOD_POST, "/api/v1/{entities}/{key}/attachments", WRITES, api_attach, "change", LIMIT_UPLOAD_BYTES },
	{ METHOD_GET, "/api/v1/attachments/{key}/content", READS, api_attachment_content, "read", 0 },
	{ METHOD_POST, "/api/v1/{entities}/{key}/{step}", WRITES, api_step, "step", 0 },
	{ 0 },
};
