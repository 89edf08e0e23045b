#include "web/figure_parts.h"

#include "page/words.h"

void figure_rate(struct call *call, struct view *view, const char *name, const struct count_result *result,
	const struct compare_row *claims)
{
	struct view *card = view_add(view, name);
	view_text(card, "name", say_in(call, "indicator", result->indicator->name));
	view_text(card, "code", str_from(result->indicator->code));
	view_text(card, "definition",
		str_format(call->arena, "/figures#def-%s", result->indicator->code));
	words_rate(card, "rate", call->language, result->total.numerator, result->total.denominator, true);
	if (claims != NULL && claims->both > 0)
		words_rate(card, "claimed", call->language, claims->claimed_full, claims->both, true);
	if (result->undated > 0)
		view_text(card, "note",
			words_count(call->arena, call->language, "{n} of them counts from the day of its list.",
				"{n} of them count from the day of their list.", result->undated));
	words_day(card, "as_of", call->language, str_c(call->arena, call->house.country),
		&result->request.as_of);
}

void figure_value(struct call *call, struct view *view, const char *name, const struct count_value *value)
{
	if (value->has_denominator)
		words_rate(view, name, call->language, value->numerator, value->denominator, false);
	else
		view_text(view_in(view, name), "count",
			words_number(call->arena, call->language, value->numerator));
}

void figure_ages(struct call *call, struct view *view, const struct count_value *value)
{
	for (size_t i = 0; i < COUNT_AGES; i++)
		view_text(view_add(view, "ages"), "n",
			words_number(call->arena, call->language, value->ages[i]));
}
