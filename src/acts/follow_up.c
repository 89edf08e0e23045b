#include "acts/follow_up.h"

#include "acts/arrow.h"
#include "acts/keep.h"
#include "acts/list.h"
#include "acts/recommend.h"
#include "model/entities.h"
#include "model/follow_up_item.h"
#include "model/permit.h"
#include "model/value.h"
#include "model/vocabularies.h"

// --- Planning

static bool open_lines(struct call *call, const struct record *visit, str earlier, struct record ***lines, size_t *count)
{
	struct query query = query_in(call->arena);
	record_select(&query, &addressee_line_entity);
	query_add(&query, SQL("JOIN recommendation o ON o.id = t.recommendation WHERE t.binned_at IS NULL AND o.binned_at IS NULL"
	                      " AND o.state = 'open' AND coalesce(t.sent_on, t.counts_from) IS NOT NULL AND o.place = "));
	query_bind(&query, cell_text(record_text(visit, VISIT_PLACE)));
	if (earlier.length > 0) {
		query_add(&query, SQL(" AND o.visit = "));
		query_bind(&query, cell_text(earlier));
	}
	query_add(&query, SQL(" AND NOT EXISTS (SELECT 1 FROM follow_up_item i WHERE i.addressee_line = t.id AND i.binned_at IS NULL"
	                      " AND i.visit = "));
	query_bind(&query, cell_text(visit->id));
	query_add(&query, SQL(")"));
	permit_where(call, &query, &addressee_line_entity);
	query_add(&query, SQL(" ORDER BY coalesce(t.sent_on, t.counts_from), t.id LIMIT "));
	query_bind(&query, cell_integer(FOLLOW_UP_MOST));
	return record_query(call, &query, &addressee_line_entity, lines, count);
}

