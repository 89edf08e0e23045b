#include "acts/self_assess.h"

#include <stdlib.h>

#include "acts/keep.h"
#include "acts/list.h"
#include "base/lookup.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"

static bool read_answers(struct call *call, const struct record *assessment, struct record ***answers, size_t *count)
{
	return list_linked(call, &self_assessment_answer_entity, SELF_ASSESSMENT_ANSWER_SELF_ASSESSMENT, assessment->id, answers, count);
}

static bool read_years(struct call *call, struct self_assess *compared)
{
	struct query query = query_in(call->arena);
	struct record **years;
	size_t count;
	record_select(&query, &self_assessment_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL"));
	permit_where(call, &query, &self_assessment_entity);
	query_add(&query, SQL(" ORDER BY t.year DESC LIMIT "));
	query_bind(&query, cell_integer(SELF_ASSESS_YEARS));
	if (!record_query(call, &query, &self_assessment_entity, &years, &count))
		return false;
	compared->year_count = count;
	for (size_t i = 0; i < count; i++)
		compared->years[i] = years[count - 1 - i];
	return true;
}

// The same question of the same paragraph, however it is spaced or accented, is one row.
static struct self_assess_row *row_of(struct call *call, struct self_assess *compared, struct lookup *known, const struct record *answer)
{
	int64_t paragraph = record_integer(answer, SELF_ASSESSMENT_ANSWER_PARAGRAPH);
	str question = record_text(answer, SELF_ASSESSMENT_ANSWER_QUESTION);
	str folded = text_fold(call->arena, question);
	str key = str_format(call->arena, "%lld %.*s", (long long)paragraph, STR_ARG(folded));
	const size_t *place = lookup_find(known, key);
	if (place != NULL)
		return &compared->rows[*place];
	GROW(call->arena, compared->rows, compared->count, compared->room);
	lookup_set(known, key, compared->count - 1);
	compared->rows[compared->count - 1] = (struct self_assess_row){ .paragraph = paragraph, .question = question };
	return &compared->rows[compared->count - 1];
}

static int level_of(struct call *call, const struct record *answer)
{
	str code = answer == NULL ? S("") : value_base(call, &self_assessment_level_vocabulary, record_text(answer, SELF_ASSESSMENT_ANSWER_ANSWER));
	return str_is(code, "no") ? 1 : str_is(code, "partly") ? 2 : str_is(code, "yes") ? 3 : 0;
}

static void mark_changes(struct call *call, struct self_assess *compared)
{
	for (size_t r = 0; r < compared->count; r++) {
		struct self_assess_row *row = &compared->rows[r];
		int last = 0;
		for (size_t y = 0; y < compared->year_count; y++) {
			int level = level_of(call, row->answers[y]);
			if (level == 0)
				continue;
			row->change[y] = last == 0 ? 0 : (level > last) - (level < last);
			last = level;
			compared->answered[y]++;
			compared->yes[y] += level == 3;
		}
	}
}

static int compare_rows(const void *a, const void *b)
{
	const struct self_assess_row *one = a, *other = b;
	if (one->paragraph != other->paragraph)
		return one->paragraph < other->paragraph ? -1 : 1;
	return str_compare(one->question, other->question);
}

bool self_assess_compare(struct call *call, struct self_assess *compared)
{
	struct lookup known = lookup_in(call->arena);
	*compared = (struct self_assess){ 0 };
	if (!permit_entity(call, VERB_READ, &self_assessment_entity) || !read_years(call, compared))
		return false;
	for (size_t y = 0; y < compared->year_count; y++) {
		struct record **answers;
		size_t count;
		if (!read_answers(call, compared->years[y], &answers, &count))
			return false;
		for (size_t i = 0; i < count; i++)
			row_of(call, compared, &known, answers[i])->answers[y] = answers[i];
	}
	mark_changes(call, compared);
	if (compared->count > 0)
		qsort(compared->rows, compared->count, sizeof *compared->rows, compare_rows);
	return true;
}

// Beginning a new one.

struct beginning {
	struct record *made;
};

static bool find_last(struct call *call, const struct record *made, struct record **last)
{
	struct query query = query_in(call->arena);
	struct record **found;
	size_t count;
	record_select(&query, &self_assessment_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.year < "));
	query_bind(&query, cell_integer(record_integer(made, SELF_ASSESSMENT_YEAR)));
	permit_where(call, &query, &self_assessment_entity);
	query_add(&query, SQL(" ORDER BY t.year DESC LIMIT 1"));
	if (!record_query(call, &query, &self_assessment_entity, &found, &count))
		return false;
	if (count == 0)
		return refuse_field(call, "year", say(call, N_("There is no earlier self-assessment whose questions could be taken over.")));
	*last = found[0];
	return true;
}

static bool begin(struct call *call, void *input)
{
	struct beginning *beginning = input;
	struct record *last, **asked;
	size_t count;
	if (!find_last(call, beginning->made, &last) || !read_answers(call, last, &asked, &count) || !keep_save(call, beginning->made))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct record *answer = record_new(call, &self_assessment_answer_entity);
		record_set(answer, SELF_ASSESSMENT_ANSWER_SELF_ASSESSMENT, beginning->made->id);
		record_set(answer, SELF_ASSESSMENT_ANSWER_QUESTION, record_text(asked[i], SELF_ASSESSMENT_ANSWER_QUESTION));
		if (record_has(asked[i], SELF_ASSESSMENT_ANSWER_PARAGRAPH))
			record_set_integer(answer, SELF_ASSESSMENT_ANSWER_PARAGRAPH, record_integer(asked[i], SELF_ASSESSMENT_ANSWER_PARAGRAPH));
		if (!keep_save(call, answer))
			return false;
	}
	return true;
}

bool self_assess_begin(struct call *call, str year, struct record **made)
{
	struct beginning beginning = { record_new(call, &self_assessment_entity) };
	*made = beginning.made;
	if (!permit_entity(call, VERB_CREATE, &self_assessment_entity))
		return false;
	if (str_trim(year).length == 0)
		return refuse_field(call, "year", say(call, N_("This is needed.")));
	return value_read(call, beginning.made, SELF_ASSESSMENT_YEAR, year, NULL) && act_write(call, "make", begin, &beginning);
}
