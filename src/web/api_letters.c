// What a letter that came in answers, in the API:
//   POST /api/v1/letters/KEY/answer {"position","lines":[{"addressee_line","text","position","reasons","promised_on"}]}
// What is said beside "lines" holds for each that says nothing of its own; without "lines" all that the letter carries
// are answered. And what the ladder drafts:
//   POST /api/v1/escalations {"as_of"}
#include "web/api_inside.h"

#include "acts/correspond.h"
#include "acts/escalate.h"
#include "acts/keep.h"
#include "model/entities.h"

static bool text_of(struct call *call, const struct json *from, const char *name, str field, str *text)
{
	const struct json *value = json_find(from, str_from(name));
	if (value == NULL || value->kind == JSON_IS_NULL)
		return true;
	*text = value->text;
	return value->kind == JSON_IS_TEXT ||
	       refuse_field(call, str_c(call->arena, field),
		       say(call, N_("This kind of JSON value does not fit the field.")));
}

static bool read_answer(struct call *call, const struct json *from, str prefix, struct letter_answer *answer)
{
	const struct {
		const char *name;
		str *text;
	} told[] = { { "addressee_line", &answer->line }, { "text", &answer->text }, { "position", &answer->position },
		{ "reason_kind", &answer->reason_kind }, { "reasons", &answer->reasons }, { "promised_on", &answer->promised_on } };
	bool good = true;
	for (size_t i = 0; i < COUNT(told); i++)
		good = text_of(call, from, told[i].name,
			       str_format(call->arena, "%.*s%s", STR_ARG(prefix), told[i].name), told[i].text) && good;
	return good;
}

static bool read_answers(struct call *call, const struct record *letter, const struct json *body,
	struct letter_answer **answers, size_t *count)
{
	struct letter_answer common = { 0 };
	const struct json *lines = json_find(body, S("lines"));
	struct record **carried = NULL;
	size_t carried_count = 0;
	if (!read_answer(call, body, S(""), &common))
		return false;
	if (lines != NULL && lines->kind != JSON_IS_ARRAY)
		return refuse_field(call, "lines", say(call, N_("This kind of JSON value does not fit the field.")));
	if (lines == NULL)
		correspond_lines(call, letter, &carried, &carried_count);
	*count = lines == NULL ? carried_count : lines->count;
	*answers = NEW_MANY(call->arena, *count + 1, struct letter_answer);
	bool good = true;
	for (size_t i = 0; i < *count; i++) {
		(*answers)[i] = common;
		if (lines == NULL)
			(*answers)[i].line = carried[i]->id;
		else
			good = read_answer(call, &lines->items[i], str_format(call->arena, "lines.%zu.", i),
				       &(*answers)[i]) && good;
	}
	return good;
}

static bool answer_letter(struct door *door, struct once_answer *answer)
{
	struct call *call = &door->call;
	struct record *letter;
	struct json body;
	struct letter_answer *answers = NULL;
	size_t count = 0;
	return keep_read(call, &letter_entity, door_piece(door, "key"), &letter) && api_body(door, &body) &&
	       read_answers(call, letter, &body, &answers, &count) &&
	       correspond_answer(call, letter, answers, count) && api_answer_record(door, answer, letter, 200);
}

void api_letter_answer(struct door *door)
{
	api_post_once(door, door->request->body, answer_letter);
}

static bool climb(struct door *door, struct once_answer *answer)
{
	struct call *call = &door->call;
	struct json body;
	struct day as_of = { "" };
	struct escalated escalated;
	str text = S("");
	if (!api_body(door, &body) || !text_of(call, &body, "as_of", S("as_of"), &text))
		return false;
	if (text.length > 0 && !day_parse(text, &as_of))
		return refuse_field(call, "as_of", say(call, N_("This is not a day.")));
	if (!escalate(call, as_of, &escalated))
		return false;
	struct buf buf = buf_in(call->arena);
	escalate_json(call, &buf, &escalated);
	answer->body = buf_str(&buf);
	return true;
}

void api_escalate(struct door *door)
{
	api_post_once(door, door->request->body, climb);
}
