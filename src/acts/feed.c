#include "acts/feed.h"

#include "acts/sign_in.h"
#include "base/lookup.h"
#include "model/entities.h"
#include "model/permit.h"
#include "vault/token.h"

static bool signed_in(struct call *call)
{
	return call->account.length > 0 ||
	       refuse(call, REFUSED_NOT_SIGNED_IN, N_("Please sign in first. What you wrote is kept."));
}

static bool make(struct call *call, void *input)
{
	str *token = input;
	*token = token_new(call->arena);
	return call_stored(call,
		       db_run(call->db, call->arena,
			       SQL("INSERT INTO calendar_feed (account, token, role, made_at) VALUES ($1, $2, $3, $4)"
			           " ON CONFLICT (account) DO UPDATE SET token = excluded.token, role = excluded.role,"
			           " made_at = excluded.made_at"),
			       PARAMETERS(cell_text(call->account), cell_text(token_hash(call->arena, *token)),
				       cell_text(str_from(role_code(call->role))), cell_text(instant_str(&call->now))),
			       NULL)) &&
	       account_note(call, "make_feed", call->account);
}

bool feed_make(struct call *call, str *token)
{
	*token = S("");
	return signed_in(call) && act_write(call, "make_feed", make, token);
}

static bool end(struct call *call, void *input)
{
	(void)input;
	return call_stored(call,
		       db_run(call->db, call->arena, SQL("DELETE FROM calendar_feed WHERE account = $1"),
			       PARAMETERS(cell_text(call->account)), NULL)) &&
	       account_note(call, "end_feed", call->account);
}

bool feed_end(struct call *call)
{
	return signed_in(call) && act_write(call, "end_feed", end, NULL);
}

bool feed_since(struct call *call, struct instant *since)
{
	struct rows rows;
	*since = (struct instant){ "" };
	if (!signed_in(call) ||
	        !call_stored(call,
			db_run(call->db, call->arena, SQL("SELECT made_at FROM calendar_feed WHERE account = $1 AND role = $2"),
				PARAMETERS(cell_text(call->account), cell_text(str_from(role_code(call->role)))), &rows)))
		return false;
	if (rows.count > 0 && !instant_parse(rows_text(&rows, 0, 0), since))
		*since = (struct instant){ "" };
	return true;
}

bool feed_enter(struct call *call, str token)
{
	struct rows rows;
	if (!call_stored(call,
		    db_run(call->db, call->arena,
			    SQL("SELECT f.account FROM calendar_feed f JOIN account a ON a.id = f.account WHERE f.token = $1"
			        " AND a.role = f.role AND a.state = 'active' AND a.binned_at IS NULL"),
			    PARAMETERS(cell_text(token_hash(call->arena, token))), &rows)))
		return false;
	if (rows.count == 0)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	return caller_enter(call, rows_text(&rows, 0, 0));
}

// What the feed tells.

// Those of which it is not decided may still become unannounced.
static bool is_announced(const struct record *record, size_t field)
{
	str notice = record_text(record, field);
	return str_is(notice, "announced") || str_is(notice, "short_notice");
}

// The missions with a visit before them that is not known to be announced.
static bool read_quiet_missions(struct call *call, struct lookup *quiet)
{
	struct rows rows;
	*quiet = lookup_in(call->arena);
	if (!call_stored(call,
		    db_run(call->db, call->arena,
			    SQL("SELECT DISTINCT mission FROM visit WHERE binned_at IS NULL AND mission IS NOT NULL"
			        " AND state = 'planned' AND coalesce(announced, '') NOT IN ('announced', 'short_notice')"),
			    NO_PARAMETERS, &rows)))
		return false;
	for (size_t i = 0; i < rows.count; i++)
		lookup_set(quiet, rows_text(&rows, i, 0), i);
	return true;
}

static bool may_leave(const struct agenda_item *item, const struct lookup *quiet)
{
	switch (item->kind) {
	case AGENDA_URGENT:
	case AGENDA_EXCHANGE:
	case AGENDA_PREPARATION:
	case AGENDA_REPRISAL:
	case AGENDA_COMPLAINT: return false;
	case AGENDA_VISIT:
	case AGENDA_FOLLOW_UP: return is_announced(item->record, VISIT_ANNOUNCED);
	case AGENDA_MISSION:
		return is_announced(item->record, MISSION_ANNOUNCED) && lookup_find(quiet, item->record->id) == NULL;
	case AGENDA_OPINION:
	case AGENDA_PROJECT_REPORT:
	case AGENDA_RENEWAL:
	case AGENDA_AGREEMENT_END:
	case AGENDA_REVIEW:
	case AGENDA_JOINT_ACTION:
	case AGENDA_TRAINING:
	case AGENDA_EVENT:
	case AGENDA_MANDATE:
	case AGENDA_HOLIDAY:
	case AGENDA_REPLY:
	case AGENDA_LADDER:
	case AGENDA_ACTION:
	case AGENDA_KIND_COUNT: break;
	}
	return true;
}

static bool read_agenda(struct call *call, struct agenda *agenda)
{
	struct day from = day_add(&call->today, -FEED_DAYS_BEFORE), to = day_add(&call->today, FEED_DAYS_BEHIND);
	struct lookup quiet;
	if (!agenda_read(call, &from, &to, agenda) || !read_quiet_missions(call, &quiet))
		return false;
	size_t kept = 0;
	for (size_t i = 0; i < agenda->count; i++)
		if (may_leave(&agenda->items[i], &quiet))
			agenda->items[kept++] = agenda->items[i];
	agenda->count = kept;
	return true;
}

static bool read_replies(struct call *call, struct feed *feed)
{
	struct addressed *items;
	size_t count;
	if (!addressed_list(call, &items, &count))
		return false;
	feed->replies = items;
	for (size_t i = 0; i < count; i++) {
		const struct record *line = items[i].chain.line;
		if (record_has(line, ADDRESSEE_LINE_REPLY_DUE_ON) && !record_has(line, ADDRESSEE_LINE_REPLIED_ON) &&
		        !record_has(line, ADDRESSEE_LINE_CLOSED_ON))
			feed->replies[feed->reply_count++] = items[i];
	}
	return true;
}

bool feed_read(struct call *call, struct feed *feed)
{
	*feed = (struct feed){ .reply_count = 0 };
	return (call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) != 0 ? read_replies(call, feed)
	                                                         : read_agenda(call, &feed->agenda);
}
