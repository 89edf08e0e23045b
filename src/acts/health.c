#include "acts/health.h"

#include "acts/list.h"
#include "base/clock.h"
#include "base/json.h"
#include "model/entities.h"
#include "model/permit.h"

enum { DAY_MILLISECONDS = 24 * 3600 * 1000 };

static bool may(struct call *call, enum power power)
{
	if (permit_power(call, power))
		return true;
	return refuse(call, call->role == ROLE_NONE ? REFUSED_NOT_SIGNED_IN : REFUSED_UNKNOWN,
		N_("Nothing was found at this address. Check the number or search for it."));
}

static bool ask(struct call *call, struct sql sql, struct rows *rows)
{
	return db_query(call->db, call->arena, sql, NO_PARAMETERS, rows) || call_stored(call, DB_BUSY);
}

static struct health_event event_at(const struct call *call, str at)
{
	struct health_event event = { .good = true };
	if (instant_parse(at, &event.at))
		event.days = (instant_milliseconds(&call->now) - instant_milliseconds(&event.at)) / DAY_MILLISECONDS;
	return event;
}

static bool older(const struct health_event *event, int64_t days)
{
	return event->at.text[0] == 0 || event->days > days;
}

static bool read_copies(struct call *call, struct health *health)
{
	struct rows copies, drills;
	if (!ask(call, SQL("SELECT at, file, rows, bytes FROM backup ORDER BY at DESC LIMIT 1"), &copies) ||
	        !ask(call, SQL("SELECT at, file, good FROM drill ORDER BY at DESC LIMIT 1"), &drills))
		return false;
	if (copies.count > 0) {
		health->backup = event_at(call, rows_text(&copies, 0, 0));
		health->backup.file = rows_text(&copies, 0, 1);
		health->backup.rows = rows_integer(&copies, 0, 2);
		health->backup.bytes = rows_integer(&copies, 0, 3);
	}
	if (drills.count > 0) {
		health->drill = event_at(call, rows_text(&drills, 0, 0));
		health->drill.file = rows_text(&drills, 0, 1);
		health->drill.good = rows_integer(&drills, 0, 2) != 0;
	}
	return true;
}

static bool read_mail(struct call *call, struct health *health)
{
	struct rows rows;
	if (!ask(call, SQL("SELECT coalesce(sum(CASE WHEN state IN ('waiting', 'sending') THEN 1 ELSE 0 END), 0),"
	                   " coalesce(sum(CASE WHEN state IN ('failed', 'bounced') THEN 1 ELSE 0 END), 0) FROM outbox"),
		    &rows))
		return false;
	health->mail_waiting = rows_integer(&rows, 0, 0);
	health->mail_failed = rows_integer(&rows, 0, 1);
	return true;
}

static bool read_brief(struct call *call, struct health *health)
{
	*health = (struct health){ 0 };
	if (!read_copies(call, health) || !read_mail(call, health))
		return false;
	health->concerns[CONCERN_BACKUP] = older(&health->backup, HEALTH_BACKUP_DAYS);
	health->concerns[CONCERN_DRILL] = older(&health->drill, HEALTH_DRILL_DAYS);
	health->concerns[CONCERN_DRILL_BAD] = health->drill.at.text[0] != 0 && !health->drill.good;
	health->concerns[CONCERN_MAIL] = health->mail_failed > 0;
	return true;
}

bool health_brief(struct call *call, struct health *health)
{
	return may(call, POWER_HEALTH) && read_brief(call, health);
}

static int64_t member(const struct json *json, str key)
{
	const struct json *found = json_find(json, key);
	return found != NULL && found->kind == JSON_IS_INTEGER ? found->integer : 0;
}

static bool read_log(struct call *call, struct health *health)
{
	struct rows leaves, checkpoints;
	struct job job;
	struct json json;
	struct mishap mishap;
	if (!ask(call, SQL("SELECT seq, at FROM leaf ORDER BY seq DESC LIMIT 1"), &leaves) ||
	        !ask(call, SQL("SELECT at FROM checkpoint ORDER BY size DESC LIMIT 1"), &checkpoints))
		return false;
	if (leaves.count > 0) {
		health->leaves = rows_integer(&leaves, 0, 0);
		health->leaf_at = event_at(call, rows_text(&leaves, 0, 1)).at;
	}
	if (checkpoints.count > 0)
		health->signed_at = event_at(call, rows_text(&checkpoints, 0, 0)).at;
	if (job_last(call, "verify", &job)) {
		health->verified = event_at(call, job.ended_at);
		health->verified.job = job.id;
		if (json_read(call->arena, job.result, &json, &mishap)) {
			health->verified.checked = member(&json, S("checked"));
			health->verified.bad = member(&json, S("bad"));
		}
	}
	health->concerns[CONCERN_VERIFY] = older(&health->verified, HEALTH_VERIFY_DAYS);
	health->concerns[CONCERN_VERIFY_BAD] = health->verified.bad > 0;
	return call->refusal == REFUSED_NOT;
}

