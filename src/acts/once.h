// Doing a thing once: with an Idempotency-Key the same request gives the same answer and is done a
// single time, in the transaction of what it does; the same key with another body is refused. Kept a day.
#pragma once
#include "acts/write.h"

struct once_request {
	str key;  // Empty: no promise is asked for.
	str path;
	str body;
};

struct once_answer {
	int status;
	int64_t version; // Of the record, for its ETag; 0 when there is none.
	str location;
	str body;
};

// Runs `run`, or gives the answer it gave before.
bool once_run(struct call *call, const struct once_request *request,
	bool (*run)(struct call *call, void *input, struct once_answer *answer), void *input,
	struct once_answer *answer) MUST_USE;
