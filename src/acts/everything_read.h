// A bundle of a whole institution as it comes in (acts/everything.h): what its manifest says, its files, its tables row by row.
// What is made of the rows is acts/import_everything's.
#pragma once
#include "acts/everything.h"
#include "base/csv_exact.h"
#include "base/lookup.h"
#include "paper/bundle_read.h"

struct everything_file {
	str name;
	enum everything_kind kind;
	const struct entity *entity; // Of records.
	int64_t rows;
	struct hash hash;
	const struct zip_entry *entry;
};

struct everything_coming {
	struct bundle *bundle;
	struct arena *arena; // Outlives the files.
	struct everything_file *files;
	size_t count;
	struct lookup terms; // "vocabulary code" of the institution's own.
	int64_t seq;         // Of the log's last line.
	struct everything_summary *summary;
};

// Refuses, and says where: in a file, or in a row of one (from 1) and a column, which may be empty.
bool everything_wrong_file(struct call *call, str name, str why);
bool everything_wrong_row(struct call *call, const struct everything_file *file, size_t row, str column, str why);

bool everything_wrong_bundle(struct call *call, const struct mishap *mishap); // Of the ZIP itself.

// Fills the files from the manifest: each file of the bundle once, and nothing else.
bool everything_read_manifest(struct call *call, struct everything_coming *coming) MUST_USE;

// The content of a file; refuses one whose SHA-256 is not that of the manifest, and text that is not UTF-8.
bool everything_read_file(struct call *call, struct everything_coming *coming, const struct everything_file *file,
	str *content) MUST_USE;

// A table that is being read: which of its columns is which.
struct everything_table {
	struct everything_coming *coming;
	const struct everything_file *file;
	struct csv_exact csv;
	size_t width;
	size_t *places; // For each column of ours where it stands; SIZE_MAX when it is not there.
	size_t first;   // Rows of the file that the header takes: 1.
	bool more;
	bool (*take)(struct call *call, struct everything_table *table, const str *cells);
};

str everything_cell(const struct everything_table *table, const str *cells, size_t column); // Empty when it is not there.

// Shows the rows of a table, some at a time in memory of their own, whose columns must be among those of these names; columns
// for readers, with a dot in their name, are passed over. Refuses other columns, and other than the manifest's number of rows.
bool everything_read_table(struct call *call, struct everything_coming *coming, const struct everything_file *file,
	const char *const *names, size_t count,
	bool (*take)(struct call *call, struct everything_table *table, const str *cells)) MUST_USE;
