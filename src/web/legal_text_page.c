// One legal text: its stages, its articles as in the bill beside those that were adopted, what changed marked word by word, and the
// mechanism's observations on each; and the form in which somebody compares them and records what was taken up.
#include "acts/dossier.h"
#include "acts/keep.h"
#include "acts/uptake.h"
#include "base/catalogue.h"
#include "base/text_diff.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"
#include "page/address.h"
#include "page/form.h"
#include "page/record_view.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/beside_parts.h"
#include "web/handlers.h"
#include "web/record_parts.h"

// The language in which two wordings are read side by side: the reader's where both have it, else one that both have; NULL: none.
static const char *common_language(struct call *call, str one, str other)
{
	if (value_name_in(call->arena, one, call->language).length > 0 && value_name_in(call->arena, other, call->language).length > 0)
		return call->language;
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		if (value_name_in(call->arena, one, languages[i]).length > 0 && value_name_in(call->arena, other, languages[i]).length > 0)
			return languages[i];
	return NULL;
}

static void set_pieces(struct view *shown, const struct text_piece *pieces, size_t count, enum text_change without)
{
	for (size_t i = 0; i < count; i++) {
		if (pieces[i].change == without)
			continue;
		struct view *piece = view_add(shown, "pieces");
		view_text(piece, "text", without == TEXT_CAME && pieces[i].change == TEXT_KEPT ? pieces[i].before : pieces[i].text);
		view_flag(piece, "gone", pieces[i].change == TEXT_GONE);
		view_flag(piece, "came", pieces[i].change == TEXT_CAME);
	}
}

static void set_alone(struct call *call, struct view *view, const char *name, str json)
{
	const char *language;
	str text = value_name(call->arena, json, call->language, call->house.language, &language);
	struct view *shown = view_in(view, name);
	view_text(shown, "lang", str_from(language));
	view_text(view_add(shown, "pieces"), "text", text);
}

// Both wordings under these names, with what changed marked; each by itself where they share no language.
static void set_wordings(struct call *call, struct view *view, const char *before_name, str before, const char *after_name, str after)
{
	const char *language = before.length == 0 || after.length == 0 ? NULL : common_language(call, before, after);
	if (language == NULL) {
		if (before.length > 0)
			set_alone(call, view, before_name, before);
		if (after.length > 0)
			set_alone(call, view, after_name, after);
		return;
	}
	struct text_piece *pieces;
	size_t count = text_diff(call->arena, value_name_in(call->arena, before, language),
		value_name_in(call->arena, after, language), &pieces);
	struct view *shown_before = view_in(view, before_name), *shown_after = view_in(view, after_name);
	view_text(shown_before, "lang", str_from(language));
	view_text(shown_after, "lang", str_from(language));
	set_pieces(shown_before, pieces, count, TEXT_CAME);
	set_pieces(shown_after, pieces, count, TEXT_GONE);
	bool same = count == 0 || (count == 1 && pieces[0].change == TEXT_KEPT);
	view_flag(view, "same", same);
}

static str text_of(const struct record *article)
{
	return article == NULL ? S("") : record_text(article, LEGAL_ARTICLE_TEXT);
}

static void set_observation(struct call *call, struct view *shown, const struct record *observation)
{
	shown_record(call, shown, "record", observation);
	shown_name(call, shown, "text", record_text(observation, RECOMMENDATION_TEXT));
	if (record_has(observation, RECOMMENDATION_PROPOSED_WORDING))
		shown_name(call, shown, "proposed", record_text(observation, RECOMMENDATION_PROPOSED_WORDING));
	if (record_has(observation, RECOMMENDATION_UPTAKE)) {
		view_text(shown, "uptake", value_words(call, observation, RECOMMENDATION_UPTAKE));
		shown_day(call, shown, "uptake_on", record_text(observation, RECOMMENDATION_UPTAKE_ON));
		view_flag(shown, "full", str_is(record_text(observation, RECOMMENDATION_UPTAKE), "in_full"));
	}
}

static void set_articles(struct call *call, struct view *view, const struct uptake *uptake)
{
	for (size_t i = 0; i < uptake->article_count; i++) {
		const struct uptake_article *article = &uptake->articles[i];
		struct view *shown = view_add(view, "articles");
		view_text(shown, "number", article->number);
		const struct record *before = article->bill != NULL ? article->bill : article->amended;
		set_wordings(call, shown, "before", text_of(before), "after", text_of(article->adopted));
		view_flag(shown, "fell", before != NULL && article->adopted == NULL);
		view_flag(shown, "new", before == NULL);
		if (article->adopted != NULL && !str_equal(article->number, record_text(article->adopted, LEGAL_ARTICLE_NUMBER)))
			view_text(shown, "became", record_text(article->adopted, LEGAL_ARTICLE_NUMBER));
		for (size_t k = 0; k < uptake->observation_count; k++)
			if (uptake_names(call, uptake->observations[k], article->number))
				set_observation(call, view_add(shown, "observations"), uptake->observations[k]);
	}
}