// Who signs in by a password alone. Second factors stand apart from the records.
static bool read_accounts(struct call *call, struct health *health)
{
	struct rows rows;
	if (!ask(call, SQL("SELECT a.id, CASE WHEN coalesce(c.totp, '') = '' THEN 1 ELSE 0 END FROM account a"
	                   " LEFT JOIN credential c ON c.account = a.id WHERE a.state = 'active' AND a.binned_at IS NULL"
	                   " ORDER BY a.name"),
		    &rows))
		return false;
	health->accounts = (int64_t)rows.count;
	health->bare = NEW_MANY(call->arena, HEALTH_NAMED, struct record *);
	for (size_t i = 0; i < rows.count; i++) {
		if (rows_integer(&rows, i, 1) == 0)
			continue;
		health->without_factor++;
		struct record *account = health->bare_count < HEALTH_NAMED ? record_find(call, &account_entity, rows_text(&rows, i, 0)) : NULL;
		if (account != NULL)
			health->bare[health->bare_count++] = account;
	}
	health->concerns[CONCERN_FACTOR] = health->without_factor > 0;
	return true;
}

static bool read_room(struct call *call, const char *store, struct health *health)
{
	struct rows rows;
	if (!store_room(call->db, call->arena, store, &health->room))
		return call_stored(call, DB_BUSY);
	if (!ask(call, SQL("SELECT count(*), coalesce(sum(size), 0) FROM attachment"), &rows))
		return false;
	health->files = rows_integer(&rows, 0, 0);
	health->file_bytes = rows_integer(&rows, 0, 1);
	health->concerns[CONCERN_DISK] = health->room.disk > 0 && health->room.left < health->room.disk / 100 * HEALTH_LEFT_PERCENT;
	return true;
}

static bool count_of(struct call *call, const struct entity *entity, const char *filter, str value, int64_t *count)
{
	struct list_page page;
	struct list_request request = { .entity = entity, .limit = 1 };
	if (filter != NULL && !list_filter(call, &request, str_from(filter), value))
		return false;
	bool read = list_read(call, &request, &page);
	*count = read ? page.total : 0;
	return read;
}

// Days off of one year: those entered for it, and those that come back every year.
static bool count_holidays(struct call *call, int64_t year, int64_t *count)
{
	struct rows rows;
	str first = str_format(call->arena, "%lld-01-01", (long long)year), last = str_format(call->arena, "%lld-12-31", (long long)year);
	bool read = db_query(call->db, call->arena,
		SQL("SELECT count(*) FROM holiday WHERE binned_at IS NULL AND coalesce(yearly, 0) = 0 AND first_on >= $1 AND first_on <= $2"),
		PARAMETERS(cell_text(first), cell_text(last)), &rows);
	*count = read ? rows_integer(&rows, 0, 0) : 0;
	return read || call_stored(call, DB_BUSY);
}

static bool read_words(struct call *call, struct health *health)
{
	int64_t year = 0;
	if (!str_to_integer(str_slice(day_str(&call->today), 0, 4), &year) ||
	        !count_of(call, &term_entity, NULL, S(""), &health->terms) ||
	        !count_of(call, &own_field_entity, NULL, S(""), &health->own_fields) ||
	        !count_holidays(call, year, &health->holidays_now) || !count_holidays(call, year + 1, &health->holidays_next))
		return false;
	bool near = str_compare(str_slice(day_str(&call->today), 5, 2), S("11")) >= 0;
	health->concerns[CONCERN_HOLIDAYS] = near && health->holidays_now > 0 && health->holidays_next == 0;
	return true;
}

static void read_clock(struct call *call, struct health *health)
{
	health->clock_kept = clock_kept();
	health->clock_behind = health->leaf_at.text[0] != 0 &&
	                       instant_milliseconds(&health->leaf_at) > instant_milliseconds(&call->now) + 60 * 1000;
	health->concerns[CONCERN_CLOCK] = !health->clock_kept || health->clock_behind;
}

bool health_read(struct call *call, const char *store, struct health *health)
{
	if (!may(call, POWER_ADMINISTRATION) || !read_brief(call, health) || !read_log(call, health) || !read_accounts(call, health) ||
	        !read_room(call, store, health) || !read_words(call, health))
		return false;
	read_clock(call, health);
	return true;
}

bool health_verify(struct call *call, str *job)
{
	struct job_order order = { .kind = "verify", .entity = S(""), .name = S("") };
	return may(call, POWER_ADMINISTRATION) && job_add(call, &order, job);
}
