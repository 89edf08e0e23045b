#include "model/letter_template.h"

#include "model/network.h"
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
		.kind = KIND_TEXT, .max = 300, .required = true, .search = true,
	},
	[LETTER_TEMPLATE_TEXT] = {
		.name = "text", .label = N_("Text"),
		.help = N_("Filled in for each letter: {authority}, {addressed_to}, {institution}, {recommendations}, {due_on}, {days_late}, {number}, {date}."),
		.kind = KIND_PROSE, .max = 20000, .required = true, .search = true,
	},
	[LETTER_TEMPLATE_NETWORK] = {
		.name = "network", .label = N_("Shared by the network"),
		.help = N_("No letter is written with it here until the house takes it over."),
		.kind = KIND_LINK, .link = &network_entity, .once = true, .filter = true, .in_list = true,
		.identity = true,
	},
	[LETTER_TEMPLATE_TAKEN_FROM] = {
		.name = "taken_from", .label = N_("Taken over from"),
		.kind = KIND_LINK, .link = &letter_template_entity, .settled = true, .filter = true,
	},
};
static_assert(COUNT(fields) == LETTER_TEMPLATE_FIELD_COUNT, "one row for each field");

const char *const letter_places[LETTER_PLACE_COUNT] = {
	[LETTER_PLACE_AUTHORITY] = "authority", [LETTER_PLACE_ADDRESSED_TO] = "addressed_to",
	[LETTER_PLACE_INSTITUTION] = "institution", [LETTER_PLACE_RECOMMENDATIONS] = "recommendations",
	[LETTER_PLACE_DUE_ON] = "due_on", [LETTER_PLACE_DAYS_LATE] = "days_late", [LETTER_PLACE_NUMBER] = "number",
	[LETTER_PLACE_DATE] = "date",
};

enum { WORD_MOST = 64 };

static enum letter_place place_of(str word)
{
	for (size_t i = 0; i < LETTER_PLACE_COUNT; i++)
		if (str_is(word, letter_places[i]))
			return (enum letter_place)i;
	return LETTER_PLACE_COUNT;
}

bool letter_place_next(str text, size_t *at, str *braced, enum letter_place *place)
{
	size_t begin = 0;
	for (size_t open; (open = str_find(str_skip(text, begin), S("{"))) != SIZE_MAX; begin++) {
		begin += open;
		str near = str_slice(text, begin, text.length - begin < WORD_MOST ? text.length - begin : WORD_MOST);
		size_t length = str_find(near, S("}"));
		if (length == SIZE_MAX)
			continue;
		str word = str_slice(near, 1, length - 1);
		if (str_contains(word, S("{")) || str_contains(word, S("\n")))
			continue;
		*at = begin;
		*braced = str_slice(near, 0, length + 1);
		*place = place_of(word);
		return true;
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
	.name_field = LETTER_TEMPLATE_KIND,
	.check = check,
};
