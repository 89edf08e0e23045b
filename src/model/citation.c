#include "model/citation.h"

#include "base/catalogue.h"
#include "base/text.h"
#include "model/instrument.h"
#include "model/entities.h"
#include "model/names.h"
#include "model/search.h"
#include "model/value.h"
#include "model/vocabularies.h"
#include "store/full_text.h"

// Words that may stand before a number, folded as text_fold folds them, and words that join the number to
// the name behind it: "article 4 of the", "القاعدة 45 من".
static const char *const unit_words[] = {
	"article", "articles", "art", "rule", "principle", "guideline", "section", "sec", "paragraph", "para",
	"chapter", "heading", "recommendation", "no", "n", "regle", "principe", "ligne", "paragraphe", "par",
	"chapitre", "مادة", "المادة", "قاعدة", "القاعدة", "مبدأ", "المبدأ", "فقرة", "الفقرة", "فصل", "الفصل",
	"فرع", "الفرع", "توصية", "التوصية", "رقم",
};
static const char *const joining_words[] = { "of", "the", "de", "la", "le", "les", "des", "du", "d", "من", "in" };

static bool word_among(struct arena *arena, str word, const char *const *words, size_t count)
{
	str folded = text_fold(arena, word);
	for (size_t i = 0; i < count; i++)
		if (str_equal(folded, text_fold(arena, str_from(words[i]))))
			return true;
	return str_is(word, "§");
}

