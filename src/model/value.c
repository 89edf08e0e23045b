#include "model/value.h"

#include "base/catalogue.h"
#include "base/id.h"
#include "base/json_plain.h"
#include "base/limits.h"
#include "base/text.h"
#include "model/citation.h"
#include "model/names.h"
#include "model/permit.h"
#include "model/place.h"
#include "model/term.h"

#include <stdlib.h>

// Sets, days and codes.

size_t value_set_members(struct arena *arena, str json, str **members)
{
	struct json array;
	struct mishap mishap;
	*members = NULL;
	if (json.length == 0 || !json_read(arena, json, &array, &mishap) ||
	        array.kind != JSON_IS_ARRAY)
		return 0;
	*members = NEW_MANY(arena, array.count + 1, str);
	for (size_t i = 0; i < array.count; i++)
		(*members)[i] = array.items[i].text;
	return array.count;
}

static int compare_members(const void *a, const void *b)
{
	return str_compare(*(const str *)a, *(const str *)b);
}

str value_set_write(struct arena *arena, const str *members, size_t count)
{
	str *sorted = NEW_MANY(arena, count + 1, str);
	size_t kept = 0;
	for (size_t i = 0; i < count; i++)
		if (members[i].length > 0)
			sorted[kept++] = members[i];
	if (kept == 0)
		return S("");
	qsort(sorted, kept, sizeof *sorted, compare_members);
	struct buf buf = buf_in(arena);
	for (size_t i = 0; i < kept; i++) {
		if (i > 0 && str_equal(sorted[i], sorted[i - 1]))
			continue;
		buf_add_char(&buf, i == 0 ? '[' : ',');
		buf_add_json(&buf, sorted[i]);
	}
	buf_add_char(&buf, ']');
	return buf_str(&buf);
}

// Own terms of the institution.

struct own_term {
	str code, base, name;
};

static size_t own_terms(struct call *call, const struct vocabulary *vocabulary, struct own_term **terms)
{
	struct rows rows;
	*terms = NULL;
	if (!vocabulary->open ||
	        !db_query(call->db, call->arena,
			SQL("SELECT code, base, name FROM term WHERE vocabulary = $1 AND binned_at IS NULL"
			    " ORDER BY position, code"),
			PARAMETERS(cell_text(str_from(vocabulary->name))), &rows))
		return 0;
	*terms = NEW_MANY(call->arena, rows.count + 1, struct own_term);
	for (size_t i = 0; i < rows.count; i++)
		(*terms)[i] = (struct own_term){ rows_text(&rows, i, 0), rows_text(&rows, i, 1),
			rows_text(&rows, i, 2) };
	return rows.count;
}

str value_label(struct call *call, const struct vocabulary *vocabulary, str code)
{
	const char *label = vocabulary_label(vocabulary, code);
	if (label != NULL)
		return say_in(call, vocabulary->context, label);
	struct own_term *terms;
	size_t count = own_terms(call, vocabulary, &terms);
	for (size_t i = 0; i < count; i++)
		if (str_equal(terms[i].code, code))
			return value_name(call->arena, terms[i].name, call->language, call->house.language, NULL);
	return code;
}

str value_base(struct call *call, const struct vocabulary *vocabulary, str code)
{
	if (code.length == 0 || vocabulary_label(vocabulary, code) != NULL)
		return code;
	struct own_term *terms;
	size_t count = own_terms(call, vocabulary, &terms);
	for (size_t i = 0; i < count; i++)
		if (str_equal(terms[i].code, code))
			return terms[i].base;
	return S("other");
}

static bool label_fits(struct call *call, const char *context, const char *label, str folded)
{
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		str text = catalogue_text(languages[i], context, label);
		if (str_equal(text_fold(call->arena, text), folded))
			return true;
	}
	return false;
}

str value_code_find(struct call *call, const struct vocabulary *vocabulary, str text)
{
	for (size_t i = 0; i < vocabulary->choice_count; i++)
		if (str_is(text, vocabulary->choices[i].code))
			return text;
	str folded = text_fold(call->arena, text);
	for (size_t i = 0; i < vocabulary->choice_count; i++) {
		const struct choice *choice = &vocabulary->choices[i];
		if (str_equal(text_fold(call->arena, str_from(choice->code)), folded) ||
		        label_fits(call, vocabulary->context, choice->label, folded))
			return str_from(choice->code);
	}
	struct own_term *terms;
	size_t count = own_terms(call, vocabulary, &terms);
	for (size_t i = 0; i < count; i++) {
		if (str_equal(terms[i].code, text))
			return terms[i].code;
		for (size_t k = 0; k < LANGUAGE_COUNT; k++)
			if (str_equal(folded, text_fold(call->arena, value_name_in(call->arena,
						      terms[i].name, languages[k]))))
				return terms[i].code;
	}
	return S("");
}

