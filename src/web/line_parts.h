// An addressee line and a finding as the pages of recommendations, visits and authorities show them.
#pragma once
#include "acts/chain.h"
#include "page/view.h"

// The line whole: .who, .role, .sent, .due, .late_days, .clock (why it is due then), axes, .claimed and .proven with who and when,
// .replies, .actions, .assessments, and the addresses of what the caller may do next.
void line_fill(struct call *call, struct view *view, const struct chain_line *line);

// One action of a plan: .step, .owner, .proof, .ends, .late (days), .said_on, .mechanism, .funding, .money, .change.
void line_action(struct call *call, struct view *view, const struct record *action);

// A finding as it is quoted: .record, .text, .state, .severity, .scope, .sources.
void line_finding(struct call *call, struct view *view, const struct record *finding);
