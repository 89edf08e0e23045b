#include "acts/write.h"

#include "base/die.h"
#include "model/deadline.h"
#include "model/save.h"

struct work {
	struct call *call;
	act_body body;
	void *input;
};

static bool settle(struct call *call)
{
	return deadlines_settle(call) && lines_settle(call);
}

static bool run(struct db *db, void *context, enum write_result *result)
{
	struct work *work = context;
	struct call *call = work->call;
	struct db *reading = call->db;
	call->db = db;
	call->writing = true;
	call->calendar = NULL;
	call_forget_records(call);
	bool done = work->body(call, work->input) && settle(call);
	call->line_count = 0;
	call_forget_records(call);
	call->writing = false;
	call->db = reading;
	if (!done && call->refusal == REFUSED_BUSY)
		*result = WRITE_BUSY;
	if (!done && call->refusal == REFUSED_FULL)
		*result = WRITE_FULL;
	return done;
}

typedef enum write_result writer_turn(struct writer *writer, write_work work, void *context);

static bool write_by(writer_turn *turn, struct call *call, const char *act, act_body body, void *input)
{
	if (call->act == NULL || call->act[0] == 0 || !call->writing)
		call->act = act;
	if (call->writing)
		return body(call, input);
	must(call->writer != NULL);
	struct work work = { call, body, input };
	switch (turn(call->writer, run, &work)) {
	case WRITE_DONE: return true;
	case WRITE_REFUSED: break;
	case WRITE_BUSY:
		if (!writer_occupied(call->writer))
			return call_stored(call, DB_BUSY);
		return refuse(call, REFUSED_BUSY,
			N_("A long import is under way. Nothing of yours was kept; please try again in a moment."));
	case WRITE_FULL: return call_stored(call, DB_FULL);
	case WRITE_CONFLICT: return call_stored(call, DB_CONFLICT);
	}
	must(call->refusal != REFUSED_NOT);
	return false;
}

bool act_write(struct call *call, const char *act, act_body body, void *input)
{
	return write_by(writer_run, call, act, body, input);
}

bool act_write_long(struct call *call, const char *act, act_body body, void *input)
{
	return write_by(writer_run_long, call, act, body, input);
}

bool act_settle(struct call *call)
{
	return !call->writing || settle(call);
}
