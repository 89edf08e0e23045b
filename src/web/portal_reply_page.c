// One recommendation in the portal of its addressee, and the reply that is written to it: kept as it grows, approved
// by a colleague, sent. One form, whole without a script; what a button does stands in its value.
#include "acts/attach.h"
#include "acts/draft_answer.h"
#include "acts/attest.h"
#include "base/limits.h"
#include "model/action.h"
#include "model/choices.h"
#include "model/draft_reply.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"
#include "model/vocabularies.h"
#include "page/form.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/handlers.h"
#include "web/line_parts.h"
#include "web/pages.h"
#include "web/portal_parts.h"

// What was typed into the form.
struct typed {
	struct record *record; // Of the draft.
	struct plan_step *steps;
	size_t step_count;
	int64_t version;
	str why; // To send back.
};

static const struct {
	const char *code;
	const char *label;
	const char *hint;
} positions[] = {
	{ "accepted", NC_("position", "Accepted"), N_("We will do all of it.") },
	{ "accepted_in_part", NC_("position", "Accepted in part"), N_("Say below which part, and why not the rest.") },
	{ "accepted_in_principle", NC_("position", "Accepted in principle"), N_("We agree; how and when is still open.") },
	{ "noted", NC_("position", "Noted"), N_("Neither accepted nor rejected for now.") },
	{ "rejected", NC_("position", "Rejected"), N_("Reasons are needed.") },
	{ "not_competent", NC_("position", "Not within its powers"), N_("Name the authority that can act.") },
};
static const char *const claims[] = { "not_started", "planned", "in_progress", "partly", "full", "overtaken", "abandoned" };

static str reason_of(const struct call *call, str field)
{
	for (size_t i = 0; i < call->reason_count; i++)
		if (str_equal(call->reasons[i].field, field))
			return call->reasons[i].why;
	return S("");
}

static void set_positions(struct call *call, struct view *view, str chosen)
{
	for (size_t i = 0; i < COUNT(positions); i++) {
		struct view *offer = view_add(view, "positions");
		view_text(offer, "value", str_from(positions[i].code));
		view_text(offer, "label", say_in(call, "position", positions[i].label));
		view_text(offer, "hint", say(call, positions[i].hint));
		view_flag(offer, "chosen", str_is(chosen, positions[i].code));
	}
}

static void set_choices(struct call *call, struct view *view, const char *name, const struct vocabulary *vocabulary,
	const char *const *codes, size_t count, str chosen)
{
	for (size_t i = 0; i < count; i++) {
		struct view *offer = view_add(view, name);
		view_text(offer, "value", str_from(codes[i]));
		view_text(offer, "label", value_label(call, vocabulary, str_from(codes[i])));
		view_flag(offer, "chosen", str_is(chosen, codes[i]));
	}
}

// With the terms that the institution has of its own.
static void set_reason_kinds(struct call *call, struct view *view, str chosen)
{
	struct offer *offers;
	size_t count;
	if (!choices_of(call, &draft_reply_entity.fields[DRAFT_REPLY_REASON_KIND], &offers, &count))
		return;
	for (size_t i = 0; i < count; i++) {
		struct view *offer = view_add(view, "reason_kinds");
		view_text(offer, "value", offers[i].value);
		view_text(offer, "label", offers[i].label);
		view_flag(offer, "chosen", str_equal(chosen, offers[i].value));
	}
}

static const char *const step_names[] = { "step", "owner", "starts_on", "ends_on", "cost", "currency", "funding", "proof" };

static str *step_member(struct plan_step *step, size_t i)
{
	str *const members[COUNT(step_names)] = { &step->step, &step->owner, &step->starts_on, &step->ends_on,
		&step->cost, &step->currency, &step->funding, &step->proof };
	return members[i];
}

