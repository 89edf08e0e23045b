// One recommendation with its chain: place, visit, findings, the text, each addressee with three axes, and
// what is claimed beside what was verified.
#include "acts/advise.h"
#include "acts/chain.h"
#include "acts/dossier.h"
#include "acts/translate.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"
#include "model/quality.h"
#include "model/record_json.h"
#include "model/value.h"
#include "base/catalogue.h"
#include "page/address.h"
#include "page/axis.h"
#include "page/hints.h"
#include "page/record_view.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/beside_parts.h"
#include "web/handlers.h"
#include "web/line_parts.h"
#include "web/record_parts.h"

// The text in each language that it has; the one asked for by ?text= first.
static void set_text(struct door *door, struct view *view, const struct record *record)
{
	struct call *call = &door->call;
	str json = record_text(record, RECOMMENDATION_TEXT), asked = request_query(door->request, "text");
	const char *shown = call->language;
	str chosen = language_known(asked) ? value_name_in(call->arena, json, language_constant(asked)) : S("");
	if (chosen.length > 0)
		shown = language_constant(asked);
	else
		chosen = value_name(call->arena, json, call->language, call->house.language, &shown);
	view_text(view, "text", chosen);
	view_text(view, "text_lang", str_from(shown));
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		if (value_name_in(call->arena, json, languages[i]).length == 0)
			continue;
		struct view *tongue = view_add(view, "texts");
		view_text(tongue, "lang", str_from(languages[i]));
		view_text(tongue, "name", str_from(language_own_name(languages[i])));
		view_flag(tongue, "here", str_is(str_from(shown), languages[i]));
	}
}

static void set_findings(struct call *call, struct view *view, const struct chain *chain)
{
	for (size_t i = 0; i < chain->finding_count; i++) {
		struct view *item = view_add(view, "findings");
		line_finding(call, item, chain->findings[i]);
	}
}

// Which languages the text has, which of them is the original, and how far the others can be relied on.
static void set_translations(struct call *call, struct view *view, const struct record *record)
{
	str original = record_text(record, RECOMMENDATION_ORIGINAL_LANGUAGE);
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		bool there = value_name_in(call->arena, record_text(record, RECOMMENDATION_TEXT), languages[i]).length > 0;
		struct view *one = view_add(view, "translations");
		view_text(one, "lang", str_from(languages[i]));
		view_text(one, "name", str_from(language_own_name(languages[i])));
		view_flag(one, "missing", !there);
		if (there && str_is(original, languages[i]))
			view_flag(one, "original", true);
		else if (there)
			view_text(one, "state", value_words(call, record, translate_field(languages[i])));
	}
}

// Earlier and later recommendations that are tied to it, from both ends.
static void set_ties(struct call *call, struct view *view, const struct record *record)
{
	static const struct {
		size_t field;
		const char *label, *back;
	} ties[] = {
		{ RECOMMENDATION_REPEATS, N_("Repeats"), N_("Repeated by") },
		{ RECOMMENDATION_SUPERSEDES, N_("Takes the place of"), N_("Replaced by") },
	};
	for (size_t i = 0; i < COUNT(ties); i++) {
		struct record **later;
		size_t count;
		if (record_has(record, ties[i].field)) {
			struct view *tie = view_add(view, "ties");
			view_text(tie, "label", say(call, ties[i].label));
			shown_link(call, view_in(tie, "link"), &recommendation_entity, record_text(record, ties[i].field));
		}
		if (!list_linked(call, &recommendation_entity, ties[i].field, record->id, &later, &count))
			continue;
		for (size_t k = 0; k < count; k++) {
			struct view *tie = view_add(view, "ties");
			view_text(tie, "label", say(call, ties[i].back));
			shown_record(call, tie, "link", later[k]);
		}
	}
}

// Of an observation on a law: the text, the articles, the wording it proposes, what was taken up.
static void set_law(struct call *call, struct view *view, const struct record *record)
{
	if (!record_has(record, RECOMMENDATION_LEGAL_TEXT))
		return;
	struct view *law = view_in(view, "law");
	shown_link(call, view_in(law, "text"), &legal_text_entity, record_text(record, RECOMMENDATION_LEGAL_TEXT));
	view_text(law, "articles", value_words(call, record, RECOMMENDATION_LEGAL_ARTICLES));
	if (record_has(record, RECOMMENDATION_PROPOSED_WORDING))
		shown_name(call, law, "proposed", record_text(record, RECOMMENDATION_PROPOSED_WORDING));
	if (record_has(record, RECOMMENDATION_UPTAKE)) {
		view_text(law, "uptake", value_words(call, record, RECOMMENDATION_UPTAKE));
		shown_day(call, law, "uptake_on", record_text(record, RECOMMENDATION_UPTAKE_ON));
		shown_text(call, law, "note", record_text(record, RECOMMENDATION_UPTAKE_NOTE));
	}
	if (record->binned_at.length == 0 && permit_record(call, VERB_CHANGE, record))
		view_text(law, "compare", str_format(call->arena, "/recommendations/%.*s/uptake", STR_ARG(record->id)));
	call->refusal = REFUSED_NOT;
}

