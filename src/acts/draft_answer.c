#include "acts/draft_answer.h"

#include "acts/arrow.h"
#include "acts/attach.h"
#include "acts/attest.h"
#include "acts/recommend.h"
#include "acts/undertake.h"
#include "acts/validators.h"
#include "base/json.h"
#include "base/limits.h"
#include "model/entities.h"
#include "model/money.h"
#include "model/permit.h"
#include "model/value.h"
#include "store/blobs.h"

// The plan.

static const struct {
	const char *name;
	size_t offset; // Of the member of struct plan_step.
	size_t field;  // Of the action that it becomes.
} members[] = {
	{ "step", offsetof(struct plan_step, step), ACTION_STEP },
	{ "owner", offsetof(struct plan_step, owner), ACTION_OWNER },
	{ "starts_on", offsetof(struct plan_step, starts_on), ACTION_STARTS_ON },
	{ "ends_on", offsetof(struct plan_step, ends_on), ACTION_ENDS_ON },
	{ "cost", offsetof(struct plan_step, cost), ACTION_COST },
	{ "currency", offsetof(struct plan_step, currency), ACTION_CURRENCY },
	{ "funding", offsetof(struct plan_step, funding), ACTION_FUNDING },
	{ "proof", offsetof(struct plan_step, proof), ACTION_PROOF },
};

static str *member_of(struct plan_step *step, size_t i)
{
	return (str *)(void *)((char *)step + members[i].offset);
}

static bool is_blank(const struct plan_step *step)
{
	struct plan_step copy = *step;
	for (size_t i = 0; i < COUNT(members); i++)
		if (str_trim(*member_of(&copy, i)).length > 0)
			return false;
	return true;
}

static void read_plan(struct call *call, str text, struct draft *draft)
{
	struct json json;
	struct mishap mishap;
	if (text.length == 0 || !json_read(call->arena, text, &json, &mishap) || json.kind != JSON_IS_ARRAY)
		return;
	draft->steps = NEW_MANY(call->arena, json.count + 1, struct plan_step);
	draft->step_count = json.count;
	for (size_t i = 0; i < json.count; i++)
		for (size_t m = 0; m < COUNT(members); m++) {
			const struct json *value = json_find(&json.items[i], str_from(members[m].name));
			*member_of(&draft->steps[i], m) = value == NULL ? S("") : value->text;
		}
}

// Canonical; steps of which nothing was typed are left out.
static str write_plan(struct call *call, const struct plan_step *steps, size_t count)
{
	struct json plan = { .kind = JSON_IS_ARRAY, .items = NEW_MANY(call->arena, count + 1, struct json) };
	for (size_t i = 0; i < count; i++) {
		struct plan_step step = steps[i];
		if (is_blank(&step))
			continue;
		struct json *object = &plan.items[plan.count++];
		*object = (struct json){ .kind = JSON_IS_OBJECT, .keys = NEW_MANY(call->arena, COUNT(members), str),
			.items = NEW_MANY(call->arena, COUNT(members), struct json) };
		for (size_t m = 0; m < COUNT(members); m++) {
			str text = value_text(call->arena, *member_of(&step, m), true);
			if (text.length == 0)
				continue;
			object->keys[object->count] = str_from(members[m].name);
			object->items[object->count++] = (struct json){ .kind = JSON_IS_TEXT, .text = text };
		}
	}
	struct buf buf = buf_in(call->arena);
	if (plan.count > 0)
		json_write(&buf, &plan);
	return buf_str(&buf);
}

static bool read_cost(struct call *call, const struct plan_step *step, struct record *action)
{
	int64_t cost;
	if (str_trim(step->cost).length == 0)
		return true;
	if (!money_read(call->arena, step->cost, record_text(action, ACTION_CURRENCY), &cost))
		return refuse_field(call, "cost", say(call, N_("Write an amount, for example 120 000.")));
	record_set_integer(action, ACTION_COST, cost);
	return true;
}