// Names in several languages.

enum { NAME_TEXTS = 8 };

struct name {
	str languages[NAME_TEXTS], texts[NAME_TEXTS];
	size_t count;
};

static void name_parse(struct arena *arena, str json, struct name *name)
{
	struct json object = { 0 };
	struct mishap mishap;
	name->count = 0;
	if (!json_read(arena, json, &object, &mishap) || object.kind != JSON_IS_OBJECT)
		return;
	for (; name->count < object.count && name->count < NAME_TEXTS; name->count++) {
		name->languages[name->count] = object.keys[name->count];
		name->texts[name->count] = object.items[name->count].text;
	}
}

static struct name name_read(struct arena *arena, str json)
{
	struct name name;
	size_t at = 0;
	name.count = 0;
	while (name.count < NAME_TEXTS && json_plain_next(json, &at, &name.languages[name.count], &name.texts[name.count]))
		name.count++;
	bool whole = at > 0 && at == json.length && json.data[at - 1] == '}';
	if (json.length > 0 && !whole)
		name_parse(arena, json, &name);
	return name;
}

static size_t language_find(const struct name *name, const char *language)
{
	for (size_t i = 0; i < name->count; i++)
		if (str_is(name->languages[i], language))
			return i;
	return SIZE_MAX;
}

str value_name_in(struct arena *arena, str json, const char *language)
{
	struct name name = name_read(arena, json);
	size_t at = language_find(&name, language);
	return at == SIZE_MAX ? S("") : name.texts[at];
}

str value_name(struct arena *arena, str json, const char *language, const char *house,
	const char **found)
{
	struct name name = name_read(arena, json);
	const char *wanted[] = { language, house };
	for (size_t i = 0; i < COUNT(wanted); i++) {
		size_t at = language_find(&name, wanted[i]);
		if (at != SIZE_MAX && name.texts[at].length > 0) {
			if (found != NULL)
				*found = wanted[i];
			return name.texts[at];
		}
	}
	for (size_t i = 0; i < name.count; i++)
		if (name.texts[i].length > 0) {
			if (found != NULL)
				*found = name_language_constant(name.languages[i]);
			return name.texts[i];
		}
	return S("");
}

bool value_set_name(struct call *call, struct record *record, size_t field, const char *language,
	str text)
{
	struct name name = name_read(call->arena, record_text(record, field));
	struct json made = { .kind = JSON_IS_OBJECT };
	made.items = NEW_MANY(call->arena, name.count + 1, struct json);
	made.keys = NEW_MANY(call->arena, name.count + 1, str);
	for (size_t i = 0; i < name.count; i++) {
		if (str_is(name.languages[i], language))
			continue;
		made.keys[made.count] = name.languages[i];
		made.items[made.count++] = (struct json){ .kind = JSON_IS_TEXT, .text = name.texts[i] };
	}
	if (text.length > 0) {
		made.keys[made.count] = str_from(language);
		made.items[made.count++] = (struct json){ .kind = JSON_IS_TEXT, .text = text };
	}
	struct buf buf = buf_in(call->arena);
	if (made.count > 0)
		json_write(&buf, &made);
	record_set(record, field, buf_str(&buf));
	return true;
}

// Reading.

static bool wrong(struct call *call, const struct field *field, str why)
{
	return refuse_field(call, field->name, why);
}

static bool read_integer(struct call *call, struct record *record, size_t index, str text)
{
	const struct field *field = &record->entity->fields[index];
	str digits = text_ascii_digits(call->arena, text);
	struct buf plain = buf_in(call->arena);
	for (size_t i = 0; i < digits.length; i++) {
		if (digits.data[i] == ' ')
			continue;
		if ((unsigned char)digits.data[i] == 0xc2 && i + 1 < digits.length &&
		        (unsigned char)digits.data[i + 1] == 0xa0) {
			i++;
			continue;
		}
		buf_add_char(&plain, digits.data[i]);
	}
	str number = buf_str(&plain);
	if (str_ends(number, S(".0")))
		number.length -= 2;
	int64_t value;
	if (!str_to_integer(number, &value))
		return wrong(call, field, say_with(call, N_("“{text}” is not a whole number."), "text", text, NULL));
	record_set_integer(record, index, value);
	return true;
}

