// Importing a list: first looked through, then imported, and taken back. A file of moderate size is
// carried along in the page between both, so nobody chooses it twice and the server keeps nothing.
#include "acts/clerk.h"
#include "acts/import_list.h"
#include "base/limits.h"
#include "model/entities.h"
#include "model/permit.h"
#include "page/words.h"
#include "web/handlers.h"
#include "web/pages.h"
#include "web/site.h"

enum { CARRIED_BYTES = 256 * 1024, SHOWN_ERRORS = 200, SHOWN_DUPLICATES = 50 };

// What was sent, whether as files or carried along as hexadecimal text.
struct sent {
	str name, bytes, map_text;
	bool given;
};

static int digit_of(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static str from_hex(struct arena *arena, str hex)
{
	struct buf buf = buf_sized(arena, hex.length / 2 + 1);
	for (size_t i = 0; i + 1 < hex.length; i += 2) {
		int high = digit_of(hex.data[i]), low = digit_of(hex.data[i + 1]);
		if (high < 0 || low < 0)
			return S("");
		buf_add_char(&buf, (char)(high * 16 + low));
	}
	return buf_str(&buf);
}

static str to_hex(struct arena *arena, str bytes)
{
	static const char digits[] = "0123456789abcdef";
	struct buf buf = buf_sized(arena, bytes.length * 2 + 1);
	for (size_t i = 0; i < bytes.length; i++) {
		unsigned char c = (unsigned char)bytes.data[i];
		buf_add_char(&buf, digits[c >> 4]);
		buf_add_char(&buf, digits[c & 15]);
	}
	return buf_str(&buf);
}

static struct sent read_sent(struct door *door)
{
	struct arena *arena = door->call.arena;
	const struct upload *file = request_upload_find(door->request, "file");
	const struct upload *map = request_upload_find(door->request, "map");
	struct sent sent = { .map_text = map != NULL ? map->content
		: from_hex(arena, request_form(door->request, "map_carried")) };
	if (file != NULL && file->content.length > 0) {
		sent.name = file->file_name;
		sent.bytes = file->content;
		sent.given = true;
		return sent;
	}
	sent.name = request_form(door->request, "file_name");
	sent.bytes = from_hex(arena, request_form(door->request, "file_carried"));
	sent.given = sent.bytes.length > 0;
	return sent;
}

static void set_entities(struct call *call, struct view *view, str chosen)
{
	static const struct entity *const order[] = { &recommendation_entity, &place_entity, &authority_entity,
		&area_entity, &visit_entity, &reply_entity };
	for (size_t i = 0; i < COUNT(order); i++) {
		if (!permit_may(call, VERB_CREATE, order[i]))
			continue;
		struct view *one = view_add(view, "entities");
		view_text(one, "name", str_from(order[i]->plural));
		view_text(one, "label", say(call, order[i]->label_many));
		view_flag(one, "chosen", str_is(chosen, order[i]->plural));
	}
}

static void set_errors(struct call *call, struct view *view, const struct import_result *result)
{
	for (size_t i = 0; i < result->error_count && i < SHOWN_ERRORS; i++) {
		struct view *error = view_add(view, "row_errors");
		view_text(error, "row", words_number(call->arena, call->language, (int64_t)result->errors[i].row));
		view_text(error, "column", result->errors[i].field);
		view_text(error, "why", result->errors[i].why);
	}
	view_integer(view, "error_count", (int64_t)result->error_count);
	view_flag(view, "more_errors", result->error_count > SHOWN_ERRORS);
}

static void set_duplicates(struct call *call, struct view *view, const struct import_result *result)
{
	for (size_t i = 0; i < result->duplicate_count && i < SHOWN_DUPLICATES; i++) {
		const struct duplicate *duplicate = &result->duplicates[i];
		struct view *shown = view_add(view, "duplicates");
		view_text(shown, "row", words_number(call->arena, call->language, (int64_t)duplicate->row));
		if (duplicate->of_row > 0)
			view_text(shown, "of_row",
				words_number(call->arena, call->language, (int64_t)duplicate->of_row));
		view_text(shown, "of_record", duplicate->of_record);
	}
	view_integer(view, "duplicate_count", (int64_t)result->duplicate_count);
}

static void set_result(struct call *call, struct view *view, const struct import_result *result,
	const struct list_file *list)
{
	struct view *shown = view_in(view, "result");
	view_integer(shown, "rows", (int64_t)result->rows);
	view_text(shown, "good", words_number(call->arena, call->language, (int64_t)result->good));
	view_text(shown, "encoding", list->encoding);
	view_text(shown, "separator", list->separator);
	view_integer(shown, "cleaned", (int64_t)result->cleaned);
	view_integer(shown, "undated", (int64_t)result->undated);
	view_integer(shown, "claims", (int64_t)result->claims);
	for (size_t i = 0; i < result->made_count; i++) {
		struct view *made = view_add(shown, "made");
		view_text(made, "label", say(call, result->made[i].entity->label_many));
		view_text(made, "count",
			words_number(call->arena, call->language, (int64_t)result->made[i].count));
	}
	for (size_t i = 0; i < result->ignored_count; i++)
		view_text(view_add(shown, "ignored"), "name", result->ignored[i]);
	set_errors(call, shown, result);
	set_duplicates(call, shown, result);
	if (result->import.length > 0)
		view_text(shown, "undo", str_format(call->arena, "/import/%.*s/undo", STR_ARG(result->import)));
}

static void set_jobs(struct door *door, struct view *view)
{
	struct call *call = &door->call;
	struct job *jobs = NEW_MANY(call->arena, JOBS_SHOWN, struct job);
	size_t count = 0;
	if (!job_list(call, jobs, &count))
		return;
	for (size_t i = 0; i < count; i++)
		job_item(call, view_add(view, "jobs"), &jobs[i]);
}

// A list that takes long is a job; so is taking many records back.
static void order(struct door *door, const struct job_order *order)
{
	str id;
	if (!job_add(&door->call, order, &id)) {
		door_refused(door);
		return;
	}
	clerk_wake(door->site->clerk);
	response_see_other(door->response, str_format(door->call.arena, "/jobs/%.*s", STR_ARG(id)));
}

static bool order_import(struct door *door, const struct sent *sent, bool dry_run)
{
	str entity = request_form(door->request, "entity");
	const struct entity *known = entity_by_plural_find(entity);
	if (sent->bytes.length <= CARRIED_BYTES || known == NULL || known->hidden)
		return false;
	const struct job_order wanted = { .kind = "import", .entity = entity, .name = sent->name, .file = sent->bytes,
		.map = sent->map_text, .keep_good = request_form(door->request, "keep_good").length > 0,
		.dry_run = dry_run };
	order(door, &wanted);
	return true;
}

static void show(struct door *door, int status, struct view *view)
{
	struct sheet_of sheet = { .title = say(&door->call, N_("Import a list")) };
	set_entities(&door->call, view, request_form(door->request, "entity"));
	set_jobs(door, view);
	view_flag(view, "everything", permit_power(&door->call, POWER_EXPORT_ALL));
	page_show(door, status, "import", view, &sheet);
}

void import_page(struct door *door)
{
	struct call *call = &door->call;
	if (permit_power(call, POWER_IMPORT)) {
		show(door, 200, door_view(door));
		return;
	}
	if (!refuse(call, REFUSED_FORBIDDEN, N_("Your role does not import lists.")))
		door_refused(door);
}

static bool read_map(struct call *call, str text, struct map_file *map)
{
	struct mishap mishap = { 0 };
	if (text.length == 0 || map_file_read(call->arena, text, map, &mishap))
		return true;
	return refuse_field(call, "map",
		say_with(call, N_("Line {line} of the map: {why}"), "line",
			str_format(call->arena, "%zu", mishap.line), "why", say(call, mishap.why), NULL));
}

static bool run(struct door *door, const struct sent *sent, bool dry_run, struct list_file *list,
	struct import_result *result)
{
	struct call *call = &door->call;
	struct map_file map;
	str entity = request_form(door->request, "entity");
	struct import_request request = { .entity = entity_by_plural_find(entity), .list = list,
		.map = sent->map_text.length > 0 ? &map : NULL, .dry_run = dry_run,
		.keep_good = request_form(door->request, "keep_good").length > 0 };
	if (!permit_power(call, POWER_IMPORT))
		return refuse(call, REFUSED_FORBIDDEN, N_("Your role does not import lists."));
	if (request.entity == NULL || request.entity->hidden)
		return refuse_field(call, "entity", say(call, N_("Choose what the list holds.")));
	if (!sent->given)
		return refuse_field(call, "file", say(call, N_("Choose a file: CSV or XLSX.")));
	return read_map(call, sent->map_text, &map) &&
	       list_file_read(call, request.entity, sent->name, sent->bytes, request.map, list) &&
	       import_list(call, &request, result);
}

static void carry(struct door *door, struct view *view, const struct sent *sent)
{
	struct arena *arena = door->call.arena;
	struct view *next = view_in(view, "next");
	view_text(next, "entity", request_form(door->request, "entity"));
	view_text(next, "file_name", sent->name);
	view_text(next, "keep_good", request_form(door->request, "keep_good"));
	if (sent->bytes.length > CARRIED_BYTES)
		return;
	view_text(next, "file", to_hex(arena, sent->bytes));
	view_text(next, "map", to_hex(arena, sent->map_text));
}

void import_post(struct door *door)
{
	struct call *call = &door->call;
	struct sent sent = read_sent(door);
	struct list_file list = { 0 };
	struct import_result result = { 0 };
	bool dry_run = !str_is(request_form(door->request, "do"), "import");
	if (order_import(door, &sent, dry_run))
		return;
	bool done = run(door, &sent, dry_run, &list, &result);
	if (!done && call->refusal != REFUSED_INVALID && call->refusal != REFUSED_CONFLICT) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	view_flag(view, "done", done && !dry_run);
	view_flag(view, "looked", done && dry_run);
	if (done || result.rows > 0)
		set_result(call, view, &result, &list);
	if (!done)
		form_errors(call, view, NULL, "");
	if (done && dry_run)
		carry(door, view, &sent);
	show(door, done ? 200 : 422, view);
}

void import_undo_post(struct door *door)
{
	struct call *call = &door->call;
	size_t taken_back = 0;
	if (request_form(door->request, "job").length > 0) {
		const struct job_order wanted = { .kind = "undo_import", .name = door_piece(door, "import") };
		order(door, &wanted);
		return;
	}
	if (import_undo(call, door_piece(door, "import"), &taken_back))
		door_done(door, S("/import"),
			words_count(call->arena, call->language, "{n} record was taken back.",
				"{n} records were taken back.", (int64_t)taken_back),
			S(""));
	else
		door_refused(door);
}
