// The whole institution as a bundle (paper/zip_write.h) in open formats: what export_everything writes
// and import_everything reads. Not a backup, which is sealed and holds the store as it is: this is the way
// out, to be opened with a spreadsheet in ten years, and the way in.
//
//   README.txt               what this is, in the languages of the house
//   manifest.json            which files there are, with their rows and SHA-256; comes last
//   records/PLURAL.csv       the records of one entity, by id; a long one goes on in PLURAL-2.csv …
//   log.csv, log-2.csv …     every change in its order: the log's leaf, and the old values
//   imports.csv              the imports that records came from
//   checkpoints.csv          the signed roots of the log, for whoever knows the old key; not read back
//   attachments/SHA256       the bytes of attachments, by their hash
//
// Tables are base/csv_exact.h. A column with a dot in its name is for readers (the title of a link, the
// label of a code, one language of a name, what is computed) and is not read back; the others are the
// columns of the store. Passwords, second factors, tokens, sessions and jobs never go along.
#pragma once
#include "base/hash.h"
#include "model/record.h"

#define EVERYTHING_FORMAT "wiqaya everything"
enum { EVERYTHING_VERSION = 1 };

enum everything_kind { EVERYTHING_README, EVERYTHING_RECORDS, EVERYTHING_LOG, EVERYTHING_IMPORTS,
	EVERYTHING_CHECKPOINTS, EVERYTHING_ATTACHMENT, EVERYTHING_KINDS };
extern const char *const everything_kinds[EVERYTHING_KINDS];

// The columns of log.csv that are read back, in the order of this enum; "changed" is empty for what is no
// change of a record.
enum log_column { LOG_SEQ, LOG_AT, LOG_ACTOR, LOG_ACT, LOG_ENTITY, LOG_RECORD, LOG_VERSION, LOG_IMPORT, LOG_ROW,
	LOG_HASH, LOG_CHANGED, LOG_ACTOR_NAME, LOG_COLUMNS };
extern const char *const everything_log[LOG_COLUMNS];

enum import_column { IMPORT_ID, IMPORT_ENTITY, IMPORT_FILE, IMPORT_AT, IMPORT_ACTOR, IMPORT_ROWS, IMPORT_UNDONE_AT,
	IMPORT_COLUMNS };
extern const char *const everything_imports[IMPORT_COLUMNS];

// How much went out or came in.
struct everything_summary {
	int64_t files, records, changes, attachments, bytes;
	int64_t accounts; // That want a new password.
};