static bool add_items(struct call *call, const struct record *visit, str earlier, size_t *added)
{
	struct record **lines;
	*added = 0;
	size_t count;
	if (!open_lines(call, visit, earlier, &lines, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct record *item = record_new(call, &follow_up_item_entity);
		record_set(item, FOLLOW_UP_ITEM_VISIT, visit->id);
		record_set(item, FOLLOW_UP_ITEM_ADDRESSEE_LINE, lines[i]->id);
		if (!keep_save(call, item))
			return false;
	}
	*added = count;
	return true;
}

struct planning {
	struct record *visit;
	str earlier;
};

static bool refuse_nothing_open(struct call *call)
{
	call->allowed = S("");
	return refuse(call, REFUSED_CONFLICT, N_("Nothing that was sent is open here, so there is nothing to follow up."));
}

static bool plan(struct call *call, void *input)
{
	struct planning *planning = input;
	struct record *visit = planning->visit;
	size_t added;
	record_set(visit, VISIT_KIND, S("follow_up"));
	if (!record_has(visit, VISIT_STARTED_ON)) {
		struct day day = day_add(&call->today, 30);
		record_set(visit, VISIT_STARTED_ON, str_copy(call->arena, day_str(&day)));
	}
	// Who sees only the visits of its team is of this one.
	if (call->role == ROLE_MEMBER && !record_has(visit, VISIT_TEAM))
		record_set(visit, VISIT_TEAM, value_set_write(call->arena, &call->account, 1));
	if (!keep_save(call, visit) || !add_items(call, visit, planning->earlier, &added))
		return false;
	return added > 0 || refuse_nothing_open(call);
}

bool follow_up_plan(struct call *call, struct record *visit, str earlier)
{
	struct planning planning = { visit, earlier };
	return act_write(call, "plan_follow_up", plan, &planning);
}

struct filling {
	const struct record *visit;
	size_t added;
};

static bool fill(struct call *call, void *input)
{
	struct filling *filling = input;
	if (!permit_record(call, VERB_CHANGE, filling->visit) || !add_items(call, filling->visit, S(""), &filling->added))
		return false;
	return filling->added > 0 || refuse_nothing_open(call);
}

bool follow_up_fill(struct call *call, const struct record *visit, size_t *added)
{
	struct filling filling = { visit, 0 };
	bool done = act_write(call, "fill_checklist", fill, &filling);
	*added = filling.added;
	return done;
}

// --- Judging

// Good progress need not be all that was asked: "full" is for a person to say, except where it was full and stays so.
static const struct {
	const char *judgement, *state;
} proposals[] = {
	{ "none", "not_started" }, { "insufficient", "in_progress" }, { "reasonable", "partly" }, { "good", "partly" },
};

str follow_up_state(str judgement, str was)
{
	if (str_is(was, "full"))
		return str_is(judgement, "good") ? was : S("regression");
	for (size_t i = 0; i < COUNT(proposals); i++)
		if (str_is(judgement, proposals[i].judgement))
			return arrow_may_follow(was, str_from(proposals[i].state)) ? str_from(proposals[i].state) : was;
	return S("");
}

bool follow_up_began(const struct record *visit)
{
	str state = record_text(visit, VISIT_STATE);
	return !str_is(state, "planned") && !str_is(state, "refused");
}

static bool is_known(const struct vocabulary *vocabulary, str code)
{
	return code.length > 0 && vocabulary_label(vocabulary, code) != NULL;
}

static bool judge_line(struct call *call, struct record *item, const struct follow_up_verdict *verdict, struct record *line)
{
	struct record *assessment = record_new(call, &assessment_entity);
	struct day day = verdict->day.text[0] != 0 ? verdict->day : call->today;
	str was, text = value_text(call->arena, verdict->remark, true);
	record_set(assessment, ASSESSMENT_ADDRESSEE_LINE, line->id);
	record_set(assessment, ASSESSMENT_ASSESSOR, S("npm_on_site"));
	record_set(assessment, ASSESSMENT_VISIT, record_text(item, FOLLOW_UP_ITEM_VISIT));
	record_set(assessment, ASSESSMENT_ASSESSED_ON, str_copy(call->arena, day_str(&day)));
	record_set(assessment, ASSESSMENT_COUNTS_FROM, record_text(assessment, ASSESSMENT_ASSESSED_ON));
	record_set(assessment, ASSESSMENT_CORRECTS, record_text(item, FOLLOW_UP_ITEM_ASSESSMENT));
	record_set(assessment, ASSESSMENT_TEXT, text);
	if (!arrow_found_before(call, line, assessment, &was))
		return false;
	record_set(assessment, ASSESSMENT_IMPLEMENTATION,
		verdict->implementation.length > 0 ? verdict->implementation : follow_up_state(verdict->judgement, was));
	if (!assess(call, assessment))
		return false;
	record_set(item, FOLLOW_UP_ITEM_JUDGEMENT, verdict->judgement);
	record_set(item, FOLLOW_UP_ITEM_REMARK, text);
	record_set(item, FOLLOW_UP_ITEM_JUDGED_ON, record_text(assessment, ASSESSMENT_ASSESSED_ON));
	record_set(item, FOLLOW_UP_ITEM_ASSESSMENT, assessment->id);
	return record_save(call, item);
}

struct judging {
	struct record *item;
	const struct follow_up_verdict *verdict;
};

static bool judge(struct call *call, void *input)
{
	struct judging *judging = input;
	struct record *item = judging->item, *visit, *line;
	const struct follow_up_verdict *verdict = judging->verdict;
	if (!permit_record(call, VERB_CHANGE, item) ||
	        !keep_read(call, &visit_entity, record_text(item, FOLLOW_UP_ITEM_VISIT), &visit) ||
	        !recommend_sent_line(call, record_text(item, FOLLOW_UP_ITEM_ADDRESSEE_LINE), &line))
		return false;
	if (!follow_up_began(visit)) {
		call->allowed = S("");
		return refuse(call, REFUSED_CONFLICT, N_("The visit has not begun: what nobody has seen is not judged."));
	}
	bool good = is_known(&judgement_vocabulary, verdict->judgement) ||
	            refuse_field(call, "judgement", say(call, N_("Choose one of the four.")));
	if (verdict->implementation.length > 0 && !is_known(&implementation_vocabulary, verdict->implementation))
		good = refuse_field(call, "implementation", say(call, N_("This word is not in the list.")));
	struct day first;
	if (verdict->day.text[0] != 0 && day_parse(record_text(visit, VISIT_STARTED_ON), &first)) {
		struct day begin = day_first(&first);
		if (day_difference(&verdict->day, &begin) < 0)
			good = refuse_field(call, "day", say(call, N_("This day is before the visit.")));
	}
	return good && judge_line(call, item, verdict, line);
}

bool follow_up_judge(struct call *call, struct record *item, const struct follow_up_verdict *verdict)
{
	struct judging judging = { item, verdict };
	return act_write(call, "judge", judge, &judging);
}

// --- Reading

bool follow_up_read(struct call *call, str visit, struct follow_up_line **lines, size_t *count)
{
	struct record **items;
	size_t read;
	*count = 0;
	if (!list_linked(call, &follow_up_item_entity, FOLLOW_UP_ITEM_VISIT, visit, &items, &read))
		return false;
	*lines = NEW_MANY(call->arena, read + 1, struct follow_up_line);
	for (size_t i = 0; i < read; i++) {
		struct record *line =
			record_find(call, &addressee_line_entity, record_text(items[i], FOLLOW_UP_ITEM_ADDRESSEE_LINE));
		struct record *recommendation = line == NULL ? NULL
			: record_find(call, &recommendation_entity, record_text(line, ADDRESSEE_LINE_RECOMMENDATION));
		if (recommendation != NULL)
			(*lines)[(*count)++] = (struct follow_up_line){ items[i], line, recommendation };
	}
	return true;
}
