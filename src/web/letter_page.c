// One letter with its thread and the lines that it carries; writing one from a template; saying what one that came in
// answers.
#include "acts/compose.h"
#include "acts/correspond.h"
#include "acts/dossier.h"
#include "acts/keep.h"
#include "acts/thread.h"
#include "base/catalogue.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"
#include "model/value.h"
#include "page/address.h"
#include "page/axis.h"
#include "page/form.h"
#include "page/record_view.h"
#include "page/shown.h"
#include "web/beside_parts.h"
#include "web/handlers.h"
#include "web/record_parts.h"

enum { SHORT_TEXT = 180 };

// Parts that the three pages share.

static void set_line(struct call *call, struct view *view, const struct record *line)
{
	str id = record_text(line, ADDRESSEE_LINE_RECOMMENDATION);
	const struct record *recommendation = record_find(call, &recommendation_entity, id);
	const char *language = call->language;
	shown_link(call, view_in(view, "recommendation"), &recommendation_entity, id);
	shown_link(call, view_in(view, "authority"), &authority_entity, record_text(line, ADDRESSEE_LINE_AUTHORITY));
	if (recommendation != NULL) {
		str text = value_name(call->arena, record_text(recommendation, RECOMMENDATION_TEXT), call->language,
			call->house.language, &language);
		view_text(view, "text", text_shorten(call->arena, text, SHORT_TEXT));
		view_text(view, "lang", str_from(language));
	}
	shown_day(call, view, "due", record_text(line, ADDRESSEE_LINE_REPLY_DUE_ON));
	axis_reply(call, view, "reply", line);
	view_text(view, "id", line->id);
}

static bool read_letter(struct door *door, struct record **letter)
{
	return page_inside(door) && keep_read(&door->call, &letter_entity, door_piece(door, "key"), letter);
}

static str letter_address(struct call *call, const struct record *letter, const char *behind)
{
	return str_format(call->arena, "/letters/%.*s%s", STR_ARG(record_number(letter)), behind);
}

static bool is_in(const struct record *letter)
{
	return str_is(record_text(letter, LETTER_DIRECTION), "in");
}

// The letter itself.

static bool set_thread(struct call *call, struct view *view, const struct record *letter)
{
	struct record **letters;
	size_t count;
	if (!thread_read(call, letter, &letters, &count))
		return false;
	for (size_t i = 0; count > 1 && i < count; i++) {
		struct view *one = view_add(view, "thread");
		shown_record(call, one, "record", letters[i]);
		view_flag(one, "here", str_equal(letters[i]->id, letter->id));
		view_flag(one, "in", is_in(letters[i]));
		shown_day(call, one, "day", thread_day(call, letters[i]));
		view_text(one, "kind", value_words(call, letters[i], LETTER_KIND));
		view_text(one, "state", value_words(call, letters[i], LETTER_STATE));
		shown_text(call, one, "subject", record_text(letters[i], LETTER_SUBJECT));
		shown_link(call, view_in(one, "authority"), &authority_entity, record_text(letters[i], LETTER_AUTHORITY));
	}
	return true;
}

static void set_letter_acts(struct call *call, struct view *view, const struct record *letter)
{
	str state = record_text(letter, LETTER_STATE);
	bool stands = letter->binned_at.length == 0;
	if (!is_in(letter)) {
		view_text(view, "pdf", letter_address(call, letter, "/pdf"));
		view_text(view, "docx", letter_address(call, letter, "/docx"));
	}
	if (stands && is_in(letter) && !str_is(state, "set_aside") && permit_may(call, VERB_STEP, &letter_entity) &&
	        permit_may(call, VERB_CREATE, &reply_entity))
		view_text(view, "answer", letter_address(call, letter, "/answer"));
	if (stands && permit_may(call, VERB_CREATE, &letter_entity)) {
		view_text(view, "follow", str_format(call->arena, "/letters/write?in_reply_to=%.*s", STR_ARG(letter->id)));
		if (!is_in(letter) && (str_is(state, "sent") || str_is(state, "delivered")))
			view_text(view, "came_in",
				str_format(call->arena, "/letters/new?direction=in&in_reply_to=%.*s", STR_ARG(letter->id)));
	}
}

