// A new or renamed file is only safe once the folder that names it is on the disk too.
#pragma once
#include "base/str.h"

// The folder that a path stands in: "." for a bare name.
str folder_of(struct arena *arena, const char *path);

// Flushes a folder; false with errno when it cannot be.
bool flush_folder(const char *folder) MUST_USE;
