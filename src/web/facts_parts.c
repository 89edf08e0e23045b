#include "web/facts_parts.h"

#include "acts/check_facts.h"
#include "base/catalogue.h"
#include "model/entities.h"
#include "model/factual_comment.h"
#include "model/value.h"
#include "page/shown.h"
#include "page/words.h"

static void set_days(struct call *call, struct view *view, const struct record *check)
{
	struct day due;
	bool open = str_is(record_text(check, FACTUAL_CHECK_STATE), "sent");
	view_flag(view, "open", open);
	view_flag(view, "closed", str_is(record_text(check, FACTUAL_CHECK_STATE), "closed"));
	if (!open || !day_parse(record_text(check, FACTUAL_CHECK_COMMENTS_DUE_ON), &due))
		return;
	int left = (int)day_difference(&due, &call->today);
	view_flag(view, "last_day", left == 0);
	view_integer(view, "left_days", left > 0 ? left : 0);
	view_flag(view, "past", left < 0);
}

void facts_head(struct call *call, struct view *view, const struct record *check, struct record *const *comments, size_t count)
{
	int64_t unanswered = 0;
	for (size_t i = 0; i < count; i++)
		unanswered += !record_has(comments[i], FACTUAL_COMMENT_ANSWER);
	shown_text(call, view, "heading", record_text(check, FACTUAL_CHECK_TITLE));
	const struct record *place = record_find(call, &place_entity, record_text(check, FACTUAL_CHECK_PLACE));
	if (place != NULL)
		shown_name(call, view, "place", record_text(place, PLACE_NAME));
	shown_day(call, view, "sent", record_text(check, FACTUAL_CHECK_SENT_ON));
	shown_day(call, view, "due", record_text(check, FACTUAL_CHECK_COMMENTS_DUE_ON));
	set_days(call, view, check);
	view_integer(view, "comment_count", (int64_t)count);
	view_integer(view, "unanswered", unanswered);
}

static void set_answer(struct call *call, struct view *view, str answer)
{
	static const struct {
		const char *answer, *tone, *glyph;
	} looks[] = { { "taken", "t-good", "on" }, { "taken_in_part", "t-claim", "flag" }, { "not_taken", "t-late", "x" } };
	for (size_t i = 0; i < COUNT(looks); i++)
		if (str_is(answer, looks[i].answer)) {
			view_text(view, "answer", value_label(call, &factual_answer_vocabulary, answer));
			view_text(view, "tone", str_from(looks[i].tone));
			view_text(view, "glyph", str_from(looks[i].glyph));
		}
}

static void set_comment(struct call *call, struct view *view, const struct record *check, const struct record *comment)
{
	static const struct {
		const char *name;
		size_t field;
	} texts[] = { { "wrong", FACTUAL_COMMENT_WRONG }, { "correct", FACTUAL_COMMENT_CORRECT }, { "proof", FACTUAL_COMMENT_PROOF },
		{ "author", FACTUAL_COMMENT_AUTHOR }, { "reason", FACTUAL_COMMENT_REASON } };
	for (size_t i = 0; i < COUNT(texts); i++)
		if (record_has(comment, texts[i].field))
			shown_text(call, view, texts[i].name, record_text(comment, texts[i].field));
	shown_day(call, view, "received", record_text(comment, FACTUAL_COMMENT_RECEIVED_ON));
	shown_day(call, view, "answered", record_text(comment, FACTUAL_COMMENT_ANSWERED_ON));
	view_flag(view, "late", check_facts_late(check, comment));
	view_flag(view, "told", str_is(record_text(comment, FACTUAL_COMMENT_SAID_BY), "mechanism"));
	set_answer(call, view, record_text(comment, FACTUAL_COMMENT_ANSWER));
}

void facts_paragraphs(struct call *call, struct view *view, const struct record *check, struct record *const *comments,
	size_t count, struct view **shown)
{
	str *paragraphs, language = record_text(check, FACTUAL_CHECK_LANGUAGE);
	size_t paragraph_count = factual_check_paragraphs(call->arena, check, &paragraphs);
	for (size_t i = 0; i < paragraph_count; i++) {
		struct view *paragraph = view_add(view, "paragraphs");
		view_integer(paragraph, "n", (int64_t)i + 1);
		view_text(paragraph, "number", words_number(call->arena, call_locale(call), (int64_t)i + 1));
		shown_text(call, paragraph, "text", paragraphs[i]);
		if (language.length > 0)
			view_text(view_in(paragraph, "text"), "lang", language);
		for (size_t k = 0; k < count; k++)
			if ((uint64_t)record_integer(comments[k], FACTUAL_COMMENT_PARAGRAPH) == i + 1) {
				shown[k] = view_add(paragraph, "comments");
				set_comment(call, shown[k], check, comments[k]);
			}
	}
}
