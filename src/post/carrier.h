// The carrier: a small process of its own that holds the line to the mail server (post/smtp.h), so that a message that
// is being handed over survives the death of the server. It gets one message, answers how it ended, and waits until that
// was kept before it takes another. When the server is gone before, it finishes the exchange that it is in and keeps the
// outcome, under a name made of the institution's id, for the server that starts next. docs/why/0077-the-carrier.md.
//
// A carrier without anything in doubt ends when its server does; one that has, when it was heard, or after an hour, or
// seconds after it was asked to stop (SIGTERM, SIGINT, SIGHUP). Nothing lies on a disk, and the password of the mail
// server goes to it by its socket alone. Only processes of the same user are told anything, or believed.
#pragma once
#include "post/smtp.h"

// Behind the program's name this word makes a process a carrier: carrier_run gives its exit status.
#define CARRIER_WORD "carry"
int carrier_run(void);

// The server's side, of one thread. `house` is the id of the institution; nothing is started yet. Server and carrier
// live as long as the arena, at whose end it is closed.
struct carrier;
struct carrier *carrier_new(struct arena *arena, const struct smtp_server *server, str house);

// Has the message sent, by a carrier that is started when there is none. One that dies on the way, or says nothing for
// longer than any message takes, leaves the outcome unknown.
struct smtp_answer carrier_send(struct arena *arena, struct carrier *carrier, str message_id, str from, str to, str message);

// What was told last, by carrier_send or carrier_find, was kept: it may be forgotten.
void carrier_kept(struct carrier *carrier);
// It cannot be kept now: the carrier is left alone with it, and carrier_find gives it again.
void carrier_leave(struct carrier *carrier);
// The batch is at its end, and everything of it kept.
void carrier_close(struct carrier *carrier);

enum carrier_found {
	CARRIER_NONE, // None is there, or none that we could wait for: what was claimed may be sent.
	CARRIER_OUT,  // One is there and does not know yet; ask again.
	CARRIER_TOLD, // It told; carrier_kept or carrier_leave follows, and then ask again.
};

// Asks at our name for a carrier of a server that died, or one that was left, and waits at most so long for what it
// tells. Before the first message of a server, and after each carrier_leave, until none is there.
enum carrier_found carrier_find(struct arena *arena, struct carrier *carrier, int64_t wait_ms, str *message_id,
	struct smtp_answer *answer);
