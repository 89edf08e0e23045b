// The three axes of an addressee line, which are never merged into one (domain.md §7): what may follow on
// each. A fact is judged by the state of its own day, so that what is entered late is entered all the same.
#pragma once
#include "acts/write.h"

// The reply axis: refuses `verb` ("send", "acknowledge", "answer", "close_without_reply") with the open
// ones in call->allowed when the line's state on that day has no such arrow.
bool arrow_reply(struct call *call, const struct record *line, const char *verb, const struct day *day) MUST_USE;

// The same without a word: whether the line has that arrow on that day.
bool arrow_reply_is_open(const struct record *line, const char *verb, const struct day *day);

// The position axis: it may change, dated and with words.
bool arrow_position(struct call *call, const struct record *line, const struct record *reply) MUST_USE;

// The implementation axis, for each kind of assessor by itself, since what is found on site is not bound by
// what documents said: forward by any number of steps, from full back to partly (regression), from anywhere
// to overtaken or abandoned. Refuses with the open states in call->allowed.
bool arrow_implementation(struct call *call, const struct record *line, const struct record *assessment) MUST_USE;
