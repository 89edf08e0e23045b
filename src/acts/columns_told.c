#include "acts/columns_inside.h"

#include <string.h>

#include "acts/un_text.h"
#include "base/text.h"
#include "model/recommendation.h"
#include "model/value.h"
#include "model/vocabularies.h"

// Bands: what stands between the rows.

static bool theme_known(struct call *call, const struct columns_of *of, str text)
{
	return wordings_find(call->arena, of->wordings, S("theme"), text).length > 0 ||
	       value_code_find(call, &theme_vocabulary, text).length > 0;
}

static bool is_numbering(str word)
{
	bool sign = false;
	for (size_t i = 0; i < word.length; i++) {
		sign = sign || strchr(".)-:", word.data[i]) != NULL;
		if (strchr("0123456789IVXivx.)-:", word.data[i]) == NULL && i > 0)
			return false;
	}
	return word.length > 0 && word.length <= 8 && sign;
}

// "Right or area: 12.5. Prohibition of torture" says "Prohibition of torture", "II. Santé" "Santé".
static str band_label(struct call *call, const struct columns_of *of, str text)
{
	str label = text, word;
	size_t colon = str_find(text, S(":"));
	if (theme_known(call, of, text))
		return text;
	if (colon != SIZE_MAX && wordings_find(call->arena, of->wordings, S("band"), str_slice(text, 0, colon)).length > 0)
		label = str_trim(str_skip(text, colon + 1));
	for (str rest = label; str_cut(&rest, ' ', &word) && rest.data != NULL && is_numbering(word);)
		label = str_trim(rest);
	return label;
}

static void note(struct call *call, struct import_result *result, const struct sheet *sheet, size_t row, str why)
{
	GROW(call->arena, result->notes, result->note_count, result->note_room);
	result->notes[result->note_count - 1] = (struct reason){ .field = S(""), .row = row, .sheet = sheet->name, .why = why };
}

static void add_bands(struct call *call, const struct columns_of *of, struct columns *columns, const struct head *head)
{
	const struct sheet *sheet = columns->sheet;
	columns_add(call, columns, head)->banded = true;
	columns->bands = NEW_MANY(call->arena, sheet->band_count + 1, str);
	for (size_t i = 0; i < sheet->band_count; i++)
		columns->bands[i] = band_label(call, of, sheet->bands[i].text);
}

// Without a word from anybody bands tell the theme where one of them is one that is known. Those that are not say
// nothing, for a list that was read yesterday is read today.
static void guess_bands(struct call *call, const struct columns_of *of, struct columns *columns, struct import_result *result)
{
	const struct sheet *sheet = columns->sheet;
	struct head head;
	bool known = false;
	for (size_t i = 1; i < sheet->band_count && !known; i++)
		known = theme_known(call, of, band_label(call, of, sheet->bands[i].text));
	if (!known || !head_by_name(call, of->heads, S("theme"), &head) || columns_has_target(columns, &head))
		return;
	add_bands(call, of, columns, &head);
	for (size_t i = 1; i < sheet->band_count && !of->proposing; i++) {
		str text = columns->bands[i];
		if (text.length == 0 || theme_known(call, of, text))
			continue;
		columns->bands[i] = S("");
		if (str_equal(text, band_label(call, of, sheet->bands[i - 1].text)))
			continue;
		note(call, result, sheet, sheet->bands[i].number,
			say_with(call, N_("“{text}” is no theme that is known, so the rows below it have none."), "text", text, NULL));
	}
}

bool columns_take_bands(struct call *call, const struct columns_of *of, struct columns *columns, struct import_result *result)
{
	const struct map_file *map = of->request->map;
	str name = map == NULL ? S("") : map_value(&map->file, S("band_is"));
	struct head head;
	if (columns->sheet->band_count < 2 || str_is(name, "none"))
		return true;
	if (name.length == 0) {
		if (columns_wide(of->request->entity))
			guess_bands(call, of, columns, result);
		return true;
	}
	if (!head_by_name(call, of->heads, name, &head))
		return columns_wrong(call, S("band_is"), say_with(call, N_("“{text}” is not a field of this list."), "text", name, NULL));
	if (!columns_has_target(columns, &head))
		add_bands(call, of, columns, &head);
	return true;
}

