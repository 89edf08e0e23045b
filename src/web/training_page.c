// One training: who took part by sex and rank, what the tests before and after say, the follow-up, and its certificates, whose
// names are typed to be printed and kept nowhere.
#include "acts/certify.h"
#include "acts/dossier.h"
#include "acts/keep.h"
#include "acts/reckon.h"
#include "base/catalogue.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"
#include "model/vocabularies.h"
#include "page/address.h"
#include "page/record_view.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/beside_parts.h"
#include "web/handlers.h"
#include "web/record_parts.h"

// Participants: a row for each rank, a column for each sex.

enum { WOMEN, MEN, UNTOLD, SEX_COUNT };

struct rank_row {
	str rank;
	int64_t persons[SEX_COUNT], certified;
};

static size_t sex_of(struct call *call, const struct record *attendance)
{
	str sex = value_base(call, &sex_vocabulary, record_text(attendance, ATTENDANCE_SEX));
	return str_is(sex, "woman") ? WOMEN : str_is(sex, "man") ? MEN : UNTOLD;
}

static struct rank_row *row_of(struct rank_row *rows, size_t *count, str rank)
{
	for (size_t i = 0; i < *count; i++)
		if (str_equal(rows[i].rank, rank))
			return &rows[i];
	rows[*count] = (struct rank_row){ .rank = rank };
	return &rows[(*count)++];
}

static void show_number(struct call *call, struct view *view, const char *name, int64_t number)
{
	if (number > 0)
		view_text(view, name, words_number(call->arena, call_locale(call), number));
}

static void show_row(struct call *call, struct view *shown, const struct rank_row *row)
{
	show_number(call, shown, "women", row->persons[WOMEN]);
	show_number(call, shown, "men", row->persons[MEN]);
	show_number(call, shown, "untold", row->persons[UNTOLD]);
	view_text(shown, "persons", words_number(call->arena, call_locale(call),
			row->persons[WOMEN] + row->persons[MEN] + row->persons[UNTOLD]));
	show_number(call, shown, "certified", row->certified);
}

static bool set_participants(struct call *call, struct view *view, const struct record *session)
{
	struct record **records;
	size_t count, row_count = 0;
	if (!permit_may(call, VERB_READ, &attendance_entity))
		return true;
	if (!list_linked(call, &attendance_entity, ATTENDANCE_TRAINING_SESSION, session->id, &records, &count))
		return false;
	struct rank_row *rows = NEW_MANY(call->arena, count + 1, struct rank_row), total = { .rank = S("") };
	for (size_t i = 0; i < count; i++) {
		struct rank_row *row = row_of(rows, &row_count, record_text(records[i], ATTENDANCE_RANK));
		size_t sex = sex_of(call, records[i]);
		row->persons[sex] += record_integer(records[i], ATTENDANCE_PERSONS);
		row->certified += record_integer(records[i], ATTENDANCE_CERTIFIED);
		total.persons[sex] += record_integer(records[i], ATTENDANCE_PERSONS);
		total.certified += record_integer(records[i], ATTENDANCE_CERTIFIED);
	}
	for (size_t i = 0; i < row_count; i++) {
		struct view *shown = view_add(view, "ranks");
		view_text(shown, "label", value_label(call, &rank_vocabulary, rows[i].rank));
		show_row(call, shown, &rows[i]);
	}
	show_row(call, view_in(view, "total"), &total);
	view_flag(view, "untold", total.persons[UNTOLD] > 0);
	view_text(view, "attendances", address_filtered(call->arena, "/attendances", "training_session", session->id));
	return true;
}

// Tests: sums of points over those who sat both become means.

static void set_tests(struct call *call, struct view *view, const struct record *session)
{
	int64_t count = record_integer(session, TRAINING_SESSION_TESTED);
	int64_t before = record_integer(session, TRAINING_SESSION_POINTS_BEFORE), after = record_integer(session, TRAINING_SESSION_POINTS_AFTER);
	if (count == 0 || !record_has(session, TRAINING_SESSION_POINTS_BEFORE) || !permit_field(call, session->entity, TRAINING_SESSION_TESTED))
		return;
	struct view *tests = view_in(view, "tests");
	int64_t gap = reckon_ratio(after - before, count, 10);
	view_integer(tests, "n", count);
	view_text(tests, "before", words_tenths(call->arena, call_locale(call), reckon_ratio(before, count, 10)));
	view_text(tests, "after", words_tenths(call->arena, call_locale(call), reckon_ratio(after, count, 10)));
	view_text(tests, "gap", words_signed(call->arena, call_locale(call), gap < 0 ? -1 : 1,
			words_tenths(call->arena, call_locale(call), gap < 0 ? -gap : gap)));
	if (record_has(session, TRAINING_SESSION_POINTS_MOST))
		show_number(call, tests, "most", record_integer(session, TRAINING_SESSION_POINTS_MOST));
}

