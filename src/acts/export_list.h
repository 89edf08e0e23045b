// Exporting a list: the same columns that import reads, within what the caller may see. Recommendations
// are written as the wide table: one row for each addressee line, the number repeated.
#pragma once
#include "acts/list.h"

enum export_format { EXPORT_CSV, EXPORT_XLSX, EXPORT_JSON };

struct export_request {
	struct list_request list; // Filters, words and order; its limit and cursor are not used.
	enum export_format format;
};

bool export_format(str name, enum export_format *format) MUST_USE;
const char *export_media_type(enum export_format format);

// Writes everything into the buf.
bool export_list(struct call *call, const struct export_request *request, struct buf *buf) MUST_USE;
