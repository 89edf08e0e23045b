// The self-assessments beside each other: a row for each question, a column for each year, what changed marked; and the form
// that begins the next one with the questions of the last.
#include "acts/self_assess.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"
#include "page/address.h"
#include "page/form.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/handlers.h"
#include "web/pages.h"

static void set_years(struct call *call, struct view *view, const struct self_assess *compared)
{
	for (size_t y = 0; y < compared->year_count; y++) {
		struct view *shown = view_add(view, "years");
		const struct record *assessment = compared->years[y];
		view_text(shown, "year", value_words(call, assessment, SELF_ASSESSMENT_YEAR));
		view_text(shown, "address", address_record(call->arena, &self_assessment_entity, S(""), assessment->id));
		if (compared->answered[y] > 0)
			view_text(shown, "yes", words_of(call->arena, call_locale(call), compared->yes[y], compared->answered[y]));
	}
}

static void set_row(struct call *call, struct view *row, const struct self_assess *compared, const struct self_assess_row *from)
{
	if (from->paragraph > 0)
		view_text(row, "paragraph", words_number(call->arena, call_locale(call), from->paragraph));
	shown_text(call, row, "question", from->question);
	for (size_t y = 0; y < compared->year_count; y++) {
		struct view *cell = view_add(row, "cells");
		const struct record *answer = from->answers[y];
		if (answer == NULL)
			continue;
		view_text(cell, "address", address_record(call->arena, &self_assessment_answer_entity, S(""), answer->id));
		view_text(cell, "answer", value_words(call, answer, SELF_ASSESSMENT_ANSWER_ANSWER));
		view_flag(cell, "better", from->change[y] > 0);
		view_flag(cell, "worse", from->change[y] < 0);
		if (record_has(answer, SELF_ASSESSMENT_ANSWER_COMMENT))
			shown_text(call, cell, "comment", record_text(answer, SELF_ASSESSMENT_ANSWER_COMMENT));
	}
}

static void show(struct door *door, int status, str typed)
{
	struct call *call = &door->call;
	struct self_assess compared;
	struct view *view = door_view(door);
	form_errors(call, view, &self_assessment_entity, "");
	call->refusal = REFUSED_NOT;
	if (!page_inside(door) || !self_assess_compare(call, &compared)) {
		door_refused(door);
		return;
	}
	set_years(call, view, &compared);
	for (size_t i = 0; i < compared.count; i++)
		set_row(call, view_add(view, "rows"), &compared, &compared.rows[i]);
	if (permit_may(call, VERB_CREATE, &self_assessment_entity)) {
		view_flag(view, "begins", true);
		view_text(view, "typed", typed);
		if (typed.length == 0 && compared.year_count > 0)
			view_text(view, "typed",
				str_format(call->arena, "%lld",
					(long long)record_integer(compared.years[compared.year_count - 1], SELF_ASSESSMENT_YEAR) + 1));
	}
	struct sheet_of sheet = { .title = say(call, N_("Self-assessment by year")) };
	page_show(door, status, "self_assessments", view, &sheet);
}

void self_assessments_page(struct door *door)
{
	show(door, 200, S(""));
}

void self_assessment_begin_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *made;
	str year = request_form(door->request, "year");
	if (!page_inside(door))
		door_refused(door);
	else if (self_assess_begin(call, year, &made))
		door_done(door, S("/self_assessments/compare"),
			say(call, N_("The new year has the questions of the last one, to be answered.")), S(""));
	else if (call->refusal == REFUSED_INVALID || call->refusal == REFUSED_CONFLICT)
		show(door, refusal_status(call->refusal), year);
	else
		door_refused(door);
}
