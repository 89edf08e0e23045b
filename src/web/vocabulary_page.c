// Vocabularies: which there are, what the institution added to each, and one of them with its words side by side in every
// language, those that lack one first, changed in place.
#include "acts/list.h"
#include "acts/term_table.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"
#include "page/form.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/handlers.h"
#include "web/pages.h"

// Those that lack a language stand first.
static bool set_vocabulary(struct call *call, struct view *view, const struct vocabulary *vocabulary, bool lacking, bool *shown)
{
	struct record *terms[TERM_TABLE_MOST];
	size_t count, missing = 0;
	bool wanted[LANGUAGE_COUNT];
	if (!term_table_languages(call, wanted) || !term_table_read(call, vocabulary, terms, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		missing += term_missing(call, terms[i], wanted) > 0;
	*shown = (missing > 0) == lacking;
	if (!*shown)
		return true;
	struct view *one = view_add(view, "vocabularies");
	view_text(one, "label", say(call, vocabulary->label));
	view_text(one, "address", str_format(call->arena, "/vocabularies/%s", vocabulary->name));
	view_text(one, "words", words_number(call->arena, call_locale(call), (int64_t)vocabulary->choice_count));
	view_integer(one, "own", (int64_t)count);
	view_integer(one, "missing", (int64_t)missing);
	return true;
}

void vocabularies_page(struct door *door)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	bool good = page_inside(door) && permit_entity(call, VERB_READ, &term_entity), shown;
	const struct vocabulary *vocabularies[VOCABULARY_MOST];
	size_t count = vocabularies_list(vocabularies);
	for (int lacking = 1; good && lacking >= 0; lacking--)
		for (size_t i = 0; good && i < count; i++)
			good = !vocabularies[i]->open || set_vocabulary(call, view, vocabularies[i], lacking == 1, &shown);
	if (!good) {
		door_refused(door);
		return;
	}
	view_flag(view, "keeps", permit_may(call, VERB_CHANGE, &term_entity));
	struct sheet_of sheet = { .title = say(call, N_("Vocabularies")) };
	page_show(door, 200, "vocabularies", view, &sheet);
}

static str typed_or(struct door *door, str name, str stands)
{
	for (size_t i = 0; i < door->request->form_count; i++)
		if (str_equal(door->request->form[i].name, name))
			return door->request->form[i].value;
	return stands;
}

static str input_name(struct call *call, const char *language, str of)
{
	return str_format(call->arena, "name.%s.%.*s", language, STR_ARG(of));
}

static void set_tongue(struct door *door, struct view *row, size_t language, str of, str stands, bool wanted)
{
	struct call *call = &door->call;
	struct view *one = view_add(row, "names");
	str name = input_name(call, languages[language], of), value = typed_or(door, name, stands);
	view_text(one, "name", name);
	view_text(one, "lang", str_from(languages[language]));
	view_text(one, "direction", str_from(language_direction(languages[language])));
	view_text(one, "label", str_from(language_own_name(languages[language])));
	view_text(one, "value", value);
	view_flag(one, "missing", wanted && stands.length == 0 && of.length > 0);
}

static void set_own(struct door *door, struct view *view, const struct vocabulary *vocabulary, const struct record *term,
	const bool wanted[LANGUAGE_COUNT])
{
	struct call *call = &door->call;
	struct view *row = view_add(view, "rows");
	bool active = !record_has(term, TERM_ACTIVE) || record_integer(term, TERM_ACTIVE) != 0;
	const char *base = vocabulary_label(vocabulary, record_text(term, TERM_BASE));
	view_text(row, "id", term->id);
	view_text(row, "code", record_text(term, TERM_CODE));
	view_text(row, "address", str_format(call->arena, "/terms/%.*s", STR_ARG(term->id)));
	view_text(row, "base", base == NULL ? record_text(term, TERM_BASE) : say_in(call, vocabulary->context, base));
	view_integer(row, "version", term->version);
	view_flag(row, "active", door->request->form_count == 0 ? active
	                         : request_form(door->request, str_c(call->arena, str_format(call->arena, "active.%.*s", STR_ARG(term->id)))).length > 0);
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		set_tongue(door, row, i, term->id, value_name_in(call->arena, record_text(term, TERM_NAME), languages[i]), wanted[i]);
}

static void set_program(struct door *door, struct view *view, const struct vocabulary *vocabulary)
{
	struct call *call = &door->call;
	str base = request_form(door->request, "base");
	for (size_t i = 0; i < vocabulary->choice_count; i++) {
		const struct choice *choice = &vocabulary->choices[i];
		struct view *row = view_add(view, "program");
		view_text(row, "code", str_from(choice->code));
		view_text(row, "label", say_in(call, vocabulary->context, choice->label));
		view_flag(row, "chosen", str_is(base, choice->code));
		for (size_t k = 0; k < LANGUAGE_COUNT; k++) {
			struct view *one = view_add(row, "names");
			view_text(one, "lang", str_from(languages[k]));
			view_text(one, "text", catalogue_text(languages[k], vocabulary->context, choice->label));
		}
	}
}

static void show(struct door *door, int status, const struct vocabulary *vocabulary)
{
	struct call *call = &door->call;
	struct record *terms[TERM_TABLE_MOST];
	size_t count;
	bool wanted[LANGUAGE_COUNT];
	struct view *view = door_view(door);
	form_errors(call, view, NULL, "");
	call->refusal = REFUSED_NOT;
	if (!term_table_languages(call, wanted) || !term_table_read(call, vocabulary, terms, &count)) {
		door_refused(door);
		return;
	}
	view_text(view, "label", say(call, vocabulary->label));
	view_text(view, "action", str_format(call->arena, "/vocabularies/%s", vocabulary->name));
	view_flag(view, "keeps", permit_may(call, VERB_CHANGE, &term_entity));
	view_text(view, "code", request_form(door->request, "code"));
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		struct view *tongue = view_add(view, "tongues");
		view_text(tongue, "name", str_from(language_own_name(languages[i])));
		view_text(tongue, "lang", str_from(languages[i]));
	}
	for (size_t i = 0; i < count; i++)
		set_own(door, view, vocabulary, terms[i], wanted);
	struct view *added = view_in(view, "added");
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		set_tongue(door, added, i, S("new"), S(""), false);
	set_program(door, view, vocabulary);
	struct sheet_of sheet = { .title = say(call, vocabulary->label) };
	page_show(door, status, "vocabulary", view, &sheet);
}

