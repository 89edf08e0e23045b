#include "acts/remark.h"

#include "acts/outbox.h"
#include "base/limits.h"
#include "model/entities.h"
#include "model/permit.h"

static size_t level_field(const struct record *remark)
{
	return remark->entity == &task_entity ? (size_t)TASK_LEVEL : (size_t)COMMENT_LEVEL;
}

void remark_usual(struct record *remark)
{
	record_set(remark, level_field(remark), S("internal"));
}

// What somebody cannot read nobody does.
static bool assignee_reads(struct call *call, const struct record *task)
{
	const struct record *account = record_find(call, &account_entity, record_text(task, TASK_ASSIGNEE));
	const struct record *owner = beside_owner(call, task);
	struct call theirs = *call;
	if (account == NULL || owner == NULL)
		return true;
	theirs.account = account->id;
	theirs.role = role_from_code(record_text(account, ACCOUNT_ROLE));
	theirs.account_region = record_text(account, ACCOUNT_REGION);
	theirs.account_authority = record_text(account, ACCOUNT_AUTHORITY);
	const struct grant *grant = permit_grant_find(&theirs, owner->entity);
	bool reads = permit_may(&theirs, VERB_READ, &task_entity) && permit_record(&theirs, VERB_READ, owner) && grant != NULL &&
	             grant->level >= attachment_level(record_text(task, TASK_LEVEL));
	return reads || refuse_field(call, "assignee", say(call, N_("This person may not read what the task is about.")));
}

bool remark_settle(struct call *call, const struct record *before, struct record *remark)
{
	if (before == NULL)
		record_set(remark, remark->entity == &task_entity ? (size_t)TASK_AUTHOR : (size_t)COMMENT_AUTHOR, call->account);
	if (!record_has(remark, level_field(remark)))
		remark_usual(remark);
	if (remark->entity != &task_entity || !record_has(remark, TASK_ASSIGNEE))
		return true;
	str assignee = record_text(remark, TASK_ASSIGNEE);
	bool asked = before != NULL && str_equal(record_text(before, TASK_ASSIGNEE), assignee);
	return asked || (assignee_reads(call, remark) && outbox_add(call, assignee, MAIL_TASK));
}

static bool read_beside(struct call *call, const struct entity *entity, const struct record *owner, struct sql order,
	struct record ***records, size_t *count)
{
	struct query query = query_in(call->arena);
	*count = 0;
	if (!permit_may(call, VERB_READ, entity))
		return true;
	record_select(&query, entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL"));
	permit_where_beside(call, &query, entity, owner);
	query_add(&query, order);
	query_bind(&query, cell_integer(LIMIT_LIST));
	return record_query(call, &query, entity, records, count);
}

bool remarks_of(struct call *call, const struct record *owner, struct remarks *remarks)
{
	return read_beside(call, &comment_entity, owner, SQL(" ORDER BY t.id LIMIT "), &remarks->comments, &remarks->comment_count) &&
	       read_beside(call, &task_entity, owner,
		       SQL(" ORDER BY CASE t.state WHEN 'open' THEN 0 ELSE 1 END, coalesce(t.due_on, '9999'), t.id LIMIT "),
		       &remarks->tasks, &remarks->task_count);
}