// The actions that the plan announces. Reasons bear the names that draft_ask promises.
static bool actions_of(struct call *call, const struct draft *draft, const struct record *line, struct record ***actions)
{
	bool good = true;
	*actions = NEW_MANY(call->arena, draft->step_count + 1, struct record *);
	for (size_t i = 0; i < draft->step_count; i++) {
		struct record *action = record_new(call, &action_entity);
		size_t before = call->reason_count;
		record_set(action, ACTION_ADDRESSEE_LINE, line->id);
		for (size_t m = 0; m < COUNT(members); m++)
			if (members[m].field != ACTION_COST)
				good = value_read(call, action, members[m].field, *member_of(&draft->steps[i], m), NULL) && good;
		good = read_cost(call, &draft->steps[i], action) && good;
		if (draft->steps[i].step.length == 0)
			good = refuse_field(call, "step", say(call, N_("Say what will be done."))) && good;
		if (draft->steps[i].ends_on.length == 0)
			good = refuse_field(call, "ends_on", say(call, N_("Enter a date, for example 15/09/2026."))) && good;
		good = action_entity.check(call, NULL, action) && good;
		for (size_t r = before; r < call->reason_count; r++)
			call->reasons[r].field = str_format(call->arena, "plan.%zu.%.*s", i, STR_ARG(call->reasons[r].field));
		(*actions)[i] = action;
	}
	return good;
}

// Keeping. The table of drafts has a row for each addressee line at most; it is no noun (model/draft_reply.h).

static const size_t kept[] = { DRAFT_REPLY_STATE, DRAFT_REPLY_POSITION, DRAFT_REPLY_TEXT, DRAFT_REPLY_REASONS, DRAFT_REPLY_PLAN,
	DRAFT_REPLY_IMPLEMENTATION, DRAFT_REPLY_AUTHOR, DRAFT_REPLY_WRITTEN_BY, DRAFT_REPLY_NOTE, DRAFT_REPLY_REASON_KIND };
enum { COLUMN_VERSION = COUNT(kept), COLUMN_UPDATED_AT };

static bool awaits(const struct record *draft)
{
	return str_is(record_text(draft, DRAFT_REPLY_STATE), "awaiting_validation");
}

static bool load(struct call *call, const struct record *line, struct record **draft)
{
	struct rows rows;
	*draft = record_new(call, &draft_reply_entity);
	record_set(*draft, DRAFT_REPLY_ADDRESSEE_LINE, line->id);
	record_set(*draft, DRAFT_REPLY_STATE, S("draft"));
	if (!call_stored(call,
		    db_run(call->db, call->arena,
			    SQL("SELECT state, position, text, reasons, plan, implementation, author, written_by, note, reason_kind, version, updated_at"
				" FROM draft_reply WHERE addressee_line = $1"),
			    PARAMETERS(cell_text(line->id)), &rows)))
		return false;
	if (rows.count == 0)
		return true;
	for (size_t i = 0; i < COUNT(kept); i++)
		record_set(*draft, kept[i], rows_text(&rows, 0, i));
	(*draft)->version = rows_integer(&rows, 0, COLUMN_VERSION);
	return instant_parse(rows_text(&rows, 0, COLUMN_UPDATED_AT), &(*draft)->updated_at);
}

