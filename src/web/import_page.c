// Importing a list: first looked through, then imported, and taken back. A file of moderate size is
// carried along in the page between both, so nobody chooses it twice and the server keeps nothing.
#include "acts/clerk.h"
#include "acts/import_list.h"
#include "base/limits.h"
#include "model/entities.h"
#include "model/permit.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/first_steps_parts.h"
#include "web/handlers.h"
#include "web/import_map.h"
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
		&area_entity, &holiday_entity, &visit_entity, &reply_entity, &partner_entity, &agreement_entity, &training_session_entity,
		&event_entity, &legal_text_entity };
	for (size_t i = 0; i < COUNT(order); i++) {
		if (!permit_may(call, VERB_CREATE, order[i]))
			continue;
		struct view *one = view_add(view, "entities");
		view_text(one, "name", str_from(order[i]->plural));
		view_text(one, "label", say(call, order[i]->label_many));
		view_flag(one, "chosen", str_is(chosen, order[i]->plural));
	}
}

// Reasons that are alike are told once, with the rows that they are about.
struct group {
	const struct reason *first;
	struct buf rows;
	str sheet; // Of the row that was added last.
	size_t count;
};

static void add_row(struct call *call, struct group *group, const struct reason *reason)
{
	str row = words_number(call->arena, call_locale(call), (int64_t)reason->row);
	group->count++;
	if (reason->row == 0)
		return;
	bool same = group->rows.length > 0 && str_equal(group->sheet, reason->sheet);
	if (!same && reason->sheet.length > 0)
		buf_addf(&group->rows, "%s%.*s ", group->rows.length > 0 ? "; " : "", STR_ARG(reason->sheet));
	else if (group->rows.length > 0)
		buf_add_c(&group->rows, ", ");
	buf_add(&group->rows, row);
	group->sheet = reason->sheet;
}

static void set_reasons(struct call *call, struct view *view, const char *name, const struct heads *heads,
	const struct reason *reasons, size_t count)
{
	struct group *groups = NEW_MANY(call->arena, SHOWN_ERRORS + 1, struct group);
	size_t group_count = 0;
	for (size_t i = 0; i < count; i++) {
		size_t at = 0;
		while (at < group_count && !(str_equal(groups[at].first->field, reasons[i].field) &&
					str_equal(groups[at].first->why, reasons[i].why)))
			at++;
		if (at == group_count) {
			if (group_count == SHOWN_ERRORS)
				continue;
			groups[group_count++] = (struct group){ .first = &reasons[i], .rows = buf_in(call->arena), .sheet = S("") };
		}
		add_row(call, &groups[at], &reasons[i]);
	}
	for (size_t i = 0; i < group_count; i++) {
		struct view *shown = view_add(view, name);
		view_text(shown, "rows", buf_str(&groups[i].rows));
		view_text(shown, "times", words_number(call->arena, call_locale(call), (int64_t)groups[i].count));
		view_text(shown, "column", import_map_label(call, heads, groups[i].first->field));
		view_text(shown, "why", groups[i].first->why);
	}
}

static void set_errors(struct call *call, struct view *view, const struct heads *heads, const struct import_result *result)
{
	set_reasons(call, view, "row_errors", heads, result->errors, result->error_count);
	set_reasons(call, view, "notes", heads, result->notes, result->note_count);
	view_integer(view, "error_count", (int64_t)result->error_count);
	view_integer(view, "note_count", (int64_t)result->note_count);
	view_flag(view, "more_errors", result->error_count > SHOWN_ERRORS);
}

static void set_rows(struct call *call, struct view *view, const char *name, const struct duplicate *rows, size_t count)
{
	for (size_t i = 0; i < count && i < SHOWN_DUPLICATES; i++) {
		struct view *shown = view_add(view, name);
		view_text(shown, "sheet", rows[i].sheet);
		view_text(shown, "row", words_number(call->arena, call_locale(call), (int64_t)rows[i].row));
		if (rows[i].of_row > 0)
			view_text(shown, "of_row", words_number(call->arena, call_locale(call), (int64_t)rows[i].of_row));
		view_text(shown, "of_sheet", rows[i].of_sheet);
		view_text(shown, "of_record", rows[i].of_record);
		view_text(shown, "why", rows[i].why);
	}
}

