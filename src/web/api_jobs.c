// Jobs: what was ordered, how far it is, and stopping it.
#include "acts/import_list.h"
#include "web/api_inside.h"
#include "web/pages.h"
#include "web/site.h"

static void add_job(struct buf *buf, const struct job *job)
{
	buf_add_c(buf, "{\"id\":");
	buf_add_json(buf, job->id);
	buf_add_c(buf, ",\"kind\":");
	buf_add_json(buf, job->kind);
	buf_add_c(buf, ",\"name\":");
	buf_add_json(buf, job->name);
	buf_addf(buf, ",\"dry_run\":%s,\"state\":\"%s\",\"done\":%lld,\"total\":%lld,\"at\":",
		job_has(job, S("dry_run")) ? "true" : "false", job_state_code(job->state), (long long)job->done,
		(long long)job->total);
	buf_add_json(buf, job->at);
	if (job->ended_at.length > 0) {
		buf_add_c(buf, ",\"ended_at\":");
		buf_add_json(buf, job->ended_at);
	}
	if (job->result.length > 0) {
		buf_add_c(buf, ",\"result\":");
		buf_add(buf, job->result);
	}
	buf_add_char(buf, '}');
}

void api_job_ordered(struct door *door, str id)
{
	struct call *call = &door->call;
	struct job job;
	clerk_wake(door->site->clerk);
	if (!job_find(call, id, &job)) {
		door_refused(door);
		return;
	}
	struct buf buf = buf_in(call->arena);
	add_job(&buf, &job);
	response_header(door->response, "Location", str_format(call->arena, "/api/v1/jobs/%.*s", STR_ARG(id)));
	door_json(door, 202, buf_str(&buf));
}

void api_jobs(struct door *door)
{
	struct call *call = &door->call;
	struct job *jobs = NEW_MANY(call->arena, JOBS_SHOWN, struct job);
	size_t count;
	if (!page_inside(door) || !job_list(call, jobs, &count)) {
		door_refused(door);
		return;
	}
	struct buf buf = buf_in(call->arena);
	buf_add_c(&buf, "{\"items\":[");
	for (size_t i = 0; i < count; i++) {
		clerk_progress(door->site->clerk, &jobs[i]);
		jobs[i].result = S("");
		if (i > 0)
			buf_add_char(&buf, ',');
		add_job(&buf, &jobs[i]);
	}
	buf_add_c(&buf, "]}");
	door_json(door, 200, buf_str(&buf));
}

void api_job(struct door *door)
{
	struct call *call = &door->call;
	struct job job;
	if (!job_find(call, door_piece(door, "key"), &job)) {
		door_refused(door);
		return;
	}
	struct buf buf = buf_in(call->arena);
	clerk_progress(door->site->clerk, &job);
	add_job(&buf, &job);
	door_json(door, 200, buf_str(&buf));
}

void api_job_cancel(struct door *door)
{
	struct call *call = &door->call;
	struct job job;
	if (!job_find(call, door_piece(door, "key"), &job) || !clerk_cancel(call, door->site->clerk, &job)) {
		door_refused(door);
		return;
	}
	api_job(door);
}
