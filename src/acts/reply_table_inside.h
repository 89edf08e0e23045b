// What the two files of the reply table share.
#pragma once
#include "acts/reply_table.h"

enum reply_column {
	COLUMN_NUMBER,
	COLUMN_RECOMMENDATION,
	COLUMN_PLACE,
	COLUMN_SENT_ON,
	COLUMN_REPLY_DUE_ON,
	COLUMN_POSITION,
	COLUMN_TEXT,
	COLUMN_REASON_KIND,
	COLUMN_REASONS,
	COLUMN_PROMISED_ON,
	COLUMN_AUTHOR,
	COLUMN_LINE_MARK,
	COLUMN_SENT_MARK,
	COLUMN_COUNT
};
extern const char *const reply_column_codes[COLUMN_COUNT];

// The field of the reply that a column fills; SIZE_MAX for those that are not filled in.
size_t reply_column_field(enum reply_column column);

// The marks of a line: who it is, and what of it was sent.
str reply_line_mark(struct call *call, str salt, str id);
str reply_sent_mark(struct call *call, const struct record *line, const struct record *recommendation);
