#include "acts/propose.h"

#include "acts/columns.h"
#include "acts/keep.h"
#include "base/limits.h"
#include "base/text.h"
#include "model/alike.h"
#include "model/assessment.h"
#include "model/entities.h"
#include "model/names.h"
#include "model/permit.h"
#include "model/value.h"
#include "model/vocabularies.h"

enum {
	VALUES_MOST = 200,
	COLOURS_MOST = 24,
	MAP_ROOM = LIMIT_MAP_BYTES - 12 * 1024, // What a person adds finds room behind it.
};

struct proposing {
	struct call *call;
	const struct import_request *request;
	struct columns_of of;
	struct proposal *proposal;
};

// Heads.

static struct proposed_head *head_find(struct proposal *proposal, str header)
{
	for (size_t i = 0; i < proposal->head_count; i++)
		if (text_same(proposal->heads[i].header, header))
			return &proposal->heads[i];
	return NULL;
}

static str sample_of(struct call *call, const struct sheet *sheet, size_t column)
{
	for (size_t r = 0; r < sheet->row_count; r++)
		if (column < sheet->rows[r].count && str_trim(sheet->rows[r].cells[column]).length > 0)
			return text_shorten(call->arena, text_squeeze(call->arena, sheet->rows[r].cells[column]), 60);
	return S("");
}

// A field that the map gives to a head; with *said, that the map says so, if only "nothing".
static str by_map(const struct map_file *map, str header, str label)
{
	for (size_t i = 0; map != NULL && i < map->columns.count; i++)
		if (head_is(map->columns.lines[i].value, header, label))
			return map->columns.lines[i].key;
	for (size_t i = 0; map != NULL && i < map->columns.count; i++)
		if (head_fits(map->columns.lines[i].value, header, label))
			return map->columns.lines[i].key;
	return S("");
}

static void add_heads(struct proposing *proposing, const struct sheet *sheet)
{
	struct call *call = proposing->call;
	struct proposal *proposal = proposing->proposal;
	for (size_t i = 0; i < sheet->column_count; i++) {
		str header = sheet->headers[i], label = sheet->labels[i];
		struct proposed_head *known = header.length == 0 ? NULL : head_find(proposal, header);
		if (header.length == 0)
			continue;
		if (known != NULL) {
			known->tables++;
			if (known->sample.length == 0)
				known->sample = sample_of(call, sheet, i);
			continue;
		}
		struct head head;
		str field = by_map(proposing->request->map, header, label);
		enum proposed how = field.length > 0 ? PROPOSED_BY_MAP : PROPOSED_NOTHING;
		if (field.length == 0 && head_of(call, proposing->of.heads, header, label, &head)) {
			// The map may have taken the field away from it.
			const struct map_line *line = proposing->request->map == NULL ? NULL
			                              : map_find(&proposing->request->map->columns, head.name);
			field = line == NULL ? head.name : S("");
			how = line == NULL ? PROPOSED_KNOWN : PROPOSED_BY_MAP;
		}
		GROW(call->arena, proposal->heads, proposal->head_count, proposal->head_room);
		proposal->heads[proposal->head_count - 1] = (struct proposed_head){ .header = header, .label = label,
			.sample = sample_of(call, sheet, i), .tables = 1, .field = field, .how = how };
	}
}

// Values.

