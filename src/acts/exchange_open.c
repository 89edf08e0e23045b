#include "acts/exchange_open.h"

#include "base/catalogue.h"
#include "base/date.h"
#include "base/die.h"
#include "base/text.h"

enum { LABEL_BYTES = 200, NAME_BYTES = 400, CODE_BYTES = 60 };

const struct exchange_figure exchange_figures[] = {
	{ "A1", false, WITHHOLD_ACCEPTED, WITHHOLD_SENT, true },
	{ "A2", false, WITHHOLD_ACCEPTED, WITHHOLD_REPLIED, true },
	{ "A3", false, WITHHOLD_ACCEPTED_ANY, WITHHOLD_REPLIED, true },
	{ "A4", false, WITHHOLD_REJECTED, WITHHOLD_REPLIED, true },
	{ "I1", false, WITHHOLD_FULL, WITHHOLD_VERIFIED, true },
	{ "I2", false, WITHHOLD_FULL_PARTLY, WITHHOLD_VERIFIED, true },
	{ "I3", false, WITHHOLD_FULL, WITHHOLD_SENT, true },
	{ "I5", false, WITHHOLD_VERIFIED, WITHHOLD_SENT, true },
	{ "R1", false, WITHHOLD_REPLIED, WITHHOLD_SENT, true },
	{ "R2", false, WITHHOLD_REPLIED, WITHHOLD_DUE, true },
	{ "R3", false, WITHHOLD_ON_TIME, WITHHOLD_DUE_DATED, true },
	{ "R5", false, WITHHOLD_OVERDUE, WITHHOLD_OVERDUE, false },
	{ "V1", true, WITHHOLD_VISITS, WITHHOLD_VISITS, false },
	{ "V10", true, WITHHOLD_ODD_HOURS, WITHHOLD_DATED, true },
	{ "V5", true, WITHHOLD_UNANNOUNCED, WITHHOLD_NOTICED, true },
	{ "V6", true, WITHHOLD_FOLLOW_UP, WITHHOLD_VISITS, true },
	{ "V8", true, WITHHOLD_ACCESS, WITHHOLD_VISITS, true },
};
const size_t exchange_figure_count = COUNT(exchange_figures);

const struct exchange_figure *exchange_figure_find(str code)
{
	for (size_t i = 0; i < exchange_figure_count; i++)
		if (str_is(code, exchange_figures[i].code))
			return &exchange_figures[i];
	return NULL;
}

bool exchange_dimension_fits(bool visits, str dimension)
{
	static const struct {
		const char *name;
		bool lines, visits;
	} fits[] = { { "none", true, true }, { "place_kind", true, true }, { "theme", true, false }, { "severity", true, false },
		{ "scope", true, false }, { "horizon", true, false }, { "kind", true, false }, { "repeat", true, false },
		{ "visit_kind", true, true }, { "notice", true, true }, { "year", true, true } };
	for (size_t i = 0; i < COUNT(fits); i++)
		if (str_is(dimension, fits[i].name))
			return visits ? fits[i].visits : fits[i].lines;
	return false;
}

void exchange_counts(const struct exchange_table *table, const struct exchange_row *row, struct withhold_row *counts)
{
	*counts = (struct withhold_row){ 0 };
	for (size_t f = 0; f < table->figure_count; f++) {
		counts->counts[table->figures[f]->above] = row->values[f].numerator;
		if (table->figures[f]->share)
			counts->counts[table->figures[f]->below] = row->values[f].denominator;
	}
}

// --- Writing

static void add_values(struct buf *buf, const struct exchange_table *table, const struct exchange_row *row)
{
	if (row->held_back) {
		buf_add_c(buf, "null");
		return;
	}
	for (size_t f = 0; f < table->figure_count; f++) {
		buf_addf(buf, "%s[%lld", f > 0 ? "," : "[", (long long)row->values[f].numerator);
		if (table->figures[f]->share)
			buf_addf(buf, ",%lld", (long long)row->values[f].denominator);
		buf_add_char(buf, ']');
	}
	buf_add_char(buf, ']');
}