static void set_step(struct call *call, struct view *view, size_t number, struct plan_step *step)
{
	struct view *row = view_add(view, "steps");
	view_integer(row, "index", (int64_t)number);
	view_text(row, "n", words_number(call->arena, call_locale(call), (int64_t)number + 1));
	for (size_t i = 0; i < COUNT(step_names); i++) {
		struct view *field = view_in(row, step_names[i]);
		str id = str_format(call->arena, "plan.%zu.%s", number, step_names[i]);
		view_text(field, "id", id);
		view_text(field, "value", *step_member(step, i));
		view_text(field, "input", form_day_input(*step_member(step, i)));
		shown_text(call, field, "shown", *step_member(step, i));
		view_text(field, "why", reason_of(call, id));
	}
	struct day ends;
	if (day_parse(str_trim(step->ends_on), &ends))
		shown_day(call, view_in(row, "ends_on"), "day", str_copy(call->arena, day_str(&ends)));
	bool more = false;
	for (size_t i = 0; i < COUNT(step_names); i++)
		more = more || (!str_is(str_from(step_names[i]), "step") && !str_is(str_from(step_names[i]), "owner") &&
				       !str_is(str_from(step_names[i]), "ends_on") && step_member(step, i)->length > 0);
	view_flag(row, "open", more);
	const char *codes[16];
	size_t count = 0;
	for (; count < funding_vocabulary.choice_count && count < COUNT(codes); count++)
		codes[count] = funding_vocabulary.choices[count].code;
	set_choices(call, row, "fundings", &funding_vocabulary, codes, count, step->funding);
}

// `rows`: how many rows to draw at least.
static void set_steps(struct call *call, struct view *view, struct plan_step *steps, size_t count, size_t rows)
{
	struct plan_step blank = { .step = S("") };
	for (size_t i = 0; i < count; i++)
		set_step(call, view, i, &steps[i]);
	for (size_t i = count; i < rows && i < PLAN_STEPS_MOST; i++) {
		struct plan_step one = blank;
		set_step(call, view, i, &one);
	}
	view_flag(view, "plan_full", (count > rows ? count : rows) >= PLAN_STEPS_MOST);
}

static void set_evidence(struct call *call, struct view *view, const struct addressed *item, const struct draft *draft)
{
	for (size_t i = 0; i < draft->evidence_count; i++) {
		const struct record *file = draft->evidence[i];
		struct view *shown = view_add(view, "evidence");
		str sha256 = record_text(file, ATTACHMENT_SHA256);
		view_text(shown, "sha256", sha256);
		view_text(shown, "name", record_text(file, ATTACHMENT_NAME));
		view_text(shown, "address",
			str_format(call->arena, "/portal/%lld/evidence/%zu", (long long)item->number, i + 1));
		view_text(shown, "kilobytes",
			words_number(call->arena, call_locale(call), (record_integer(file, ATTACHMENT_SIZE) + 1023) / 1024));
		view_text(shown, "seal", str_format(call->arena, "%.*s %.*s", STR_ARG(str_slice(sha256, 0, 4)),
					STR_ARG(str_slice(sha256, 4, 4))));
	}
}

// Reasons that no field of the form shows stand in the summary; those of the form are linked to it.
static void set_errors(struct call *call, struct view *view)
{
	static const struct {
		const char *field, *label;
	} labels[] = { { "position", N_("Position") }, { "text", N_("Reply") }, { "reasons", N_("Reasons") },
		{ "reason_kind", N_("Kind of reason") },
		{ "implementation", N_("Implementation, claimed") }, { "author", N_("Signed by") },
		{ "note", N_("Why it was sent back") }, { "file", N_("Evidence") }, { "plan", N_("Plan") } };
	if (call->refusal == REFUSED_NOT)
		return;
	view_flag(view, "wrong", true);
	view_text(view, "why_all", call->why);
	for (size_t i = 0; i < call->reason_count; i++) {
		str field = call->reasons[i].field;
		struct view *error = view_add(view, "errors");
		view_text(error, "why", call->reasons[i].why);
		view_text(error, "field", field);
		for (size_t k = 0; k < COUNT(labels); k++)
			if (str_is(field, labels[k].field))
				view_text(error, "label", say(call, labels[k].label));
		int64_t step;
		str rest = str_skip(field, 5), number;
		if (str_starts(field, S("plan.")) && str_cut(&rest, '.', &number) && str_to_integer(number, &step))
			view_text(error, "label", say_with(call, N_("Step {n}"), "n",
							words_number(call->arena, call_locale(call), step + 1), NULL));
	}
}

