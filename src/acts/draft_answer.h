// Writing a reply in the portal of an authority, alone or with a colleague who approves it: kept as it grows,
// asked to be validated, sent back or sent. What is sent becomes a reply with its plan, its evidence and what the
// authority claims of itself, and a signed receipt, in one write. The mechanism sees nothing before that.
//
//   draft, returned   who writes may ask a validator of the authority or, where none is needed (acts/validators.h), send;
//   awaiting          the writer may take it back; another validator sends it, or sends it back with a reason;
//   sent              it goes; the next reply begins a new draft.
#pragma once
#include "acts/addressed.h"

enum { PLAN_STEPS_MOST = 20, EVIDENCE_MOST = 20 };

// One step of an action plan as it was typed; what it means is read when it is sent.
struct plan_step {
	str step, owner, starts_on, ends_on, cost, currency, funding, proof;
};

struct draft {
	struct record *record; // Version 0: nothing is kept yet.
	struct plan_step *steps;
	size_t step_count;
	struct record **evidence; // Attachments that stand nowhere yet.
	size_t evidence_count;
	str written_by;                // As people are called; empty when it is nobody.
	struct record **validators;    // Colleagues of the caller who could approve.
	size_t validator_count;
	bool may_write, may_ask, may_take_back, may_send, may_send_back;
};

// The open draft of an item, or an empty one. Refuses who may not reply.
bool draft_read(struct call *call, const struct addressed *item, struct draft *draft) MUST_USE;

// Among `items`, the state of the open draft of each: states[i] is empty where there is none.
bool draft_states(struct call *call, const struct addressed *items, size_t count, str **states) MUST_USE;

struct draft_request {
	const struct addressed *item;
	int64_t version;        // Of the draft that the form showed; 0: none.
	struct record *typed;   // To keep: position, text, reasons, implementation, author.
	const struct plan_step *steps;
	size_t step_count;
	str why;                // To send back.
	struct record *receipt; // Out of draft_send.
};

// Keeps what was typed, whole or not. Refuses what a colleague changed meanwhile (stale), what waits for validation
// and more than PLAN_STEPS_MOST steps.
bool draft_keep(struct call *call, struct draft_request *request) MUST_USE;

// Refuse what is no reply yet, by field: without a position or words, not accepted in whole without reasons, a step
// without a date. Of a step of the plan the field is "plan.N.ends_on", N from 0.
bool draft_ask(struct call *call, struct draft_request *request) MUST_USE;
bool draft_send(struct call *call, struct draft_request *request) MUST_USE;

bool draft_take_back(struct call *call, struct draft_request *request) MUST_USE;
// Needs a reason.
bool draft_send_back(struct call *call, struct draft_request *request) MUST_USE;

// Evidence beside the draft, checked as every file is (acts/attach.h), EVIDENCE_MOST at most; one is taken away by its
// hash.
struct draft_file {
	const struct addressed *item;
	str name, media_type, content;
	str sha256;
};
bool draft_attach(struct call *call, struct draft_file *file) MUST_USE;
bool draft_detach(struct call *call, struct draft_file *file) MUST_USE;