static void add_member(struct buf *buf, const char *name, str text)
{
	buf_addf(buf, "\"%s\":", name);
	buf_add_json(buf, text);
	buf_add_char(buf, ',');
}

static void add_table(struct buf *buf, const struct exchange_table *table)
{
	buf_add_char(buf, '{');
	add_member(buf, "counts", table->visits ? S("visit") : S("addressee_line"));
	add_member(buf, "dimension", table->dimension);
	buf_add_c(buf, "\"figures\":[");
	for (size_t f = 0; f < table->figure_count; f++)
		buf_addf(buf, "%s{\"code\":\"%s\",\"measure\":\"%s\",\"rule\":%lld}", f > 0 ? "," : "", table->figures[f]->code,
			table->figures[f]->share ? "share" : "count", (long long)table->rules[f]);
	buf_add_c(buf, "],\"rows\":[");
	for (size_t r = 0; r < table->row_count; r++) {
		buf_add_c(buf, r > 0 ? ",{" : "{");
		add_member(buf, "code", table->rows[r].code);
		buf_add_c(buf, "\"label\":");
		buf_add(buf, table->rows[r].label);
		buf_add_c(buf, ",\"values\":");
		add_values(buf, table, &table->rows[r]);
		buf_add_char(buf, '}');
	}
	buf_add_c(buf, "],\"total\":");
	add_values(buf, table, &table->total);
	buf_add_char(buf, '}');
}

static void add_code(struct buf *buf, const char *name, str code)
{
	buf_addf(buf, "\"%s\":", name);
	if (code.length > 0)
		buf_add_json(buf, code);
	else
		buf_add_c(buf, "null");
	buf_add_char(buf, ',');
}

static void add_recommendations(struct buf *buf, const struct exchange_content *content)
{
	buf_add_c(buf, "\"recommendations\":[");
	for (size_t i = 0; i < content->recommendation_count; i++) {
		const struct exchange_recommendation *one = &content->recommendations[i];
		buf_add_c(buf, i > 0 ? ",{" : "{");
		add_member(buf, "addressee", one->addressee);
		add_code(buf, "implementation", one->implementation);
		add_code(buf, "position", one->position);
		buf_addf(buf, "\"text\":%.*s}", STR_ARG(one->text));
	}
	buf_add_c(buf, "],");
}

str exchange_content_write(struct arena *arena, const struct exchange_content *content)
{
	struct buf buf = buf_in(arena), canonical = buf_in(arena);
	buf_add_char(&buf, '{');
	add_member(&buf, "as_of", content->as_of);
	add_member(&buf, "made_at", content->made_at);
	buf_add_c(&buf, "\"format\":\"wiqaya exchange\",\"from\":{");
	add_member(&buf, "country", content->country);
	add_member(&buf, "seal", content->from_seal);
	add_member(&buf, "sign", content->from_sign);
	buf_addf(&buf, "\"name\":%.*s},\"number\":%lld,\"period\":{", STR_ARG(content->name), (long long)content->number);
	add_member(&buf, "from", content->from);
	buf_add_c(&buf, "\"to\":");
	buf_add_json(&buf, content->to);
	buf_add_c(&buf, "},");
	if (content->recommendation_count > 0)
		add_recommendations(&buf, content);
	buf_add_c(&buf, "\"tables\":[");
	for (size_t t = 0; t < content->table_count; t++) {
		buf_add_c(&buf, t > 0 ? "," : "");
		add_table(&buf, &content->tables[t]);
	}
	buf_add_c(&buf, "],\"terms\":{");
	add_member(&buf, "audience", content->audience);
	add_member(&buf, "purpose", content->purpose);
	add_member(&buf, "valid_until", content->valid_until);
	buf_addf(&buf, "\"onward\":false},\"threshold\":%lld,\"to\":{", (long long)content->threshold);
	add_member(&buf, "seal", content->to_seal);
	buf_add_c(&buf, "\"sign\":");
	buf_add_json(&buf, content->to_sign);
	buf_addf(&buf, "},\"version\":%d}", content->recommendation_count > 0 ? EXCHANGE_WITH_RECOMMENDATIONS : EXCHANGE_VERSION);
	struct json json;
	struct mishap mishap;
	must(json_read(arena, buf_str(&buf), &json, &mishap));
	json_write(&canonical, &json);
	return buf_str(&canonical);
}

