// The postman: one thread beside the clerk that sends what waits in the outbox (acts/outbox.h) and looks for
// reply dates that are near or have passed (acts/notify.h) and for messages that came in (acts/mail_take.h). It takes one, has its carrier
// (post/carrier.h) send it, marks it; but first of all it asks what became of one that a server was sending when it died.
// A mail server that is not there is left alone for a while, since all fare alike.
#pragma once
#include "acts/outbox.h"
#include "post/smtp_server.h"

struct post_settings {
	struct smtp_server server; // url NULL: no mail goes out.
	const char *from;          // The address that notices are sent from.
	const char *address;       // Where people sign in, as it stands in a notice: "https://…".
	const char *maildir;       // Where messages come in (acts/mail_take.h); NULL: nowhere.
};

// Refuses settings that do not fit together, and a folder that is no maildir.
bool post_settings_good(struct arena *arena, const struct post_settings *settings, struct mishap *mishap) MUST_USE;

// The notice as it goes out: the institution's name, that there is something new or that this is a test, where to sign in; in
// the language of the call. Refuses an address that is none.
bool postman_message(struct call *call, const struct post_settings *settings, const struct mail *mail, str *message,
	struct mishap *mishap) MUST_USE;

struct postman;

// Begins. The store has an institution; arena and settings are the program's.
bool postman_start(struct arena *arena, const char *store, struct writer *writer, const struct post_settings *settings,
	struct postman **postman, struct mishap *mishap) MUST_USE;

// There is something new to do.
void postman_wake(struct postman *postman);

// What is being sent is sent to its end; then the thread is joined.
void postman_stop(struct postman *postman);
