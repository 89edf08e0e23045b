#include "web/door.h"

#include "base/catalogue.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"
#include "page/manual.h"
#include "store/kept.h"
#include "vault/token.h"
#include "web/guard.h"
#include "web/site.h"

str door_piece(const struct door *door, const char *name)
{
	return route_piece(&door->match, name);
}

void door_json(struct door *door, int status, str json)
{
	door->response->status = status;
	door->response->media_type = S("application/json");
	buf_add(&door->response->body, json);
	buf_add_char(&door->response->body, '\n');
}

struct buf *door_json_begins(struct door *door)
{
	door->response->status = 200;
	door->response->media_type = S("application/json");
	return &door->response->body;
}

// Rooms: those that the caller may enter.

struct room_row {
	struct room room;
	const struct entity *entity; // Whose reading opens it; NULL: by the power.
	enum power power;
	bool inside; // Without an entity or a power: not for an authority.
};

static const struct room_row rooms[] = {
	{ { NULL, NC_("room", "Today"), "/", 0 }, NULL, POWER_COUNT },
	{ { NULL, NC_("room", "Inbox"), "/inbox", 0 }, NULL, POWER_COUNT, true },
	{ { NULL, NC_("room", "Calendar"), "/calendar", 0 }, NULL, POWER_COUNT, true },
	{ { NULL, NC_("room", "Tasks"), "/tasks", 0 }, &task_entity, 0 },
	{ { NC_("room", "Visit"), NC_("room", "Places"), "/places", 0 }, &place_entity, 0 },
	{ { NC_("room", "Visit"), NC_("room", "Programme"), "/plans", 0 }, &plan_entity, 0 },
	{ { NC_("room", "Visit"), NC_("room", "Proposed programmes"), "/programmes", 0 }, &programme_entity, 0 },
	{ { NC_("room", "Visit"), NC_("room", "Missions"), "/missions", 0 }, &mission_entity, 0 },
	{ { NC_("room", "Visit"), NC_("room", "Visits"), "/visits", 0 }, &visit_entity, 0 },
	{ { NC_("room", "Visit"), NC_("room", "Map"), "/map", 0 }, &outline_entity, 0 },
	{ { NC_("room", "Recommend"), NC_("room", "Findings"), "/findings", 0 }, &finding_entity, 0 },
	{ { NC_("room", "Recommend"), NC_("room", "Recommendations"), "/recommendations", 0 },
		&recommendation_entity, 0 },
	{ { NC_("room", "Follow"), NC_("room", "Letters"), "/letters", 0 }, &letter_entity, 0 },
	{ { NC_("room", "Follow"), NC_("room", "Replies"), "/replies", 0 }, &reply_entity, 0 },
	{ { NC_("room", "Follow"), NC_("room", "Urgent measures"), "/urgent_measures", 0 }, &urgent_measure_entity, 0 },
	{ { NC_("room", "Follow"), NC_("room", "Action plans"), "/action_board", 0 }, &action_entity, 0 },
	{ { NC_("room", "Follow"), NC_("room", "Rehabilitation projects"), "/rehabilitation_projects", 0 },
		&rehabilitation_project_entity, 0 },
	{ { NC_("room", "Follow"), NC_("room", "Assessments"), "/assessments", 0 }, &assessment_entity, 0 },
	{ { NC_("room", "Propose"), NC_("room", "Laws"), "/legal_texts", 0 }, &legal_text_entity, 0 },
	{ { NC_("room", "Work together"), NC_("room", "Partners"), "/partners", 0 }, &partner_entity, 0 },
	{ { NC_("room", "Work together"), NC_("room", "Agreements"), "/agreements", 0 }, &agreement_entity, 0 },
	{ { NC_("room", "Work together"), NC_("room", "What agreements ask for"), "/agreement_board", 0 }, &agreement_entity, 0 },
	{ { NC_("room", "Work together"), NC_("room", "Cooperation projects"), "/cooperation_projects", 0 },
		&cooperation_project_entity, 0 },
	{ { NC_("room", "Work together"), NC_("room", "Trainings"), "/training_sessions", 0 }, &training_session_entity, 0 },
	{ { NC_("room", "Work together"), NC_("room", "Events"), "/events", 0 }, &event_entity, 0 },
	{ { NC_("room", "Work together"), NC_("room", "Networks"), "/networks", 0 }, &network_entity, 0 },
	{ { NC_("room", "Work together"), NC_("room", "SPT"), "/treaty_exchanges", 0 }, &treaty_exchange_entity, 0 },
	{ { NC_("room", "Protect"), NC_("room", "Reprisals"), "/reprisals", 0 }, &reprisal_entity, 0 },
	{ { NC_("room", "Protect"), NC_("room", "Complaints referred"), "/complaint_referrals", 0 }, &complaint_referral_entity, 0 },
	{ { NC_("room", "Account for"), NC_("room", "The mandate"), "/mandate", 0 }, NULL, POWER_COUNT, true },
	{ { NC_("room", "Account for"), NC_("room", "Reports"), "/reports", 0 }, &report_entity, 0 },
	{ { NC_("room", "Account for"), NC_("room", "Corrections of facts"), "/factual_checks", 0 }, &factual_check_entity, 0 },
	{ { NC_("room", "Account for"), NC_("room", "Self-assessment"), "/self_assessments", 0 }, &self_assessment_entity, 0 },
	{ { NC_("room", "Account for"), NC_("room", "Self-assessment by year"), "/self_assessments/compare", 0 }, &self_assessment_entity, 0 },
	{ { NC_("room", "Account for"), NC_("room", "The institution by year"), "/timeline", 0 }, NULL, POWER_COUNT, true },
	{ { NC_("room", "Account for"), NC_("room", "Resources"), "/yearly_resources", 0 }, &yearly_resource_entity, 0 },
	{ { NC_("room", "Account for"), NC_("room", "Figures"), "/figures", 0 }, NULL, POWER_FIGURES },
	{ { NC_("room", "Account for"), NC_("room", "Exchange"), "/exchange", 0 }, &exchange_package_entity, 0 },
	{ { NC_("room", "House"), NC_("room", "Administration"), "/administration", 0 }, NULL, POWER_ADMINISTRATION },
	{ { NC_("room", "House"), NC_("room", "Import"), "/import", 0 }, NULL, POWER_IMPORT },
	{ { NC_("room", "House"), NC_("room", "Authorities"), "/authorities", 0 }, &authority_entity, 0 },
	{ { NC_("room", "House"), NC_("room", "Standards"), "/instruments", 0 }, &instrument_entity, 0 },
	{ { NC_("room", "House"), NC_("room", "Areas"), "/areas", 0 }, &area_entity, 0 },
	{ { NC_("room", "House"), NC_("room", "Holidays"), "/holidays", 0 }, &holiday_entity, 0 },
	{ { NC_("room", "House"), NC_("room", "Institution"), "/institutions", 0 }, &institution_entity, 0 },
	{ { NC_("room", "House"), NC_("room", "Letter templates"), "/letter_templates", 0 }, &letter_template_entity, 0 },
	{ { NC_("room", "House"), NC_("room", "Ladder of reminders"), "/ladder_steps", 0 }, &ladder_step_entity, 0 },
	{ { NC_("room", "House"), NC_("room", "Accounts"), "/accounts", 0 }, &account_entity, 0 },
	{ { NC_("room", "House"), NC_("room", "Outbox"), "/outbox", 0 }, NULL, POWER_MAIL },
	{ { NC_("room", "House"), NC_("room", "Vocabularies"), "/vocabularies", 0 }, &term_entity, 0 },
	{ { NC_("room", "House"), NC_("room", "Own fields"), "/own_fields", 0 }, &own_field_entity, 0 },
	{ { NC_("room", "House"), NC_("room", "Bin"), "/bin", 0 }, NULL, POWER_COUNT, true },
};