// --- Reading. A reader remembers that something was not as it should be, so that its steps need not be asked.

struct reader {
	struct arena *arena;
	bool bad;
};

static const struct json nothing = { .kind = JSON_IS_NULL };

static const struct json *member(struct reader *reader, const struct json *object, const char *name, enum json_kind kind)
{
	const struct json *found = json_find(object, str_from(name));
	if (found != NULL && found->kind == kind)
		return found;
	reader->bad = true;
	return &nothing;
}

// An object with so many members.
static void has_members(struct reader *reader, const struct json *object, size_t count)
{
	reader->bad = reader->bad || object->kind != JSON_IS_OBJECT || object->count != count;
}

static str text_of(struct reader *reader, const struct json *object, const char *name)
{
	return member(reader, object, name, JSON_IS_TEXT)->text;
}

static bool word_is(struct reader *reader, const struct json *object, const char *name, const char *word)
{
	bool is = str_is(text_of(reader, object, name), word);
	reader->bad = reader->bad || !is;
	return is;
}

static int64_t number_of(struct reader *reader, const struct json *object, const char *name, int64_t least, int64_t most)
{
	int64_t number = member(reader, object, name, JSON_IS_INTEGER)->integer;
	reader->bad = reader->bad || number < least || number > most;
	return number;
}

static str day_of(struct reader *reader, const struct json *object, const char *name)
{
	str text = text_of(reader, object, name);
	struct day day;
	reader->bad = reader->bad || !day_parse(text, &day) || !day_is_whole(&day);
	return text;
}

static str key_of(struct reader *reader, const struct json *object, const char *name)
{
	str text = text_of(reader, object, name);
	reader->bad = reader->bad || text.length != EXCHANGE_KEY_HEX;
	for (size_t i = 0; i < text.length; i++)
		reader->bad = reader->bad || !((text.data[i] >= '0' && text.data[i] <= '9') || (text.data[i] >= 'a' && text.data[i] <= 'f'));
	return text;
}

static bool is_code(str text)
{
	bool good = text.length > 0 && text.length <= CODE_BYTES;
	for (size_t i = 0; good && i < text.length; i++) {
		char c = text.data[i];
		good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
	}
	return good;
}

// One line without controls, as the store would keep it.
static bool is_line(struct arena *arena, str text, size_t most)
{
	return text.length > 0 && text.length <= most && text_valid(text) && str_equal(text, text_squeeze(arena, text_normal(arena, text)));
}

static str name_of(struct reader *reader, const struct json *object, const char *name, size_t most, bool known(str code))
{
	const struct json *names = member(reader, object, name, JSON_IS_OBJECT);
	struct buf buf = buf_in(reader->arena);
	reader->bad = reader->bad || names->count == 0 || names->count > NAME_LANGUAGE_COUNT;
	for (size_t i = 0; i < names->count && !reader->bad; i++)
		reader->bad = !known(names->keys[i]) || names->items[i].kind != JSON_IS_TEXT ||
		              !is_line(reader->arena, names->items[i].text, most);
	json_write(&buf, names);
	return buf_str(&buf);
}

static void read_figures(struct reader *reader, const struct json *object, struct exchange_table *table)
{
	const struct json *figures = member(reader, object, "figures", JSON_IS_ARRAY);
	reader->bad = reader->bad || figures->count == 0 || figures->count > EXCHANGE_FIGURES;
	for (size_t i = 0; i < figures->count && !reader->bad; i++) {
		const struct json *one = &figures->items[i];
		has_members(reader, one, 3);
		const struct exchange_figure *figure = exchange_figure_find(text_of(reader, one, "code"));
		table->rules[i] = number_of(reader, one, "rule", 1, 1000000);
		table->figures[i] = figure;
		if (figure == NULL || figure->visits != table->visits ||
		        (i > 0 && str_compare(str_from(table->figures[i - 1]->code), str_from(figure->code)) >= 0)) {
			reader->bad = true;
			return;
		}
		(void)word_is(reader, one, "measure", figure->share ? "share" : "count");
		table->figure_count++;
	}
}