static void letter_show(struct door *door, int status, str key)
{
	static const struct entity *const own[] = { &letter_entity, NULL };
	struct call *call = &door->call;
	struct dossier dossier;
	struct record **lines;
	size_t count;
	struct view *view = door_view(door);
	form_errors(call, view, &letter_entity, "");
	call->refusal = REFUSED_NOT;
	if (!page_inside(door) || !dossier_read(call, &letter_entity, key, &dossier) ||
	        !beside_fill(call, view, dossier.record) || !set_thread(call, view, dossier.record)) {
		door_refused(door);
		return;
	}
	const struct record *letter = dossier.record;
	str language = record_text(letter, LETTER_LANGUAGE);
	record_view_fill(call, view, letter, "subject text addressee_lines state number");
	view_text(view, "subject", compose_filled(call, letter, record_text(letter, LETTER_SUBJECT)));
	view_text(view, "text", compose_filled(call, letter, record_text(letter, LETTER_TEXT)));
	view_text(view, "lang", language);
	view_text(view, "direction", str_from(language_direction(str_c(call->arena, language))));
	view_text(view, "kind_words", value_words(call, letter, LETTER_KIND));
	view_flag(view, "in", is_in(letter));
	correspond_lines(call, letter, &lines, &count);
	for (size_t i = 0; i < count; i++)
		set_line(call, view_add(view, "lines"), lines[i]);
	set_letter_acts(call, view, letter);
	record_buttons(door, view, letter);
	record_groups(call, view, &dossier, own);
	page_timeline(call, view, letter, &dossier.timeline);
	struct sheet_of sheet = { .title = record_title(call, letter), .level = record_view_level(call, letter) };
	page_show(door, status, "letter", view, &sheet);
}

void letter_page(struct door *door)
{
	letter_show(door, 200, door_piece(door, "key"));
}

void letter_refused(struct door *door, str key)
{
	letter_show(door, 422, key);
}

// What it answers.

static str sent_of(struct door *door, const char *name, size_t row)
{
	return str_trim(request_form(door->request, str_c(door->call.arena, str_format(door->call.arena, "lines.%zu.%s", row, name))));
}

static void set_positions(struct call *call, struct view *view, str chosen)
{
	const struct vocabulary *positions = reply_entity.fields[REPLY_POSITION].vocabulary;
	for (size_t i = 0; i < positions->choice_count; i++) {
		struct view *offer = view_add(view, "offers");
		view_text(offer, "value", str_from(positions->choices[i].code));
		view_text(offer, "label", value_label(call, positions, str_from(positions->choices[i].code)));
		view_flag(offer, "chosen", str_is(chosen, positions->choices[i].code));
	}
}

static str why_of(struct call *call, size_t row, const char *name)
{
	str field = str_format(call->arena, "lines.%zu.%s", row, name);
	for (size_t i = 0; i < call->reason_count; i++)
		if (str_equal(call->reasons[i].field, field))
			return call->reasons[i].why;
	return S("");
}

static bool is_carried(const struct record *letter, const struct record *line)
{
	return str_contains(record_text(letter, LETTER_ADDRESSEE_LINES), line->id);
}

static void set_answer_row(struct door *door, struct view *view, const struct record *letter, const struct record *line,
	size_t row)
{
	struct call *call = &door->call;
	bool posted = door->request->form_count > 0;
	set_line(call, view, line);
	view_integer(view, "row", (int64_t)row);
	view_flag(view, "chosen", posted ? sent_of(door, "line", row).length > 0
	                                 : is_carried(letter, line) && !record_has(line, ADDRESSEE_LINE_REPLIED_ON));
	set_positions(call, view, sent_of(door, "position", row));
	view_text(view, "words", sent_of(door, "text", row));
	view_text(view, "promised", sent_of(door, "promised_on", row));
	view_text(view, "promised_input", form_day_input(sent_of(door, "promised_on", row)));
	view_text(view, "why_position", why_of(call, row, "position"));
	view_text(view, "why_text", why_of(call, row, "text"));
	view_text(view, "why_promised", why_of(call, row, "promised_on"));
}

static void show_answer(struct door *door, int status, const struct record *letter)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	struct record **lines;
	size_t count;
	form_errors(call, view, &reply_entity, "");
	enum refusal refusal = call->refusal;
	call->refusal = REFUSED_NOT;
	if (!thread_lines(call, letter, &lines, &count)) {
		door_refused(door);
		return;
	}
	view_flag(view, "wrong", refusal != REFUSED_NOT);
	for (size_t i = 0; i < count; i++)
		set_answer_row(door, view_add(view, "lines"), letter, lines[i], i);
	set_positions(call, view, request_form(door->request, "position"));
	shown_text(call, view, "text", record_text(letter, LETTER_TEXT));
	shown_record(call, view, "of", letter);
	view_text(view, "action", letter_address(call, letter, "/answer"));
	view_text(view, "back", letter_address(call, letter, ""));
	struct sheet_of sheet = { .title = say(call, N_("What does this letter answer?")) };
	page_show(door, status, "letter_answer", view, &sheet);
}