// The draft as it is kept or, after a refusal, as it was typed.
static void set_draft(struct call *call, struct view *view, const struct addressed *item, const struct draft *draft,
	const struct typed *typed, size_t rows)
{
	bool as_typed = typed != NULL && draft->may_write;
	const struct record *record = as_typed ? typed->record : draft->record;
	struct plan_step *steps = as_typed ? typed->steps : draft->steps;
	size_t count = as_typed ? typed->step_count : draft->step_count;
	str position = record_text(record, DRAFT_REPLY_POSITION);
	struct view *shown = view_in(view, "draft");
	view_integer(shown, "version", draft->record->version);
	view_text(shown, "state",
		value_label(call, &draft_reply_state_vocabulary, record_text(draft->record, DRAFT_REPLY_STATE)));
	view_flag(shown, "kept", draft->record->version > 0);
	if (draft->record->version > 0)
		shown_instant(call, shown, "saved", &draft->record->updated_at);
	view_flag(shown, "may_write", draft->may_write);
	view_flag(shown, "may_ask", draft->may_ask);
	view_flag(shown, "may_take_back", draft->may_take_back);
	view_flag(shown, "may_send", draft->may_send);
	view_flag(shown, "may_send_back", draft->may_send_back);
	view_flag(shown, "awaits", str_is(record_text(draft->record, DRAFT_REPLY_STATE), "awaiting_validation"));
	view_flag(shown, "returned", str_is(record_text(draft->record, DRAFT_REPLY_STATE), "returned"));
	shown_text(call, shown, "note", record_text(draft->record, DRAFT_REPLY_NOTE));
	view_text(shown, "why", typed == NULL ? S("") : typed->why);
	view_text(shown, "why_note", reason_of(call, S("note")));
	view_text(shown, "written_by", draft->written_by.length > 0 ? draft->written_by : call->account_person);
	for (size_t i = 0; i < draft->validator_count; i++)
		view_text(view_add(shown, "validators"), "name",
			record_text(draft->validators[i], ACCOUNT_FULL_NAME));
	static const struct {
		const char *name;
		size_t field;
	} texts[] = { { "text", DRAFT_REPLY_TEXT }, { "reasons", DRAFT_REPLY_REASONS }, { "author", DRAFT_REPLY_AUTHOR } };
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct view *field = view_in(shown, texts[i].name);
		view_text(field, "value", record_text(record, texts[i].field));
		shown_text(call, field, "shown", record_text(record, texts[i].field));
		view_text(field, "why", reason_of(call, str_from(texts[i].name)));
	}
	view_text(shown, "why_position", reason_of(call, S("position")));
	view_text(shown, "position", value_label(call, &position_vocabulary, position));
	view_text(shown, "implementation",
		value_label(call, &implementation_vocabulary, record_text(record, DRAFT_REPLY_IMPLEMENTATION)));
	set_positions(call, shown, position);
	view_text(shown, "reason_kind", value_words(call, record, DRAFT_REPLY_REASON_KIND));
	set_reason_kinds(call, shown, record_text(record, DRAFT_REPLY_REASON_KIND));
	set_choices(call, shown, "claims", &implementation_vocabulary, claims, COUNT(claims),
		record_text(record, DRAFT_REPLY_IMPLEMENTATION));
	set_steps(call, shown, steps, count, draft->may_write && rows == 0 ? 1 : rows);
	set_evidence(call, shown, item, draft);
	view_text(shown, "why_file", reason_of(call, S("file")));
}