static bool open_vocabulary(struct door *door, const struct vocabulary **vocabulary)
{
	struct call *call = &door->call;
	if (!page_inside(door) || !permit_entity(call, VERB_READ, &term_entity))
		return false;
	*vocabulary = vocabulary_find(door_piece(door, "vocabulary"));
	return (*vocabulary != NULL && (*vocabulary)->open) ||
	       refuse(call, REFUSED_UNKNOWN, N_("Nothing was found at this address. Check the number or search for it."));
}

void vocabulary_page(struct door *door)
{
	const struct vocabulary *vocabulary;
	if (open_vocabulary(door, &vocabulary))
		show(door, 200, vocabulary);
	else
		door_refused(door);
}

static void take_names(struct door *door, str names[LANGUAGE_COUNT], str of)
{
	struct arena *arena = door->call.arena;
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		names[i] = request_form(door->request, str_c(arena, input_name(&door->call, languages[i], of)));
}

// A row is there when its version is.
static size_t take_rows(struct door *door, struct term_typed *rows)
{
	struct arena *arena = door->call.arena;
	size_t count = 0;
	for (size_t i = 0; i < door->request->form_count && count < TERM_TABLE_MOST; i++) {
		const struct pair *pair = &door->request->form[i];
		if (!str_starts(pair->name, S("version.")))
			continue;
		struct term_typed *row = &rows[count++];
		*row = (struct term_typed){ .id = str_skip(pair->name, S("version.").length) };
		if (!str_to_integer(pair->value, &row->version))
			row->version = 0;
		take_names(door, row->names, row->id);
		row->active = request_form(door->request, str_c(arena, str_format(arena, "active.%.*s", STR_ARG(row->id)))).length > 0;
	}
	return count;
}

void vocabulary_post(struct door *door)
{
	struct call *call = &door->call;
	const struct vocabulary *vocabulary;
	struct term_typed rows[TERM_TABLE_MOST];
	struct term_added added = { .code = str_trim(request_form(door->request, "code")), .base = request_form(door->request, "base") };
	size_t changed, count = take_rows(door, rows);
	take_names(door, added.names, S("new"));
	if (!open_vocabulary(door, &vocabulary)) {
		door_refused(door);
		return;
	}
	if (term_table_keep(call, vocabulary, rows, count, &added, &changed))
		door_done(door, str_format(call->arena, "/vocabularies/%s", vocabulary->name),
			words_count(call->arena, call_locale(call), "{n} word was kept.", "{n} words were kept.", (int64_t)changed), S(""));
	else if (call->refusal == REFUSED_INVALID || call->refusal == REFUSED_STALE)
		show(door, refusal_status(call->refusal), vocabulary);
	else
		door_refused(door);
}
