#include "acts/term_table.h"

#include "acts/keep.h"
#include "acts/list.h"
#include "base/die.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"

enum { CODE_LETTERS = 40 };

bool term_table_languages(struct call *call, bool wanted[LANGUAGE_COUNT])
{
	struct list_page page;
	struct list_request request = { .entity = &institution_entity, .limit = 1 };
	if (!list_read(call, &request, &page))
		return false;
	must(page.count == 1);
	str rest = record_text(page.records[0], INSTITUTION_LANGUAGES), language;
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		wanted[i] = false;
	while (str_cut(&rest, ',', &language))
		for (size_t i = 0; i < LANGUAGE_COUNT; i++)
			wanted[i] = wanted[i] || str_is(str_trim(language), languages[i]);
	return true;
}

size_t term_missing(struct call *call, const struct record *term, const bool wanted[LANGUAGE_COUNT])
{
	size_t missing = 0;
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		missing += wanted[i] && value_name_in(call->arena, record_text(term, TERM_NAME), languages[i]).length == 0;
	return missing;
}

bool term_table_read(struct call *call, const struct vocabulary *vocabulary, struct record **terms, size_t *count)
{
	bool wanted[LANGUAGE_COUNT];
	struct list_page page;
	struct list_request request = { .entity = &term_entity, .limit = TERM_TABLE_MOST, .sort = S("code") };
	*count = 0;
	if (!term_table_languages(call, wanted) || !list_filter(call, &request, S("vocabulary"), str_from(vocabulary->name)) ||
	        !list_read(call, &request, &page))
		return false;
	for (int whole = 0; whole < 2; whole++)
		for (size_t i = 0; i < page.count; i++)
			if ((term_missing(call, page.records[i], wanted) == 0) == (whole == 1))
				terms[(*count)++] = page.records[i];
	return true;
}

struct keeping {
	const struct vocabulary *vocabulary;
	const struct term_typed *rows;
	size_t count;
	const struct term_added *added;
	size_t changed;
};

static bool set_names(struct call *call, struct record *term, const str names[LANGUAGE_COUNT])
{
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		if (!value_set_name(call, term, TERM_NAME, languages[i], names[i]))
			return false;
	return true;
}

static bool has_name(const str names[LANGUAGE_COUNT])
{
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		if (str_trim(names[i]).length > 0)
			return true;
	return false;
}

static bool keep_row(struct call *call, struct keeping *keeping, const struct term_typed *row)
{
	struct record *term = record_find(call, &term_entity, row->id);
	if (term == NULL || term->binned_at.length > 0 || !str_is(record_text(term, TERM_VOCABULARY), keeping->vocabulary->name))
		return refuse(call, REFUSED_UNKNOWN,
			N_("One of these words is not there any more, so nothing was kept. Open the vocabulary again."));
	str before = record_text(term, TERM_NAME), field = str_format(call->arena, "names.%.*s", STR_ARG(row->id));
	bool active = !record_has(term, TERM_ACTIVE) || record_integer(term, TERM_ACTIVE) != 0;
	if (!has_name(row->names))
		return refuse_field(call, str_c(call->arena, field), say(call, N_("Write the word in one language at least. To drop it, take it out of use.")));
	if (!set_names(call, term, row->names))
		return false;
	if (active != row->active)
		record_set_integer(term, TERM_ACTIVE, row->active);
	if (str_equal(before, record_text(term, TERM_NAME)) && active == row->active)
		return true;
	if (term->version != row->version)
		return refuse(call, REFUSED_STALE,
			N_("Somebody else changed these words meanwhile, so nothing was kept. Open the vocabulary again; what you wrote stands below."));
	keeping->changed++;
	return keep_save(call, term);
}

// "Braseros d’hiver" is called braseros_d_hiver.
static str code_of(struct call *call, const struct term_added *added)
{
	for (size_t i = LANGUAGE_COUNT; i-- > 0;) {
		str folded = text_fold(call->arena, added->names[i]);
		struct buf code = buf_in(call->arena);
		for (size_t k = 0; k < folded.length && code.length < CODE_LETTERS; k++) {
			char c = folded.data[k];
			if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
				buf_add_char(&code, c);
			else if (code.length > 0 && buf_str(&code).data[code.length - 1] != '_')
				buf_add_char(&code, '_');
		}
		str made = buf_str(&code);
		while (str_ends(made, S("_")))
			made.length--;
		if (made.length > 0)
			return made;
	}
	return S("");
}

static bool add(struct call *call, struct keeping *keeping)
{
	const struct term_added *added = keeping->added;
	if (!has_name(added->names))
		return (added->code.length == 0 && added->base.length == 0) ||
		       refuse_field(call, "added", say(call, N_("Write the new word in one language at least.")));
	str code = added->code.length > 0 ? added->code : code_of(call, added);
	if (code.length == 0)
		return refuse_field(call, "code", say(call, N_("Write a short code in the letters a to z: lists and programs call the word by it.")));
	struct record *term = record_new(call, &term_entity);
	record_set(term, TERM_VOCABULARY, str_from(keeping->vocabulary->name));
	record_set_integer(term, TERM_ACTIVE, 1);
	keeping->changed++;
	return value_read(call, term, TERM_CODE, code, NULL) && value_read(call, term, TERM_BASE, added->base, NULL) &&
	       set_names(call, term, added->names) && keep_save(call, term);
}

static bool keep(struct call *call, void *input)
{
	struct keeping *keeping = input;
	keeping->changed = 0;
	for (size_t i = 0; i < keeping->count; i++)
		if (!keep_row(call, keeping, &keeping->rows[i]))
			return false;
	return add(call, keeping);
}

bool term_table_keep(struct call *call, const struct vocabulary *vocabulary, const struct term_typed *rows, size_t count,
	const struct term_added *added, size_t *changed)
{
	struct keeping keeping = { vocabulary, rows, count, added, 0 };
	bool done = permit_entity(call, VERB_CHANGE, &term_entity) && act_write(call, "keep_words", keep, &keeping);
	*changed = keeping.changed;
	return done;
}
