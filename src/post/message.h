// One message of e-mail as it goes out: RFC 5322 with plain text in UTF-8 (RFC 2045), the subject and
// names in encoded words (RFC 2047), lines that end with CR LF. It is a notice that a program made, and says
// so (RFC 3834), so that no program answers it.
#pragma once
#include "base/buf.h"
#include "base/date.h"
#include "base/mishap.h"

enum { MESSAGE_ADDRESS_MOST = 254, MESSAGE_SUBJECT_MOST = 200 };

struct message {
	str id;        // With its angle brackets, as message_id_new makes it.
	struct instant at;
	str from;      // An address.
	str from_name; // What stands before it; may be empty.
	str to;        // An address.
	str subject;   // In UTF-8.
	const char *language; // Of subject and text.
	str text;      // In UTF-8, with newlines.
};

// One address that we write to or as, "person@example.org": letters, digits and !#$%&'*+-/=?^_`{|}~ with
// single dots between them, then the name of a host. No comment, quoted name, list, space or control
// character is let through, so an address never ends its header line nor adds another addressee.
bool message_address_good(str address);

// A new Message-ID within the domain of our own address: 128 random bits, nothing of what it is about.
str message_id_new(struct arena *arena, str from);

// Appends the message. Refuses an address that is not good, and a subject or name with control characters.
bool message_write(struct buf *buf, const struct message *message, struct mishap *mishap) MUST_USE;

// Of what comes in and goes out: base64 with lines of 76 letters (RFC 2045, 6.8).
void message_base64(struct buf *buf, str bytes, const char *line_end);
