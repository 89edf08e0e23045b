#include "acts/job.h"

#include "base/id.h"
#include "base/limits.h"
#include "model/permit.h"

static const char *const states[] = {
	[JOB_WAITING] = "waiting", [JOB_RUNNING] = "running", [JOB_DONE] = "done",
	[JOB_REFUSED] = "refused", [JOB_CANCELLED] = "cancelled",
};

const char *job_state_code(enum job_state state)
{
	return states[state];
}

bool job_has(const struct job *job, str option)
{
	str rest = job->options, word;
	while (str_cut(&rest, ' ', &word))
		if (str_equal(word, option))
			return true;
	return false;
}

static enum job_state state_of(str code)
{
	for (size_t i = 0; i < COUNT(states); i++)
		if (str_is(code, states[i]))
			return (enum job_state)i;
	return JOB_REFUSED;
}

#define JOB_COLUMNS \
	"SELECT id, kind, entity, name, options, state, done, total, account, at, coalesce(ended_at, ''), coalesce(result, '') FROM job"

static struct job read_row(const struct rows *rows, size_t row)
{
	return (struct job){
		.id = rows_text(rows, row, 0), .kind = rows_text(rows, row, 1), .entity = rows_text(rows, row, 2),
		.name = rows_text(rows, row, 3), .options = rows_text(rows, row, 4),
		.state = state_of(rows_text(rows, row, 5)), .done = rows_integer(rows, row, 6),
		.total = rows_integer(rows, row, 7), .account = rows_text(rows, row, 8), .at = rows_text(rows, row, 9),
		.ended_at = rows_text(rows, row, 10), .result = rows_text(rows, row, 11),
	};
}

struct adding {
	const struct job_order *order;
	str id;
};

static bool put_part(struct call *call, str job, const char *part, str bytes)
{
	for (int64_t number = 0; bytes.length > 0; number++) {
		size_t length = bytes.length < LIMIT_ATTACHMENT_CHUNK ? bytes.length : LIMIT_ATTACHMENT_CHUNK;
		if (!call_stored(call,
			    db_run(call->db, call->arena,
				    SQL("INSERT INTO job_input (job, part, number, bytes) VALUES ($1, $2, $3, $4)"),
				    PARAMETERS(cell_text(job), cell_text(str_from(part)), cell_integer(number),
					    cell_bytes((str){ bytes.data, length })),
				    NULL)))
			return false;
		bytes = str_skip(bytes, length);
	}
	return true;
}

static bool add(struct call *call, void *input)
{
	struct adding *adding = input;
	const struct job_order *order = adding->order;
	adding->id = id_new(call->arena, &call->now);
	str options = str_format(call->arena, "%s%s%s", call->language, order->keep_good ? " keep_good" : "",
		order->dry_run ? " dry_run" : "");
	return call_stored(call,
		       db_run(call->db, call->arena,
			       SQL("INSERT INTO job (id, kind, entity, name, options, state, done, total, account, at)"
			           " VALUES ($1, $2, $3, $4, $5, 'waiting', 0, 0, $6, $7)"),
			       PARAMETERS(cell_text(adding->id), cell_text(str_from(order->kind)), cell_text(order->entity),
				       cell_text(order->name), cell_text(options), cell_text(call->account),
				       cell_text(instant_str(&call->now))),
			       NULL)) &&
	       put_part(call, adding->id, "file", order->file) && put_part(call, adding->id, "map", order->map);
}

bool job_add(struct call *call, const struct job_order *order, str *id)
{
	bool verify = str_is(str_from(order->kind), "verify");
	if (!permit_power(call, verify ? POWER_VERIFY : POWER_IMPORT) || call->account.length == 0)
		return refuse(call, call->role == ROLE_NONE ? REFUSED_NOT_SIGNED_IN : REFUSED_FORBIDDEN,
			verify ? N_("Your role does not check the log.") : N_("Your role does not import lists."));
	struct adding adding = { .order = order };
	bool done = act_write(call, "job", add, &adding);
	*id = adding.id;
	return done;
}

struct repeating {
	const struct job *dry;
	struct adding adding;
};

static bool add_again(struct call *call, void *input)
{
	struct repeating *repeating = input;
	struct rows rows;
	if (!add(call, &repeating->adding) ||
	        !call_stored(call, db_run(call->db, call->arena,
					   SQL("UPDATE job_input SET job = $1 WHERE job = $2 RETURNING number"),
					   PARAMETERS(cell_text(repeating->adding.id), cell_text(repeating->dry->id)), &rows)))
		return false;
	return rows.count > 0 || refuse(call, REFUSED_CONFLICT, N_("The file is not there any more. Send it again."));
}

bool job_again(struct call *call, const struct job *dry, str *id)
{
	if (!permit_power(call, POWER_IMPORT) || dry->state != JOB_DONE || !job_has(dry, S("dry_run")))
		return refuse(call, REFUSED_CONFLICT, N_("The file is not there any more. Send it again."));
	const struct job_order order = { .kind = "import", .entity = dry->entity, .name = dry->name,
		.keep_good = job_has(dry, S("keep_good")) };
	struct repeating repeating = { dry, { .order = &order } };
	bool done = act_write(call, "job", add_again, &repeating);
	*id = repeating.adding.id;
	return done;
}

bool job_sees_all(const struct call *call)
{
	return (call->role & (ROLE_COORDINATOR | ROLE_ADMINISTRATOR | ROLE_HOUSE)) != 0;
}

