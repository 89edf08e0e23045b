// What the house says to itself beside a record: comments (model/comment.h) and tasks (model/task.h). They are made and changed as
// any record is (acts/keep.h); this is what belongs to them besides.
#pragma once
#include "acts/write.h"

// Sets what a new one has usually, for its form.
void remark_usual(struct record *remark);

// Inside a write, before it is saved: who wrote it, its level, and a notice to whoever is asked anew to do something.
bool remark_settle(struct call *call, const struct record *before, struct record *remark) MUST_USE;

struct remarks {
	struct record **comments, **tasks; // The first written first; of tasks those that are open before the others.
	size_t comment_count, task_count;
};

// Those beside a record that the caller may read, at most as many as a list holds.
bool remarks_of(struct call *call, const struct record *owner, struct remarks *remarks) MUST_USE;
