// Correction of facts: an authority reads a text before it becomes final and says, paragraph by paragraph, which facts
// are wrong; the team answers each comment (model/factual_check.h, model/factual_comment.h).
//
// A comment that comes after its day is taken, and is seen to be late, until the text is closed: a wrong fact in a
// public report harms both sides. It is closed when each comment has its answer.
#pragma once
#include "acts/write.h"
#include "model/entity.h"

// Before a save of a text: the place of its visit where none was given.
bool check_facts_settle(struct call *call, const struct record *before, struct record *check) MUST_USE;

// Before a save of a comment. An authority comments on what was sent to it, today, in the way in which it sends what it
// sends (acts/validators.h), and answers nothing; the team writes down what came by letter, with its day. Nothing
// changes once the text is closed.
bool check_facts_comment_settle(struct call *call, const struct record *before, struct record *comment) MUST_USE;

// Before a step is saved: a text is sent with a day until which comments may come, and closed when all are answered.
bool check_facts_step(struct call *call, struct record *check, const struct step *step) MUST_USE;

// The comments on it, oldest first, that the caller may see.
bool check_facts_comments(struct call *call, const struct record *check, struct record ***comments, size_t *count) MUST_USE;

// Whether it came after the day until which comments were asked for.
bool check_facts_late(const struct record *check, const struct record *comment);
