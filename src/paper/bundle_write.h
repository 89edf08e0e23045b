// A bundle is a ZIP file of ours: many files in one, which every computer opens. It is written as a
// stream, entry by entry, so that it may be larger than memory, and as plainly as the format allows: no
// ZIP64, no extra fields, no data descriptors, names of ASCII. paper/bundle_read.h reads it back.
#pragma once
#include "base/date.h"

struct bundle_sink {
	bool (*add)(void *context, str bytes); // False: the sink knows why.
	void *context;
};

struct bundle_writer;

// Begins; entries carry the instant, in UTC.
struct bundle_writer *bundle_write(
	struct arena *arena, const struct bundle_sink *sink, const struct instant *at);

// One entry, at most LIMIT_UPLOAD_BYTES of it. What `packs` is deflated; what does not (pictures) stands
// as it is. False: the sink said no, or bundle_write_full.
bool bundle_write_entry(struct bundle_writer *writer, str name, str content, bool packs) MUST_USE;

// The directory at the end; nothing comes behind it.
bool bundle_write_end(struct bundle_writer *writer) MUST_USE;

// Whether the bundle has reached what it can hold: LIMIT_BUNDLE_ENTRIES, or 4 GiB.
bool bundle_write_full(const struct bundle_writer *writer);
int64_t bundle_write_size(const struct bundle_writer *writer);
