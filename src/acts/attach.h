// Attaching files to records. A file is looked at before it is kept (base/media.h), its bytes lie in the
// store by their hash (store/blobs.h), and it is never more open than the record that it stands beside:
// who may change the record attaches and takes away, who may read it reads.
#pragma once
#include "acts/write.h"

struct attach_request {
	struct record *owner;      // The record that it stands beside.
	str name;                  // As the sender calls the file.
	str media_type;            // As the sender declares it; may be empty.
	str content;
	str level;                 // "internal" (also when empty) or "restricted".
	str mark;                  // "before", "after" or empty.
	struct record *attachment; // Out: as kept.
};

// Keeps the file. Refuses one that is not of a listed kind or not what it says it is, one that is larger
// than LIMIT_UPLOAD_BYTES, a level that the caller may not read, and an owner that it may not change.
bool attach(struct call *call, struct attach_request *request) MUST_USE;

// The attachments of a record that the caller may read, oldest first, without those in the bin.
bool attachments_of(struct call *call, const struct record *owner, struct record ***attachments,
	size_t *count) MUST_USE;

// The bytes of an attachment, by the right to read it.
bool attachment_content(struct call *call, const struct record *attachment, str *content) MUST_USE;

// What is shown of it: of a picture a copy without place, time and device (paper/picture_bare.h), of anything else the
// bytes. Refuses a picture that cannot be read.
bool attachment_view(struct call *call, const struct record *attachment, str *content) MUST_USE;

// For acts that ask a right of their own: what stands beside the draft of an authority, which no role of the house
// reads. Looks at a file as attach() does and fills name, type and size of `attachment`; and the bytes of one.
bool attach_look(struct call *call, const struct attach_request *request, struct record *attachment) MUST_USE;
bool attachment_bytes(struct call *call, const struct record *attachment, str *content) MUST_USE;