static bool save(struct call *call, struct record *draft)
{
	struct rows rows;
	if (!value_check(call, draft))
		return false;
	draft->version++;
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("INSERT INTO draft_reply (addressee_line, version, updated_at, state, position, text, reasons, plan,"
			    " implementation, author, written_by, note, reason_kind)"
			    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
			    " ON CONFLICT (addressee_line) DO UPDATE SET version = excluded.version, updated_at = excluded.updated_at,"
			    " state = excluded.state, position = excluded.position, text = excluded.text, reasons = excluded.reasons,"
			    " plan = excluded.plan, implementation = excluded.implementation, author = excluded.author,"
			    " written_by = excluded.written_by, note = excluded.note, reason_kind = excluded.reason_kind"),
			PARAMETERS(cell_text(record_text(draft, DRAFT_REPLY_ADDRESSEE_LINE)), cell_integer(draft->version),
				cell_text(instant_str(&call->now)), cell_text_or_null(record_text(draft, DRAFT_REPLY_STATE)),
				cell_text_or_null(record_text(draft, DRAFT_REPLY_POSITION)), cell_text_or_null(record_text(draft, DRAFT_REPLY_TEXT)),
				cell_text_or_null(record_text(draft, DRAFT_REPLY_REASONS)), cell_text_or_null(record_text(draft, DRAFT_REPLY_PLAN)),
				cell_text_or_null(record_text(draft, DRAFT_REPLY_IMPLEMENTATION)), cell_text_or_null(record_text(draft, DRAFT_REPLY_AUTHOR)),
				cell_text_or_null(record_text(draft, DRAFT_REPLY_WRITTEN_BY)), cell_text_or_null(record_text(draft, DRAFT_REPLY_NOTE)), cell_text_or_null(record_text(draft, DRAFT_REPLY_REASON_KIND))),
			&rows));
}

static bool let_go(struct call *call, const struct record *line)
{
	struct rows rows;
	return call_stored(call, db_run(call->db, call->arena, SQL("DELETE FROM draft_file WHERE addressee_line = $1"),
				       PARAMETERS(cell_text(line->id)), &rows)) &&
	       call_stored(call, db_run(call->db, call->arena, SQL("DELETE FROM draft_reply WHERE addressee_line = $1"),
				       PARAMETERS(cell_text(line->id)), &rows));
}

// The files as attachments that stand nowhere yet.
static bool load_files(struct call *call, const struct record *line, struct draft *draft)
{
	struct rows rows;
	if (!call_stored(call,
		    db_run(call->db, call->arena,
			    SQL("SELECT name, media_type, size, sha256 FROM draft_file WHERE addressee_line = $1 ORDER BY at, sha256"),
			    PARAMETERS(cell_text(line->id)), &rows)))
		return false;
	draft->evidence = NEW_MANY(call->arena, rows.count + 1, struct record *);
	draft->evidence_count = rows.count;
	for (size_t i = 0; i < rows.count; i++) {
		struct record *file = record_new(call, &attachment_entity);
		record_set(file, ATTACHMENT_NAME, rows_text(&rows, i, 0));
		record_set(file, ATTACHMENT_MEDIA_TYPE, rows_text(&rows, i, 1));
		record_set_integer(file, ATTACHMENT_SIZE, rows_integer(&rows, i, 2));
		record_set(file, ATTACHMENT_SHA256, rows_text(&rows, i, 3));
		draft->evidence[i] = file;
	}
	return true;
}

// Reading.

static str person_of(struct call *call, const struct record *draft, size_t field)
{
	str id = record_text(draft, field);
	struct record *account = id.length == 0 ? NULL : record_find(call, &account_entity, id);
	return account == NULL ? S("") : record_text(account, ACCOUNT_FULL_NAME);
}

// Only who may reply to this line comes to its draft.
static bool permit_draft(struct call *call, const struct record *line)
{
	if ((call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) == 0)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	return permit_record(call, VERB_READ, line) && permit_entity(call, VERB_CREATE, &reply_entity);
}

static void fill_rights(struct call *call, struct draft *draft)
{
	const struct record *record = draft->record;
	bool own = str_equal(record_text(record, DRAFT_REPLY_WRITTEN_BY), call->account);
	bool waits = awaits(record);
	draft->may_write = !waits;
	draft->may_ask = draft->may_write && draft->validator_count > 0;
	draft->may_take_back = waits && own;
	draft->may_send_back = waits && !own && call->role == ROLE_VALIDATOR;
	draft->may_send = draft->may_send_back || (draft->may_write && !validators_needed(call));
}