static void read_value(struct reader *reader, const struct json *json, bool share, struct exchange_value *value)
{
	reader->bad = reader->bad || json->kind != JSON_IS_ARRAY || json->count != (share ? 2 : 1);
	for (size_t i = 0; !reader->bad && i < json->count; i++)
		reader->bad = json->items[i].kind != JSON_IS_INTEGER || json->items[i].integer < 0 || json->items[i].integer > EXCHANGE_MOST;
	if (reader->bad)
		return;
	value->numerator = json->items[0].integer;
	value->denominator = share ? json->items[1].integer : 0;
	reader->bad = share && value->numerator > value->denominator;
}

static void read_values(struct reader *reader, const struct json *object, const char *name, const struct exchange_table *table,
	struct exchange_row *row)
{
	const struct json *values = json_find(object, str_from(name));
	row->held_back = values != NULL && values->kind == JSON_IS_NULL;
	if (row->held_back)
		return;
	values = member(reader, object, name, JSON_IS_ARRAY);
	reader->bad = reader->bad || values->count != table->figure_count;
	for (size_t f = 0; f < table->figure_count && !reader->bad; f++)
		read_value(reader, &values->items[f], table->figures[f]->share, &row->values[f]);
}

static void read_rows(struct reader *reader, const struct json *object, struct exchange_table *table)
{
	const struct json *rows = member(reader, object, "rows", JSON_IS_ARRAY);
	reader->bad = reader->bad || rows->count > EXCHANGE_ROWS || (str_is(table->dimension, "none") && rows->count > 0);
	if (reader->bad)
		return;
	table->rows = NEW_MANY(reader->arena, rows->count + 1, struct exchange_row);
	for (size_t r = 0; r < rows->count && !reader->bad; r++) {
		struct exchange_row *row = &table->rows[table->row_count++];
		has_members(reader, &rows->items[r], 3);
		row->code = text_of(reader, &rows->items[r], "code");
		row->label = name_of(reader, &rows->items[r], "label", LABEL_BYTES, name_language_known);
		read_values(reader, &rows->items[r], "values", table, row);
		reader->bad = reader->bad || !is_code(row->code) || (r > 0 && str_compare(table->rows[r - 1].code, row->code) >= 0);
	}
}

static void read_table(struct reader *reader, const struct json *object, struct exchange_table *table)
{
	has_members(reader, object, 5);
	str counts = text_of(reader, object, "counts");
	table->visits = str_is(counts, "visit");
	table->dimension = text_of(reader, object, "dimension");
	reader->bad = reader->bad || !(table->visits || str_is(counts, "addressee_line")) ||
	              !exchange_dimension_fits(table->visits, table->dimension);
	if (!reader->bad)
		read_figures(reader, object, table);
	if (!reader->bad)
		read_rows(reader, object, table);
	if (!reader->bad)
		read_values(reader, object, "total", table, &table->total);
}

static void read_tables(struct reader *reader, const struct json *root, struct exchange_content *content)
{
	const struct json *tables = member(reader, root, "tables", JSON_IS_ARRAY);
	reader->bad = reader->bad || tables->count == 0 || tables->count > EXCHANGE_TABLES;
	for (size_t t = 0; t < tables->count && !reader->bad; t++)
		read_table(reader, &tables->items[t], &content->tables[content->table_count++]);
	reader->bad = reader->bad || (content->table_count == 2 && content->tables[0].visits == content->tables[1].visits);
}

// A code, or null: "" then.
static str code_or_nothing(struct reader *reader, const struct json *object, const char *name)
{
	const struct json *found = json_find(object, str_from(name));
	if (found != NULL && found->kind == JSON_IS_NULL)
		return S("");
	str code = text_of(reader, object, name);
	reader->bad = reader->bad || !is_code(code);
	return code;
}