static void set_passed(struct call *call, struct view *view, const struct list_file *list)
{
	size_t count = 0;
	for (size_t s = 0; s < list->sheet_count; s++)
		for (size_t i = 0; i < list->sheets[s].passed_count; i++, count++) {
			const struct passed_row *passed = &list->sheets[s].passed[i];
			if (count >= SHOWN_ERRORS)
				continue;
			struct view *shown = view_add(view, "passed");
			view_text(shown, "sheet", list->sheets[s].name);
			view_text(shown, "row", words_number(call->arena, call_locale(call), (int64_t)passed->number));
			view_text(shown, "text", passed->text);
		}
	view_integer(view, "passed_count", (int64_t)count);
	for (size_t i = 0; i < list->sheet_count; i++)
		if (list->sheets[i].name.length > 0)
			view_text(view_add(view, "sheets"), "name", list->sheets[i].name);
	for (size_t i = 0; i < list->other_count; i++)
		view_text(view_add(view, "others"), "name", list->others[i]);
}

static void set_result(struct call *call, struct view *view, const struct entity *entity, const struct import_result *result,
	const struct list_file *list)
{
	struct view *shown = view_in(view, "result");
	view_integer(shown, "rows", (int64_t)result->rows);
	view_text(shown, "good", words_number(call->arena, call_locale(call), (int64_t)result->good));
	view_text(shown, "encoding", list->encoding);
	view_text(shown, "separator", list->separator);
	view_integer(shown, "paragraphs", (int64_t)list->paragraphs);
	view_integer(shown, "cleaned", (int64_t)result->cleaned);
	view_integer(shown, "undated", (int64_t)result->undated);
	view_integer(shown, "claims", (int64_t)result->claims);
	for (size_t i = 0; i < result->made_count; i++) {
		struct view *made = view_add(shown, "made");
		view_text(made, "label", say(call, result->made[i].entity->label_many));
		view_text(made, "count",
			words_number(call->arena, call_locale(call), (int64_t)result->made[i].count));
	}
	for (size_t i = 0; i < result->ignored_count; i++)
		view_text(view_add(shown, "ignored"), "name", result->ignored[i]);
	set_errors(call, shown, heads_of(call, entity), result);
	set_rows(call, shown, "duplicates", result->duplicates, result->duplicate_count);
	view_integer(shown, "duplicate_count", (int64_t)result->duplicate_count);
	set_rows(call, shown, "likely", result->likely, result->likely_count);
	set_passed(call, shown, list);
	if (result->import.length > 0)
		view_text(shown, "undo", str_format(call->arena, "/import/%.*s/undo", STR_ARG(result->import)));
}

static void set_past(struct call *call, struct view *view)
{
	struct past_import *past = NEW_MANY(call->arena, IMPORTS_SHOWN, struct past_import);
	size_t count;
	if (!import_past(call, past, &count))
		return;
	for (size_t i = 0; i < count; i++) {
		struct view *shown = view_add(view, "past");
		struct instant at;
		view_text(shown, "file", past[i].file);
		view_text(shown, "label", past[i].entity == NULL ? S("") : say(call, past[i].entity->label_many));
		view_integer(shown, "rows", past[i].rows);
		if (instant_parse(past[i].at, &at))
			shown_instant(call, shown, "at", &at);
		view_flag(shown, "undone", past[i].undone);
		if (!past[i].undone)
			view_text(shown, "undo", str_format(call->arena, "/import/%.*s/undo", STR_ARG(past[i].id)));
	}
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

// Whoever comes from the first steps of a house finds the way back, as long as some are left.
static void set_first_steps(struct call *call, struct view *view)
{
	struct first_steps seen;
	if (permit_power(call, POWER_HEALTH) && view_find(view, S("done")) != NULL && first_steps_read(call, &seen))
		first_steps_part(call, view, &seen);
}

static void show(struct door *door, int status, struct view *view)
{
	struct sheet_of sheet = { .title = say(&door->call, N_("Import a list")) };
	str asked = request_form(door->request, "entity");
	set_entities(&door->call, view, asked.length > 0 ? asked : request_query(door->request, "entity"));
	set_jobs(door, view);
	set_past(&door->call, view);
	view_flag(view, "everything", permit_power(&door->call, POWER_EXPORT_ALL));
	set_first_steps(&door->call, view);
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
			say_integer(call, (int64_t)mishap.line), "why", say(call, mishap.why), NULL));
}

// What one look at a list needs and finds.
struct look {
	struct sent sent;
	struct map_file map;
	struct list_file list;
	struct import_request request;
	struct import_result result;
	struct proposal proposal;
	bool proposed; // The first look: the page asks for what this proposal is not sure of.
};

