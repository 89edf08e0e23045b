// Figures in the API: the number with its counts and rule, and the rows behind it.
#include "web/api_inside.h"

#include "acts/keep_figure.h"
#include "base/json.h"
#include "base/limits.h"
#include "model/entities.h"
#include "model/permit.h"

static bool query_day(struct door *door, const char *name, struct day *day)
{
	str text = request_query(door->request, name);
	return text.length == 0 || day_parse(text, day) ||
	       refuse_field(&door->call, name, say(&door->call, N_("This is not a day.")));
}

static bool query_number(struct door *door, const char *name, int64_t *number)
{
	str text = request_query(door->request, name);
	return text.length == 0 || (str_to_integer(text, number) && *number > 0 && *number <= LIMIT_LIST) ||
	       refuse_field(&door->call, name, say(&door->call, N_("This is not a whole number.")));
}

static bool is_figure_word(str name)
{
	static const char *const words[] = { "by", "as_of", "from", "to", "since", "period", "minimum", "published",
		"rows", "after", "limit", "lang", "hash" };
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_is(name, words[i]))
			return true;
	return false;
}

// Whatever is no word of its own filters by the dimension of that name.
static bool read_figure(struct door *door, struct count_request *request)
{
	for (size_t i = 0; i < door->request->query_count; i++) {
		str name = door->request->query[i].name, value = door->request->query[i].value;
		if (str_is(name, "by") && request->by_count < COUNT_DIMENSIONS)
			request->by[request->by_count++] = value;
		else if (!is_figure_word(name) && request->filter_count < COUNT_FILTERS)
			request->filters[request->filter_count++] = (struct count_filter){ name, value };
	}
	request->period = request_query(door->request, "period");
	request->published = str_is(request_query(door->request, "published"), "true");
	request->hash = str_is(request_query(door->request, "hash"), "true");
	return query_day(door, "as_of", &request->as_of) && query_day(door, "from", &request->from) &&
	       query_day(door, "to", &request->to) && query_day(door, "since", &request->since) &&
	       query_number(door, "minimum", &request->minimum);
}

static bool figure_rows(struct door *door, const struct count_request *request, struct buf *buf)
{
	str part = request_query(door->request, "rows");
	int64_t limit = 100;
	struct count_rows rows;
	if (!str_is(part, "numerator") && !str_is(part, "denominator"))
		return refuse_field(&door->call, "rows", say(&door->call, N_("Name the numerator or the denominator.")));
	if (!query_number(door, "limit", &limit) ||
	        !count_rows(&door->call, request, str_is(part, "numerator") ? PART_NUMERATOR : PART_DENOMINATOR,
			request_query(door->request, "after"), (size_t)limit, &rows))
		return false;
	count_rows_json(&door->call, buf, &rows);
	return true;
}

void api_figure(struct door *door)
{
	struct count_request request = { .indicator = door_piece(door, "indicator") };
	struct count_result result;
	struct buf buf = buf_in(door->call.arena);
	bool good = read_figure(door, &request);
	if (good && request_query(door->request, "rows").length > 0)
		good = figure_rows(door, &request, &buf);
	else if (good && count(&door->call, &request, &result))
		count_json(&door->call, &buf, &result);
	else
		good = false;
	if (good)
		door_json(door, 200, buf_str(&buf));
	else
		door_refused(door);
}

// What is asked stands in the address, as for reading it; under which name, and whose, in the body.
static bool save_figure(struct door *door, struct once_answer *answer)
{
	struct count_request request = { .indicator = door_piece(door, "indicator") };
	struct json body;
	struct record *saved;
	if (!read_figure(door, &request) || !api_body(door, &body))
		return false;
	const struct json *name = json_find(&body, S("name")), *whose = json_find(&body, S("whose"));
	bool ours = whose != NULL && whose->kind == JSON_IS_TEXT && str_is(whose->text, "ours");
	return figure_keep(&door->call, &request, name != NULL && name->kind == JSON_IS_TEXT ? name->text : S(""), ours, &saved) &&
	       api_answer_record(door, answer, saved, 201);
}

void api_figure_save(struct door *door)
{
	api_post_once(door, door->request->body, save_figure);
}