static struct proposed_field *field_of(struct proposing *proposing, const struct column *column)
{
	const struct entity *entity = proposing->request->entity;
	const struct head *head = &column->head;
	struct proposed_field field = { .name = head->name };
	if (head->target == TARGET_FIELD) {
		const struct field *declared = &entity->fields[head->field];
		if ((declared->many && declared->kind != KIND_LINK) || (declared->kind != KIND_CHOICE && declared->kind != KIND_LINK))
			return NULL;
		field.vocabulary = declared->kind == KIND_CHOICE ? declared->vocabulary : NULL;
		field.link = declared->kind == KIND_LINK ? declared->link : NULL;
		field.may_make = field.link != NULL && import_may_make(field.link) && permit_may(proposing->call, VERB_CREATE, field.link);
		field.make = column->create;
		field.label = say(proposing->call, declared->label);
	} else if (head->target == TARGET_WIDE) {
		field.vocabulary = head->wide == WIDE_POSITION ? &position_vocabulary
		                   : head->wide == WIDE_IMPLEMENTATION ? &implementation_vocabulary
		                   : head->wide == WIDE_ASSESSOR ? &assessor_vocabulary
		                   : head->wide == WIDE_REASON_KIND ? &reason_kind_vocabulary : NULL;
		field.link = head->wide == WIDE_ADDRESSEE ? &authority_entity : NULL;
		field.label = say(proposing->call, wide_labels[head->wide]);
	} else if (head->target == TARGET_EXTRA && head->extra == EXTRA_RANK) {
		field.vocabulary = &rank_vocabulary;
		field.label = say(proposing->call, extra_labels[head->extra]);
	}
	if (field.vocabulary == NULL && (field.link == NULL || !field.link->named))
		return NULL;
	struct proposal *proposal = proposing->proposal;
	for (size_t i = 0; i < proposal->field_count; i++)
		if (str_equal(proposal->fields[i].name, field.name))
			return &proposal->fields[i];
	GROW(proposing->call->arena, proposal->fields, proposal->field_count, proposal->field_room);
	proposal->fields[proposal->field_count - 1] = field;
	return &proposal->fields[proposal->field_count - 1];
}

static struct proposed_value *value_of(struct proposing *proposing, struct proposed_field *field, str text)
{
	for (size_t i = 0; i < field->count; i++)
		if (text_same(field->values[i].text, text))
			return &field->values[i];
	if (field->count >= VALUES_MOST)
		return NULL;
	GROW(proposing->call->arena, field->values, field->count, field->room);
	field->values[field->count - 1] = (struct proposed_value){ .text = text, .how = PROPOSED_NOTHING,
		.meaning = S(""), .why = S("") };
	return &field->values[field->count - 1];
}

// True when the import understands the text without help.
static bool understood(struct proposing *proposing, const struct proposed_field *field, str text)
{
	struct call *call = proposing->call;
	str meaning = wordings_find(call->arena, proposing->of.wordings, field->name, text);
	if (field->vocabulary != NULL)
		return str_contains(text, S("?")) ? false : meaning.length > 0 || value_code_find(call, field->vocabulary, text).length > 0;
	struct name_match match;
	return name_match(call, field->link, meaning.length > 0 ? meaning : text, NULL, &match) && match.count == 1;
}

static bool likely(struct proposing *proposing, const struct proposed_field *field, struct proposed_value *value)
{
	struct alike *found;
	size_t count;
	if (field->link == NULL)
		return true;
	if (!alike_find(proposing->call, field->link, value->text, NULL, &found, &count))
		return false;
	bool alone = count == 1 || (count > 1 && found[0].strength == ALIKE_SURE && found[1].strength != ALIKE_SURE);
	if (!alone)
		return true;
	value->meaning = found[0].title;
	value->why = found[0].why;
	value->how = PROPOSED_LIKELY;
	return true;
}

static bool add_value(struct proposing *proposing, const struct column *column, struct proposed_field *field, str text)
{
	struct proposed_value *known = NULL;
	for (size_t i = 0; i < field->count && known == NULL; i++)
		if (text_same(field->values[i].text, text))
			known = &field->values[i];
	if (known != NULL) {
		known->count++;
		return true;
	}
	const struct map_line *line = column->values == NULL ? NULL : map_find(column->values, text);
	if (line == NULL && understood(proposing, field, text))
		return true;
	known = value_of(proposing, field, text);
	if (known == NULL)
		return true;
	known->count = 1;
	if (line == NULL)
		return likely(proposing, field, known);
	known->meaning = line->value;
	known->how = PROPOSED_BY_MAP;
	return true;
}

