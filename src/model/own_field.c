#include "model/own_field.h"

#include "model/record.h"
#include "model/vocabularies.h"

static const struct choice own_kind_choices[] = {
	{ "text", NC_("own_kind", "One line of text") },
	{ "prose", NC_("own_kind", "Text of many lines") },
	{ "integer", NC_("own_kind", "Whole number") },
	{ "boolean", NC_("own_kind", "Yes or no") },
	{ "day", NC_("own_kind", "Day") },
};
const struct vocabulary own_kind_vocabulary = {
	"own_kind", "own_kind", N_("Kinds of own fields"),
	own_kind_choices, COUNT(own_kind_choices), false,
};

static const struct field fields[] = {
	[OWN_FIELD_ENTITY] = {
		.name = "entity", .label = N_("Belongs to"),
		.kind = KIND_CHOICE, .vocabulary = &record_entity_vocabulary, .required = true,
		.once = true, .filter = true, .in_list = true, .identity = true,
	},
	[OWN_FIELD_NAME] = {
		.name = "name", .label = N_("Short name"),
		.help = N_("Small letters a to z, digits and _, as in “floor_count”. Lists and programs call the field own.NAME; it cannot be changed later."),
		.kind = KIND_CODE, .max = 40, .required = true, .once = true, .sort = true,
		.in_list = true, .search = true, .identity = true,
	},
	[OWN_FIELD_LABEL] = {
		.name = "label", .label = N_("Label"),
		.kind = KIND_NAME, .max = 400, .required = true, .in_list = true, .search = true,
	},
	[OWN_FIELD_KIND] = {
		.name = "kind", .label = N_("Kind"),
		.kind = KIND_CHOICE, .vocabulary = &own_kind_vocabulary, .required = true,
		.once = true, .in_list = true,
	},
	[OWN_FIELD_REQUIRED] = {
		.name = "required", .label = N_("Must be filled in"),
		.help = N_("Asked of new records. Records that are there already can still be changed without it."),
		.kind = KIND_BOOLEAN, .in_list = true,
	},
	[OWN_FIELD_FILTER] = {
		.name = "filter", .label = N_("Filters lists"),
		.kind = KIND_BOOLEAN, .in_list = true,
	},
	[OWN_FIELD_LEVEL] = {
		.name = "level", .label = N_("Level"),
		.kind = KIND_CHOICE, .vocabulary = &record_level_vocabulary,
	},
	[OWN_FIELD_POSITION] = {
		.name = "position", .label = N_("Order"),
		.kind = KIND_INTEGER, .min = 0, .max = 10000,
	},
};
static_assert(COUNT(fields) == OWN_FIELD_FIELD_COUNT, "one row for each field");

static bool name_is_good(str name)
{
	for (size_t i = 0; i < name.length; i++) {
		char c = name.data[i];
		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_')
			return false;
	}
	return name.length > 0;
}

// A name in the bin is taken too: its values still stand in the records.
static bool name_is_taken(struct call *call, const struct record *record)
{
	struct rows rows;
	return !db_query(call->db, call->arena,
		       SQL("SELECT 1 FROM own_field WHERE entity = $1 AND name = $2 AND id <> $3"),
		       PARAMETERS(cell_text(record_text(record, OWN_FIELD_ENTITY)),
			       cell_text(record_text(record, OWN_FIELD_NAME)), cell_text(record->id)),
		       &rows) ||
	       rows.count > 0;
}

// Records that other acts make on the way, where nobody is asked for an own field.
static bool made_on_the_way(str entity)
{
	static const char *const names[] = { "addressee_line", "reply", "assessment", "attachment", "account",
		"institution" };
	for (size_t i = 0; i < COUNT(names); i++)
		if (str_is(entity, names[i]))
			return true;
	return false;
}

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	bool good = true;
	if (!name_is_good(record_text(after, OWN_FIELD_NAME)))
		good = refuse_field(call, "name", say(call, N_("Write small letters a to z, digits and _ only.")));
	else if (before == NULL && name_is_taken(call, after))
		good = refuse_field(call, "name",
			say(call, N_("There is an own field of this name already, perhaps in the bin.")));
	if (record_integer(after, OWN_FIELD_FILTER) != 0 && str_is(record_text(after, OWN_FIELD_KIND), "prose"))
		good = refuse_field(call, "filter",
			say(call, N_("A text of many lines cannot filter a list.")));
	if (record_integer(after, OWN_FIELD_REQUIRED) != 0 && made_on_the_way(record_text(after, OWN_FIELD_ENTITY)))
		good = refuse_field(call, "required",
			say(call, N_("Records of this kind are also made together with others, so this cannot be asked of them.")));
	return good;
}

const struct entity own_field_entity = {
	.name = "own_field", .plural = "own_fields",
	.label = N_("Own field"), .label_many = N_("Own fields"),
	.fields = fields, .field_count = OWN_FIELD_FIELD_COUNT,
	.name_field = OWN_FIELD_LABEL,
	.check = check,
};