bool job_find(struct call *call, str id, struct job *job)
{
	struct rows rows;
	if (!db_query(call->db, call->arena, SQL(JOB_COLUMNS " WHERE id = $1"), PARAMETERS(cell_text(id)), &rows))
		return call_stored(call, DB_BUSY);
	bool seen = rows.count > 0 && call->account.length > 0 &&
	            (job_sees_all(call) || str_equal(rows_text(&rows, 0, 8), call->account));
	if (!seen)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	*job = read_row(&rows, 0);
	return true;
}

bool job_list(struct call *call, struct job *jobs, size_t *count)
{
	struct rows rows;
	*count = 0;
	bool read = job_sees_all(call) ?
		db_query(call->db, call->arena, SQL(JOB_COLUMNS " ORDER BY at DESC, id DESC LIMIT 20"), NO_PARAMETERS, &rows) :
		db_query(call->db, call->arena, SQL(JOB_COLUMNS " WHERE account = $1 ORDER BY at DESC, id DESC LIMIT 20"),
			PARAMETERS(cell_text(call->account)), &rows);
	if (!read)
		return call_stored(call, DB_BUSY);
	for (; *count < rows.count && *count < JOBS_SHOWN; ++*count)
		jobs[*count] = read_row(&rows, *count);
	return true;
}

bool job_last(struct call *call, const char *kind, struct job *job)
{
	struct rows rows;
	if (!db_query(call->db, call->arena, SQL(JOB_COLUMNS " WHERE kind = $1 AND state = 'done' ORDER BY ended_at DESC, id DESC LIMIT 1"),
		    PARAMETERS(cell_text(str_from(kind))), &rows)) {
		(void)!call_stored(call, DB_BUSY);
		return false;
	}
	if (rows.count > 0)
		*job = read_row(&rows, 0);
	return rows.count > 0;
}

static bool put_back(struct call *call, void *input)
{
	(void)input;
	return call_stored(call, db_run(call->db, call->arena,
					SQL("UPDATE job SET state = 'waiting' WHERE state = 'running'"), NO_PARAMETERS, NULL));
}

bool job_put_back(struct call *call)
{
	return act_write(call, "job", put_back, NULL);
}

static bool claim(struct call *call, void *input)
{
	struct job *job = input;
	struct rows rows;
	if (!call_stored(call, db_run(call->db, call->arena,
				       SQL(JOB_COLUMNS " WHERE state = 'waiting' ORDER BY at, id LIMIT 1"), NO_PARAMETERS, &rows)))
		return false;
	if (rows.count == 0)
		return true;
	*job = read_row(&rows, 0);
	job->state = JOB_RUNNING;
	return call_stored(call, db_run(call->db, call->arena, SQL("UPDATE job SET state = 'running' WHERE id = $1"),
					PARAMETERS(cell_text(job->id)), NULL));
}

bool job_claim(struct call *call, struct job *job)
{
	*job = (struct job){ .id = S("") };
	return act_write(call, "job", claim, job) && job->id.length > 0;
}

bool job_input(struct call *call, const struct job *job, const char *part, str *bytes)
{
	struct rows rows;
	if (!db_query(call->db, call->arena,
		    SQL("SELECT bytes FROM job_input WHERE job = $1 AND part = $2 ORDER BY number"),
		    PARAMETERS(cell_text(job->id), cell_text(str_from(part))), &rows))
		return call_stored(call, DB_BUSY);
	struct buf buf = buf_in(call->arena);
	for (size_t i = 0; i < rows.count; i++)
		buf_add(&buf, rows_text(&rows, i, 0));
	*bytes = buf_str(&buf);
	return true;
}

static bool give_up(struct call *call, str id)
{
	return call_stored(call, db_run(call->db, call->arena, SQL("DELETE FROM job_input WHERE job = $1"),
					PARAMETERS(cell_text(id)), NULL));
}

// What was looked through a day ago and never imported.
static bool sweep(struct call *call)
{
	struct instant yesterday =
		instant_from_milliseconds(instant_milliseconds(&call->now) - INT64_C(24) * 3600 * 1000);
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("DELETE FROM job_input WHERE job IN (SELECT id FROM job WHERE ended_at < $1)"),
			PARAMETERS(cell_text(instant_str(&yesterday))), NULL));
}

static bool end(struct call *call, void *input)
{
	const struct job *job = input;
	return call_stored(call,
		       db_run(call->db, call->arena,
			       SQL("UPDATE job SET state = $1, done = $2, total = $3, ended_at = $4, result = $5 WHERE id = $6"),
			       PARAMETERS(cell_text(str_from(states[job->state])), cell_integer(job->done),
				       cell_integer(job->total), cell_text(instant_str(&call->now)), cell_text(job->result),
				       cell_text(job->id)),
			       NULL)) &&
	       (job->state == JOB_DONE && job_has(job, S("dry_run")) ? sweep(call) : give_up(call, job->id));
}

bool job_end(struct call *call, const struct job *job)
{
	struct job copy = *job;
	return act_write(call, "job", end, &copy);
}

struct withdrawing {
	str id;
	bool done;
};

static bool withdraw(struct call *call, void *input)
{
	struct withdrawing *withdrawing = input;
	struct rows rows;
	if (!call_stored(call, db_run(call->db, call->arena,
				       SQL("UPDATE job SET state = 'cancelled', ended_at = $1, result = '{}'"
				           " WHERE id = $2 AND state = 'waiting' RETURNING id"),
				       PARAMETERS(cell_text(instant_str(&call->now)), cell_text(withdrawing->id)), &rows)))
		return false;
	withdrawing->done = rows.count > 0;
	return !withdrawing->done || give_up(call, withdrawing->id);
}

bool job_withdraw(struct call *call, str id)
{
	struct withdrawing withdrawing = { .id = id };
	return act_write(call, "job", withdraw, &withdrawing) && withdrawing.done;
}
