#include "acts/notify.h"

#include "acts/outbox.h"
#include "model/addressee_line.h"
#include "model/factual_check.h"

enum { LINES_AT_A_TIME = 200 };

static bool add_all(struct call *call, const struct rows *rows, enum mail_kind kind)
{
	for (size_t i = 0; i < rows->count; i++)
		if (!outbox_add(call, rows_text(rows, i, 0), kind))
			return false;
	return true;
}

static bool tell_authority(struct call *call, str authority, enum mail_kind kind)
{
	struct rows rows;
	return call_stored(call, db_run(call->db, call->arena,
					 SQL("SELECT id FROM account WHERE authority = $1 AND role IN ('focal', 'validator') ORDER BY id"),
					 PARAMETERS(cell_text(authority)), &rows)) &&
	       add_all(call, &rows, kind);
}

bool notify_sent(struct call *call, const struct record *line)
{
	return call->mail_from == NULL || tell_authority(call, record_text(line, ADDRESSEE_LINE_AUTHORITY), MAIL_SENT);
}

bool notify_facts(struct call *call, const struct record *check)
{
	return call->mail_from == NULL || tell_authority(call, record_text(check, FACTUAL_CHECK_AUTHORITY), MAIL_FACTS);
}

static bool tell_house(struct call *call, enum mail_kind kind)
{
	struct rows rows;
	if (call->mail_from == NULL)
		return true;
	return call_stored(call, db_run(call->db, call->arena,
					 SQL("SELECT id FROM account WHERE role IN ('coordinator', 'secretariat') ORDER BY id"),
					 NO_PARAMETERS, &rows)) &&
	       add_all(call, &rows, kind);
}

bool notify_reply(struct call *call)
{
	return tell_house(call, MAIL_REPLY);
}

bool notify_letter(struct call *call)
{
	return tell_house(call, MAIL_LETTER);
}

static bool tell_line(struct call *call, str line, str authority, str due)
{
	enum mail_kind kind = str_compare(due, day_str(&call->today)) < 0 ? MAIL_REPLY_LATE : MAIL_REPLY_NEAR;
	return call_stored(call, db_run(call->db, call->arena, SQL("INSERT INTO told (record, kind, day) VALUES ($1, $2, $3)"),
					 PARAMETERS(cell_text(line), cell_text(str_from(mail_kind_code(kind))), cell_text(due)), NULL)) &&
	       tell_authority(call, authority, kind);
}

// Lines that wait for a reply, whose day is near or has passed and was not told yet, of authorities that
// have somebody to tell.
static bool find_lines(struct call *call, struct rows *rows)
{
	struct day first = day_add(&call->today, -NOTIFY_DAYS_AFTER), last = day_add(&call->today, NOTIFY_DAYS_BEFORE);
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("SELECT l.id, l.authority, l.reply_due_on FROM addressee_line l"
			    " JOIN recommendation r ON r.id = l.recommendation"
			    " WHERE l.reply_due_on BETWEEN $1 AND $2 AND l.binned_at IS NULL AND r.binned_at IS NULL AND r.state = 'open'"
			    " AND coalesce(l.sent_on, l.counts_from) IS NOT NULL AND l.replied_on IS NULL AND l.closed_on IS NULL"
			    " AND NOT EXISTS (SELECT 1 FROM told t WHERE t.record = l.id AND t.day = l.reply_due_on"
			    " AND t.kind = CASE WHEN l.reply_due_on < $3 THEN 'reply_late' ELSE 'reply_near' END)"
			    " AND EXISTS (SELECT 1 FROM account a WHERE a.authority = l.authority AND a.state = 'active'"
			    " AND a.binned_at IS NULL AND a.email IS NOT NULL AND a.email_me = 1 AND a.role IN ('focal', 'validator'))"
			    " ORDER BY l.reply_due_on, l.id LIMIT $4"),
			PARAMETERS(cell_text(day_str(&first)), cell_text(day_str(&last)), cell_text(day_str(&call->today)),
				cell_integer(LINES_AT_A_TIME)),
			rows));
}

static bool tell_dates(struct call *call, void *input)
{
	size_t *told = input;
	struct rows rows;
	if (!find_lines(call, &rows))
		return false;
	*told = rows.count;
	for (size_t i = 0; i < rows.count; i++)
		if (!tell_line(call, rows_text(&rows, i, 0), rows_text(&rows, i, 1), rows_text(&rows, i, 2)))
			return false;
	return true;
}

bool notify_dates(struct call *call)
{
	struct rows rows;
	if (call->mail_from == NULL)
		return true;
	if (!find_lines(call, &rows))
		return false;
	for (size_t told = rows.count; told > 0;)
		if (!act_write(call, "remind_by_mail", tell_dates, &told))
			return false;
	return true;
}