static void set_follow_up(struct call *call, struct view *view, const struct record *session)
{
	struct day day;
	struct view *shown = view_in(view, "follow_up");
	if (record_has(session, TRAINING_SESSION_FOLLOW_UP_ON))
		shown_day(call, shown, "day", record_text(session, TRAINING_SESSION_FOLLOW_UP_ON));
	if (record_has(session, TRAINING_SESSION_FOLLOW_UP))
		shown_text(call, shown, "found", record_text(session, TRAINING_SESSION_FOLLOW_UP));
	else if (day_parse(record_text(session, TRAINING_SESSION_FOLLOW_UP_ON), &day) && day_difference(&call->today, &day) > 0)
		view_integer(shown, "late", day_difference(&call->today, &day));
	if (record_has(session, TRAINING_SESSION_EVALUATION))
		shown_text(call, view, "evaluation", record_text(session, TRAINING_SESSION_EVALUATION));
}

// Certificates.

static bool set_certificates(struct door *door, struct view *view, const struct record *session)
{
	struct call *call = &door->call;
	struct record **certificates;
	size_t count;
	if (!permit_may(call, VERB_READ, &certificate_entity))
		return true;
	if (!certify_of(call, session->id, &certificates, &count))
		return false;
	bool may = permit_may(call, VERB_CHANGE, &certificate_entity) && session->binned_at.length == 0;
	view_flag(view, "certifies", true);
	view_integer(view, "certificate_count", (int64_t)count);
	for (size_t i = 0; i < count; i++) {
		const struct record *certificate = certificates[i];
		struct view *shown = view_add(view, "certificates");
		view_text(shown, "number", record_text(certificate, CERTIFICATE_NUMBER));
		view_text(shown, "address", str_format(call->arena, "/public/certificates/%.*s", STR_ARG(record_text(certificate, CERTIFICATE_NUMBER))));
		shown_day(call, shown, "issued", record_text(certificate, CERTIFICATE_ISSUED_ON));
		if (record_has(certificate, CERTIFICATE_REVOKED_ON)) {
			shown_day(call, shown, "revoked", record_text(certificate, CERTIFICATE_REVOKED_ON));
			shown_text(call, shown, "reason", record_text(certificate, CERTIFICATE_REASON));
		} else if (may) {
			view_text(shown, "revoke", str_format(call->arena, "/certificates/%.*s/revoke", STR_ARG(certificate->id)));
			view_text(shown, "mark", certificate->id);
		}
	}
	if (!may || !permit_may(call, VERB_CREATE, &certificate_entity))
		return true;
	struct view *issue = view_in(view, "issue");
	str state = record_text(session, TRAINING_SESSION_STATE);
	view_flag(issue, "held", str_is(state, "done") || str_is(state, "evaluated"));
	view_text(issue, "address", str_format(call->arena, "/training_sessions/%.*s/certificates", STR_ARG(session->id)));
	view_text(issue, "names", request_form(door->request, "names"));
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		struct view *offer = view_add(issue, "languages");
		view_text(offer, "code", str_from(languages[i]));
		view_text(offer, "label", str_from(language_own_name(languages[i])));
		view_flag(offer, "chosen", str_is(str_from(languages[i]), call->language));
	}
	return true;
}

static void set_add(struct door *door, struct view *view, const struct record *session, const struct record *attendance)
{
	struct call *call = &door->call;
	if (session->binned_at.length > 0 || !permit_may(call, VERB_CREATE, &attendance_entity))
		return;
	struct view *add = view_in(view, "add");
	struct form form = { .record = attendance == NULL ? record_new(call, &attendance_entity) : attendance,
		.only = "sex rank persons certified" };
	if (attendance != NULL) {
		form.typed = door->request->form;
		form.typed_count = door->request->form_count;
	}
	form_fill(call, add, &form);
	view_text(add, "address", str_format(call->arena, "/training_sessions/%.*s/participants", STR_ARG(session->id)));
	view_flag(add, "open", attendance != NULL);
}