// Of a cell that may name several each is a word of its own.
static bool add_cell(struct proposing *proposing, const struct column *column, struct proposed_field *field, str text)
{
	enum { MANY = 40 };
	bool many = column->head.target == TARGET_FIELD && proposing->request->entity->fields[column->head.field].many;
	str parts[MANY];
	size_t count = 1;
	if (many)
		count = names_in_cell(proposing->call, field->link, text, true, parts, MANY);
	for (size_t i = 0; i < count; i++)
		if (!add_value(proposing, column, field, many ? parts[i] : text))
			return false;
	return true;
}

static str cell_said(const struct sheet_row *row, size_t source)
{
	return source < row->count ? row->cells[source] : S("");
}

static bool add_values(struct proposing *proposing, const struct columns *columns)
{
	struct call *call = proposing->call;
	for (size_t i = 0; i < columns->count; i++) {
		const struct column *column = &columns->items[i];
		struct proposed_field *field = field_of(proposing, column);
		if (field == NULL)
			continue;
		if (field->link != NULL && !alike_prepare(call, field->link))
			return false;
		size_t count = column->banded ? columns->sheet->band_count : columns->sheet->row_count;
		for (size_t r = 0; r < count; r++) {
			str text = column->banded ? columns->bands[r] : column->source == SIZE_MAX ? column->constant
			           : cell_said(&columns->sheet->rows[r], column->source);
			text = text_squeeze(call->arena, text);
			if (text.length == 0 || text.length > 200 || text_fold(call->arena, text).length == 0 ||
			        wordings_find(call->arena, proposing->of.wordings, S("same"), text).length > 0)
				continue;
			if (!add_cell(proposing, column, field, text))
				return false;
			if (column->source == SIZE_MAX && !column->banded)
				break;
		}
	}
	return true;
}

// Colours: where words stand on a colour, it means what most of them say.

struct colour {
	uint32_t fill;
	size_t cells;
	str codes[8];
	size_t counts[8];
};

static void count_colour(struct colour *colours, size_t *count, uint32_t fill, str code)
{
	size_t at = 0;
	while (at < *count && colours[at].fill != fill)
		at++;
	if (at == *count) {
		if (*count == COLOURS_MOST)
			return;
		colours[(*count)++] = (struct colour){ .fill = fill };
	}
	colours[at].cells++;
	for (size_t i = 0; code.length > 0 && i < COUNT(colours[at].codes); i++)
		if (colours[at].counts[i] == 0 || str_equal(colours[at].codes[i], code)) {
			colours[at].codes[i] = code;
			colours[at].counts[i]++;
			break;
		}
}

static str code_of(struct proposing *proposing, str text)
{
	str meaning = wordings_find(proposing->call->arena, proposing->of.wordings, S("implementation"), text);
	return meaning.length > 0 ? meaning : value_code_find(proposing->call, &implementation_vocabulary, text);
}