void letter_answer_page(struct door *door)
{
	struct record *letter;
	if (read_letter(door, &letter) && permit_record(&door->call, VERB_STEP, letter) &&
	        (is_in(letter) || refuse(&door->call, REFUSED_UNKNOWN,
					  N_("Nothing was found at this address. Check the number or search for it."))))
		show_answer(door, 200, letter);
	else
		door_refused(door);
}

// From the number of an answer to that of the row that it was written in.
static void rename_reasons(struct call *call, const size_t *rows, size_t count)
{
	for (size_t i = 0; i < call->reason_count; i++) {
		str rest = call->reasons[i].field, piece;
		int64_t index;
		if (!str_starts(rest, S("lines.")) || !str_cut(&rest, '.', &piece) || !str_cut(&rest, '.', &piece) ||
		        !str_to_integer(piece, &index) || index < 0 || (size_t)index >= count)
			continue;
		call->reasons[i].field = str_format(call->arena, "lines.%zu.%.*s", rows[index], STR_ARG(rest));
	}
}

static bool send_answers(struct door *door, struct record *letter)
{
	struct call *call = &door->call;
	struct letter_answer answers[THREAD_LINES_MOST] = { 0 };
	size_t rows[THREAD_LINES_MOST], count = 0;
	for (size_t i = 0; i < THREAD_LINES_MOST; i++) {
		str line = sent_of(door, "line", i), position = sent_of(door, "position", i);
		if (line.length == 0)
			continue;
		rows[count] = i;
		answers[count++] = (struct letter_answer){ .line = line, .text = sent_of(door, "text", i),
			.position = position.length > 0 ? position : request_form(door->request, "position"),
			.promised_on = sent_of(door, "promised_on", i) };
	}
	struct record *changed = record_copy(call, letter);
	bool done = correspond_answer(call, changed, answers, count);
	rename_reasons(call, rows, count);
	return done;
}

void letter_answer_post(struct door *door)
{
	struct record *letter;
	struct call *call = &door->call;
	if (!read_letter(door, &letter))
		door_refused(door);
	else if (send_answers(door, letter))
		door_done(door, letter_address(call, letter, ""), say(call, N_("The replies were recorded.")), S(""));
	else if (call->refusal == REFUSED_INVALID)
		show_answer(door, 422, letter);
	else
		door_refused(door);
}

// Writing one.

struct draft {
	struct record *authority, *earlier; // `earlier` may be NULL.
	str kind, recipient, addressed_to;
	const char *language;
	struct record **lines; // To choose from.
	size_t line_count;
};

static str asked(struct door *door, const char *name)
{
	return door->request->method == METHOD_POST ? str_trim(request_form(door->request, name))
	                                            : request_query(door->request, name);
}

static bool asked_line(struct door *door, str id, bool otherwise)
{
	const struct request *request = door->request;
	const struct pair *pairs = request->method == METHOD_POST ? request->form : request->query;
	size_t count = request->method == METHOD_POST ? request->form_count : request->query_count;
	bool any = request->method == METHOD_POST;
	for (size_t i = 0; i < count; i++) {
		if (!str_is(pairs[i].name, "line"))
			continue;
		any = true;
		if (str_equal(pairs[i].value, id))
			return true;
	}
	return !any && otherwise;
}

static str kind_of(struct door *door, const struct record *earlier)
{
	str kind = asked(door, "kind");
	if (kind.length == 0 && earlier != NULL)
		kind = is_in(earlier) ? S("acknowledgement") : S("reminder");
	return kind.length > 0 && vocabulary_label(letter_entity.fields[LETTER_KIND].vocabulary, kind) != NULL ? kind
	                                                                                                       : S("transmission");
}

static bool read_draft(struct door *door, struct draft *draft)
{
	struct call *call = &door->call;
	str earlier = asked(door, "in_reply_to"), authority = asked(door, "authority"), language = asked(door, "language");
	*draft = (struct draft){ 0 };
	if (!page_inside(door) || !permit_entity(call, VERB_CREATE, &letter_entity) ||
	        (earlier.length > 0 && !keep_read(call, &letter_entity, earlier, &draft->earlier)))
		return false;
	if (authority.length == 0 && draft->earlier != NULL)
		authority = record_text(draft->earlier, LETTER_AUTHORITY);
	if (!keep_read(call, &authority_entity, authority, &draft->authority))
		return false;
	if (language.length == 0 && draft->earlier != NULL)
		language = record_text(draft->earlier, LETTER_LANGUAGE);
	draft->language = language_known(language) ? language_constant(language) : call->house.language;
	draft->kind = kind_of(door, draft->earlier);
	draft->recipient = asked(door, "recipient");
	draft->addressed_to = asked(door, "addressed_to");
	struct record *about = record_new(call, &letter_entity);
	record_set(about, LETTER_DIRECTION, S("out"));
	record_set(about, LETTER_KIND, draft->kind);
	record_set(about, LETTER_AUTHORITY, draft->authority->id);
	if (draft->earlier != NULL)
		record_set(about, LETTER_ADDRESSEE_LINES, record_text(draft->earlier, LETTER_ADDRESSEE_LINES));
	return thread_lines(call, about, &draft->lines, &draft->line_count);
}

