// The whole institution out, in open formats (acts/everything.h).
#pragma once
#include "acts/everything.h"
#include "paper/zip_write.h"

// Writes the bundle, of the store as it is at one instant, while others go on writing; with a writer at
// hand it stands in the log first that it goes out, and so in the bundle. Refuses who may not export all, and a bundle of more than
// LIMIT_BUNDLE_ENTRIES files or 4 GiB. When the sink says no it has been refused by the sink.
bool export_everything(struct call *call, const struct zip_sink *sink, struct everything_summary *summary) MUST_USE;

// The same into a file that is not there yet, readable by this account alone. Leaves no half file.
bool export_everything_file(struct call *call, const char *path, struct everything_summary *summary) MUST_USE;
