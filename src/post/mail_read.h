// A message of e-mail that came in, as much of it as becomes a letter: who, when, what about, the words, the files. MIME
// is read to a depth and a number of parts with ceilings; of several ways in which a part says the same the plain text
// is taken. A report that something was not delivered (RFC 3464, in RFC 6522's multipart/report) says of which message.
//
// The reader works in the jail (post/mail_open.h): what comes in was made by anybody.
#pragma once
#include "base/buf.h"
#include "base/date.h"
#include "base/mishap.h"

enum { MAIL_PARTS_MOST = 200, MAIL_DEPTH_MOST = 12, MAIL_IDS_MOST = 50, MAIL_TEXT_BYTES = 60 * 1000, MAIL_FIELD_LETTERS = 1000 };

struct mail_file {
	str name; // As it is called; "" when it has no name.
	str type; // As it is declared.
	str bytes;
};

struct mail_read {
	str id;              // With its brackets; empty when it has none.
	str from, from_name; // The address is empty when it is none that we would write to.
	str subject;
	struct instant at;   // By the sender's clock; empty when it does not say.
	str ids[MAIL_IDS_MOST]; // What it answers, the nearest first: In-Reply-To, then References from the end.
	size_t id_count;
	str text;            // At most MAIL_TEXT_BYTES.
	bool cut;            // The text went on.
	struct mail_file *files;
	size_t file_count;
	bool left_out;       // There were more parts, or deeper ones, than are read.
	bool report;         // It reports what became of a message: those below.
	bool failed;         // That it was not delivered (Action: failed).
	str of_id;           // The message it is about, by its Message-ID; empty when it does not say.
	str words;           // "5.1.1 smtp; 550 no such mailbox"
};

// Refuses what has no header field at all. The texts are valid UTF-8.
bool mail_read(struct arena *arena, str bytes, struct mail_read *mail, struct mishap *mishap) MUST_USE;
