// Certificates of participation. The names are typed, one a line, printed at once (acts/print_certificate.h) and forgotten; of
// each is kept SHA-256 of "wiqaya certificate name 1\n" and, each with "\n" behind it, number, id of the training, day and salt,
// and then the folded name (base/text.h), so that hamza, accents and case do not matter. The signature (Ed25519, RFC 8032) is
// over "wiqaya certificate 1\n" and, each with "\n" behind it, number, id of the training, day, salt and hash.
#pragma once
#include "acts/write.h"

enum { CERTIFY_MOST = 200, CERTIFY_NAME_BYTES = 300 }; // At once; of one name.

struct certify_request {
	const struct record *session;
	str names;            // As they were typed, one a line.
	const char *language; // Of the paper.
	str address;          // Of the page that confirms a certificate, up to its number: in the QR code.
};

// Makes a certificate for each name, and one document with a sheet for each. The document is made first: what cannot be
// printed is not kept. Refuses a training that was not held, no name, too many, a name that is none, one that stands
// twice, and one that has a certificate of this training that is not revoked.
bool certify(struct call *call, const struct certify_request *request, str *bytes, size_t *count) MUST_USE;

// Those of a training, the newest first. Refuses callers who read none.
bool certify_of(struct call *call, str session, struct record ***certificates, size_t *count) MUST_USE;

bool certify_revoke(struct call *call, str id, str reason, struct record **certificate) MUST_USE;

// A number as people type it, with small letters, I and L for 1, O for 0, with or without its hyphens, as it is kept. Empty:
// it is none.
str certify_number(struct arena *arena, str typed);

// What anybody may know who has the number of a certificate, whoever asks; `name` may be empty. Refuses as unknown.
struct certify_check {
	struct record *certificate, *session;
	bool revoked;
	bool broken; // Its seal is not that of the installation that issued it.
	bool bare;   // It has none: the installation signs nothing.
	bool fits;   // The name is the one that was printed.
};
bool certify_check(struct call *call, str number, str name, struct certify_check *check) MUST_USE;