static void set_offers(struct call *call, struct view *view, const char *name, const struct field *field, str chosen,
	const char *label, const char *hint)
{
	struct view *shown = view_add(view, "fields");
	view_text(shown, "name", str_from(name));
	view_text(shown, "id", str_from(name));
	view_text(shown, "label", say(call, label));
	if (hint != NULL)
		view_text(shown, "hint", say(call, hint));
	view_text(shown, "input", S("select"));
	for (size_t i = 0; i < call->reason_count; i++)
		if (str_is(call->reasons[i].field, name))
			view_text(shown, "why", call->reasons[i].why);
	for (size_t i = 0; i < field->vocabulary->choice_count; i++) {
		str code = str_from(field->vocabulary->choices[i].code);
		struct view *offer = view_add(shown, "offers");
		view_text(offer, "value", code);
		view_text(offer, "label", value_label(call, field->vocabulary, code));
		view_flag(offer, "chosen", str_equal(chosen, code));
	}
}

static void show_write(struct door *door, int status, const struct draft *draft)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	bool transmission = str_is(draft->kind, "transmission");
	form_errors(call, view, &letter_entity, "");
	set_offers(call, view, "kind", &letter_entity.fields[LETTER_KIND], draft->kind, N_("Kind"), NULL);
	set_offers(call, view, "recipient", &letter_template_entity.fields[LETTER_TEMPLATE_RECIPIENT], draft->recipient,
		N_("Recipient"), N_("Empty: the authority itself."));
	set_offers(call, view, "language", &letter_entity.fields[LETTER_LANGUAGE], str_from(draft->language), N_("Language"), NULL);
	struct view *to = view_add(view, "fields");
	view_text(to, "name", S("addressed_to"));
	view_text(to, "id", S("addressed_to"));
	view_text(to, "label", say(call, N_("Written to")));
	view_text(to, "hint", say(call, N_("Empty: as the recipient is called.")));
	view_text(to, "input", S("text"));
	view_text(to, "value", draft->addressed_to);
	for (size_t i = 0; i < draft->line_count; i++) {
		struct view *line = view_add(view, "lines");
		bool usual = transmission || (draft->earlier != NULL && is_carried(draft->earlier, draft->lines[i]));
		set_line(call, line, draft->lines[i]);
		view_flag(line, "chosen", asked_line(door, draft->lines[i]->id, usual));
	}
	shown_record(call, view, "of", draft->authority);
	view_text(view, "authority", draft->authority->id);
	if (draft->earlier != NULL) {
		view_text(view, "in_reply_to", draft->earlier->id);
		shown_record(call, view, "earlier", draft->earlier);
	}
	view_text(view, "back", draft->earlier != NULL ? letter_address(call, draft->earlier, "") : record_home(call, draft->authority));
	struct sheet_of sheet = { .title = say(call, N_("Write a letter")) };
	page_show(door, status, "letter_write", view, &sheet);
}

void letter_write_page(struct door *door)
{
	struct draft draft;
	if (read_draft(door, &draft))
		show_write(door, 200, &draft);
	else
		door_refused(door);
}

static bool write_draft(struct door *door, const struct draft *draft, struct record **letter)
{
	struct call *call = &door->call;
	struct compose_request request = { .kind = draft->kind, .recipient = draft->recipient,
		.concerned = draft->authority->id, .addressed_to = draft->addressed_to, .language = draft->language,
		.in_reply_to = draft->earlier == NULL ? S("") : draft->earlier->id };
	request.lines = NEW_MANY(call->arena, draft->line_count + 1, struct record *);
	for (size_t i = 0; i < draft->line_count; i++)
		if (asked_line(door, draft->lines[i]->id, false))
			request.lines[request.line_count++] = draft->lines[i];
	return compose(call, &request, letter) && keep_make(call, *letter);
}

void letter_write_post(struct door *door)
{
	struct draft draft;
	struct record *letter;
	struct call *call = &door->call;
	if (!read_draft(door, &draft))
		door_refused(door);
	else if (request_form(door->request, "look").length > 0)
		show_write(door, 200, &draft);
	else if (write_draft(door, &draft, &letter))
		door_done(door, letter_address(call, letter, ""),
			say_with(call, N_("{record} was drafted. Read it, change it, and leave it to be approved."), "record",
				record_number(letter), NULL),
			S(""));
	else if (call->refusal == REFUSED_INVALID)
		show_write(door, 422, &draft);
	else
		door_refused(door);
}
