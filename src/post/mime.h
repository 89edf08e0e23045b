// The small parts of a message of e-mail that comes in, as they are found and not only as standards want them: header
// fields (RFC 5322), encoded words (RFC 2047), parameters (RFC 2045, 2231), transfer encodings, letters of any charset.
// Nothing here fails: what cannot be read is given as far as it can. Texts that come out are valid UTF-8, NFC, without
// control characters.
#pragma once
#include "base/buf.h"
#include "base/date.h"

// Header fields in the bytes of a message or part; the first of a name counts. A value that goes on over lines holds
// their ends, which count as spaces.
struct mime_field {
	str name, value; // Raw bytes.
};
struct mime_head {
	struct mime_field *fields;
	size_t count;
};
enum { MIME_FIELDS_MOST = 500, MIME_FIELD_BYTES = 64 * 1024 };

// Reads the fields at the start of `bytes`; `*body` is what stands behind the empty line. What is no field ends them.
struct mime_head mime_head_read(struct arena *arena, str bytes, str *body);
// Raw; empty when it is not there.
str mime_field(const struct mime_head *head, const char *name);
// As people read it: encoded words decoded, one line.
str mime_text(struct arena *arena, str value);

// The value before the first ';' in small letters: "text/plain".
str mime_value(struct arena *arena, str value);
// A parameter of such a value as people read it: name="…", name*=utf-8''…, name*0*=… joined; empty when absent.
str mime_parameter(struct arena *arena, str value, const char *name);

// The first address of a field ("Amina <amina@example.org>", "amina@example.org (Amina)"), and the name beside it. An
// address that message_address_good refuses is empty.
void mime_address(struct arena *arena, str value, str *address, str *name);
// The names of messages in a field, "<a@b>" each with its brackets; gives how many.
size_t mime_ids(struct arena *arena, str value, str *ids, size_t most);

// The instant of a Date field (RFC 5322, 3.3, with two digits of a year and names of zones); empty when it is none.
struct instant mime_date(str value);

// Undoes base64 or quoted-printable; any other encoding is taken as it stands.
str mime_decode(struct arena *arena, str encoding, str body);
// Letters of a charset; an unknown or wrong one is guessed (base/encoding.h).
str mime_letters(struct arena *arena, str charset, str bytes);
// What a reader sees of HTML, without its markup.
str mime_html_text(struct arena *arena, str html);