bool draft_read(struct call *call, const struct addressed *item, struct draft *draft)
{
	*draft = (struct draft){ .record = NULL };
	if (!permit_draft(call, item->chain.line) || !load(call, item->chain.line, &draft->record) ||
	        !validators_of(call, call->account_authority, call->account, &draft->validators,
			&draft->validator_count))
		return false;
	read_plan(call, record_text(draft->record, DRAFT_REPLY_PLAN), draft);
	draft->written_by = person_of(call, draft->record, DRAFT_REPLY_WRITTEN_BY);
	fill_rights(call, draft);
	return draft->record->version == 0 || load_files(call, item->chain.line, draft);
}

bool draft_states(struct call *call, const struct addressed *items, size_t count, str **states)
{
	struct rows rows;
	*states = NEW_MANY(call->arena, count + 1, str);
	if (!call_stored(call,
		    db_run(call->db, call->arena,
			    SQL("SELECT d.addressee_line, d.state FROM draft_reply d JOIN addressee_line l"
				" ON l.id = d.addressee_line WHERE l.authority = $1"),
			    PARAMETERS(cell_text(call->account_authority)), &rows)))
		return false;
	for (size_t i = 0; i < count; i++)
		for (size_t r = 0; r < rows.count; r++)
			if (str_equal(items[i].chain.line->id, rows_text(&rows, r, 0)))
				(*states)[i] = rows_text(&rows, r, 1);
	return true;
}

// Writing. Each body reads the draft anew: what the form showed may have changed.

static bool read_fresh(struct call *call, const struct draft_request *request, struct draft *draft)
{
	if (!draft_read(call, request->item, draft))
		return false;
	return draft->record->version == request->version ||
	       refuse(call, REFUSED_STALE,
		       N_("A colleague changed this draft in the meantime. What you wrote is still below: compare, and save"
			  " again to keep yours."));
}

static bool not_now(struct call *call, bool may)
{
	return may || refuse(call, REFUSED_CONFLICT,
			      N_("The draft is not in a state for this. Open the page again to see what can be done."));
}

static bool keep_body(struct call *call, void *input)
{
	struct draft_request *request = input;
	struct draft draft;
	if (!read_fresh(call, request, &draft) || !not_now(call, draft.may_write))
		return false;
	if (request->step_count > PLAN_STEPS_MOST)
		return refuse_field(call, "plan", say(call, N_("A plan has twenty steps at most.")));
	static const size_t typed[] = { DRAFT_REPLY_POSITION, DRAFT_REPLY_TEXT, DRAFT_REPLY_REASON_KIND, DRAFT_REPLY_REASONS,
		DRAFT_REPLY_IMPLEMENTATION, DRAFT_REPLY_AUTHOR };
	for (size_t i = 0; i < COUNT(typed); i++)
		record_set(draft.record, typed[i], record_text(request->typed, typed[i]));
	record_set(draft.record, DRAFT_REPLY_PLAN, write_plan(call, request->steps, request->step_count));
	record_set(draft.record, DRAFT_REPLY_WRITTEN_BY, call->account);
	if (!save(call, draft.record))
		return false;
	request->version = draft.record->version;
	return true;
}

bool draft_keep(struct call *call, struct draft_request *request)
{
	return act_write(call, "draft", keep_body, request);
}

// What is promised is promised for when the last step is to be done.
static void promise(struct record *reply, str ends_on)
{
	struct day ends, last;
	if (!day_parse(ends_on, &ends))
		return;
	struct day end = day_end(&ends);
	if (day_parse(record_text(reply, REPLY_PROMISED_ON), &last)) {
		struct day known = day_end(&last);
		if (day_difference(&end, &known) <= 0)
			return;
	}
	record_set(reply, REPLY_PROMISED_ON, ends_on);
}

