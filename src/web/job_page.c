// The page of a job: how far it is, stopping it, and what came of it.
#include "acts/clerk.h"
#include "base/catalogue.h"
#include "base/json.h"
#include "model/entities.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/handlers.h"
#include "web/pages.h"
#include "web/site.h"

enum { SHOWN_ERRORS = 200 };

static const char *const state_words[] = {
	[JOB_WAITING] = NC_("job", "Waits for its turn"), [JOB_RUNNING] = NC_("job", "Under way"),
	[JOB_DONE] = NC_("job", "Done"), [JOB_REFUSED] = NC_("job", "Refused"),
	[JOB_CANCELLED] = NC_("job", "Stopped"),
};

static str title_of(struct call *call, const struct job *job)
{
	const char *pattern = str_is(job->kind, "verify")      ? N_("Comparing everything with the log")
	                      : str_is(job->kind, "undo_import") ? N_("Taking an import back")
	                      : job_has(job, S("dry_run"))     ? N_("Looking through {name}")
	                                                       : N_("Import of {name}");
	return say_with(call, pattern, "name", job->name, NULL);
}

void job_item(struct call *call, struct view *view, const struct job *job)
{
	struct instant at;
	view_text(view, "title", title_of(call, job));
	view_text(view, "state", say_in(call, "job", state_words[job->state]));
	view_text(view, "address", str_format(call->arena, "/jobs/%.*s", STR_ARG(job->id)));
	if (instant_parse(job->at, &at))
		shown_instant(call, view, "at", &at);
	if (job->total > 0)
		view_text(view, "far",
			say_with(call, N_("{done} of {total}"), "done", words_number(call->arena, call_locale(call), job->done),
				"total", words_number(call->arena, call_locale(call), job->total), NULL));
}

static int64_t integer_of(const struct json *json, str key)
{
	const struct json *found = json_find(json, key);
	return found != NULL && found->kind == JSON_IS_INTEGER ? found->integer : 0;
}

static str text_of(const struct json *json, str key)
{
	const struct json *found = json_find(json, key);
	return found != NULL && found->kind == JSON_IS_TEXT ? found->text : S("");
}

// The clerk answered in the language of who ordered, which the reader may not have.
static str language_of(const struct job *job)
{
	str rest = job->options, language = S("");
	(void)str_cut(&rest, ' ', &language);
	return language;
}

static void set_errors(struct call *call, struct view *view, const struct json *errors, str language)
{
	size_t count = errors == NULL ? 0 : errors->count;
	for (size_t i = 0; i < count && i < SHOWN_ERRORS; i++) {
		struct view *error = view_add(view, "row_errors");
		view_text(error, "row", words_number(call->arena, call_locale(call), integer_of(&errors->items[i], S("row"))));
		view_text(error, "column", text_of(&errors->items[i], S("column")));
		view_text(error, "why", text_of(&errors->items[i], S("reason")));
		view_text(error, "language", language);
		view_text(error, "direction", str_from(language_direction(str_c(call->arena, language))));
	}
	view_integer(view, "error_count", (int64_t)count);
	view_flag(view, "more_errors", count > SHOWN_ERRORS);
}

static void set_import(struct call *call, struct view *view, const struct json *result, str language)
{
	struct view *shown = view_in(view, "result");
	const struct json *made = json_find(result, S("created"));
	view_integer(shown, "rows", integer_of(result, S("rows")));
	view_text(shown, "good", words_number(call->arena, call_locale(call), integer_of(result, S("good"))));
	view_integer(shown, "duplicate_count", integer_of(result, S("duplicates")));
	for (size_t i = 0; made != NULL && i < made->count; i++) {
		const struct entity *entity = entity_by_plural_find(made->keys[i]);
		struct view *one = view_add(shown, "made");
		view_text(one, "label", entity == NULL ? made->keys[i] : say(call, entity->label_many));
		view_text(one, "count", words_number(call->arena, call_locale(call), made->items[i].integer));
	}
	set_errors(call, shown, json_find(result, S("errors")), language);
}