// What else waits for the reader, the next three.
static bool set_waiting(struct call *call, struct view *view, const struct addressed *item)
{
	struct addressed *items;
	size_t count;
	int64_t waiting = 0;
	if (!addressed_list(call, &items, &count))
		return false;
	for (int rank = 0; rank < 2; rank++)
		for (size_t i = 0; i < count; i++)
			if (items[i].number != item->number && portal_rank(call, items[i].chain.line) == rank && waiting++ < 3)
				portal_item(call, view_add(view, "waiting"), &items[i]);
	view_integer(view, "waiting_count", waiting);
	return true;
}

static void show(struct door *door, int status, const struct addressed *item, const struct typed *typed)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	struct draft draft;
	enum refusal refusal = call->refusal;
	portal_item(call, view, item);
	struct view *line = view_in(view, "line");
	line_fill(call, line, &item->chain);
	static const char *const hidden[] = { "send", "deliver", "pause", "acknowledge", "close", "reply_act", "assess_act" };
	for (size_t i = 0; i < COUNT(hidden); i++)
		view_text(line, hidden[i], S(""));
	view_text(line, "id", words_number(call->arena, "en", item->number));
	int64_t rows;
	if (!str_to_integer(request_query(door->request, "steps"), &rows) || rows < 0 || rows > PLAN_STEPS_MOST)
		rows = 0;
	if (!set_waiting(call, view, item) || !draft_read(call, item, &draft)) {
		door_refused(door);
		return;
	}
	call->refusal = refusal;
	set_draft(call, view, item, &draft, typed, (size_t)rows);
	set_errors(call, view);
	view_text(view, "mark", addressed_mark(call, item));
	struct record *authority = record_find(call, &authority_entity, call->account_authority);
	if (authority != NULL)
		shown_name(call, view, "authority", record_text(authority, AUTHORITY_NAME));
	struct sheet_of sheet = { .level = LEVEL_ADDRESSED,
		.title = say_with(call, N_("Recommendation {number}"), "number",
			words_number(call->arena, call_locale(call), item->number), NULL) };
	page_show(door, status, "portal_reply", view, &sheet);
}

void portal_reply_page(struct door *door)
{
	struct addressed item;
	if (portal_read(door, &item))
		show(door, 200, &item, NULL);
	else
		door_refused(door);
}

// Reading the form.

static str sent(struct door *door, size_t step, const char *name)
{
	return request_form(door->request, str_c(door->call.arena, str_format(door->call.arena, "plan.%zu.%s", step, name)));
}

static bool read_typed(struct door *door, struct typed *typed)
{
	struct call *call = &door->call;
	static const size_t fields[] = { DRAFT_REPLY_POSITION, DRAFT_REPLY_TEXT, DRAFT_REPLY_REASON_KIND, DRAFT_REPLY_REASONS,
		DRAFT_REPLY_IMPLEMENTATION, DRAFT_REPLY_AUTHOR };
	bool good = true;
	*typed = (struct typed){ .record = record_new(call, &draft_reply_entity), .why = request_form(door->request, "note") };
	for (size_t i = 0; i < COUNT(fields); i++)
		good = value_read(call, typed->record, fields[i],
			       request_form(door->request, draft_reply_entity.fields[fields[i]].name), NULL) && good;
	typed->steps = NEW_MANY(call->arena, PLAN_STEPS_MOST, struct plan_step);
	for (size_t i = 0; i < PLAN_STEPS_MOST; i++) {
		struct plan_step step = { .step = S("") };
		bool blank = true;
		for (size_t k = 0; k < COUNT(step_names); k++) {
			*step_member(&step, k) = str_trim(sent(door, i, step_names[k]));
			blank = blank && step_member(&step, k)->length == 0;
		}
		if (!blank)
			typed->steps[typed->step_count++] = step;
	}
	if (!str_to_integer(request_form(door->request, "version"), &typed->version))
		typed->version = 0;
	return good;
}

static bool attach_sent(struct door *door, const struct addressed *item, bool *any)
{
	const struct upload *file = request_upload_find(door->request, "file");
	*any = file != NULL && file->content.length > 0;
	if (!*any)
		return true;
	struct draft_file request = { .item = item, .name = file->file_name, .media_type = file->media_type,
		.content = file->content };
	return draft_attach(&door->call, &request);
}

