// Recommending, and the wide row: a recommendation with an addressee and, where an old list carries
// them, the sending, the reply and the assessment. The page, the API and the import of lists all come
// in here, so the wide table that mechanisms keep becomes the chain.
#pragma once
#include "acts/write.h"
#include "model/value.h"

// The columns of a wide row beside the fields of the recommendation itself.
enum wide {
	WIDE_ADDRESSEE,       // Code, name or alias of an authority; several with ';'.
	WIDE_SENT_ON,
	WIDE_REPLY_DUE_ON,
	WIDE_ACKNOWLEDGED_ON,
	WIDE_REPLIED_ON,
	WIDE_REPLY,           // The authority's words.
	WIDE_POSITION,
	WIDE_IMPLEMENTATION,
	WIDE_ASSESSED_ON,
	WIDE_ASSESSOR,
	WIDE_ASSESSMENT,      // What was found, in words.
	WIDE_EXPORTED,        // Those above go out with an export; those below only come in, from lists of others.
	WIDE_VISITED_ON = WIDE_EXPORTED, // A day or a span: the visit at the place that began then.
	WIDE_REPLY_NOTE,      // What was noted of the reply (acts/reply_note.h).
	WIDE_REASON_KIND,
	WIDE_REASONS,
	WIDE_PROMISED_ON,
	WIDE_ACTION,          // What the authority will do: a step of its plan (model/action.h).
	WIDE_ACTION_OWNER,
	WIDE_ACTION_ENDS_ON,
	WIDE_COUNT
};
extern const char *const wide_names[WIDE_COUNT];
extern const char *const wide_labels[WIDE_COUNT];

// One of several assessments that a row carries: the columns about it, and what they are called.
struct wide_time {
	str texts[WIDE_COUNT];
	str titles[WIDE_COUNT];
	struct day first, last; // The half-year or year that its head names; empty when it names none.
};

struct wide_row {
	struct record *recommendation; // New, or one already kept, to which a line is added.
	str texts[WIDE_COUNT];         // As people write them; empty when not given.
	enum day_order day_order;
	const struct wide_time *times; // The assessments; without any, the one that `texts` tells.
	size_t time_count;
	struct day list_day;           // Facts without a day count from here; empty: today.
	bool from_list;                // An old list: an addressee without a day counts as sent.
	bool make_authorities;         // An unknown addressee may be made.
	bool contributing;             // Another addressee of the recommendation leads.
	bool not_sent;                 // The list says that it was not sent yet.
	str progress;                  // Code of how far the action is; empty when not told.
	bool replied;                  // There was a reply, though no day, word or position of it is told.
	bool dry;                      // Look only: nothing is saved beyond what the caller rolls back.
	bool duplicate;                // Out: the line is there already.
	size_t made_authorities;       // Out.
	struct record *line;           // Out: the last line.
	str reply;                     // Out: the reply that was made last; empty when none was.
	size_t replies, assessments, actions; // Out: how many were made.
	size_t claims;                 // Out: assessments of which nobody tells who made them.
};

// Makes what the row holds. Refuses by field.
bool recommend(struct call *call, struct wide_row *row) MUST_USE;

// Sends a line: the day, and the reply date by its clock (model/deadline.h) unless given.
struct send_request {
	struct record *line;
	struct day sent_on;      // Empty: today.
	struct day reply_due_on; // Empty: by the clock.
};
bool send_line(struct call *call, struct send_request *request) MUST_USE;

// Sends every line of a recommendation that was not sent yet.
bool send_recommendation(struct call *call, struct record *recommendation, struct day sent_on,
	size_t *sent) MUST_USE;

// A proof of delivery, from which the clock counts; an acknowledgement, which is not a reply; and closing a
// line without one. A delivery is not to come.
bool deliver_line(struct call *call, struct record *line, struct day day) MUST_USE;
bool acknowledge_line(struct call *call, struct record *line, struct day day) MUST_USE;
bool close_line(struct call *call, struct record *line, struct day day) MUST_USE;

// The line with this id, for what is said of it. Refuses one that the caller may not read or that was not sent.
bool recommend_sent_line(struct call *call, str id, struct record **line) MUST_USE;

// Records a reply or an assessment (a new record, never a change). A focal point's reply is received
// today, and its assessment is a self-report.
bool answer(struct call *call, struct record *reply) MUST_USE;
bool assess(struct call *call, struct record *assessment) MUST_USE;