static bool take_request(struct door *door, struct look *look)
{
	struct call *call = &door->call;
	look->request = (struct import_request){ .entity = entity_by_plural_find(request_form(door->request, "entity")),
		.list = &look->list, .keep_good = request_form(door->request, "keep_good").length > 0 };
	if (!permit_power(call, POWER_IMPORT))
		return refuse(call, REFUSED_FORBIDDEN, N_("Your role does not import lists."));
	if (look->request.entity == NULL || look->request.entity->hidden)
		return refuse_field(call, "entity", say(call, N_("Choose what the list holds.")));
	if (!look->sent.given)
		return refuse_field(call, "file", say(call, N_("Choose a file: CSV, XLSX or DOCX.")));
	return permit_entity(call, VERB_CREATE, look->request.entity);
}

static bool take_map(struct door *door, struct look *look)
{
	look->request.map = look->sent.map_text.length > 0 ? &look->map : NULL;
	return read_map(&door->call, look->sent.map_text, &look->map) &&
	       list_file_read(&door->call, look->request.entity, look->sent.name, look->sent.bytes, look->request.map, &look->list);
}

// The map that counts: with what a person decided on the page, or, at the first look, with what the program
// makes of the list, which the page then shows to be confirmed.
static bool settle_map(struct door *door, struct look *look, bool dry_run)
{
	struct call *call = &door->call;
	bool sent = import_map_sent(door);
	// A table of our own says itself what its columns are.
	if ((!sent && !dry_run) || look->list.reply_table != NULL)
		return true;
	if (!propose(call, &look->request, &look->proposal))
		return false;
	struct buf map = buf_in(call->arena);
	if (!sent)
		proposal_map(call, &look->proposal, look->request.map, false, &map);
	look->proposed = !sent;
	look->sent.map_text = sent ? import_map_read(door, &look->request, &look->proposal) : buf_str(&map);
	return take_map(door, look);
}

static bool run(struct door *door, struct look *look, bool dry_run)
{
	struct call *call = &door->call;
	if (!take_request(door, look) || !take_map(door, look) || !settle_map(door, look, dry_run))
		return false;
	look->request.dry_run = dry_run;
	return import_list(call, &look->request, &look->result);
}

static void carry(struct door *door, struct view *view, const struct sent *sent, bool table)
{
	struct arena *arena = door->call.arena;
	struct view *next = view_in(view, "next");
	view_text(next, "entity", request_form(door->request, "entity"));
	view_text(next, "file_name", sent->name);
	view_text(next, "map_text", sent->map_text);
	view_flag(next, "table", table);
	view_flag(next, "keep_good", request_form(door->request, "keep_good").length > 0);
	view_text(next, "map", to_hex(arena, sent->map_text));
	if (sent->bytes.length <= CARRIED_BYTES)
		view_text(next, "file", to_hex(arena, sent->bytes));
}

// What the page shows beside the result, so that a person can say better.
static bool show_proposal(struct door *door, struct look *look, struct view *view)
{
	struct call *call = &door->call;
	enum refusal refusal = call->refusal;
	struct reason *reasons = call->reasons;
	size_t count = call->reason_count;
	str why = call->why;
	call->reasons = NULL;
	call->reason_count = call->reason_room = 0;
	bool good = look->proposed || propose(call, &look->request, &look->proposal);
	if (good)
		import_map_show(call, view, &look->request, &look->proposal, &look->result);
	call->refusal = refusal;
	call->reasons = reasons;
	call->reason_count = call->reason_room = count;
	call->why = why;
	return good;
}

// Where one goes to see what came of it.
static void set_ways_on(struct call *call, struct view *view, const struct entity *entity)
{
	view_text(view, "list", str_format(call->arena, "/%s", entity->plural));
	view_flag(view, "late", entity == &recommendation_entity && permit_power(call, POWER_FIGURES));
}

void import_post(struct door *door)
{
	struct call *call = &door->call;
	struct look look = { .sent = read_sent(door) };
	bool dry_run = !str_is(request_form(door->request, "do"), "import");
	if (order_import(door, &look.sent, dry_run))
		return;
	bool done = run(door, &look, dry_run);
	if (!done && call->refusal != REFUSED_INVALID && call->refusal != REFUSED_CONFLICT) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	view_flag(view, "done", done && !dry_run);
	view_flag(view, "looked", done && dry_run);
	if (done || look.result.rows > 0)
		set_result(call, view, look.request.entity, &look.result, &look.list);
	if (done && !dry_run)
		set_ways_on(call, view_in(view, "result"), look.request.entity);
	bool table = look.list.reply_table != NULL;
	if (!(done && !dry_run) && (table || (look.list.sheet_count > 0 && show_proposal(door, &look, view))))
		carry(door, view, &look.sent, table);
	if (!done)
		form_errors(call, view, NULL, "");
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
			words_count(call->arena, call_locale(call), "{n} record was taken back.",
				"{n} records were taken back.", (int64_t)taken_back),
			S(""));
	else
		door_refused(door);
}