static void add_colours(struct proposing *proposing, const struct columns *sheets, size_t sheet_count)
{
	struct call *call = proposing->call;
	struct colour colours[COLOURS_MOST];
	size_t count = 0;
	const struct column *last = NULL;
	for (size_t s = 0; s < sheet_count; s++)
		for (size_t i = 0; i < sheets[s].count; i++) {
			const struct column *column = &sheets[s].items[i];
			if (column->head.target != TARGET_WIDE || column->head.wide != WIDE_IMPLEMENTATION || column->source == SIZE_MAX)
				continue;
			last = column;
			for (size_t r = 0; r < sheets[s].sheet->row_count; r++) {
				const struct sheet_row *row = &sheets[s].sheet->rows[r];
				if (row->fills == NULL || column->source >= row->count || row->fills[column->source] == 0)
					continue;
				str text = text_squeeze(call->arena, row->cells[column->source]);
				count_colour(colours, &count, row->fills[column->source], text.length == 0 ? S("") : code_of(proposing, text));
			}
		}
	struct proposed_field *field = last == NULL ? NULL : field_of(proposing, last);
	for (size_t i = 0; field != NULL && i < count; i++) {
		str text = str_format(call->arena, "#%06X", colours[i].fill & 0xffffff);
		const struct map_line *line = last->values == NULL ? NULL : map_find(last->values, text);
		struct proposed_value *value = value_of(proposing, field, text);
		size_t best = 0;
		if (value == NULL)
			break;
		for (size_t k = 1; k < COUNT(colours[i].codes); k++)
			best = colours[i].counts[k] > colours[i].counts[best] ? k : best;
		value->count = colours[i].cells;
		value->how = line != NULL ? PROPOSED_BY_MAP : colours[i].counts[best] > 0 ? PROPOSED_LIKELY : PROPOSED_NOTHING;
		value->meaning = line != NULL ? line->value : colours[i].counts[best] > 0 ? colours[i].codes[best] : S("");
		value->why = value->how == PROPOSED_LIKELY ? say(call, N_("So say most words on this colour.")) : S("");
	}
}

// The rest.

static bool column_of(const struct columns *columns, const char *name, const struct column **found)
{
	for (size_t i = 0; i < columns->count; i++)
		if (columns->items[i].source != SIZE_MAX && str_is(columns->items[i].head.name, name)) {
			*found = &columns->items[i];
			return true;
		}
	return false;
}

// "idem" in a column, or a cell merged over several rows, says that its list does not repeat itself.
static bool fills_down(struct proposing *proposing, const struct columns *sheets, size_t sheet_count, const char *name)
{
	struct call *call = proposing->call;
	size_t empty = 0, repeated = 0;
	for (size_t s = 0; s < sheet_count; s++) {
		const struct column *column;
		if (!column_of(&sheets[s], name, &column))
			continue;
		str above = S("");
		for (size_t r = 0; r < sheets[s].sheet->row_count; r++) {
			const struct sheet_row *row = &sheets[s].sheet->rows[r];
			str text = column->source < row->count ? text_squeeze(call->arena, row->cells[column->source]) : S("");
			empty += text.length == 0;
			repeated += text.length > 0 && (str_equal(text, above) ||
				wordings_find(call->arena, proposing->of.wordings, S("same"), text).length > 0);
			above = text;
		}
	}
	return empty > 0 && repeated > 0;
}

static bool no_authorities(struct call *call)
{
	struct rows rows;
	return db_query(call->db, call->arena, SQL("SELECT id FROM authority WHERE binned_at IS NULL LIMIT 1"), NO_PARAMETERS, &rows) &&
	       rows.count == 0;
}

static void add_rest(struct proposing *proposing, const struct columns *sheets, size_t sheet_count)
{
	struct proposal *proposal = proposing->proposal;
	const struct map_file *map = proposing->request->map;
	const struct list_file *list = proposing->request->list;
	const struct column *column;
	bool wide = proposing->request->entity == &recommendation_entity, addressed = true, visited = false;
	proposal->sheet_is = map == NULL ? S("") : map_value(&map->file, S("sheet_is"));
	proposal->fill_down = map == NULL ? S("") : map_value(&map->file, S("fill_down"));
	proposal->visit_kind = map == NULL ? S("") : map_value(&map->create, S("visit"));
	proposal->make_authorities = map == NULL ? wide && no_authorities(proposing->call) : map_find(&map->create, S("addressee")) != NULL;
	proposal->list_day = map == NULL ? S("") : map_value(&map->file, S("list_day"));
	for (size_t s = 0; s < sheet_count; s++) {
		addressed = addressed && column_of(&sheets[s], "addressee", &column);
		visited = visited || column_of(&sheets[s], "visited_on", &column);
	}
	if (wide && !addressed && sheet_count > 1 && proposal->sheet_is.length == 0)
		proposal->sheet_is = S("addressee");
	if (visited && proposal->visit_kind.length == 0 && map == NULL)
		proposal->visit_kind = S("in_depth");
	if (proposal->list_day.length == 0)
		proposal->list_day = list->day;
	if (map != NULL && map_find(&map->file, S("fill_down")) != NULL)
		return;
	bool place = fills_down(proposing, sheets, sheet_count, "place");
	bool visit = fills_down(proposing, sheets, sheet_count, "visited_on");
	proposal->fill_down = place && visit ? S("place, visited_on") : place ? S("place") : visit ? S("visited_on") : S("");
}

