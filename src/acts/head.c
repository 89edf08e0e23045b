#include "acts/head.h"

#include "base/catalogue.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/own.h"

static bool is_wide(const struct entity *entity)
{
	return entity == &recommendation_entity;
}

static str lower(struct arena *arena, str name)
{
	char *bytes = str_c(arena, name);
	for (size_t i = 0; i < name.length; i++)
		if (bytes[i] >= 'A' && bytes[i] <= 'Z')
			bytes[i] = (char)(bytes[i] + 'a' - 'A');
	return (str){ bytes, name.length };
}

// The first that claims a text keeps it: names before labels, fields before what stands beside them.
static void know(struct heads *heads, str text, size_t head)
{
	if (text.length > 0 && lookup_find(&heads->known, text) == NULL)
		lookup_set(&heads->known, text, head);
}

static void know_labels(struct call *call, struct heads *heads, const char *label, size_t head)
{
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		know(heads, text_fold(call->arena, catalogue_text(languages[i], NULL, label)), head);
}

static size_t add(struct call *call, struct heads *heads, struct head head)
{
	GROW(call->arena, heads->items, heads->count, heads->room);
	head.period = S("");
	heads->items[heads->count - 1] = head;
	return heads->count - 1;
}

// "women.officer": those of one rank who came to a training.
static void add_ranks(struct call *call, struct heads *heads)
{
	static const enum extra counts[] = { EXTRA_PERSONS, EXTRA_WOMEN, EXTRA_MEN };
	for (size_t i = 0; i < rank_vocabulary.choice_count; i++)
		for (size_t k = 0; k < COUNT(counts); k++) {
			const char *rank = rank_vocabulary.choices[i].code;
			str name = str_format(call->arena, "%s.%s", extra_names[counts[k]], rank);
			know(heads, name, add(call, heads, (struct head){ .target = TARGET_EXTRA, .extra = counts[k], .rank = rank,
					.name = name, .own = S("") }));
		}
}

static void add_fields(struct call *call, struct heads *heads)
{
	for (size_t i = 0; i < heads->entity->field_count; i++) {
		const struct field *field = &heads->entity->fields[i];
		if (field->derived || field->settled)
			continue;
		size_t head = add(call, heads, (struct head){ .target = TARGET_FIELD, .field = i, .name = str_from(field->name), .own = S("") });
		know(heads, str_from(field->name), head);
		for (size_t k = 0; k < field_language_count(field); k++) {
			str name = str_format(call->arena, "%s.%s", field->name, name_languages[k]);
			know(heads, name, add(call, heads, (struct head){ .target = TARGET_NAME, .field = i, .name = name,
					.language = name_languages[k], .own = S("") }));
		}
	}
	for (size_t i = 0; is_wide(heads->entity) && i < WIDE_COUNT; i++)
		know(heads, str_from(wide_names[i]), add(call, heads, (struct head){ .target = TARGET_WIDE, .wide = (enum wide)i,
				.name = str_from(wide_names[i]), .own = S("") }));
	for (size_t i = 0; i < EXTRA_COUNT; i++)
		if (extra_of(heads->entity, (enum extra)i))
			know(heads, str_from(extra_names[i]), add(call, heads, (struct head){ .target = TARGET_EXTRA,
					.extra = (enum extra)i, .name = str_from(extra_names[i]), .own = S("") }));
	if (heads->entity == &training_session_entity)
		add_ranks(call, heads);
}

struct heads *heads_of(struct call *call, const struct entity *entity)
{
	struct heads *heads = NEW(call->arena, struct heads);
	*heads = (struct heads){ .entity = entity, .wordings = wordings_of(call, entity), .known = lookup_in(call->arena) };
	add_fields(call, heads);
	for (size_t i = 0, count = heads->count; i < count; i++)
		if (heads->items[i].target == TARGET_FIELD)
			know_labels(call, heads, entity->fields[heads->items[i].field].label, i);
		else if (heads->items[i].target == TARGET_WIDE)
			know_labels(call, heads, wide_labels[heads->items[i].wide], i);
		else if (heads->items[i].target == TARGET_EXTRA && heads->items[i].rank == NULL)
			know_labels(call, heads, extra_labels[heads->items[i].extra], i);
	return heads;
}

bool head_by_name(struct call *call, const struct heads *heads, str text, struct head *head)
{
	str name = text_squeeze(call->arena, text);
	*head = (struct head){ .own = S(""), .name = S(""), .period = S("") };
	if (str_starts(name, S("own.")) && name.length > 4) {
		*head = (struct head){ TARGET_OWN, .own = name, .name = name, .period = S("") };
		return true;
	}
	const size_t *at = lookup_find(&heads->known, lower(call->arena, name));
	if (at == NULL)
		at = lookup_find(&heads->known, text_fold(call->arena, name));
	if (at != NULL) {
		*head = heads->items[*at];
		return true;
	}
	size_t index = name.length > 200 ? SIZE_MAX : own_field_find(call, heads->entity, name);
	if (index == SIZE_MAX)
		return false;
	head->target = TARGET_OWN;
	head->own = head->name = str_from(own_fields_of(call, heads->entity)->entity.fields[index].name);
	return true;
}

static bool by_word(struct call *call, const struct heads *heads, str text, struct head *head)
{
	str meaning = wordings_find(call->arena, heads->wordings, S("head"), text);
	return meaning.length > 0 && head_by_name(call, heads, meaning, head);
}

