// Writes a ZIP file: many files in one, which every computer opens. What documents in Word are, and the bundle of a
// whole institution (paper/bundle_read.h reads it back). It is written as a stream, entry by entry, so that it may be
// larger than memory, and as plainly as the format allows: no ZIP64, no extra fields, no data descriptors.
#pragma once
#include "base/date.h"

enum { ZIP_NAME = 120 }; // The longest name.

struct zip_sink {
	bool (*add)(void *context, str bytes); // False: the sink knows why.
	void *context;
};

struct zip_writer;

// Begins; entries carry the instant, in UTC.
struct zip_writer *zip_write(
	struct arena *arena, const struct zip_sink *sink, const struct instant *at);

// One entry; its name is ASCII. What `packs` is deflated; what does not (pictures) stands as it is. False: the sink
// said no, or zip_write_full.
bool zip_write_entry(struct zip_writer *writer, str name, str content, bool packs) MUST_USE;

// The directory at the end; nothing comes behind it.
bool zip_write_end(struct zip_writer *writer) MUST_USE;

// Whether the file has reached what it can hold: LIMIT_BUNDLE_ENTRIES, or 4 GiB.
bool zip_write_full(const struct zip_writer *writer);
int64_t zip_write_size(const struct zip_writer *writer);