// Rows between others are a theme where one of them is known to be; else a person says what they are.
static void add_bands(struct proposing *proposing, const struct columns *sheets, size_t sheet_count)
{
	const struct map_file *map = proposing->request->map;
	struct proposal *proposal = proposing->proposal;
	proposal->band_is = map == NULL ? S("") : map_value(&map->file, S("band_is"));
	for (size_t s = 0; s < sheet_count; s++) {
		for (size_t i = 0; i < sheets[s].sheet->band_count; i++)
			proposal->banded = proposal->banded || sheets[s].sheet->bands[i].text.length > 0;
		for (size_t i = 0; i < sheets[s].count && proposal->band_is.length == 0; i++)
			if (sheets[s].items[i].banded)
				proposal->band_is = sheets[s].items[i].head.name;
	}
	if (!proposal->banded)
		proposal->band_is = S("");
	else if (proposal->band_is.length == 0)
		proposal->band_is = S("none");
}

bool propose(struct call *call, const struct import_request *request, struct proposal *proposal)
{
	const struct list_file *list = request->list;
	struct import_result ignored = { 0 };
	*proposal = (struct proposal){ 0 };
	struct proposing proposing = { .call = call, .request = request, .proposal = proposal };
	struct columns *sheets = NEW_MANY(call->arena, list->sheet_count + 1, struct columns);
	if (!columns_begin(call, request, &proposing.of))
		return false;
	proposing.of.proposing = true;
	for (size_t s = 0; s < list->sheet_count; s++) {
		add_heads(&proposing, &list->sheets[s]);
		// A column that is missing is what the proposal is to show, so it does not end here.
		if (columns_find(call, &proposing.of, &list->sheets[s], &sheets[s], &ignored))
			continue;
		call->refusal = REFUSED_NOT;
		call->reason_count = 0;
	}
	add_rest(&proposing, sheets, list->sheet_count);
	add_bands(&proposing, sheets, list->sheet_count);
	for (size_t s = 0; s < list->sheet_count; s++)
		if (!add_values(&proposing, &sheets[s]))
			return false;
	add_colours(&proposing, sheets, list->sheet_count);
	return true;
}

// The map.

// What a map cannot hold as a key: it would be read as a comment, a section, or cut at its sign.
bool proposal_writable(str key)
{
	return !str_starts(key, S(";")) && !str_starts(key, S("[")) && !str_contains(key, S("="));
}

static void add_section(struct buf *map, const char *name, const struct map_section *section, const char *const *but, size_t but_count)
{
	bool begun = false;
	for (size_t i = 0; section != NULL && i < section->count; i++) {
		bool left_out = false;
		for (size_t k = 0; k < but_count; k++)
			left_out = left_out || str_is(section->lines[i].key, but[k]);
		if (left_out)
			continue;
		if (!begun)
			buf_addf(map, "[%s]\n", name);
		begun = true;
		buf_addf(map, "%.*s = %.*s\n", STR_ARG(section->lines[i].key), STR_ARG(section->lines[i].value));
	}
}