static bool read_boolean(struct call *call, struct record *record, size_t index, str text)
{
	static const char *const yes[] = { "1", "yes", "true", "oui", "نعم", "x" };
	static const char *const no[] = { "0", "no", "false", "non", "لا" };
	for (size_t i = 0; i < COUNT(yes); i++)
		if (str_equal_ignoring_case(text, str_from(yes[i]))) {
			record_set_integer(record, index, 1);
			return true;
		}
	for (size_t i = 0; i < COUNT(no); i++)
		if (str_equal_ignoring_case(text, str_from(no[i]))) {
			record_set_integer(record, index, 0);
			return true;
		}
	return wrong(call, &record->entity->fields[index],
		say_with(call, N_("“{text}” is neither yes nor no."), "text", text, NULL));
}

static bool read_day(struct call *call, struct record *record, size_t index, str text,
	enum day_order order)
{
	const struct field *field = &record->entity->fields[index];
	struct day day;
	switch (day_read(text, order, &day)) {
	case DAY_READ:
		if (!field->reduced && !day_is_whole(&day))
			return wrong(call, field,
				say_with(call, N_("“{text}” is not a whole day. Write it as in 2026-05-31."), "text", text, NULL));
		record_set(record, index, str_copy(call->arena, day_str(&day)));
		return true;
	case DAY_AMBIGUOUS:
		return wrong(call, field,
			say_with(call, N_("“{text}”: day and month could be swapped. Write it as in 2026-05-31."),
				"text", text, NULL));
	case DAY_UNREADABLE:
		break;
	}
	return wrong(call, field,
		say_with(call, N_("“{text}” is not a day. Write it as in 2026-05-31."), "text", text, NULL));
}

enum { PLACE_MERGES = 16 };

static bool read_code(struct call *call, const struct field *field, str text, str *code)
{
	*code = value_code_find(call, field->vocabulary, text);
	if (code->length > 0)
		return true;
	return wrong(call, field,
		say_with(call, N_("“{text}” is not one of the terms of {vocabulary}."), "text", text,
			"vocabulary", say(call, field->vocabulary->label), NULL));
}

// A link to a place that was merged is one to the place that took it in.
static str standing_place(struct call *call, str id)
{
	struct rows rows;
	for (size_t i = 0; i < PLACE_MERGES && db_query(call->db, call->arena,
		    SQL("SELECT successor FROM place WHERE id = $1 AND state = 'merged'"),
		    PARAMETERS(cell_text(id)), &rows) && rows.count > 0; i++)
		id = rows_text(&rows, 0, 0);
	return id;
}

static bool read_link(struct call *call, const struct field *field, str text,
	struct value_manner *manner, str *id)
{
	struct name_match match;
	if (!name_match(call, field->link, text, field->link_kinds, &match))
		return false;
	if (match.count == 1) {
		*id = field->link == &place_entity ? standing_place(call, match.ids[0]) : match.ids[0];
		return true;
	}
	if (match.count == 0 && manner->make_links) {
		manner->unmatched = true;
		*id = S("");
		return true;
	}
	if (match.count == 0)
		return wrong(call, field,
			say_with(call, N_("“{text}” is not known among {entities}."), "text", text,
				"entities", say(call, field->link->label_many), NULL));
	return wrong(call, field,
		say_with(call, N_("“{text}” fits two: {first} and {second}. Use the code or the whole name."),
			"text", text, "first", match.titles[0], "second", match.titles[1], NULL));
}

static bool read_one(struct call *call, const struct field *field, str text,
	struct value_manner *manner, str *value)
{
	if (field->kind == KIND_CHOICE)
		return read_code(call, field, text, value);
	if (field->kind == KIND_LINK)
		return read_link(call, field, text, manner, value);
	if (field->kind == KIND_CITATION)
		return citation_read(call, field, text, value);
	*value = value_text(call->arena, text, false);
	return true;
}

// What is kept already stays as it is, though its standard went to the bin or was counted since.
static bool cites_already(struct call *call, const struct record *record, size_t index, str text)
{
	str *members = NULL;
	size_t count = 0;
	if (record->entity->fields[index].kind == KIND_CITATION)
		count = value_set_members(call->arena, record_text(record, index), &members);
	for (size_t i = 0; i < count; i++)
		if (str_equal(members[i], text))
			return true;
	return false;
}