static bool names_any(struct call *call, const struct uptake *uptake, const struct record *observation)
{
	for (size_t i = 0; i < uptake->article_count; i++)
		if (uptake_names(call, observation, uptake->articles[i].number))
			return true;
	return false;
}

static void set_tally(struct call *call, struct view *view, const struct uptake *uptake)
{
	const struct {
		const char *name;
		int64_t count;
	} sums[] = { { "in_full", uptake->in_full }, { "in_part", uptake->in_part }, { "not_taken", uptake->not_taken },
		{ "pending", uptake->pending } };
	for (size_t i = 0; i < COUNT(sums); i++)
		view_text(view, sums[i].name, words_number(call->arena, call_locale(call), sums[i].count));
	view_integer(view, "observed", (int64_t)uptake->observation_count);
	for (size_t i = 0; i < uptake->observation_count; i++)
		if (!names_any(call, uptake, uptake->observations[i]))
			set_observation(call, view_add(view, "whole"), uptake->observations[i]);
}

static void set_days(struct call *call, struct view *view, const struct record *text)
{
	static const size_t days[] = { LEGAL_TEXT_ASKED_ON, LEGAL_TEXT_OPINION_DUE_ON, LEGAL_TEXT_OPINION_GIVEN_ON,
		LEGAL_TEXT_INTRODUCED_ON, LEGAL_TEXT_ADOPTED_ON, LEGAL_TEXT_PUBLISHED_ON, LEGAL_TEXT_IN_FORCE_ON };
	for (size_t i = 0; i < COUNT(days); i++) {
		if (!record_has(text, days[i]))
			continue;
		struct view *shown = view_add(view, "days");
		view_text(shown, "label", say(call, text->entity->fields[days[i]].label));
		shown_day(call, shown, "day", record_text(text, days[i]));
	}
	struct day due;
	// Once the text is adopted an opinion comes too late for it.
	bool open = !record_has(text, LEGAL_TEXT_OPINION_GIVEN_ON) && !record_has(text, LEGAL_TEXT_ADOPTED_ON);
	if (open && day_parse(record_text(text, LEGAL_TEXT_OPINION_DUE_ON), &due)) {
		int64_t left = day_difference(&due, &call->today);
		view_flag(view, "opinion_open", true);
		if (left < 0)
			view_integer(view, "late", -left);
		else
			view_integer(view, "left", left);
		view_flag(view, "today", left == 0);
	}
}

void legal_text_page(struct door *door)
{
	struct call *call = &door->call;
	struct dossier dossier;
	struct uptake uptake;
	if (!page_inside(door) || !dossier_read(call, &legal_text_entity, door_piece(door, "key"), &dossier) ||
	        !uptake_read(call, dossier.record, &uptake)) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	struct record *text = dossier.record;
	record_view_fill(call, view, text, "title kind number asked_on opinion_due_on opinion_given_on introduced_on adopted_on published_on in_force_on");
	view_text(view, "sort", value_words(call, text, LEGAL_TEXT_KIND));
	view_text(view, "cited", record_text(text, LEGAL_TEXT_NUMBER));
	set_days(call, view, text);
	set_articles(call, view, &uptake);
	set_tally(call, view, &uptake);
	bool there = text->binned_at.length == 0;
	if (there && permit_may(call, VERB_CREATE, &recommendation_entity))
		view_text(view, "observe",
			str_format(call->arena, "/recommendations/new?kind=legislative_observation&legal_text=%.*s", STR_ARG(text->id)));
	if (there && permit_may(call, VERB_CREATE, &legal_article_entity))
		view_text(view, "add_article", str_format(call->arena, "/legal_articles/new?legal_text=%.*s", STR_ARG(text->id)));
	if (!beside_fill(call, view, text)) {
		door_refused(door);
		return;
	}
	record_buttons(door, view, text);
	page_timeline(call, view, text, &dossier.timeline);
	struct sheet_of sheet = { .title = record_title(call, text), .level = record_view_level(call, text) };
	page_show(door, 200, "legal_text", view, &sheet);
}

