#include "model/wording.h"

#include "base/csv.h"
#include "base/die.h"
#include "base/embedded.h"
#include "base/lookup.h"
#include "base/text.h"

static const struct field fields[] = {
	[WORDING_LIST] = {
		.name = "list", .label = N_("List of"),
		.help = N_("What the list holds, as in recommendations."),
		.kind = KIND_CODE, .max = 60, .required = true, .filter = true, .in_list = true, .identity = true,
	},
	[WORDING_FIELD] = {
		.name = "field", .label = N_("Said of"),
		.help = N_("The field whose cells say it; head where it stands over a column."),
		.kind = KIND_CODE, .max = 60, .required = true, .filter = true, .in_list = true, .identity = true,
	},
	[WORDING_TEXT] = {
		.name = "text", .label = N_("As lists write it"),
		.kind = KIND_TEXT, .max = 400, .required = true, .in_list = true, .search = true, .identity = true,
	},
	[WORDING_MEANING] = {
		.name = "meaning", .label = N_("What it means"),
		.help = N_("A field, a code, or the name of a record."),
		.kind = KIND_TEXT, .max = 400, .in_list = true, .search = true,
	},
};
static_assert(COUNT(fields) == WORDING_FIELD_COUNT, "one row for each field");

const struct entity wording_entity = {
	.name = "wording", .plural = "wordings",
	.label = N_("Word of lists"), .label_many = N_("Words of lists"),
	.fields = fields, .field_count = WORDING_FIELD_COUNT,
	.name_field = WORDING_TEXT,
};

struct word {
	str field, folded, meaning;
};

struct wordings {
	struct arena *arena;
	struct word *words;
	size_t count, room;
	struct lookup by_text; // "field text": number of the word.
};

static str key_of(struct arena *arena, str field, str folded)
{
	return str_format(arena, "%.*s\t%.*s", STR_ARG(field), STR_ARG(folded));
}

static void add(struct wordings *wordings, str field, str text, str meaning)
{
	str folded = text_fold(wordings->arena, text);
	str key = key_of(wordings->arena, field, folded);
	if (folded.length == 0 || lookup_find(&wordings->by_text, key) != NULL)
		return;
	GROW(wordings->arena, wordings->words, wordings->count, wordings->room);
	wordings->words[wordings->count - 1] = (struct word){ field, folded, meaning };
	lookup_set(&wordings->by_text, key, wordings->count - 1);
}

static void add_own(struct call *call, struct wordings *wordings, str list)
{
	struct rows rows;
	// Without the store's answer the words of the program are still good words.
	if (!db_query(call->db, call->arena,
		    SQL("SELECT field, text, meaning FROM wording WHERE list = $1 AND binned_at IS NULL ORDER BY id DESC"),
		    PARAMETERS(cell_text(list)), &rows))
		return;
	for (size_t i = 0; i < rows.count; i++)
		add(wordings, rows_text(&rows, i, 0), rows_text(&rows, i, 1), rows_text(&rows, i, 2));
}

static void add_carried(struct wordings *wordings, str list)
{
	enum { LIST, FIELD, LANGUAGE, TEXT, MEANING };
	struct csv csv;
	struct mishap mishap;
	must(csv_read(wordings->arena, embedded_find(S("data/lists/words.csv")), ',', &csv, &mishap));
	for (size_t i = 1; i < csv.count; i++)
		if (str_equal(csv_cell(&csv, i, LIST), list) || str_is(csv_cell(&csv, i, LIST), "*"))
			add(wordings, csv_cell(&csv, i, FIELD), csv_cell(&csv, i, TEXT), csv_cell(&csv, i, MEANING));
}

static struct wordings *begin(struct arena *arena)
{
	struct wordings *wordings = NEW(arena, struct wordings);
	*wordings = (struct wordings){ .arena = arena, .by_text = lookup_in(arena) };
	return wordings;
}

struct wordings *wordings_carried(struct arena *arena, const struct entity *entity)
{
	struct wordings *wordings = begin(arena);
	add_carried(wordings, str_from(entity->plural));
	return wordings;
}

struct wordings *wordings_of(struct call *call, const struct entity *entity)
{
	struct wordings *wordings = begin(call->arena);
	add_own(call, wordings, str_from(entity->plural));
	add_carried(wordings, str_from(entity->plural));
	return wordings;
}

static const struct word *find(struct arena *arena, const struct wordings *wordings, str field, str text)
{
	const size_t *at = lookup_find(&wordings->by_text, key_of(arena, field, text_fold(arena, text)));
	return at == NULL ? NULL : &wordings->words[*at];
}

str wordings_find(struct arena *arena, const struct wordings *wordings, str field, str text)
{
	const struct word *word = find(arena, wordings, field, text);
	return word == NULL ? S("") : word->meaning;
}

// Where whole words stand in a folded text, whose words are parted by single spaces.
static size_t place_within(str folded, str words)
{
	size_t from = 0;
	for (size_t at; (at = str_find(str_skip(folded, from), words)) != SIZE_MAX; from += at + 1) {
		size_t start = from + at, end = start + words.length;
		if ((start == 0 || folded.data[start - 1] == ' ') && (end == folded.length || folded.data[end] == ' '))
			return start;
	}
	return SIZE_MAX;
}

str wordings_within(const struct wordings *wordings, str field, str folded, size_t *at, size_t *length)
{
	str meaning = S("");
	*length = 0;
	for (size_t i = 0; i < wordings->count; i++) {
		const struct word *word = &wordings->words[i];
		size_t place = word->folded.length > *length && str_equal(word->field, field)
		                       ? place_within(folded, word->folded) : SIZE_MAX;
		if (place == SIZE_MAX)
			continue;
		*at = place;
		*length = word->folded.length;
		meaning = word->meaning;
	}
	return meaning;
}

str wordings_beginning(const struct wordings *wordings, str field, str folded)
{
	str meaning = S("");
	size_t longest = 0;
	for (size_t i = 0; i < wordings->count; i++) {
		const struct word *word = &wordings->words[i];
		size_t length = word->folded.length;
		if (length <= longest || !str_equal(word->field, field) || !str_starts(folded, word->folded) ||
		        (folded.length > length && folded.data[length] != ' '))
			continue;
		longest = length;
		meaning = word->meaning;
	}
	return meaning;
}