static void set_quality(struct call *call, struct view *view, const struct chain *chain)
{
	const struct record *record = chain->recommendation;
	struct hints hints;
	struct record **lines = NEW_MANY(call->arena, chain->line_count + 1, struct record *);
	for (size_t i = 0; i < chain->line_count; i++)
		lines[i] = chain->lines[i].line;
	if (str_is(record_text(record, RECOMMENDATION_STATE), "open")) {
		advise_kept(call, record, lines, chain->line_count, &hints);
		hints_fill(call, view, &hints);
	}
	int score = quality_score(call->arena, record);
	if (score >= 0)
		view_text(view, "score", words_of(call->arena, call_locale(call), score, QUALITY_MARKS));
	hints_citations(call, view, record, RECOMMENDATION_CITATIONS);
}

struct tally {
	int64_t sent, replied, overdue, verified, late_days;
	struct day first_sent;
};

static void add_late(struct call *call, struct tally *tally, const struct record *line)
{
	struct day due;
	if (!str_is(str_from(reply_state(line, &call->today)), "overdue"))
		return;
	tally->overdue++;
	if (day_parse(record_text(line, ADDRESSEE_LINE_REPLY_DUE_ON), &due)) {
		int64_t late = day_difference(&call->today, &due);
		if (late > tally->late_days)
			tally->late_days = late;
	}
}

static struct tally tally_of(struct call *call, const struct chain *chain)
{
	struct tally tally = { 0 };
	for (size_t i = 0; i < chain->line_count; i++) {
		const struct record *line = chain->lines[i].line;
		struct day sent;
		if (day_parse(record_text(line, ADDRESSEE_LINE_SENT_ON), &sent)) {
			tally.sent++;
			if (tally.first_sent.text[0] == 0 ||
			        str_compare(day_str(&sent), day_str(&tally.first_sent)) < 0)
				tally.first_sent = sent;
		} else if (record_has(line, ADDRESSEE_LINE_COUNTS_FROM)) {
			tally.sent++;
		}
		tally.replied += record_has(line, ADDRESSEE_LINE_REPLIED_ON);
		tally.verified += record_has(line, ADDRESSEE_LINE_IMPLEMENTATION);
		add_late(call, &tally, line);
	}
	return tally;
}

static void set_chain(struct call *call, struct view *view, const struct chain *chain)
{
	struct tally tally = tally_of(call, chain);
	struct view *shown = view_in(view, "chain");
	if (chain->place != NULL)
		shown_record(call, shown, "place", chain->place);
	if (chain->visit != NULL) {
		shown_record(call, shown, "visit", chain->visit);
		shown_day(call, shown, "visit_day", record_text(chain->visit, VISIT_STARTED_ON));
	}
	view_integer(shown, "finding_count", (int64_t)chain->finding_count);
	if (tally.first_sent.text[0] != 0)
		shown_day(call, shown, "sent", str_copy(call->arena, day_str(&tally.first_sent)));
	view_integer(shown, "line_count", (int64_t)chain->line_count);
	view_integer(shown, "sent_count", tally.sent);
	view_text(shown, "replies", words_of(call->arena, call_locale(call), tally.replied, tally.sent));
	view_text(shown, "verified", words_of(call->arena, call_locale(call), tally.verified, tally.sent));
	view_flag(shown, "replies_missing", tally.replied < tally.sent || tally.sent == 0);
	view_flag(shown, "verified_missing", tally.verified < tally.sent || tally.sent == 0);
	view_integer(shown, "overdue", tally.overdue);
	view_integer(shown, "late_days", tally.late_days);
	view_flag(shown, "no_visit", chain->visit == NULL);
}

static void show(struct door *door, int status, struct view *view, const struct chain *chain,
	const struct dossier *dossier)
{
	struct call *call = &door->call;
	const struct record *record = chain->recommendation;
	record_view_fill(call, view, record, "text legal_text legal_articles proposed_wording uptake uptake_on uptake_note visit place findings citations repeats supersedes closing_reason original_language translation_ar translation_fr translation_en");
	set_text(door, view, record);
	set_chain(call, view, chain);
	set_findings(call, view, chain);
	set_translations(call, view, record);
	set_ties(call, view, record);
	set_law(call, view, record);
	set_quality(call, view, chain);
	shown_text(call, view, "closing_reason", record_text(record, RECOMMENDATION_CLOSING_REASON));
	for (size_t i = 0; i < chain->line_count; i++)
		line_fill(call, view_add(view, "lines"), &chain->lines[i]);
	record_buttons(door, view, record);
	if (record->binned_at.length == 0 && permit_may(call, VERB_CREATE, &addressee_line_entity))
		view_text(view, "add_addressee",
			str_format(call->arena, "/recommendations/%.*s/addressee", STR_ARG(record->id)));
	page_timeline(call, view, record, &dossier->timeline);
	struct sheet_of sheet = { .title = record_title(call, record), .level = record_view_level(call, record) };
	page_show(door, status, "recommendation", view, &sheet);
}

void recommendation_show(struct door *door, int status, str key)
{
	struct chain chain;
	struct dossier dossier = { 0 };
	struct call *call = &door->call;
	struct view *view = door_view(door);
	form_errors(call, view, NULL, "");
	call->refusal = REFUSED_NOT;
	if (chain_read(call, key, &chain) && timeline_read(call, chain.recommendation, &dossier.timeline) &&
	        beside_fill(call, view, chain.recommendation))
		show(door, status, view, &chain, &dossier);
	else
		door_refused(door);
}

void recommendation_page(struct door *door)
{
	if (page_inside(door))
		recommendation_show(door, 200, door_piece(door, "key"));
	else
		door_refused(door);
}