static bool read_set(struct call *call, struct record *record, size_t index, str text,
	struct value_manner *manner)
{
	const struct field *field = &record->entity->fields[index];
	str *members = NULL, rest = text, piece;
	size_t count = 0, room = 0;
	while (str_cut(&rest, ';', &piece)) {
		piece = text_squeeze(call->arena, piece);
		if (piece.length == 0)
			continue;
		str value = piece;
		if (!cites_already(call, record, index, piece) && !read_one(call, field, piece, manner, &value))
			return false;
		GROW(call->arena, members, count, room);
		members[count - 1] = value;
	}
	record_set(record, index, value_set_write(call->arena, members, count));
	return true;
}

str value_text(struct arena *arena, str text, bool lines)
{
	str normal = text_normal(arena, text);
	return lines ? str_trim(normal) : text_squeeze(arena, normal);
}

bool value_read(struct call *call, struct record *record, size_t index, str text,
	struct value_manner *manner)
{
	struct value_manner usual = { 0 };
	if (manner == NULL)
		manner = &usual;
	const struct field *field = &record->entity->fields[index];
	if (!text_valid(text))
		return wrong(call, field, say(call, N_("The text is not valid UTF-8.")));
	bool lines = field->kind == KIND_PROSE || field->prose;
	text = value_text(call->arena, text, lines);
	if (text.length == 0) {
		record_clear(record, index);
		return true;
	}
	if (field->many)
		return read_set(call, record, index, text, manner);
	str value;
	switch (field->kind) {
	case KIND_INTEGER: return read_integer(call, record, index, text);
	case KIND_BOOLEAN: return read_boolean(call, record, index, text);
	case KIND_DAY: return read_day(call, record, index, text, manner->day_order);
	case KIND_NAME: {
		const char *language = field->prose ? text_language(text, call->house.latin) : text_name_language(text, call->house.latin);
		return value_set_name(call, record, index, language, text);
	}
	case KIND_CHOICE:
	case KIND_LINK:
		if (!read_one(call, field, text, manner, &value))
			return false;
		record_set(record, index, value);
		return true;
	case KIND_TEXT:
	case KIND_PROSE:
	case KIND_CODE:
	case KIND_INSTANT:
	case KIND_CITATION:
		record_set(record, index, text);
		return true;
	}
	return true;
}

static bool name_from_json(struct call *call, struct record *record, size_t index,
	const struct json *json)
{
	const struct field *field = &record->entity->fields[index];
	record_clear(record, index);
	for (size_t i = 0; i < json->count; i++) {
		bool known = field->prose ? language_known(json->keys[i]) : name_language_known(json->keys[i]);
		if (!known || json->items[i].kind != JSON_IS_TEXT)
			return wrong(call, field, field->prose ? say(call, N_("A text is an object of languages: ar, fr, en."))
						       : say(call, N_("A name is an object of languages: ar, fr, en, zgh.")));
		str text = value_text(call->arena, json->items[i].text, field->prose);
		value_set_name(call, record, index, name_language_constant(json->keys[i]), text);
	}
	return true;
}

static bool set_from_json(struct call *call, struct record *record, size_t index,
	const struct json *json)
{
	const struct field *field = &record->entity->fields[index];
	struct value_manner manner = { 0 };
	str *members = NEW_MANY(call->arena, json->count + 1, str);
	for (size_t i = 0; i < json->count; i++) {
		if (json->items[i].kind != JSON_IS_TEXT)
			return wrong(call, field, say(call, N_("A set is an array of texts.")));
		if (!read_one(call, field, json->items[i].text, &manner, &members[i]))
			return false;
	}
	record_set(record, index, value_set_write(call->arena, members, json->count));
	return true;
}

bool value_from_json(struct call *call, struct record *record, size_t index,
	const struct json *json)
{
	const struct field *field = &record->entity->fields[index];
	switch (json->kind) {
	case JSON_IS_NULL: record_clear(record, index); return true;
	case JSON_IS_BOOLEAN:
		if (field->kind == KIND_BOOLEAN) {
			record_set_integer(record, index, json->boolean);
			return true;
		}
		break;
	case JSON_IS_INTEGER:
		if (field->kind == KIND_INTEGER || field->kind == KIND_BOOLEAN) {
			record_set_integer(record, index, json->integer);
			return true;
		}
		break;
	case JSON_IS_TEXT: return value_read(call, record, index, json->text, NULL);
	case JSON_IS_ARRAY:
		if (field->many)
			return set_from_json(call, record, index, json);
		break;
	case JSON_IS_OBJECT:
		if (field->kind == KIND_NAME)
			return name_from_json(call, record, index, json);
		if (field->kind == KIND_LINK) {
			const struct json *id = json_find(json, S("id"));
			if (id != NULL && id->kind == JSON_IS_TEXT)
				return value_read(call, record, index, id->text, NULL);
		}
		break;
	case JSON_IS_REAL: break;
	}
	return wrong(call, field, say(call, N_("This kind of JSON value does not fit the field.")));
}

