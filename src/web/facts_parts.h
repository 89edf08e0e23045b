// A text under correction of facts as its two pages show it: paragraph by paragraph with what was said to be wrong and
// what was answered. The same towards the authority and in the house; nothing here leads into the house.
#pragma once
#include "model/record.h"
#include "page/view.h"

// Fills .heading, .lang, .dir, .place, .sent, .due, .left_days or .past, .open, .closed, .comment_count, .unanswered.
void facts_head(struct call *call, struct view *view, const struct record *check, struct record *const *comments, size_t count);

// Fills .paragraphs: .n, .number, .text, .comments of each. The view of comments[i] stands in shown[i].
void facts_paragraphs(struct call *call, struct view *view, const struct record *check, struct record *const *comments,
	size_t count, struct view **shown);
