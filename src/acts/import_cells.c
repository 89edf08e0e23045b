// What one cell says to its field.
#include "acts/import_inside.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/own.h"
#include "model/value.h"

// A cell without a letter or a digit says that nothing is known: "—", "?".
static bool says_nothing(struct call *call, str cell)
{
	return cell.length <= 8 && str_trim(cell).length > 0 && text_fold(call->arena, cell).length == 0;
}

// "120 places", "Capacité : 3": the number alone, when nothing but known words stands beside it.
str import_number(struct call *call, struct import *import, str cell)
{
	int64_t value;
	str folded = text_fold(call->arena, cell), rest = folded, word;
	struct buf digits = buf_in(call->arena);
	if (str_contains(cell, S("-")) || str_to_integer(str_trim(cell), &value))
		return cell;
	bool ended = false;
	while (str_cut(&rest, ' ', &word)) {
		// "1 200 places" is one number, "2 h 30" are two.
		if (str_to_integer(word, &value) && ended)
			return cell;
		ended = ended || (digits.length > 0 && !str_to_integer(word, &value));
		if (str_to_integer(word, &value))
			buf_add(&digits, word);
		else if (!str_is(wordings_find(call->arena, import->of.wordings, S("unit"), word), "drop"))
			return cell;
	}
	return digits.length > 0 && !str_contains(cell, S("/")) && !str_contains(cell, S("+")) ? buf_str(&digits) : cell;
}

// What the cell means to its field: text is taken as it stands, other things may be words of lists.
static str field_text(struct call *call, struct import *import, const struct column *column, str cell)
{
	const struct field *field = &import->request->entity->fields[column->head.field];
	if (field->kind == KIND_TEXT || field->kind == KIND_PROSE || field->kind == KIND_NAME)
		return cell;
	if (says_nothing(call, cell))
		return S("");
	str meaning = import_meant(call, import, column->head.name, cell);
	if (str_is(meaning, "unknown"))
		return S("");
	if (field->kind == KIND_CODE && &place_entity == import->request->entity && column->head.field == PLACE_POINT) {
		str point = place_point(call->arena, meaning);
		return point.length > 0 ? point : meaning;
	}
	return field->kind == KIND_INTEGER ? import_number(call, import, meaning) : meaning;
}

bool import_other_order(const struct import *import, str cell)
{
	enum day_order one = day_order_of(cell);
	return import->day_order != DAY_ORDER_UNKNOWN && one != DAY_ORDER_UNKNOWN && one != import->day_order;
}

bool import_wrong_order(struct call *call, str field, str cell)
{
	return refuse_field(call, str_c(call->arena, field),
		say_with(call, N_("“{text}”: day and month stand the other way round than in the rest of the list."), "text",
			cell, NULL));
}

// "fermé ?": no word settles what the list itself asks.
static bool is_doubt(str cell)
{
	return str_contains(cell, S("?")) || str_contains(cell, S("؟"));
}

// A name of question marks lost its letters when somebody saved the list in an encoding that has none for them.
static bool letters_lost(struct call *call, struct import *import, const struct column *column, str cell)
{
	if (!str_contains(cell, S("?")) || text_fold(call->arena, cell).length > 0)
		return false;
	if (!import->lost_told)
		import_note(import, import->row, column->header,
			say(call, N_("Question marks stand where letters were lost when the file was saved. Such names were left out.")));
	import->lost_told = true;
	return true;
}

// "du 4 au 8 septembre 2023" over a beginning tells the end too, where no column does.
static bool read_span(struct call *call, struct import *import, str cell, struct record *record, size_t index)
{
	static const char *const pairs[][2] = { { "starts_on", "ends_on" }, { "started_on", "ended_on" } };
	struct day first, last;
	for (size_t i = 0; i < COUNT(pairs); i++) {
		size_t end = str_is(str_from(record->entity->fields[index].name), pairs[i][0])
		                     ? entity_field_find(record->entity, str_from(pairs[i][1])) : SIZE_MAX;
		if (end == SIZE_MAX || record_has(record, end) ||
		        span_read(call->arena, cell, import->day_order, &first, &last) != DAY_READ || last.text[0] == 0)
			continue;
		record_set(record, index, str_copy(call->arena, day_str(&first)));
		record_set(record, end, str_copy(call->arena, day_str(&last)));
		return true;
	}
	return false;
}

// "Publié au BO n° 7110": the words that a cell begins with, when what follows is a number, a day or an explanation.
static str begins_with_word(struct call *call, struct import *import, const struct column *column, str cell)
{
	str meaning = wordings_beginning(import->of.wordings, column->head.name, text_fold(call->arena, cell));
	if (meaning.length == 0)
		return cell;
	import_note(import, import->row, column_title(call, import->columns, column),
		say_with(call, N_("“{text}” was read by the word that it begins with."), "text", cell, NULL));
	return meaning;
}

static bool read_field(struct call *call, struct import *import, const struct column *column, str cell,
	struct record *record)
{
	const struct field *field = &record->entity->fields[column->head.field];
	if (field->kind == KIND_NAME && letters_lost(call, import, column, cell))
		return true;
	if (field->kind == KIND_CHOICE && is_doubt(cell))
		return refuse_field(call, field->name,
			say_with(call, N_("“{text}” is a doubt. Write what counts, without the question mark."), "text", cell, NULL));
	if (column->head.target == TARGET_NAME) {
		str text = value_text(call->arena, cell, field->prose);
		return value_set_name(call, record, column->head.field, column->head.language, text);
	}
	cell = field_text(call, import, column, cell);
	bool state = record->entity->steps != NULL && column->head.field == record->entity->state_field;
	if (state)
		import->state = str_trim(cell);
	if (state && str_trim(cell).length > 0 && value_code_find(call, field->vocabulary, cell).length == 0)
		cell = begins_with_word(call, import, column, cell);
	// A list that does not tell the state leaves it to what the act does with a new record.
	if (state && str_trim(cell).length == 0)
		return true;
	if (field->kind == KIND_DAY && import_other_order(import, cell))
		return import_wrong_order(call, column->head.name, cell);
	if (field->kind == KIND_LINK)
		return import_links(call, import, column, cell, record);
	if (field->kind == KIND_DAY && read_span(call, import, cell, record, column->head.field))
		return true;
	struct value_manner manner = { .day_order = import->day_order };
	// A name already given in one language keeps it: a bare text only adds its own.
	return value_read(call, record, column->head.field, cell, &manner);
}

// A column of a field that there is not, or no more, may stand in a list as long as it is empty.
static bool read_own(struct call *call, struct import *import, const struct column *column, str cell,
	struct record *record)
{
	struct value_manner manner = { .day_order = import->day_order };
	if (str_trim(cell).length == 0)
		return true;
	return own_read(call, record, column->head.own, cell, &manner);
}

bool import_cell(struct call *call, struct import *import, const struct column *column, str cell, struct record *record)
{
	return column->head.target == TARGET_OWN ? read_own(call, import, column, cell, record)
	                                         : read_field(call, import, column, cell, record);
}