// Showing.

static str link_title(struct call *call, const struct entity *entity, str id)
{
	if (!permit_known(call, entity, id))
		return S("");
	struct record *target = record_find(call, entity, id);
	return target == NULL ? id : record_title(call, target);
}

static str one_in_words(struct call *call, const struct field *field, str value)
{
	if (field->kind == KIND_CHOICE)
		return value_label(call, field->vocabulary, value);
	if (field->kind == KIND_LINK)
		return link_title(call, field->link, value);
	if (field->kind == KIND_CITATION) {
		struct cited cited;
		citation_find(call, value, &cited);
		return citation_words(call, &cited);
	}
	return value;
}

str value_words(struct call *call, const struct record *record, size_t index)
{
	const struct field *field = &record->entity->fields[index];
	const struct cell *cell = &record->values[index];
	if (cell->kind == CELL_NULL)
		return S("");
	if (field->many) {
		str *members;
		size_t count = value_set_members(call->arena, cell->text, &members);
		struct buf buf = buf_in(call->arena);
		for (size_t i = 0; i < count; i++) {
			if (i > 0)
				buf_add(&buf, say_in(call, "list", NC_("list", "; ")));
			buf_add(&buf, one_in_words(call, field, members[i]));
		}
		return buf_str(&buf);
	}
	switch (field->kind) {
	case KIND_INTEGER: return say_integer(call, cell->integer);
	case KIND_BOOLEAN: return cell->integer ? say(call, N_("Yes")) : say(call, N_("No"));
	case KIND_NAME: return value_name(call->arena, cell->text, call->language, call->house.language, NULL);
	case KIND_DAY: {
		struct day day;
		if (!day_parse(cell->text, &day))
			return cell->text;
		return day_words(call->arena, &day, call_locale(call), str_c(call->arena, call->house.country));
	}
	case KIND_CHOICE:
	case KIND_LINK: return one_in_words(call, field, cell->text);
	case KIND_TEXT:
	case KIND_PROSE:
	case KIND_CODE:
	case KIND_INSTANT:
	case KIND_CITATION: break;
	}
	return cell->text;
}

// Checking what is about to be saved.

static bool code_text(str text)
{
	for (size_t i = 0; i < text.length; i++) {
		unsigned char c = (unsigned char)text.data[i];
		if (c < ' ' || c == '"' || c == '<' || c == '>' || c == '\\')
			return false;
	}
	return true;
}

static bool check_integer(struct call *call, const struct field *field, int64_t value)
{
	if (field->kind == KIND_BOOLEAN && value != 0 && value != 1)
		return wrong(call, field, say(call, N_("Answer yes or no.")));
	if (field->kind == KIND_INTEGER && (value < field->min || (field->max > 0 && value > field->max)))
		return wrong(call, field,
			say_with(call, N_("Give a number from {min} to {max}."), "min",
				say_integer(call, field->min), "max",
				say_integer(call, field->max), NULL));
	return true;
}

static bool check_text(struct call *call, const struct field *field, str text)
{
	size_t most = field->max > 0 ? (size_t)field->max : LIMIT_TEXT_BYTES;
	if (text.length > most)
		return wrong(call, field,
			say_with(call, N_("This is longer than the {max} bytes allowed."), "max",
				say_integer(call, (int64_t)most), NULL));
	if (field->kind == KIND_CODE && !code_text(text))
		return wrong(call, field, say(call, N_("A code has letters, digits and simple marks only.")));
	struct day day;
	if (field->kind == KIND_DAY && !day_parse(text, &day))
		return wrong(call, field, say(call, N_("This is not a day.")));
	return true;
}

bool value_check(struct call *call, const struct record *record)
{
	bool good = true;
	for (size_t i = 0; i < record->entity->field_count; i++) {
		const struct field *field = &record->entity->fields[i];
		const struct cell *cell = &record->values[i];
		if (cell->kind == CELL_NULL) {
			if (field->required && !field->derived)
				good = wrong(call, field, say(call, N_("This is needed.")));
		} else if (cell->kind == CELL_INTEGER) {
			good = check_integer(call, field, cell->integer) && good;
		} else {
			good = check_text(call, field, cell->text) && good;
		}
	}
	return good;
}