static void read_recommendations(struct reader *reader, const struct json *root, struct exchange_content *content)
{
	const struct json *rows = member(reader, root, "recommendations", JSON_IS_ARRAY);
	reader->bad = reader->bad || rows->count == 0 || rows->count > EXCHANGE_RECOMMENDATIONS;
	if (reader->bad)
		return;
	content->recommendations = NEW_MANY(reader->arena, rows->count, struct exchange_recommendation);
	for (size_t i = 0; i < rows->count && !reader->bad; i++) {
		struct exchange_recommendation *one = &content->recommendations[content->recommendation_count++];
		has_members(reader, &rows->items[i], 4);
		one->addressee = text_of(reader, &rows->items[i], "addressee");
		one->implementation = code_or_nothing(reader, &rows->items[i], "implementation");
		one->position = code_or_nothing(reader, &rows->items[i], "position");
		one->text = name_of(reader, &rows->items[i], "text", EXCHANGE_TEXT_BYTES, language_known);
		reader->bad = reader->bad || !is_code(one->addressee);
	}
}

// The terms as codes; what is wider than any that there are is no code of theirs.
static void read_terms(struct reader *reader, const struct json *root, struct exchange_content *content)
{
	const struct json *terms = member(reader, root, "terms", JSON_IS_OBJECT);
	has_members(reader, terms, 4);
	content->audience = text_of(reader, terms, "audience");
	content->purpose = text_of(reader, terms, "purpose");
	content->valid_until = day_of(reader, terms, "valid_until");
	// That it may be passed on is read as what it is: an audience that nobody agreed to.
	if (member(reader, terms, "onward", JSON_IS_BOOLEAN)->boolean)
		content->audience = S("onward");
}

static void read_keys(struct reader *reader, const struct json *root, struct exchange_content *content)
{
	const struct json *from = member(reader, root, "from", JSON_IS_OBJECT), *to = member(reader, root, "to", JSON_IS_OBJECT);
	has_members(reader, from, 4);
	has_members(reader, to, 2);
	content->country = text_of(reader, from, "country");
	content->name = name_of(reader, from, "name", NAME_BYTES, name_language_known);
	content->from_sign = key_of(reader, from, "sign");
	content->from_seal = key_of(reader, from, "seal");
	content->to_sign = key_of(reader, to, "sign");
	content->to_seal = key_of(reader, to, "seal");
	reader->bad = reader->bad || content->country.length != 2 || !is_code(content->country);
}

static void read_days(struct reader *reader, const struct json *root, struct exchange_content *content)
{
	const struct json *period = member(reader, root, "period", JSON_IS_OBJECT);
	struct instant made;
	has_members(reader, period, 2);
	content->from = day_of(reader, period, "from");
	content->to = day_of(reader, period, "to");
	content->as_of = day_of(reader, root, "as_of");
	content->made_at = text_of(reader, root, "made_at");
	reader->bad = reader->bad || str_compare(content->from, content->to) > 0 || !instant_parse(content->made_at, &made) ||
	              !str_equal(content->made_at, instant_str(&made));
}

static const char not_as_written[] = N_("This package is not written as the format says. Ask for it again.");

bool exchange_content_read(struct arena *arena, str text, struct exchange_content *content, struct mishap *mishap)
{
	struct reader reader = { .arena = arena };
	struct json root;
	struct buf canonical = buf_in(arena);
	*content = (struct exchange_content){ 0 };
	if (text.length > EXCHANGE_CONTENT_BYTES || !json_read(arena, text, &root, mishap) || root.kind != JSON_IS_OBJECT)
		return mishap_at(mishap, 0, 0, not_as_written);
	json_write(&canonical, &root);
	if (!str_equal(buf_str(&canonical), text) || !word_is(&reader, &root, "format", "wiqaya exchange"))
		return mishap_at(mishap, 0, 0, not_as_written);
	int64_t version = number_of(&reader, &root, "version", 1, EXCHANGE_MOST);
	if (version != EXCHANGE_VERSION && version != EXCHANGE_WITH_RECOMMENDATIONS)
		return mishap_at(mishap, 0, 0, N_("This package is of a version that this program does not know. A newer one reads it."));
	has_members(&reader, &root, version == EXCHANGE_WITH_RECOMMENDATIONS ? 12 : 11);
	read_keys(&reader, &root, content);
	read_days(&reader, &root, content);
	content->number = number_of(&reader, &root, "number", 1, EXCHANGE_MOST);
	content->threshold = number_of(&reader, &root, "threshold", EXCHANGE_LEAST_THRESHOLD, EXCHANGE_MOST_THRESHOLD);
	read_terms(&reader, &root, content);
	if (!reader.bad)
		read_tables(&reader, &root, content);
	if (!reader.bad && version == EXCHANGE_WITH_RECOMMENDATIONS)
		read_recommendations(&reader, &root, content);
	return !reader.bad || mishap_at(mishap, 0, 0, not_as_written);
}

