// Handing one message to a server (RFC 5321) over libcurl. The connection is encrypted and the server's
// certificate checked (smtps://, or STARTTLS on smtp://), unless the server is this machine itself.
#pragma once
#include "base/buf.h"
#include "post/smtp_server.h"

enum smtp_result {
	SMTP_ACCEPTED, // 250 behind the message: the server answers for it from now on.
	SMTP_LATER,    // It was refused for now, or there was no server; surely not taken.
	SMTP_UNKNOWN,  // The message was handed over but no answer came: it may be there.
	SMTP_NEVER,    // 5xx for this addressee or this message: trying again would change nothing.
};

struct smtp_answer {
	enum smtp_result result;
	bool reached; // False: no server, no encryption or no sign-in; other messages fare alike.
	str words;    // The server's last line, or what the library says; one line of valid UTF-8.
};

// A line to the server: connected by the first message, kept for the next ones, until it is closed; and so again.
// Server and line live as long as the arena, at whose end the line is closed.
struct smtp;
struct smtp *smtp_new(struct arena *arena, const struct smtp_server *server);
// Says goodbye, if anything was said. Write down before what was accepted: a server may be slow to answer a goodbye.
void smtp_close(struct smtp *smtp);

// A refusal at any step but the addressee and the message itself is one of the server's settings or ours,
// which somebody mends: those are tried later, whatever their number.
struct smtp_answer smtp_send(struct arena *arena, struct smtp *smtp, str from, str to, str message);