// Whose daily work is in a group of rooms: for them it stands unfolded.
static const struct {
	const char *group;
	unsigned roles;
} daily[] = {
	{ "Visit", ROLE_COORDINATOR | ROLE_MEMBER | ROLE_MONITOR | ROLE_DOCTOR | ROLE_SECRETARIAT | ROLE_REGIONAL },
	{ "Recommend", ROLE_COORDINATOR | ROLE_MEMBER | ROLE_MONITOR | ROLE_DOCTOR | ROLE_LEGAL | ROLE_REGIONAL },
	{ "Follow", ROLE_COORDINATOR | ROLE_MEMBER | ROLE_SECRETARIAT },
	{ "Propose", ROLE_LEGAL },
	{ "Account for", ROLE_AUDITOR },
	{ "House", ROLE_ADMINISTRATOR },
};

static bool is_daily(const struct call *call, const struct room *room)
{
	for (size_t i = 0; i < COUNT(daily); i++)
		if (str_is(str_from(daily[i].group), room->group == NULL ? "" : room->group))
			return ((unsigned)call->role & daily[i].roles) != 0;
	return false;
}

static bool outside(const struct call *call)
{
	return (call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0;
}

static bool may_enter(const struct call *call, const struct room_row *row)
{
	if (row->entity == NULL)
		return row->power == POWER_COUNT ? !(row->inside && outside(call)) : permit_power(call, row->power);
	// An authority finds what is addressed to it at home: lists show the numbers of the house.
	if (outside(call))
		return false;
	return permit_may(call, VERB_READ, row->entity);
}

static const struct room *rooms_where(struct call *call, bool all, size_t *count)
{
	struct room *list = NEW_MANY(call->arena, COUNT(rooms), struct room);
	*count = 0;
	for (size_t i = 0; i < COUNT(rooms); i++)
		if (all || may_enter(call, &rooms[i])) {
			list[*count] = rooms[i].room;
			list[(*count)++].daily = is_daily(call, &rooms[i].room);
		}
	return list;
}

const struct room *door_rooms(struct door *door, size_t *count)
{
	return rooms_where(&door->call, false, count);
}

const struct room *door_all_rooms(struct door *door, size_t *count)
{
	return rooms_where(&door->call, true, count);
}

static str cookie_message(struct door *door, str *undo)
{
	*undo = S("");
	str kept = request_cookie(door->request, "wiqaya_message");
	if (kept.length == 0)
		return S("");
	response_header(door->response, "Set-Cookie",
		S("wiqaya_message=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict"));
	str rest = kept, mark, message_hex, undo_hex;
	if (!str_cut(&rest, '.', &mark) || !str_cut(&rest, '.', &message_hex) || !str_cut(&rest, '.', &undo_hex))
		return S("");
	str signed_part = str_skip(kept, mark.length + 1);
	str key = str_format(door->call.arena, "%.*s%.*s", STR_ARG(door->session.form_key), STR_ARG(signed_part));
	if (!str_equal(mark, token_hash(door->call.arena, key)))
		return S("");
	struct buf message = buf_in(door->call.arena), address = buf_in(door->call.arena);
	const struct {
		str hex;
		struct buf *to;
	} pieces[] = { { message_hex, &message }, { undo_hex, &address } };
	for (size_t p = 0; p < COUNT(pieces); p++)
		for (size_t i = 0; i + 1 < pieces[p].hex.length; i += 2) {
			unsigned value = 0;
			for (size_t k = 0; k < 2; k++) {
				char c = pieces[p].hex.data[i + k];
				value = value * 16 + (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
			}
			buf_add_char(pieces[p].to, (char)value);
		}
	*undo = buf_str(&address);
	return buf_str(&message);
}

static str hex_of(struct arena *arena, str text)
{
	struct buf buf = buf_in(arena);
	for (size_t i = 0; i < text.length; i++)
		buf_addf(&buf, "%02x", (unsigned char)text.data[i]);
	return buf_str(&buf);
}

void door_done(struct door *door, str location, str message, str undo)
{
	struct arena *arena = door->call.arena;
	if (message.length > 0) {
		str part = str_format(arena, "%.*s.%.*s", STR_ARG(hex_of(arena, message)), STR_ARG(hex_of(arena, undo)));
		str mark = token_hash(arena,
			str_format(arena, "%.*s%.*s", STR_ARG(door->session.form_key), STR_ARG(part)));
		response_header(door->response, "Set-Cookie",
			str_format(arena, "wiqaya_message=%.*s.%.*s; Path=/; Max-Age=60; HttpOnly; SameSite=Strict%s",
				STR_ARG(mark), STR_ARG(part), door->request->secure ? "; Secure" : ""));
	}
	response_see_other(door->response, location);
}

struct view *door_view(struct door *door)
{
	return view_new(door->call.arena);
}

static const char *open_room(const struct door *door)
{
	const char *best = NULL;
	for (size_t i = 0; i < COUNT(rooms); i++) {
		str address = str_from(rooms[i].room.address);
		bool fits = address.length > 1 ? str_starts(door->request->path, address)
		                               : str_equal(door->request->path, address);
		if (fits)
			best = rooms[i].room.address;
	}
	return best;
}

// Where the page that is shown is explained; the authorities read of their own pages only.
static str help_for(const struct door *door)
{
	const struct manual_page *page = manual_about(door->request->path);
	bool portal = outside(&door->call);
	if (str_starts(door->request->path, S("/help")) || (portal && str_starts(door->request->path, S("/portal/help"))))
		return portal ? S("/portal/help") : S("/help");
	if (portal)
		return manual_for_authorities(page) ? str_format(door->call.arena, "/portal/help/%s", page->name) : S("/portal/help");
	return str_format(door->call.arena, "/help/%s", page->name);
}

// A role has the same rooms on every page where the same one stands open.
static struct html rooms_around(struct door *door, const struct frame *frame)
{
	struct call *call = &door->call;
	str key = str_format(call->arena, "rooms %s %s %s %.*s", role_code(call->role), call_locale(call),
		frame->room == NULL ? "" : frame->room, STR_ARG(frame->help)), kept;
	if (kept_find(call->db, call->arena, key, &kept))
		return (struct html){ kept }; // A template drew it.
	size_t count;
	const struct room *list = door_rooms(door, &count);
	struct html drawn = frame_rooms(frame, list, count);
	kept_add(call->db, call->arena, key, drawn.text);
	return drawn;
}

static struct frame frame_of(struct door *door)
{
	struct call *call = &door->call;
	struct frame frame = {
		.templates = door->site->templates,
		.call = call,
		.country = str_c(call->arena, call->house.country),
		.house = value_name(call->arena, call->house.name, call->language, call->house.language, NULL),
		.sample = call->house.sample,
		.quiet_keys = call->account_quiet_keys,
		.search = door->signed_in && !outside(call) ? "/search" : NULL,
		.token = door->signed_in ? form_token(call->arena, door->session.form_key) : S(""),
		.target = door->request->target,
		.room = open_room(door),
		.title = S(""),
		.message = S(""),
		.undo = S(""),
	};
	if (door->signed_in) {
		frame.message = cookie_message(door, &frame.undo);
		frame.help = help_for(door);
	}
	if (door->signed_in && !outside(call))
		frame.rooms = rooms_around(door, &frame);
	return frame;
}

static const char *portal_room(const struct door *door)
{
	static const struct {
		str beginning;
		const char *room;
	} rows[] = { { { "/portal/help", 12 }, "help" }, { { "/portal/receipts", 16 }, "receipts" }, { { "/portal/letters", 15 }, "letters" }, { { "/portal/", 8 }, "home" }, { { "/account", 8 }, "account" } };
	for (size_t i = 0; i < COUNT(rows); i++)
		if (str_starts(door->request->path, rows[i].beginning))
			return rows[i].room;
	return NULL;
}

void door_page(struct door *door, int status, const char *template, struct view *view)
{
	struct frame frame = frame_of(door);
	const struct view_value *title = view_find(view, S("title")), *level = view_find(view, S("level_number"));
	if (title != NULL)
		frame.title = title->text;
	if (level != NULL)
		frame.level = (enum level)level->integer;
	bool portal = door->signed_in && outside(&door->call);
	if (portal)
		frame.room = portal_room(door);
	if (portal)
		frame_portal(&frame, template, view, &door->response->body);
	else if (door->signed_in)
		frame_page(&frame, template, view, &door->response->body);
	else if (str_is(str_from(template), "sign_in"))
		frame_door(&frame, template, view, &door->response->body);
	else
		frame_plain(&frame, template, view, &door->response->body);
	door->response->status = status;
	door->response->media_type = S("text/html; charset=utf-8");
	door->response->packs = guard_packs(door);
	response_header(door->response, "Vary", S("Accept-Encoding, Sec-Fetch-Site"));
	response_header(door->response, "Content-Language", str_from(door->call.language));
}

void door_file(struct door *door, str name, str media_type, str content)
{
	struct buf disposition = buf_in(door->call.arena);
	buf_add_c(&disposition, "attachment; filename*=UTF-8''");
	buf_add_url(&disposition, name);
	response_header(door->response, "Content-Disposition", buf_str(&disposition));
	response_header_instead(door->response, "Content-Security-Policy", S("sandbox; default-src 'none'"));
	response_header_instead(door->response, "X-Content-Type-Options", S("nosniff"));
	door->response->status = 200;
	door->response->media_type = media_type;
	buf_add(&door->response->body, content);
}

// Refusals.

static void problem(struct door *door, int status)
{
	struct call *call = &door->call;
	struct buf *body = &door->response->body;
	door->response->status = status;
	door->response->media_type = S("application/problem+json");
	buf_addf(body, "{\"type\":\"urn:wiqaya:refusal:%s\",\"title\":", refusal_code(call->refusal));
	buf_add_json(body, call->why);
	buf_addf(body, ",\"status\":%d,\"detail\":", status);
	buf_add_json(body, call->why);
	if (call->allowed.length > 0) {
		buf_add_c(body, ",\"allowed\":[");
		str rest = call->allowed, step;
		bool first = true;
		while (str_cut(&rest, ',', &step)) {
			buf_add(body, first ? S("") : S(","));
			buf_add_json(body, str_trim(step));
			first = false;
		}
		buf_add_char(body, ']');
	}
	buf_add_c(body, ",\"errors\":[");
	for (size_t i = 0; i < call->reason_count; i++) {
		buf_add(body, i > 0 ? S(",{\"field\":") : S("{\"field\":"));
		buf_add_json(body, call->reasons[i].field);
		buf_add_c(body, ",\"reason\":");
		buf_add_json(body, call->reasons[i].why);
		buf_add_char(body, '}');
	}
	buf_add_c(body, "]}\n");
}

void door_refused(struct door *door)
{
	struct call *call = &door->call;
	door->response->body.length = 0;
	int status = call->waits ? 429 : refusal_status(call->refusal);
	if (call->refusal == REFUSED_BUSY && !call->waits)
		response_header(door->response, "Retry-After", S("2"));
	if (door->api) {
		problem(door, status);
		return;
	}
	if (call->refusal == REFUSED_NOT_SIGNED_IN && door->request->method == METHOD_GET) {
		struct buf to = buf_in(call->arena);
		buf_add_c(&to, "/sign-in?to=");
		buf_add_url(&to, door->request->target);
		response_see_other(door->response, buf_str(&to));
		return;
	}
	struct view *view = door_view(door);
	struct buf text = buf_in(call->arena);
	for (size_t i = 0; i < call->reason_count; i++) {
		buf_add(&text, call->reasons[i].why);
		buf_add_char(&text, ' ');
	}
	buf_add(&text, call->allowed);
	view_text(view, "title", call->why);
	view_text(view, "text", buf_str(&text));
	door_page(door, status, "message", view);
}