static bool value_shows_few(const struct exchange_value *value, bool share, int64_t threshold)
{
	return withhold_is_small(value->numerator, threshold) ||
	       (share && (withhold_is_small(value->denominator, threshold) ||
	                  withhold_is_small(value->denominator - value->numerator, threshold)));
}

static bool row_shows_few(const struct exchange_table *table, const struct exchange_row *row, int64_t threshold)
{
	bool few = false;
	for (size_t f = 0; f < table->figure_count; f++)
		few = few || value_shows_few(&row->values[f], table->figures[f]->share, threshold);
	return few && !row->held_back;
}

bool exchange_shows_few(const struct exchange_content *content)
{
	for (size_t t = 0; t < content->table_count; t++) {
		const struct exchange_table *table = &content->tables[t];
		size_t held = 0;
		bool few = row_shows_few(table, &table->total, content->threshold);
		for (size_t r = 0; r < table->row_count; r++) {
			few = few || row_shows_few(table, &table->rows[r], content->threshold);
			held += table->rows[r].held_back;
		}
		if (few || (held == 1 && !table->total.held_back))
			return true;
	}
	return false;
}

// --- The file

#define FIRST_LINE "wiqaya exchange "

void exchange_file_write(struct buf *buf, str to_seal, str letter)
{
	buf_addf(buf, FIRST_LINE "%d\nto %.*s\nlength %zu\n\n", EXCHANGE_VERSION, STR_ARG(to_seal), letter.length);
	buf_add(buf, letter);
}

static bool cut_line(str *rest, const char *beginning, str *value)
{
	str line;
	if (str_find(str_slice(*rest, 0, 200), S("\n")) == SIZE_MAX || !str_cut(rest, '\n', &line) ||
	        !str_starts(line, str_from(beginning)))
		return false;
	*value = str_skip(line, strlen(beginning));
	return true;
}

bool exchange_file_read(str bytes, str *to_seal, str *letter, struct mishap *mishap)
{
	static const char damaged[] = N_("This package was changed or damaged on its way. Ask for it again.");
	str rest = bytes, version, length, end;
	int64_t number = 0, count = 0;
	if (bytes.length > LIMIT_EXCHANGE_BYTES)
		return mishap_at(mishap, 0, 0, N_("This is larger than a package may be."));
	if (!cut_line(&rest, FIRST_LINE, &version) || version.length > 9 || !str_to_integer(version, &number) || number < 1)
		return mishap_at(mishap, 0, 0, N_("This is no exchange package."));
	if (number != EXCHANGE_VERSION)
		return mishap_at(mishap, 0, 0, N_("This package is of a version that this program does not know. A newer one reads it."));
	if (!cut_line(&rest, "to ", to_seal) || !cut_line(&rest, "length ", &length) || !cut_line(&rest, "", &end) || end.length > 0 ||
	        to_seal->length != EXCHANGE_KEY_HEX || length.length == 0 || length.length > 9 || length.data[0] < '1' ||
	        length.data[0] > '9' || !str_to_integer(length, &count) || version.data[0] != '1')
		return mishap_at(mishap, 0, 0, damaged);
	*letter = rest;
	if (rest.length < (size_t)count)
		return mishap_at(mishap, 0, 0, N_("This package is cut off: its end is missing. Ask for it again."));
	return rest.length == (size_t)count || mishap_at(mishap, 0, 0, damaged);
}