static void show(struct door *door, int status, str key, const struct record *attendance)
{
	static const struct entity *const own[] = { &attendance_entity, NULL };
	struct call *call = &door->call;
	struct dossier dossier;
	struct view *view = door_view(door);
	form_errors(call, view, attendance == NULL ? &training_session_entity : &attendance_entity, "");
	call->refusal = REFUSED_NOT;
	if (!page_inside(door) || !dossier_read(call, &training_session_entity, key, &dossier) ||
	        !set_participants(call, view, dossier.record) || !set_certificates(door, view, dossier.record) ||
	        !beside_fill(call, view, dossier.record)) {
		door_refused(door);
		return;
	}
	const struct record *session = dossier.record;
	set_add(door, view, session, attendance);
	if (attendance != NULL)
		call->reason_count = 0; // They are of the participants, not of a step.
	record_view_fill(call, view, session, "tested points_most points_before points_after follow_up_on follow_up evaluation");
	shown_name(call, view, "heading", record_text(session, TRAINING_SESSION_TITLE));
	set_tests(call, view, session);
	set_follow_up(call, view, session);
	record_buttons(door, view, session);
	record_groups(call, view, &dossier, own);
	page_timeline(call, view, session, &dossier.timeline);
	struct sheet_of sheet = { .title = value_words(call, session, TRAINING_SESSION_TITLE), .level = record_view_level(call, session) };
	page_show(door, status, "training", view, &sheet);
}

void training_show(struct door *door, int status, str key)
{
	show(door, status, key, NULL);
}

void training_page(struct door *door)
{
	show(door, 200, door_piece(door, "key"), NULL);
}

static bool read_session(struct door *door, const struct entity *made, struct record **session)
{
	return page_inside(door) && keep_read(&door->call, &training_session_entity, door_piece(door, "key"), session) &&
	       permit_entity(&door->call, VERB_CREATE, made);
}

void participants_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *session;
	if (!read_session(door, &attendance_entity, &session)) {
		door_refused(door);
		return;
	}
	struct record *attendance = record_new(call, &attendance_entity);
	record_set(attendance, ATTENDANCE_TRAINING_SESSION, session->id);
	struct form form = page_form(door, attendance);
	form.only = "sex rank persons certified";
	if (form_read(call, attendance, &form) && keep_make(call, attendance))
		door_done(door, address_record(call->arena, &training_session_entity, record_number(session), session->id),
			say(call, N_("The participants were recorded.")), S(""));
	else if (call->refusal == REFUSED_INVALID || call->refusal == REFUSED_CONFLICT)
		show(door, refusal_status(call->refusal), session->id, attendance);
	else
		door_refused(door);
}

void certificates_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *session;
	str bytes, language = request_form(door->request, "language");
	size_t count;
	if (!read_session(door, &certificate_entity, &session)) {
		door_refused(door);
		return;
	}
	struct certify_request request = {
		.session = session,
		.names = request_form(door->request, "names"),
		.language = language_known(language) ? language_constant(language) : call->language,
		.address = page_address(door, S("/public/certificates/")),
	};
	if (certify(call, &request, &bytes, &count))
		door_file(door, str_format(call->arena, "certificates-%.*s.pdf", STR_ARG(record_number(session))), S("application/pdf"), bytes);
	else if (call->refusal == REFUSED_INVALID)
		show(door, 422, session->id, NULL);
	else
		door_refused(door);
}

void certificate_revoke_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *certificate = NULL;
	bool good = page_inside(door) &&
	            certify_revoke(call, door_piece(door, "key"), request_form(door->request, "reason"), &certificate);
	if (good)
		door_done(door,
			str_format(call->arena, "/training_sessions/%.*s#h-certificates",
				STR_ARG(record_text(certificate, CERTIFICATE_TRAINING_SESSION))),
			say(call, N_("The certificate was revoked.")), S(""));
	else if (call->refusal == REFUSED_INVALID)
		show(door, 422, record_text(certificate, CERTIFICATE_TRAINING_SESSION), NULL);
	else
		door_refused(door);
}