// Tables of the United Nations.

static struct column *column_of(struct columns *columns, const char *name)
{
	for (size_t i = 0; i < columns->count; i++)
		if (str_is(columns->items[i].head.name, name))
			return &columns->items[i];
	return NULL;
}

// The text, in whichever language the map says that it is.
static struct column *text_of(struct columns *columns)
{
	for (size_t i = 0; i < columns->count; i++)
		if (str_is(columns->items[i].head.name, "text") || str_starts(columns->items[i].head.name, S("text.")))
			return &columns->items[i];
	return NULL;
}

static void add_constant(struct call *call, const struct columns_of *of, struct columns *columns, const char *name, str value)
{
	struct head head;
	if (value.length > 0 && column_of(columns, name) == NULL && head_by_name(call, of->heads, str_from(name), &head))
		columns_add(call, columns, &head)->constant = value;
}

static void add_part(struct call *call, const struct columns_of *of, struct columns *columns, const char *name, enum part part)
{
	struct head head;
	if (column_of(columns, name) != NULL || !head_by_name(call, of->heads, str_from(name), &head))
		return;
	size_t source = text_of(columns)->source;
	columns_add_source(call, columns, &head, source);
	columns->items[columns->count - 1].part = part;
}

static enum un_kind kind_of_texts(struct call *call, const struct columns_of *of, const struct sheet *sheet, size_t source)
{
	enum { SOME_ROWS = 200 };
	str cells[SOME_ROWS];
	size_t count = 0;
	for (size_t r = 0; r < sheet->row_count && count < SOME_ROWS; r++)
		if (source < sheet->rows[r].count)
			cells[count++] = sheet->rows[r].cells[source];
	return un_kind_of(call->arena, of->wordings, cells, count);
}

// Their paragraphs carry number and State in the text; their documents say in their titles whose they are.
void columns_take_origin(struct call *call, const struct columns_of *of, struct columns *columns, struct import_result *result)
{
	const struct map_file *map = of->request->map;
	const struct list_file *list = of->request->list;
	const struct column *text = text_of(columns), *given = column_of(columns, "source");
	if (!columns_wide(of->request->entity) || text == NULL || text->source == SIZE_MAX)
		return;
	bool numbers = column_of(columns, "number") != NULL || column_of(columns, "source_number") != NULL ||
	               column_of(columns, "source_body") != NULL ||
	               (map != NULL && map_find(&map->columns, S("source_number")) != NULL);
	enum un_kind kind = numbers ? UN_NONE : kind_of_texts(call, of, columns->sheet, text->source);
	str source = given == NULL ? list->source : given->constant;
	if (source.length == 0 && given == NULL && kind == UN_REVIEW)
		source = S("upr");
	if (given == NULL && source.length > 0) {
		add_constant(call, of, columns, "source", source);
		note(call, result, columns->sheet, 0,
			say_with(call, N_("By its title or its numbers the list is of this origin: {source}."), "source",
				value_label(call, &source_vocabulary, source), NULL));
	}
	bool review = kind == UN_REVIEW || str_is(source, "upr");
	if (kind == UN_REVIEW || (kind == UN_NUMBERED && (review || str_is(source, "spt") || str_is(source, "treaty_body")))) {
		add_part(call, of, columns, "source_number", PART_NUMBER);
		if (review)
			add_part(call, of, columns, "source_body", PART_STATES);
		text_of(columns)->part = PART_TEXT;
	}
	if (!review && source.length > 0)
		add_constant(call, of, columns, "source_body", list->symbol);
}