static bool is_unit_word(struct arena *arena, str word)
{
	return word_among(arena, word, unit_words, COUNT(unit_words));
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t digits_at(str text, size_t at)
{
	size_t count = 0;
	while (at + count < text.length && is_digit(text.data[at + count]))
		count++;
	return count;
}

// One part of a unit behind its number: "(2)", ".2", or "-1" of an inserted article (231-1). "43-45" is a range.
static bool parse_part(struct citation *citation, str text, size_t *at, struct buf *part)
{
	char sign = text.data[*at];
	size_t from = *at + 1, length = 0;
	if (sign == '(') {
		while (from + length < text.length && text.data[from + length] != ')' && text.data[from + length] != '(')
			length++;
		if (length == 0 || length > 12 || from + length >= text.length || text.data[from + length] != ')')
			return false;
		*at = from + length + 1;
	} else if (sign == '.' || sign == '-') {
		int64_t number;
		length = digits_at(text, from);
		if (length == 0 || length > 3 || !str_to_integer(str_slice(text, from, length), &number) ||
		        (sign == '-' && number > citation->unit))
			return false;
		*at = from + length;
	} else {
		return false;
	}
	if (sign == '-')
		buf_add(part, str_slice(text, from - 1, length + 1));
	else
		buf_addf(part, "(%.*s)", STR_ARG(str_slice(text, from, length)));
	return true;
}

static bool parse_unit(struct arena *arena, str text, struct citation *citation)
{
	size_t at = digits_at(text, 0);
	struct buf part = buf_in(arena);
	if (at == 0 || at > 5 || !str_to_integer(str_slice(text, 0, at), &citation->unit) || citation->unit == 0)
		return false;
	while (at < text.length)
		if (!parse_part(citation, text, &at, &part))
			return false;
	citation->part = buf_str(&part);
	return true;
}

static str first_word(str text, str *rest)
{
	str word;
	*rest = text;
	if (!str_cut(rest, ' ', &word))
		return S("");
	*rest = rest->data == NULL ? S("") : str_trim(*rest);
	return word;
}

static str without_tail(str text)
{
	while (text.length > 0 && (text.data[text.length - 1] == ',' || text.data[text.length - 1] == '.' ||
					  text.data[text.length - 1] == ' '))
		text.length--;
	return text;
}

// "rule 45 of the Nelson Mandela Rules".
static bool parse_unit_first(struct arena *arena, str head, struct citation *citation)
{
	str rest, word = first_word(head, &rest);
	if (!is_unit_word(arena, word))
		return false;
	str unit = first_word(rest, &rest);
	if (!parse_unit(arena, without_tail(unit), citation))
		return false;
	str behind = rest;
	while (word_among(arena, first_word(rest, &behind), joining_words, COUNT(joining_words)))
		rest = behind;
	citation->name = rest;
	return rest.length > 0;
}

// "Nelson Mandela Rules, rule 45".
static bool parse_unit_last(struct arena *arena, str head, struct citation *citation)
{
	size_t at = head.length;
	while (at > 0 && head.data[at - 1] != ' ')
		at--;
	if (at == 0 || !parse_unit(arena, str_skip(head, at), citation))
		return false;
	str name = without_tail(str_slice(head, 0, at));
	for (;;) {
		size_t word = name.length;
		while (word > 0 && name.data[word - 1] != ' ')
			word--;
		if (name.length == 0 || !is_unit_word(arena, str_skip(name, word)))
			break;
		name = without_tail(str_slice(name, 0, word));
	}
	citation->name = name;
	return name.length > 0;
}

// Spaces before a part belong to it: "45 (2) (b)".
static str close_parts(struct arena *arena, str text)
{
	struct buf buf = buf_in(arena);
	for (size_t i = 0; i < text.length; i++)
		if (text.data[i] != ' ' || i + 1 >= text.length || text.data[i + 1] != '(' || i == 0 ||
		        (!is_digit(text.data[i - 1]) && text.data[i - 1] != ')'))
			buf_add_char(&buf, text.data[i]);
	return buf_str(&buf);
}

bool citation_parse(struct arena *arena, str text, struct citation *citation)
{
	*citation = (struct citation){ .name = S(""), .part = S(""), .note = S("") };
	str rest = text, head;
	if (!str_cut(&rest, ':', &head))
		return false;
	citation->note = rest.data == NULL ? S("") : str_trim(rest);
	head = without_tail(close_parts(arena, text_ascii_digits(arena, text_squeeze(arena, head))));
	return parse_unit_first(arena, head, citation) || parse_unit_last(arena, head, citation);
}

str citation_text(struct arena *arena, const struct citation *citation)
{
	return str_format(arena, "%.*s %lld%.*s%s%.*s", STR_ARG(citation->name), (long long)citation->unit,
		STR_ARG(citation->part), citation->note.length > 0 ? ": " : "", STR_ARG(citation->note));
}

// Looking up.

static bool look_up(struct call *call, const struct field *field, str name, struct record **instrument)
{
	struct name_match match;
	if (!name_match(call, &instrument_entity, name, NULL, &match))
		return false;
	if (match.count == 0)
		return refuse_field(call, field->name,
			say_with(call, N_("“{text}” is not known among {entities}."), "text", name, "entities",
				say(call, instrument_entity.label_many), NULL));
	if (match.count > 1)
		return refuse_field(call, field->name,
			say_with(call, N_("“{text}” fits two: {first} and {second}. Use the code or the whole name."),
				"text", name, "first", match.titles[0], "second", match.titles[1], NULL));
	*instrument = record_find(call, &instrument_entity, match.ids[0]);
	return *instrument != NULL;
}

static bool is_beyond(const struct record *instrument, int64_t unit)
{
	int64_t count = record_integer(instrument, INSTRUMENT_UNIT_COUNT);
	return count > 0 && unit > count;
}

bool citation_read(struct call *call, const struct field *field, str text, str *kept)
{
	struct citation citation;
	struct record *instrument = NULL;
	if (!citation_parse(call->arena, value_text(call->arena, text, false), &citation))
		return refuse_field(call, field->name,
			say_with(call, N_("“{text}” does not name a standard and one number of it, as in “Mandela 45”."),
				"text", text, NULL));
	if (str_contains(citation.note, S(";")))
		return refuse_field(call, field->name,
			say(call, N_("A note beside a citation has no semicolon: that begins the next citation.")));
	if (!look_up(call, field, citation.name, &instrument))
		return false;
	bool checked = record_integer(instrument, INSTRUMENT_COUNT_VERIFIED) != 0;
	if (checked && is_beyond(instrument, citation.unit))
		return refuse_field(call, field->name,
			say_with(call, N_("{standard} ends at {count}: it has no {unit}."), "standard",
				record_title(call, instrument), "count",
				say_integer(call, record_integer(instrument, INSTRUMENT_UNIT_COUNT)),
				"unit", say_integer(call, citation.unit), NULL));
	citation.name = record_text(instrument, INSTRUMENT_CODE);
	*kept = citation_text(call->arena, &citation);
	return true;
}

static struct record *one_of(struct call *call, struct query *query, const struct entity *entity)
{
	struct record **records;
	size_t count;
	return record_query(call, query, entity, &records, &count) && count > 0 ? records[0] : NULL;
}

static struct record *instrument_of(struct call *call, str code)
{
	struct query query = query_in(call->arena);
	record_select(&query, &instrument_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.code = "));
	query_bind(&query, cell_text(code));
	return one_of(call, &query, &instrument_entity);
}

static struct record *provision_of(struct call *call, str instrument, int64_t unit)
{
	struct query query = query_in(call->arena);
	record_select(&query, &provision_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.instrument = "));
	query_bind(&query, cell_text(instrument));
	query_add(&query, SQL(" AND t.first_unit <= "));
	query_bind(&query, cell_integer(unit));
	query_add(&query, SQL(" AND t.last_unit >= "));
	query_bind(&query, cell_integer(unit));
	query_add(&query, SQL(" ORDER BY t.last_unit - t.first_unit, t.id LIMIT 1"));
	return one_of(call, &query, &provision_entity);
}

void citation_find(struct call *call, str kept, struct cited *cited)
{
	*cited = (struct cited){ 0 };
	if (!citation_parse(call->arena, kept, &cited->citation))
		cited->citation = (struct citation){ .name = kept, .part = S(""), .note = S("") };
	cited->instrument = instrument_of(call, cited->citation.name);
	if (cited->instrument == NULL)
		return;
	cited->provision = provision_of(call, cited->instrument->id, cited->citation.unit);
	cited->unchecked = record_integer(cited->instrument, INSTRUMENT_COUNT_VERIFIED) == 0;
	cited->beyond = is_beyond(cited->instrument, cited->citation.unit);
}

str citation_words(struct call *call, const struct cited *cited)
{
	const struct citation *citation = &cited->citation;
	str number = str_format(call->arena, "%lld%.*s", (long long)citation->unit, STR_ARG(citation->part));
	if (cited->instrument == NULL)
		return str_format(call->arena, "%.*s %.*s", STR_ARG(citation->name), STR_ARG(number));
	return say_with(call, N_("{standard}, {unit} {number}"), "standard",
		value_name(call->arena, record_text(cited->instrument, INSTRUMENT_NAME), call->language,
			call->house.language, NULL),
		"unit",
		value_label(call, &unit_kind_vocabulary, record_text(cited->instrument, INSTRUMENT_UNIT_KIND)),
		"number", number, NULL);
}

// Finding.

static void add_names(struct call *call, struct buf *buf, str json)
{
	for (size_t i = 0; i < NAME_LANGUAGE_COUNT; i++)
		buf_addf(buf, " %.*s", STR_ARG(value_name_in(call->arena, json, name_languages[i])));
}

str citation_search_words(struct call *call, str kept)
{
	struct cited cited;
	struct buf buf = buf_in(call->arena);
	citation_find(call, kept, &cited);
	buf_add(&buf, kept);
	if (cited.instrument != NULL)
		add_names(call, &buf, record_text(cited.instrument, INSTRUMENT_NAME));
	if (cited.provision != NULL)
		add_names(call, &buf, record_text(cited.provision, PROVISION_TOPIC));
	return buf_str(&buf);
}

static void where_like(struct query *query, const struct field *field, str pattern)
{
	query_add(query, SQL("t."));
	query_name(query, field->name);
	query_add(query, SQL(" LIKE "));
	query_bind(query, cell_text(pattern));
}

static bool refresh_field(struct call *call, const struct entity *entity, const struct field *field, str code)
{
	struct query query = query_in(call->arena);
	record_select(&query, entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND "));
	where_like(&query, field, str_format(call->arena, "%%\"%.*s %%", STR_ARG(code)));
	struct record **records;
	size_t count;
	if (!record_query(call, &query, entity, &records, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!search_save(call, records[i]))
			return false;
	return true;
}

bool citation_refresh(struct call *call, const struct record *record)
{
	const struct record *instrument = record;
	if (record->entity == &provision_entity)
		instrument = record_find(call, &instrument_entity, record_text(record, PROVISION_INSTRUMENT));
	if (instrument == NULL || instrument->entity != &instrument_entity)
		return true;
	for (size_t e = 0; e < entity_count; e++)
		for (size_t f = 0; f < entities[e]->field_count; f++)
			if (entities[e]->fields[f].kind == KIND_CITATION &&
			        !refresh_field(call, entities[e], &entities[e]->fields[f],
					record_text(instrument, INSTRUMENT_CODE)))
				return false;
	return true;
}

// In what is kept, the number ends at a quote, a part or a note.
static void where_number(struct call *call, struct query *query, const struct field *field, str code,
	const struct citation *citation)
{
	static const char *const ends[] = { "\"", "(", "-", ":" };
	str number = str_format(call->arena, "%.*s %lld%.*s", STR_ARG(code), (long long)citation->unit,
		STR_ARG(citation->part));
	for (size_t i = 0; i < COUNT(ends); i++) {
		query_add(query, i == 0 ? SQL(" AND (") : SQL(" OR "));
		where_like(query, field, str_format(call->arena, "%%\"%.*s%s%%", STR_ARG(number), ends[i]));
	}
	query_add(query, SQL(")"));
}

bool citation_where(struct call *call, struct query *query, const struct field *field, str text)
{
	struct citation citation;
	struct record *instrument = NULL;
	struct name_match match;
	str name = value_text(call->arena, text, false);
	if (!name_match(call, &instrument_entity, name, NULL, &match))
		return false;
	if (match.count == 1) {
		instrument = record_find(call, &instrument_entity, match.ids[0]);
		query_add(query, SQL(" AND "));
		where_like(query, field,
			str_format(call->arena, "%%\"%.*s %%", STR_ARG(record_text(instrument, INSTRUMENT_CODE))));
		return true;
	}
	if (!citation_parse(call->arena, name, &citation))
		return refuse_field(call, field->name,
			say_with(call, N_("“{text}” cannot filter this field."), "text", text, NULL));
	if (!look_up(call, field, citation.name, &instrument))
		return false;
	where_number(call, query, field, record_text(instrument, INSTRUMENT_CODE), &citation);
	return true;
}