// The reply that the draft would be. Refuses what is none.
static bool reply_of(struct call *call, const struct draft *draft, const struct record *line, struct record **reply,
	struct record ***actions)
{
	const struct record *record = draft->record;
	*reply = record_new(call, &reply_entity);
	record_set(*reply, REPLY_ADDRESSEE_LINE, line->id);
	record_set(*reply, REPLY_TEXT, record_text(record, DRAFT_REPLY_TEXT));
	record_set(*reply, REPLY_POSITION, record_text(record, DRAFT_REPLY_POSITION));
	// The form does not show it beside a plain acceptance, and may still send what was chosen before.
	if (!str_is(record_text(record, DRAFT_REPLY_POSITION), "accepted"))
		record_set(*reply, REPLY_REASON_KIND, record_text(record, DRAFT_REPLY_REASON_KIND));
	record_set(*reply, REPLY_REASONS, record_text(record, DRAFT_REPLY_REASONS));
	str author = record_text(record, DRAFT_REPLY_AUTHOR);
	record_set(*reply, REPLY_AUTHOR, author.length > 0 ? author : draft->written_by);
	record_set(*reply, REPLY_COUNTS_FROM, str_copy(call->arena, day_str(&call->today)));
	bool good = true;
	if (!record_has(*reply, REPLY_POSITION))
		good = refuse_field(call, "position", say(call, N_("Choose a position.")));
	if (!record_has(*reply, REPLY_TEXT))
		good = refuse_field(call, "text", say(call, N_("Say what was done, by whom and when."))) && good;
	str position = record_text(*reply, REPLY_POSITION);
	if ((str_is(position, "rejected") || str_is(position, "accepted_in_part")) && !record_has(*reply, REPLY_REASONS))
		good = refuse_field(call, "reasons", say(call, N_("Reasons are needed."))) && good;
	good = actions_of(call, draft, line, actions) && good;
	for (size_t i = 0; good && i < draft->step_count; i++)
		promise(*reply, record_text((*actions)[i], ACTION_ENDS_ON));
	return good && arrow_position(call, line, *reply);
}

static bool ask_body(struct call *call, void *input)
{
	struct draft_request *request = input;
	struct draft draft;
	struct record *reply, **actions;
	if (!read_fresh(call, request, &draft) || !not_now(call, draft.may_ask) ||
	        !reply_of(call, &draft, request->item->chain.line, &reply, &actions))
		return false;
	record_set(draft.record, DRAFT_REPLY_STATE, S("awaiting_validation"));
	record_clear(draft.record, DRAFT_REPLY_NOTE);
	return save(call, draft.record);
}

bool draft_ask(struct call *call, struct draft_request *request)
{
	return act_write(call, "ask_validation", ask_body, request);
}

static bool take_back_body(struct call *call, void *input)
{
	struct draft_request *request = input;
	struct draft draft;
	if (!read_fresh(call, request, &draft) || !not_now(call, draft.may_take_back))
		return false;
	record_set(draft.record, DRAFT_REPLY_STATE, S("draft"));
	return save(call, draft.record);
}

bool draft_take_back(struct call *call, struct draft_request *request)
{
	return act_write(call, "take_back", take_back_body, request);
}

static bool send_back_body(struct call *call, void *input)
{
	struct draft_request *request = input;
	struct draft draft;
	if (!read_fresh(call, request, &draft) || !not_now(call, draft.may_send_back))
		return false;
	if (!value_read(call, draft.record, DRAFT_REPLY_NOTE, request->why, NULL))
		return false;
	if (!record_has(draft.record, DRAFT_REPLY_NOTE))
		return refuse_field(call, "note", say(call, N_("Say what should change.")));
	record_set(draft.record, DRAFT_REPLY_STATE, S("returned"));
	return save(call, draft.record);
}

bool draft_send_back(struct call *call, struct draft_request *request)
{
	return act_write(call, "send_back", send_back_body, request);
}

// What the authority says of how far it is: a claim, beside the reply.
static bool claim(struct call *call, const struct draft *draft, const struct record *line)
{
	str state = record_text(draft->record, DRAFT_REPLY_IMPLEMENTATION);
	if (state.length == 0)
		return true;
	struct record *assessment = record_new(call, &assessment_entity);
	record_set(assessment, ASSESSMENT_ADDRESSEE_LINE, line->id);
	record_set(assessment, ASSESSMENT_ASSESSOR, S("self_report"));
	record_set(assessment, ASSESSMENT_IMPLEMENTATION, state);
	return assess(call, assessment);
}