static void add_file(struct buf *map, const struct proposal *proposal, const struct map_file *base)
{
	static const char *const own[] = { "sheet_is", "band_is", "fill_down", "list_day" };
	const struct {
		const char *name;
		str value;
	} lines[] = { { "sheet_is", proposal->sheet_is }, { "band_is", proposal->band_is }, { "fill_down", proposal->fill_down }, { "list_day", proposal->list_day } };
	buf_add_c(map, "[file]\n");
	for (size_t i = 0; i < COUNT(lines); i++)
		if (lines[i].value.length > 0)
			buf_addf(map, "%s = %.*s\n", lines[i].name, STR_ARG(lines[i].value));
	for (size_t i = 0; base != NULL && i < base->file.count; i++) {
		bool ours = false;
		for (size_t k = 0; k < COUNT(own); k++)
			ours = ours || str_is(base->file.lines[i].key, own[k]);
		if (!ours)
			buf_addf(map, "%.*s = %.*s\n", STR_ARG(base->file.lines[i].key), STR_ARG(base->file.lines[i].value));
	}
}

static void add_columns(struct call *call, struct buf *map, const struct proposal *proposal, bool comments)
{
	buf_add_c(map, "[columns]\n");
	for (size_t i = 0; i < proposal->head_count; i++) {
		const struct proposed_head *head = &proposal->heads[i];
		bool first = head->field.length > 0;
		for (size_t k = 0; k < i && first; k++)
			first = !str_equal(proposal->heads[k].field, head->field);
		if (!first)
			continue;
		buf_addf(map, "%.*s = %.*s", STR_ARG(head->field), STR_ARG(text_squeeze(call->arena, head->header)));
		for (size_t k = i + 1; k < proposal->head_count; k++)
			if (str_equal(proposal->heads[k].field, head->field))
				buf_addf(map, " | %.*s", STR_ARG(text_squeeze(call->arena, proposal->heads[k].header)));
		buf_add_char(map, '\n');
	}
	for (size_t i = 0; i < proposal->head_count; i++)
		if (proposal->heads[i].field.length == 0 && comments)
			buf_addf(map, "; not used: %.*s\n", STR_ARG(text_squeeze(call->arena, proposal->heads[i].header)));
}

static void add_field(struct call *call, struct buf *map, const struct proposed_field *field, bool comments)
{
	if (field->count == 0)
		return;
	buf_addf(map, "[values.%.*s]\n", STR_ARG(field->name));
	for (size_t i = 0; i < field->count; i++) {
		const struct proposed_value *value = &field->values[i];
		str text = text_squeeze(call->arena, value->text);
		if (!proposal_writable(text) || map->length > MAP_ROOM || (value->how == PROPOSED_NOTHING && !comments))
			continue;
		if (value->how == PROPOSED_NOTHING)
			buf_addf(map, "; %.*s =\n", STR_ARG(text));
		else if (value->how == PROPOSED_LIKELY)
			buf_addf(map, "%.*s = %.*s  ; %.*s\n", STR_ARG(text), STR_ARG(value->meaning), STR_ARG(value->why));
		else
			buf_addf(map, "%.*s = %.*s\n", STR_ARG(text), STR_ARG(value->meaning));
	}
}

static bool field_proposed(const struct proposal *proposal, str name)
{
	for (size_t i = 0; i < proposal->field_count; i++)
		if (str_equal(proposal->fields[i].name, name))
			return true;
	return false;
}

// What the map lets the import make. What was asked of a person is as the person said.
static void add_create(struct buf *map, const struct proposal *proposal, const struct map_file *base)
{
	struct buf lines = buf_in(map->arena);
	if (proposal->visit_kind.length > 0)
		buf_addf(&lines, "visit = %.*s\n", STR_ARG(proposal->visit_kind));
	if (proposal->make_authorities)
		buf_add_c(&lines, "addressee = authority\n");
	for (size_t i = 0; i < proposal->field_count; i++)
		if (proposal->fields[i].make)
			buf_addf(&lines, "%.*s = %s\n", STR_ARG(proposal->fields[i].name), proposal->fields[i].link->name);
	for (size_t i = 0; base != NULL && i < base->create.count; i++) {
		const struct map_line *line = &base->create.lines[i];
		bool asked = str_is(line->key, "visit") || str_is(line->key, "addressee");
		for (size_t k = 0; k < proposal->field_count; k++)
			asked = asked || (proposal->fields[k].may_make && str_equal(proposal->fields[k].name, line->key));
		if (!asked)
			buf_addf(&lines, "%.*s = %.*s\n", STR_ARG(line->key), STR_ARG(line->value));
	}
	if (lines.length > 0)
		buf_addf(map, "[create]\n%.*s", STR_ARG(buf_str(&lines)));
}