static bool detach_named(struct door *door, const struct addressed *item, str act)
{
	struct draft_file request = { .item = item, .sha256 = str_skip(act, strlen("detach.")) };
	return draft_detach(&door->call, &request);
}

static const struct {
	const char *act;
	bool (*does)(struct call *call, struct draft_request *request);
	bool typed; // What was typed is kept first.
	const char *said;
} acts[] = {
	{ "save", NULL, true, N_("The draft is saved. Nobody but your authority sees it.") },
	{ "add_step", NULL, true, "" },
	{ "attach", NULL, true, N_("The file was received whole.") },
	{ "ask", draft_ask, true, N_("Your colleague is asked to validate it.") },
	{ "send", draft_send, true, N_("Your reply was received.") },
	{ "approve", draft_send, false, N_("Your reply was received.") },
	{ "take_back", draft_take_back, false, N_("It is a draft again.") },
	{ "send_back", draft_send_back, false, N_("It was sent back to your colleague.") },
};

static bool do_act(struct door *door, const struct addressed *item, struct typed *typed, struct draft_request *request,
	const char **said)
{
	str act = request_form(door->request, "act");
	bool any = false, detaches = str_starts(act, S("detach."));
	size_t found = 0;
	for (size_t i = 0; i < COUNT(acts); i++)
		if (str_is(act, acts[i].act))
			found = i;
	*said = acts[found].said;
	if ((acts[found].typed || detaches) && !draft_keep(&door->call, request))
		return false;
	typed->version = request->version;
	if ((acts[found].typed && !attach_sent(door, item, &any)) || (detaches && !detach_named(door, item, act)))
		return false;
	if (any && acts[found].does == NULL)
		*said = acts[2].said;
	return acts[found].does == NULL || acts[found].does(&door->call, request);
}

void portal_reply_post(struct door *door)
{
	struct call *call = &door->call;
	struct addressed item;
	struct typed typed;
	const char *said;
	if (!portal_read(door, &item) || !addressed_same(call, &item, request_form(door->request, "line"))) {
		door_refused(door);
		return;
	}
	bool good = read_typed(door, &typed);
	struct draft_request request = { .item = &item, .version = typed.version, .typed = typed.record,
		.steps = typed.steps, .step_count = typed.step_count, .why = typed.why };
	if (good && do_act(door, &item, &typed, &request, &said)) {
		str address = portal_address(call, item.number);
		if (request.receipt != NULL)
			address = str_format(call->arena, "/portal/receipts/%lld",
				(long long)record_integer(request.receipt, RECEIPT_NUMBER));
		else if (str_is(request_form(door->request, "act"), "add_step"))
			address = str_format(call->arena, "%.*s?steps=%zu#plan", STR_ARG(address), typed.step_count + 1);
		door_done(door, address, said[0] == 0 ? S("") : say(call, said), S(""));
	} else if (call->refusal == REFUSED_INVALID || call->refusal == REFUSED_STALE || call->refusal == REFUSED_CONFLICT) {
		show(door, refusal_status(call->refusal), &item, &typed);
	} else {
		door_refused(door);
	}
}

void portal_evidence(struct door *door)
{
	struct addressed item;
	struct draft draft;
	int64_t number;
	str content;
	if (!str_to_integer(door_piece(door, "file"), &number))
		number = 0;
	if (!portal_read(door, &item) || !draft_read(&door->call, &item, &draft)) {
		door_refused(door);
		return;
	}
	if (number < 1 || (size_t)number > draft.evidence_count) {
		bool refused = refuse(&door->call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
		if (!refused)
			door_refused(door);
		return;
	}
	const struct record *file = draft.evidence[number - 1];
	if (!attachment_bytes(&door->call, file, &content)) {
		door_refused(door);
		return;
	}
	door_file(door, record_text(file, ATTACHMENT_NAME), record_text(file, ATTACHMENT_MEDIA_TYPE), content);
}