// The same files, from now on beside the reply, where the house reads them.
static bool hand_over(struct call *call, const struct draft *draft, const struct record *reply)
{
	for (size_t i = 0; i < draft->evidence_count; i++) {
		struct record *file = draft->evidence[i];
		record_set(file, ATTACHMENT_ENTITY, str_from(reply_entity.name));
		record_set(file, ATTACHMENT_RECORD, reply->id);
		record_set(file, ATTACHMENT_LEVEL, S("internal"));
		if (!record_save(call, file))
			return false;
	}
	return true;
}

static bool send_body(struct call *call, void *input)
{
	struct draft_request *request = input;
	struct draft draft;
	struct record *line = request->item->chain.line, *reply, **actions;
	if (!read_fresh(call, request, &draft) || !not_now(call, draft.may_send) ||
	        !reply_of(call, &draft, line, &reply, &actions))
		return false;
	call->validated = true;
	if (!answer(call, reply) || !claim(call, &draft, line))
		return false;
	for (size_t i = 0; i < draft.step_count; i++) {
		record_set(actions[i], ACTION_REPLY, reply->id);
		if (!undertake(call, actions[i]))
			return false;
	}
	struct attest_request receipt = { .item = request->item, .draft = draft.record, .reply = reply,
		.written_by = draft.written_by, .validated_by = awaits(draft.record) ? call->account_person : S(""),
		.evidence = draft.evidence, .evidence_count = draft.evidence_count };
	if (!hand_over(call, &draft, reply) || !attest(call, &receipt) || !let_go(call, line))
		return false;
	request->receipt = receipt.receipt;
	return true;
}

bool draft_send(struct call *call, struct draft_request *request)
{
	return act_write(call, "answer", send_body, request);
}

// Evidence.

static bool attach_body(struct call *call, void *input)
{
	struct draft_file *file = input;
	struct draft draft;
	struct record *attachment = record_new(call, &attachment_entity);
	struct attach_request request = { .name = file->name, .media_type = file->media_type, .content = file->content };
	struct hash hash;
	struct rows rows;
	if (!draft_read(call, file->item, &draft) || !not_now(call, draft.may_write) || !attach_look(call, &request, attachment))
		return false;
	if (draft.evidence_count >= EVIDENCE_MOST)
		return refuse_field(call, "file", say(call, N_("A reply has twenty files at most. Put several into one, or write a second reply.")));
	record_set(draft.record, DRAFT_REPLY_WRITTEN_BY, call->account);
	if ((draft.record->version == 0 && !save(call, draft.record)) ||
	        !call_stored(call, blob_put(call->db, call->arena, file->content, &hash)))
		return false;
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("INSERT INTO draft_file (addressee_line, sha256, at, name, media_type, size) VALUES ($1, $2, $3, $4, $5, $6)"
			    " ON CONFLICT (addressee_line, sha256) DO UPDATE SET name = excluded.name"),
			PARAMETERS(cell_text(file->item->chain.line->id), cell_text(hash_hex(call->arena, &hash)),
				cell_text(instant_str(&call->now)), cell_text(record_text(attachment, ATTACHMENT_NAME)),
				cell_text(record_text(attachment, ATTACHMENT_MEDIA_TYPE)),
				cell_integer(record_integer(attachment, ATTACHMENT_SIZE))),
			&rows));
}

bool draft_attach(struct call *call, struct draft_file *file)
{
	return act_write(call, "attach", attach_body, file);
}

static bool detach_body(struct call *call, void *input)
{
	struct draft_file *file = input;
	struct draft draft;
	struct rows rows;
	return draft_read(call, file->item, &draft) && not_now(call, draft.may_write) &&
	       call_stored(call,
		       db_run(call->db, call->arena, SQL("DELETE FROM draft_file WHERE addressee_line = $1 AND sha256 = $2"),
			       PARAMETERS(cell_text(file->item->chain.line->id), cell_text(file->sha256)), &rows));
}

bool draft_detach(struct call *call, struct draft_file *file)
{
	return act_write(call, "bin", detach_body, file);
}
