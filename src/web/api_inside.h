// What the files of the API share.
#pragma once
#include "acts/once.h"
#include "base/json.h"
#include "model/record.h"
#include "web/door.h"

// A POST that may be sent again: with an Idempotency-Key the same key and body give the same answer, once.
typedef bool (*api_run)(struct door *door, struct once_answer *answer);
void api_post_once(struct door *door, str body, api_run run);

// The body as a JSON object; refuses what is none. An empty one is {}.
bool api_body(struct door *door, struct json *json) MUST_USE;

// The record that the address names, if the caller may read it.
bool api_record(struct door *door, struct record **record) MUST_USE;

// A value as people write it: a text, the id of an object that has one, an array of such with semicolons between them; null is
// empty. False when it is none of these.
bool api_text(struct call *call, const struct json *value, str *text) MUST_USE;

// The answer that holds a record: with 201 also its address.
bool api_answer_record(struct door *door, struct once_answer *answer, struct record *record,
	int status) MUST_USE;

// api_steps.c
void api_step(struct door *door);

// api_jobs.c
void api_jobs(struct door *door);
void api_job(struct door *door);
void api_job_cancel(struct door *door);
// 202 with where the job is.
void api_job_ordered(struct door *door, str id);

// api_outbox.c
void api_outbox(struct door *door);
void api_outbox_try(struct door *door);

// api_search.c
void api_search(struct door *door);

// everything_page.c
void api_everything(struct door *door);

// api_attachments.c
void api_attachments(struct door *door);
void api_attach(struct door *door);
void api_attachment_content(struct door *door);

// api_deadline.c
void api_deadline(struct door *door);

// api_letters.c
void api_letter_answer(struct door *door);
void api_escalate(struct door *door);

// api_exchange.c
void api_exchange_card(struct door *door);
void api_exchange_board(struct door *door);
void api_exchange_prepare(struct door *door);
void api_exchange_receive(struct door *door);
void api_exchange_file(struct door *door);
void api_exchange_push(struct door *door);

// api_figures.c
void api_figure(struct door *door);
void api_figure_save(struct door *door);

// api_session.c
void api_begin_session(struct door *door);
void api_end_session(struct door *door);

// api_imports.c
void api_import(struct door *door);
void api_undo_import(struct door *door);
