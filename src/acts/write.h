// How an act writes: whole, on the writer, under a savepoint of its own, with everything that its
// changes owe settled before the batch commits.
#pragma once
#include "model/record.h"
#include "store/writer.h"

// The body of a writing act: `call` is on the writing connection. True: keep it.
typedef bool (*act_body)(struct call *call, void *input);

// Runs the body on the writer. Inside a write already, runs it at once: acts are made of acts.
// False: refused, and nothing was kept.
bool act_write(struct call *call, const char *act, act_body body, void *input) MUST_USE;

// The same for what may take minutes: others are told that the store is busy after a few seconds of
// waiting, and none of them waits with its own flush for this one.
bool act_write_long(struct call *call, const char *act, act_body body, void *input) MUST_USE;

// Inside a write: settles what its changes owe so far, so that derived facts can be read at once.
// Outside a write there is nothing to settle.
bool act_settle(struct call *call) MUST_USE;