// "H2 2021 Assessment Date" without its time in front, or behind.
static str without_period(struct call *call, str text, str *period)
{
	struct day first, last;
	str squeezed = text_squeeze(call->arena, text);
	for (size_t i = squeezed.length; i-- > 0;)
		if (squeezed.data[i] == ' ' && head_period(call->arena, str_slice(squeezed, 0, i), &first, &last)) {
			*period = str_slice(squeezed, 0, i);
			return str_skip(squeezed, i + 1);
		}
	for (size_t i = 0; i < squeezed.length; i++)
		if (squeezed.data[i] == ' ' && head_period(call->arena, str_skip(squeezed, i + 1), &first, &last)) {
			*period = str_skip(squeezed, i + 1);
			return str_slice(squeezed, 0, i);
		}
	*period = S("");
	return squeezed;
}

// "Officiers / Femmes", "Sous-officiers (H)", "Nombre de participants magistrats": a rank, and who of it is counted.
static bool by_rank(struct call *call, const struct heads *heads, str header, struct head *head)
{
	size_t at = 0, length = 0;
	str folded = text_fold(call->arena, header);
	str rank = heads->entity == &training_session_entity ? wordings_within(heads->wordings, S("rank"), folded, &at, &length) : S("");
	if (rank.length == 0)
		return false;
	str rest = text_squeeze(call->arena, str_format(call->arena, "%.*s %.*s", STR_ARG(str_slice(folded, 0, at)), STR_ARG(str_skip(folded, at + length))));
	struct head counted = { .name = str_from(extra_names[EXTRA_PERSONS]) };
	if (rest.length > 0 && !by_word(call, heads, rest, &counted) && !head_by_name(call, heads, rest, &counted))
		return false;
	return head_by_name(call, heads, str_format(call->arena, "%.*s.%.*s", STR_ARG(counted.name), STR_ARG(rank)), head);
}

bool head_of(struct call *call, const struct heads *heads, str header, str label, struct head *head)
{
	str period = S(""), plain = S("");
	bool found = by_rank(call, heads, header, head) || by_word(call, heads, header, head) || head_by_name(call, heads, header, head) ||
	             (label.data != header.data &&
			     (by_word(call, heads, label, head) || head_by_name(call, heads, label, head)));
	// The time that a head names is told by it also when the map says what it means.
	if (label.length < 200)
		plain = without_period(call, label, &period);
	if (!found && period.length > 0 && plain.length > 0)
		found = by_word(call, heads, plain, head) || head_by_name(call, heads, plain, head);
	if (!found)
		*head = (struct head){ .own = S(""), .name = S("") };
	head->period = period;
	return found;
}

static bool pattern_fits(str pattern, str text)
{
	size_t star = str_find(pattern, S("*"));
	if (star == SIZE_MAX)
		return text_same(pattern, text);
	str before = str_trim(str_slice(pattern, 0, star)), behind = str_trim(str_skip(pattern, star + 1));
	text = str_trim(text);
	return text.length >= before.length + behind.length &&
	       str_equal_ignoring_case(str_slice(text, 0, before.length), before) &&
	       str_equal_ignoring_case(str_skip(text, text.length - behind.length), behind);
}

bool head_is(str wanted, str header, str label)
{
	if (header.length == 0)
		return false;
	if (text_same(wanted, header))
		return true;
	str rest = wanted, one;
	while (str_cut(&rest, '|', &one))
		if (str_trim(one).length > 0 && (text_same(str_trim(one), header) || text_same(str_trim(one), label)))
			return true;
	return false;
}

bool head_fits(str wanted, str header, str label)
{
	// A head that itself holds the sign is still found whole.
	if (text_same(wanted, header))
		return true;
	str rest = wanted, one;
	while (str_cut(&rest, '|', &one)) {
		one = str_trim(one);
		if (one.length > 0 && (pattern_fits(one, header) || pattern_fits(one, label)))
			return true;
	}
	return false;
}

// A half or a quarter of a year: its letter and its number, on either side of the year.
static bool part_of_year(str word, int *months, int *number)
{
	static const struct {
		const char *letter;
		int months;
	} parts[] = { { "h", 6 }, { "s", 6 }, { "q", 3 }, { "t", 3 } };
	int64_t value;
	for (size_t i = 0; i < COUNT(parts); i++)
		if (word.length == 2 && str_equal_ignoring_case(str_slice(word, 0, 1), str_from(parts[i].letter)) &&
		        str_to_integer(str_skip(word, 1), &value) && value >= 1 && value <= 12 / parts[i].months) {
			*months = parts[i].months;
			*number = (int)value;
			return true;
		}
	return false;
}

bool head_period(struct arena *arena, str text, struct day *first, struct day *last)
{
	int months = 12, number = 1;
	int64_t year = 0;
	str rest = text_squeeze(arena, text), word;
	bool part = false;
	while (str_cut(&rest, ' ', &word)) {
		if (!part && part_of_year(word, &months, &number))
			part = true;
		else if (year != 0 || word.length != 4 || !str_to_integer(word, &year) || year < 1900 || year > 2200)
			return false;
	}
	if (year == 0)
		return false;
	struct day month;
	int end = months * number;
	if (!day_make((int)year, end - months + 1, 0, &month))
		return false;
	*first = day_first(&month);
	if (!day_make((int)year, end, 0, &month))
		return false;
	*last = day_end(&month);
	return true;
}

bool head_needless(const struct entity *entity, size_t field)
{
	return !entity->fields[field].required || (entity->steps != NULL && field == entity->state_field) ||
	       (is_wide(entity) && field == RECOMMENDATION_KIND) ||
	       // A map shows areas that are there already.
	       (entity == &area_entity && field == AREA_KIND) ||
	       (extra_kind_by_title(entity) && str_is(str_from(entity->fields[field].name), "kind")) || (entity == &term_entity && field == TERM_BASE);
}
