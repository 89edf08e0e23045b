#include "model/letter_template.h"

#include "model/record.h"
#include "model/vocabularies.h"

static const struct field fields[] = {
	[LETTER_TEMPLATE_KIND] = {
		.name = "kind", .label = N_("Kind"),
		.kind = KIND_CHOICE, .vocabulary = &letter_kind_vocabulary, .required = true,
		.filter = true, .in_list = true, .identity = true,
	},
	[LETTER_TEMPLATE_RECIPIENT] = {
		.name = "recipient", .label = N_("Recipient"),
		.help = N_("Empty: for all of this kind that have no template of their own."),
		.kind = KIND_CHOICE, .vocabulary = &ladder_recipient_vocabulary,
		.filter = true, .in_list = true, .identity = true,
	},
	[LETTER_TEMPLATE_LANGUAGE] = {
		.name = "language", .label = N_("Language"),
		.kind = KIND_CHOICE, .vocabulary = &language_vocabulary, .required = true,
		.filter = true, .in_list = true, .identity = true,
	},
	[LETTER_TEMPLATE_SUBJECT] = {
		.name = "subject", .label = N_("Subject"),
		.kind = KIND_TEXT, .max = 300, .required = true, .in_list = true, .search = true,
	},
	[LETTER_TEMPLATE_TEXT] = {
		.name = "text", .label = N_("Text"),
		.help = N_("Filled in for each letter: {authority}, {addressed_to}, {institution}, {recommendations}, {due_on}, {days_late}, {number}, {date}."),
		.kind = KIND_PROSE, .max = 20000, .required = true, .search = true,
	},
};
static_assert(COUNT(fields) == LETTER_TEMPLATE_FIELD_COUNT, "one row for each field");

const char *const letter_places[LETTER_PLACE_COUNT] = {
	[LETTER_PLACE_AUTHORITY] = "authority", [LETTER_PLACE_ADDRESSED_TO] = "addressed_to",
	[LETTER_PLACE_INSTITUTION] = "institution", [LETTER_PLACE_RECOMMENDATIONS] = "recommendations",
	[LETTER_PLACE_DUE_ON] = "due_on", [LETTER_PLACE_DAYS_LATE] = "days_late", [LETTER_PLACE_NUMBER] = "number",
	[LETTER_PLACE_DATE] = "date",
};

bool letter_place_next(str text, size_t *at, str *braced, enum letter_place *place)
{
	for (size_t open = str_find(text, S("{")), from = 0; open != SIZE_MAX; ) {
		size_t begin = from + open, length = str_find(str_skip(text, begin), S("}"));
		if (length == SIZE_MAX)
			return false;
		str word = str_slice(text, begin + 1, length - 1);
		// A brace that is opened again begins anew; a line in braces is no word.
		size_t again = str_find(word, S("{"));
		if (again == SIZE_MAX && !str_contains(word, S("\n"))) {
			*at = begin;
			*braced = str_slice(text, begin, length + 1);
			for (size_t i = 0; i < LETTER_PLACE_COUNT; i++)
				if (str_is(word, letter_places[i])) {
					*place = (enum letter_place)i;
					return true;
				}
			*place = LETTER_PLACE_COUNT;
			return true;
		}
		from = begin + 1;
		open = str_find(str_skip(text, from), S("{"));
	}
	return false;
}

static str known_places(struct call *call)
{
	struct buf buf = buf_in(call->arena);
	for (size_t i = 0; i < LETTER_PLACE_COUNT; i++)
		buf_addf(&buf, "%s{%s}", i > 0 ? ", " : "", letter_places[i]);
	return buf_str(&buf);
}

static bool check_text(struct call *call, const struct record *template, size_t field)
{
	str rest = record_text(template, field), braced;
	size_t at;
	enum letter_place place;
	bool good = true;
	while (letter_place_next(rest, &at, &braced, &place)) {
		if (place == LETTER_PLACE_COUNT)
			good = refuse_field(call, fields[field].name,
				say_with(call, N_("No letter fills in {word}. What can stand in braces is: {known}."), "word", braced,
					"known", known_places(call), NULL));
		rest = str_skip(rest, at + braced.length);
	}
	return good;
}

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	bool good = check_text(call, after, LETTER_TEMPLATE_SUBJECT);
	return check_text(call, after, LETTER_TEMPLATE_TEXT) && good;
}

const struct entity letter_template_entity = {
	.name = "letter_template", .plural = "letter_templates",
	.label = N_("Letter template"), .label_many = N_("Letter templates"),
	.fields = fields, .field_count = LETTER_TEMPLATE_FIELD_COUNT,
	.name_field = LETTER_TEMPLATE_SUBJECT,
	.check = check,
};