// A comparison with the log: how much was looked at, and what is not as the log says.
static void set_verified(struct call *call, struct view *view, const struct json *result)
{
	struct view *shown = view_in(view, "verified");
	const struct json *faults = json_find(result, S("faults"));
	view_text(shown, "checked", words_number(call->arena, call_locale(call), integer_of(result, S("checked"))));
	view_integer(shown, "bad", integer_of(result, S("bad")));
	if (integer_of(result, S("unproven")) > 0)
		view_integer(shown, "unproven", integer_of(result, S("unproven")));
	for (size_t i = 0; faults != NULL && i < faults->count; i++) {
		struct view *fault = view_add(shown, "faults");
		view_text(fault, "where", text_of(&faults->items[i], S("where")));
		view_text(fault, "what", text_of(&faults->items[i], S("what")));
	}
}

static void set_result(struct call *call, struct view *view, const struct job *job)
{
	struct json result;
	struct mishap mishap;
	if (job->result.length == 0 || !json_read(call->arena, job->result, &result, &mishap))
		return;
	if (text_of(&result, S("detail")).length > 0)
		view_text(view, "refused", text_of(&result, S("detail")));
	str language = language_of(job);
	view_text(view, "language", language);
	view_text(view, "direction", str_from(language_direction(str_c(call->arena, language))));
	if (json_find(&result, S("taken_back")) != NULL)
		view_text(view, "taken_back",
			words_count(call->arena, call_locale(call), "{n} record was taken back.",
				"{n} records were taken back.", integer_of(&result, S("taken_back"))));
	if (json_find(&result, S("checked")) != NULL)
		set_verified(call, view, &result);
	if (json_find(&result, S("rows")) == NULL)
		return;
	set_import(call, view, &result, language);
	str import = text_of(&result, S("import"));
	bool done = job->state == JOB_DONE, dry = job_has(job, S("dry_run"));
	view_flag(view, "looked", done && dry);
	view_flag(view, "kept", done && !dry);
	if (done && dry)
		view_text(view, "again", str_format(call->arena, "/jobs/%.*s/import", STR_ARG(job->id)));
	if (import.length > 0)
		view_text(view, "undo", str_format(call->arena, "/import/%.*s/undo", STR_ARG(import)));
}

static bool find(struct door *door, struct job *job)
{
	if (page_inside(door) && job_find(&door->call, door_piece(door, "job"), job))
		return true;
	door_refused(door);
	return false;
}

void job_page(struct door *door)
{
	struct call *call = &door->call;
	struct job job;
	if (!find(door, &job))
		return;
	clerk_progress(door->site->clerk, &job);
	struct view *view = door_view(door);
	bool running = job.state == JOB_WAITING || job.state == JOB_RUNNING;
	job_item(call, view, &job);
	view_flag(view, "running", running);
	view_integer(view, "percent", job.total > 0 ? job.done * 100 / job.total : 0);
	view_text(view, "cancel", str_format(call->arena, "/jobs/%.*s/cancel", STR_ARG(job.id)));
	if (running)
		response_header(door->response, "Refresh", S("3"));
	else
		set_result(call, view, &job);
	struct sheet_of sheet = { .title = title_of(call, &job) };
	page_show(door, 200, "job", view, &sheet);
}

void job_cancel_post(struct door *door)
{
	struct job job;
	if (!find(door, &job))
		return;
	if (clerk_cancel(&door->call, door->site->clerk, &job))
		response_see_other(door->response, str_format(door->call.arena, "/jobs/%.*s", STR_ARG(job.id)));
	else
		door_refused(door);
}

void job_import_post(struct door *door)
{
	struct job job;
	str id;
	if (!find(door, &job))
		return;
	if (!job_again(&door->call, &job, &id)) {
		door_refused(door);
		return;
	}
	clerk_wake(door->site->clerk);
	response_see_other(door->response, str_format(door->call.arena, "/jobs/%.*s", STR_ARG(id)));
}
