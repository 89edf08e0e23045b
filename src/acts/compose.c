#include "acts/compose.h"

#include "base/catalogue.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"

enum { SHORT_TEXT = 300 };

static str name_in(struct call *call, str json, const char *language)
{
	return value_name(call->arena, json, language, call->house.language, NULL);
}

static str authority_name(struct call *call, str id)
{
	const struct record *authority = record_find(call, &authority_entity, id);
	return authority == NULL ? S("") : name_in(call, record_text(authority, AUTHORITY_NAME), call->language);
}

static str day_in_words(struct call *call, const struct day *day)
{
	return day_words(call->arena, day, call_locale(call), str_c(call->arena, call->house.country));
}

// Templates: the one of the recipient before the one of all; of several the last made.
static bool find_template(struct call *call, const struct compose_request *request, struct record **template)
{
	struct query query = query_in(call->arena);
	struct record **found;
	size_t count;
	record_select(&query, &letter_template_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.network IS NULL AND t.kind = "));
	query_bind(&query, cell_text(request->kind));
	query_add(&query, SQL(" AND t.language = "));
	query_bind(&query, cell_text(str_from(request->language)));
	query_add(&query, SQL(" AND coalesce(t.recipient, '') IN ('', "));
	query_bind(&query, cell_text(request->recipient));
	query_add(&query, SQL(") ORDER BY CASE WHEN t.recipient IS NULL THEN 1 ELSE 0 END, t.id DESC LIMIT 1"));
	if (!record_query(call, &query, &letter_template_entity, &found, &count))
		return false;
	if (count == 0)
		return refuse_field(call, "kind",
			say_with(call, N_("There is no template of this kind in {language}. Make one, or choose another language."),
				"language", str_from(language_own_name(request->language)), NULL));
	*template = found[0];
	return true;
}

// Whom it goes to.

static str parliament(struct call *call)
{
	struct rows rows;
	if (!db_query(call->db, call->arena,
		    SQL("SELECT id FROM authority WHERE kind = 'parliament' AND binned_at IS NULL ORDER BY id LIMIT 2"),
		    NO_PARAMETERS, &rows) ||
	        rows.count != 1)
		return S("");
	return rows_text(&rows, 0, 0);
}

static void set_addressee(struct call *call, const struct compose_request *request, struct record *letter)
{
	const struct record *concerned = record_find(call, &authority_entity, request->concerned);
	str to = request->concerned, words = request->addressed_to, name = authority_name(call, request->concerned);
	if (str_is(request->recipient, "parent"))
		to = concerned == NULL ? S("") : record_text(concerned, AUTHORITY_PARENT);
	if (str_is(request->recipient, "parliament"))
		to = parliament(call);
	if (words.length == 0 && str_is(request->recipient, "head"))
		words = say_with(call, N_("The head of {authority}"), "authority", name, NULL);
	else if (words.length == 0 && to.length > 0)
		words = authority_name(call, to);
	else if (words.length == 0 && str_is(request->recipient, "parent"))
		words = say_with(call, N_("The minister in charge of {authority}"), "authority", name, NULL);
	else if (words.length == 0)
		words = say(call, N_("The President of Parliament"));
	record_set(letter, LETTER_AUTHORITY, to);
	record_set(letter, LETTER_ADDRESSED_TO, text_start(words, 300));
}

// Filling.

static struct day first_due(const struct compose_request *request)
{
	struct day first = { "" }, due;
	for (size_t i = 0; i < request->line_count; i++)
		if (day_parse(record_text(request->lines[i], ADDRESSEE_LINE_REPLY_DUE_ON), &due) &&
		        (first.text[0] == 0 || str_compare(day_str(&due), day_str(&first)) < 0))
			first = due;
	return first;
}

static str one_line(struct call *call, const struct record *line, str number, bool whole)
{
	const struct record *recommendation =
		record_find(call, &recommendation_entity, record_text(line, ADDRESSEE_LINE_RECOMMENDATION));
	str text = recommendation == NULL ? S("")
	                                  : name_in(call, record_text(recommendation, RECOMMENDATION_TEXT), call->language);
	struct day due;
	if (!whole)
		text = text_shorten(call->arena, text, SHORT_TEXT);
	if (!day_parse(record_text(line, ADDRESSEE_LINE_REPLY_DUE_ON), &due))
		return str_format(call->arena, "%.*s. %.*s", STR_ARG(number), STR_ARG(text));
	return str_format(call->arena, "%.*s. %.*s", STR_ARG(number),
		STR_ARG(say_with(call, N_("{text} (reply due on {day})"), "text", text, "day", day_in_words(call, &due), NULL)));
}

static str list_of(struct call *call, const struct compose_request *request)
{
	struct buf buf = buf_in(call->arena);
	bool whole = str_is(request->kind, "transmission");
	for (size_t i = 0; i < request->line_count; i++) {
		if (i > 0)
			buf_add_char(&buf, '\n');
		buf_add(&buf, one_line(call, request->lines[i], say_integer(call, (int64_t)i + 1), whole));
	}
	return buf_str(&buf);
}

static str days_late(struct call *call, const struct compose_request *request)
{
	struct day due = first_due(request), today = request->as_of.text[0] != 0 ? request->as_of : call->today;
	int64_t late = due.text[0] == 0 ? 0 : day_difference(&today, &due);
	return say_integer(call, late > 0 ? late : 0);
}

// Each word by what stands for it; NULL data leaves it in its braces.
static str filled(struct call *call, str text, const str values[LETTER_PLACE_COUNT])
{
	struct buf buf = buf_in(call->arena);
	str braced;
	size_t at;
	enum letter_place place;
	while (letter_place_next(text, &at, &braced, &place)) {
		buf_add(&buf, str_slice(text, 0, at));
		buf_add(&buf, place == LETTER_PLACE_COUNT || values[place].data == NULL ? braced : values[place]);
		text = str_skip(text, at + braced.length);
	}
	buf_add(&buf, text);
	return buf_str(&buf);
}

static void fill_letter(struct call *call, const struct compose_request *request, const struct record *template,
	struct record *letter)
{
	struct day due = first_due(request);
	const str values[LETTER_PLACE_COUNT] = {
		[LETTER_PLACE_AUTHORITY] = authority_name(call, request->concerned),
		[LETTER_PLACE_ADDRESSED_TO] = record_text(letter, LETTER_ADDRESSED_TO),
		[LETTER_PLACE_INSTITUTION] = name_in(call, call->house.name, call->language),
		[LETTER_PLACE_RECOMMENDATIONS] = list_of(call, request),
		[LETTER_PLACE_DUE_ON] = due.text[0] == 0 ? S("…") : day_in_words(call, &due),
		[LETTER_PLACE_DAYS_LATE] = days_late(call, request),
	};
	record_set(letter, LETTER_SUBJECT,
		text_start(value_text(call->arena, filled(call, record_text(template, LETTER_TEMPLATE_SUBJECT), values), false), 300));
	record_set(letter, LETTER_TEXT, value_text(call->arena, filled(call, record_text(template, LETTER_TEMPLATE_TEXT), values), true));
}

static str ids_of(struct call *call, const struct compose_request *request)
{
	str *ids = NEW_MANY(call->arena, request->line_count + 1, str);
	for (size_t i = 0; i < request->line_count; i++)
		ids[i] = request->lines[i]->id;
	return request->line_count == 0 ? S("") : value_set_write(call->arena, ids, request->line_count);
}

bool compose(struct call *call, const struct compose_request *request, struct record **letter)
{
	const char *reader = call->language;
	struct record *template;
	if (!find_template(call, request, &template))
		return false;
	*letter = record_new(call, &letter_entity);
	record_set(*letter, LETTER_DIRECTION, S("out"));
	record_set(*letter, LETTER_KIND, request->kind);
	record_set(*letter, LETTER_LANGUAGE, str_from(request->language));
	record_set(*letter, LETTER_IN_REPLY_TO, request->in_reply_to);
	record_set(*letter, LETTER_ADDRESSEE_LINES, ids_of(call, request));
	// The words of the letter are those of its reader and not of its writer.
	call->language = request->language;
	set_addressee(call, request, *letter);
	fill_letter(call, request, template, *letter);
	call->language = reader;
	return true;
}

str compose_filled(struct call *call, const struct record *letter, str text)
{
	const char *reader = call->language;
	str language = record_text(letter, LETTER_LANGUAGE);
	struct day day;
	if (!day_parse(record_text(letter, LETTER_DATED_ON), &day))
		day = call->today;
	call->language = language_known(language) ? language_constant(language) : reader;
	const str values[LETTER_PLACE_COUNT] = {
		[LETTER_PLACE_NUMBER] = record_number(letter), [LETTER_PLACE_DATE] = day_in_words(call, &day),
	};
	text = filled(call, text, values);
	call->language = reader;
	return text;
}
