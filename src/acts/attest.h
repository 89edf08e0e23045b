// The receipt of a reply: what an authority sent, word for word, with a number that counts its own replies, the
// SHA-256 of it and a signature of the installation. Whoever holds the sheet can show later what was sent and when;
// whoever holds the public key can check it without us.
#pragma once
#include "acts/addressed.h"
#include "base/json.h"

enum { ATTEST_MOST = 1000 };

struct attest_request {
	const struct addressed *item;
	const struct record *draft, *reply;
	str written_by, validated_by; // As people are called; the second may be empty.
	struct record *const *evidence;
	size_t evidence_count;
	struct record *receipt; // Out.
};

// Inside a write, behind the reply: numbers, hashes, signs and keeps it.
bool attest(struct call *call, struct attest_request *request) MUST_USE;

// The receipts of the caller's authority, newest first. Refuses callers of no authority.
bool attest_all(struct call *call, struct record ***receipts, size_t *count) MUST_USE;

// The one with this number of the caller's authority. Refuses a number that stands for none.
bool attest_read(struct call *call, int64_t number, struct record **receipt) MUST_USE;

// Whether its content has its hash and its key signed it. The signature (Ed25519, RFC 8032) is over
// "wiqaya receipt 1\n", the hash in hexadecimal and "\n". An installation without a key (acts/sign_log.h) signs nothing.
enum attest_seal { SEAL_BROKEN, SEAL_UNSIGNED, SEAL_SIGNED };
enum attest_seal attest_seal(struct call *call, const struct record *receipt);

// What was sent, as it is kept; and a text or a number of it, empty or 0 where there is none.
struct json attest_content(struct call *call, const struct record *receipt);
str attest_text(const struct json *content, const char *name);
int64_t attest_number(const struct json *content, const char *name);

// What its QR code says: "wiqaya-receipt:1:" hash ":" signature, all hexadecimal.
str attest_code(struct call *call, const struct record *receipt);