void proposal_map(struct call *call, const struct proposal *proposal, const struct map_file *base, bool comments,
	struct buf *map)
{
	add_file(map, proposal, base);
	add_columns(call, map, proposal, comments);
	for (size_t i = 0; i < proposal->field_count; i++)
		add_field(call, map, &proposal->fields[i], comments);
	for (size_t i = 0; base != NULL && i < base->value_count; i++)
		if (!field_proposed(proposal, base->values[i].field))
			add_section(map, str_c(call->arena, str_format(call->arena, "values.%.*s", STR_ARG(base->values[i].field))),
				&base->values[i], NULL, 0);
	add_create(map, proposal, base);
	if (base == NULL)
		return;
	add_section(map, "constants", &base->constants, NULL, 0);
	for (size_t i = 0; i < base->sheet_count; i++)
		add_section(map, str_c(call->arena, str_format(call->arena, "constants.%.*s", STR_ARG(base->sheets[i].field))),
			&base->sheets[i], NULL, 0);
	add_section(map, "clean", &base->clean, NULL, 0);
	add_section(map, "cells", &base->cells, NULL, 0);
}

// Learning.

static bool learn(struct call *call, const struct heads *heads, str list, str field, str text, str meaning)
{
	str known = wordings_find(call->arena, heads->wordings, field, text);
	if (text_fold(call->arena, text).length == 0 || text.length > 400 || meaning.length == 0 || meaning.length > 400 ||
	        text_same(known, meaning))
		return true;
	struct record *wording = record_new(call, &wording_entity);
	record_set(wording, WORDING_LIST, list);
	record_set(wording, WORDING_FIELD, field);
	record_set(wording, WORDING_TEXT, text);
	str same = record_same_find(call, wording);
	if (same.length > 0)
		wording = record_find(call, &wording_entity, same);
	record_set(wording, WORDING_MEANING, meaning);
	return keep_save(call, wording);
}

static bool learn_heads(struct call *call, const struct import_request *request, const struct heads *heads)
{
	const struct map_section *columns = &request->map->columns;
	for (size_t i = 0; i < columns->count; i++) {
		str rest = columns->lines[i].value, one;
		while (str_cut(&rest, '|', &one)) {
			struct head head;
			one = str_trim(one);
			if (one.length == 0 || str_contains(one, S("*")) ||
			        (head_of(call, heads, one, one, &head) && text_same(head.name, columns->lines[i].key)))
				continue;
			if (!learn(call, heads, str_from(request->entity->plural), S("head"), one, columns->lines[i].key))
				return false;
		}
	}
	return true;
}

bool learn_map(struct call *call, const struct import_request *request)
{
	const struct map_file *map = request->map;
	if (map == NULL || str_is(map_value(&map->file, S("learn")), "no"))
		return true;
	struct heads *heads = heads_of(call, request->entity);
	str import = call->import, list = str_from(request->entity->plural);
	// What was learned stays when the import is taken back: the words mean what they mean.
	call->import = S("");
	bool good = learn_heads(call, request, heads);
	for (size_t i = 0; good && i < map->value_count; i++)
		for (size_t k = 0; good && k < map->values[i].count; k++) {
			const struct map_line *line = &map->values[i].lines[k];
			// Colours are of one file.
			if (!str_starts(line->key, S("#")))
				good = learn(call, heads, list, map->values[i].field, line->key, line->value);
		}
	call->import = import;
	return good;
}