// --- What was taken up

static bool read_observation(struct door *door, struct record **observation, struct record **text)
{
	struct call *call = &door->call;
	if (!page_inside(door) || !keep_read(call, &recommendation_entity, door_piece(door, "key"), observation) ||
	        !permit_record(call, VERB_CHANGE, *observation))
		return false;
	*text = record_find(call, &legal_text_entity, record_text(*observation, RECOMMENDATION_LEGAL_TEXT));
	return *text != NULL ||
	       refuse(call, REFUSED_UNKNOWN, N_("Nothing was found at this address. Check the number or search for it."));
}

// What was asked beside what was adopted; where no wording was proposed, the bill beside what was adopted.
static bool set_compared(struct call *call, struct view *view, const struct record *observation, const struct record *text)
{
	struct uptake uptake;
	if (!uptake_read(call, text, &uptake))
		return false;
	str proposed = record_text(observation, RECOMMENDATION_PROPOSED_WORDING);
	for (size_t i = 0; i < uptake.article_count; i++) {
		const struct uptake_article *article = &uptake.articles[i];
		if (!uptake_names(call, observation, article->number))
			continue;
		struct view *shown = view_add(view, "articles");
		view_text(shown, "number", article->number);
		view_flag(shown, "fell", article->adopted == NULL);
		if (article->bill != NULL)
			set_alone(call, shown, "bill", text_of(article->bill));
		set_wordings(call, shown, "before", proposed.length > 0 ? proposed : text_of(article->bill), "after", text_of(article->adopted));
		view_flag(shown, "proposed", proposed.length > 0);
	}
	return true;
}

static void show_uptake(struct door *door, int status, const struct record *observation, const struct record *text)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	bool posted = door->request->form_count > 0;
	form_errors(call, view, &recommendation_entity, "");
	for (size_t i = 0; i < call->reason_count; i++)
		view_text(view, str_c(call->arena, str_format(call->arena, "why_%.*s", STR_ARG(call->reasons[i].field))), call->reasons[i].why);
	call->refusal = REFUSED_NOT;
	if (!set_compared(call, view, observation, text)) {
		door_refused(door);
		return;
	}
	set_observation(call, view_in(view, "observation"), observation);
	shown_link(call, view_in(view, "text"), &legal_text_entity, text->id);
	str chosen = posted ? request_form(door->request, "uptake") : record_text(observation, RECOMMENDATION_UPTAKE);
	for (size_t i = 0; i < uptake_vocabulary.choice_count; i++) {
		str code = str_from(uptake_vocabulary.choices[i].code);
		struct view *offer = view_add(view, "offers");
		view_text(offer, "value", code);
		view_text(offer, "label", value_label(call, &uptake_vocabulary, code));
		view_flag(offer, "chosen", str_equal(code, chosen));
	}
	str day = posted ? request_form(door->request, "day")
	          : record_has(observation, RECOMMENDATION_UPTAKE_ON) ? record_text(observation, RECOMMENDATION_UPTAKE_ON)
	                                                               : str_copy(call->arena, day_str(&call->today));
	view_text(view, "day", day);
	view_text(view, "day_input", form_day_input(day));
	view_text(view, "note", posted ? request_form(door->request, "note") : record_text(observation, RECOMMENDATION_UPTAKE_NOTE));
	str home = address_record(call->arena, &recommendation_entity, record_number(observation), observation->id);
	view_text(view, "action", str_format(call->arena, "%.*s/uptake", STR_ARG(home)));
	view_text(view, "back", home);
	struct sheet_of sheet = { .title = say(call, N_("What the adopted text took up")) };
	page_show(door, status, "uptake", view, &sheet);
}

void uptake_page(struct door *door)
{
	struct record *observation, *text;
	if (read_observation(door, &observation, &text))
		show_uptake(door, 200, observation, text);
	else
		door_refused(door);
}

void uptake_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *observation, *text;
	struct day day = { 0 };
	if (!read_observation(door, &observation, &text)) {
		door_refused(door);
		return;
	}
	if (page_day(call, "day", request_form(door->request, "day"), &day) &&
	        uptake_take(call, observation, request_form(door->request, "uptake"), &day, request_form(door->request, "note")))
		door_done(door, address_record(call->arena, &legal_text_entity, S(""), text->id),
			say_with(call, N_("{record} was compared with the adopted text."), "record", record_title(call, observation), NULL), S(""));
	else if (call->refusal == REFUSED_INVALID)
		show_uptake(door, 422, observation, text);
	else
		door_refused(door);
}
