#include "acts/export_everything.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "acts/write.h"
#include "base/catalogue.h"
#include "base/csv_exact.h"
#include "base/die.h"
#include "base/limits.h"
#include "model/entities.h"
#include "model/own.h"
#include "model/permit.h"
#include "model/value.h"
#include "paper/bundle_read.h"
#include "store/blobs.h"
#include "store/log.h"

enum { PAGE_ROWS = 500, NAME_BYTES = 120 };

// A table under way: one file of it, which is handed over when it is long enough.
struct leaving {
	struct call *call;
	struct zip_writer *writer;
	struct everything_summary *summary;
	struct buf manifest; // Of the files so far.
	struct arena *part_arena;
	struct buf part;
	str header;          // Its first line.
	const char *folder, *name;
	enum everything_kind kind;
	const struct entity *entity; // Of records.
	int64_t rows;        // Of this file.
	int parts;
	char last[80];       // The id, number or hash that was read last.
	bool more;
};

static bool stopped(struct leaving *leaving)
{
	struct call *call = leaving->call;
	if (zip_write_full(leaving->writer))
		return refuse(call, REFUSED_TOO_LARGE,
			N_("All of it together is more than one ZIP file holds. Use `wiqaya backup`, which has no such limit."));
	return call->refusal != REFUSED_NOT ? false : refuse(call, REFUSED_FULL, N_("The file could not be written."));
}

static bool add_file(struct leaving *leaving, str name, str content, const char *kind, int64_t rows, bool packs)
{
	struct buf *buf = &leaving->manifest;
	struct hash hash = hash_of(content);
	must(content.length <= LIMIT_UPLOAD_BYTES && bundle_name_good(name));
	if (!zip_write_entry(leaving->writer, name, content, packs))
		return stopped(leaving);
	buf_addf(buf, "%s\n{\"bytes\":%zu,", leaving->summary->files == 0 ? "" : ",", content.length);
	if (leaving->entity != NULL)
		buf_addf(buf, "\"entity\":\"%s\",", leaving->entity->name);
	buf_addf(buf, "\"kind\":\"%s\",\"name\":\"%.*s\",\"rows\":%lld,\"sha256\":\"%.*s\"}", kind, STR_ARG(name),
		(long long)rows, STR_ARG(hash_hex(buf->arena, &hash)));
	leaving->summary->files++;
	return true;
}

// Tables.

static void begin_part(struct leaving *leaving)
{
	arena_reset(leaving->part_arena);
	leaving->part = buf_in(leaving->part_arena);
	// By this mark spreadsheets know the encoding.
	buf_add_c(&leaving->part, "\xef\xbb\xbf");
	buf_add(&leaving->part, leaving->header);
	leaving->rows = 0;
}

static bool end_part(struct leaving *leaving)
{
	char name[NAME_BYTES];
	if (leaving->parts++ == 0)
		snprintf(name, sizeof name, "%s%s.csv", leaving->folder, leaving->name);
	else
		snprintf(name, sizeof name, "%s%s-%d.csv", leaving->folder, leaving->name, leaving->parts);
	return add_file(leaving, str_from(name), buf_str(&leaving->part), everything_kinds[leaving->kind], leaving->rows,
		true);
}

static void begin_table(struct leaving *leaving, const char *folder, const char *name, enum everything_kind kind,
	const struct entity *entity, str header)
{
	leaving->folder = folder;
	leaving->name = name;
	leaving->kind = kind;
	leaving->entity = entity;
	leaving->header = header;
	leaving->parts = 0;
	leaving->last[0] = 0;
	leaving->more = true;
	begin_part(leaving);
}

static bool end_row(struct leaving *leaving)
{
	csv_exact_end(&leaving->part);
	leaving->rows++;
	if (leaving->part.length < LIMIT_BUNDLE_PART_BYTES)
		return true;
	if (!end_part(leaving))
		return false;
	begin_part(leaving);
	return true;
}

// What the last part holds; the first one goes also when it is empty, so that nothing seems forgotten.
static bool end_table(struct leaving *leaving)
{
	bool done = (leaving->rows == 0 && leaving->parts > 0) || end_part(leaving);
	leaving->entity = NULL;
	return done;
}

static void keep_last(struct leaving *leaving, str last)
{
	snprintf(leaving->last, sizeof leaving->last, "%.*s", STR_ARG(last));
}

static void add_number(struct leaving *leaving, int64_t number, bool first)
{
	char text[24];
	snprintf(text, sizeof text, "%lld", (long long)number);
	csv_exact_add(&leaving->part, str_from(text), first);
}

static void add_cell(struct leaving *leaving, const struct cell *cell, bool first)
{
	if (cell->kind == CELL_INTEGER)
		add_number(leaving, cell->integer, first);
	else
		csv_exact_add(&leaving->part, cell->kind == CELL_NULL ? S("") : cell->text, first);
}

// Records. What is read back stands first, what is there for readers behind it.

static bool has_words(const struct field *field)
{
	return !field->derived && (field->kind == KIND_LINK || field->kind == KIND_CHOICE);
}

static str record_header(struct call *call, const struct entity *entity)
{
	struct buf buf = buf_in(call->arena);
	size_t own_columns = 7; // Without name_sort and identity, which are computed.
	for (size_t i = 0; i < own_columns; i++)
		csv_exact_add(&buf, str_from(record_columns[i]), i == 0);
	for (size_t i = 0; i < entity->field_count; i++)
		if (!entity->fields[i].derived)
			csv_exact_add(&buf, str_from(entity->fields[i].name), false);
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		if (has_words(field) || field->derived)
			csv_exact_add(&buf,
				str_format(call->arena, "%s.%s", field->name,
					field->derived ? "computed" : field->kind == KIND_LINK ? "title" : "label"),
				false);
		for (size_t k = 0; k < field_language_count(field); k++)
			csv_exact_add(&buf, str_format(call->arena, "%s.%s", field->name, name_languages[k]), false);
	}
	const struct own_fields *own = own_fields_of(call, entity);
	for (size_t i = 0; i < own->entity.field_count; i++)
		csv_exact_add(&buf, str_from(own->entity.fields[i].name), false);
	csv_exact_end(&buf);
	return buf_str(&buf);
}

static bool add_record(struct leaving *leaving, struct call *call, const struct record *record)
{
	const struct entity *entity = record->entity;
	struct buf *part = &leaving->part;
	csv_exact_add(part, record->id, true);
	add_number(leaving, record->version, false);
	csv_exact_add(part, instant_str(&record->created_at), false);
	csv_exact_add(part, instant_str(&record->updated_at), false);
	csv_exact_add(part, record->binned_at, false);
	csv_exact_add(part, record->salt, false);
	csv_exact_add(part, record->own, false);
	for (size_t i = 0; i < entity->field_count; i++)
		if (!entity->fields[i].derived)
			add_cell(leaving, &record->values[i], false);
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		if (has_words(field))
			csv_exact_add(part, value_words(call, record, i), false);
		else if (field->derived)
			add_cell(leaving, &record->values[i], false);
		for (size_t k = 0; k < field_language_count(field); k++)
			csv_exact_add(part, value_name_in(call->arena, record_text(record, i), name_languages[k]), false);
	}
	struct record *own = own_values(call, record);
	for (size_t i = 0; i < own->entity->field_count; i++)
		csv_exact_add(part, value_words(call, own, i), false);
	leaving->summary->records++;
	return end_row(leaving);
}

static bool page_of_records(struct call *call, void *input)
{
	struct leaving *leaving = input;
	struct query query = query_in(call->arena);
	struct record **records;
	size_t count;
	record_select(&query, leaving->entity);
	query_add(&query, SQL("WHERE t.id > "));
	query_bind(&query, cell_text(str_from(leaving->last)));
	query_add(&query, SQL(" ORDER BY t.id LIMIT "));
	query_bind(&query, cell_integer(PAGE_ROWS));
	if (!record_query(call, &query, leaving->entity, &records, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!add_record(leaving, call, records[i]))
			return false;
	leaving->more = count == PAGE_ROWS;
	if (count > 0)
		keep_last(leaving, records[count - 1]->id);
	return true;
}

static bool all_pages(struct leaving *leaving, bool (*page)(struct call *call, void *input))
{
	while (leaving->more)
		if (!call_in_scratch(leaving->call, page, leaving))
			return false;
	return end_table(leaving);
}

static bool put_records(struct leaving *leaving)
{
	for (size_t i = 0; i < entity_count; i++) {
		begin_table(leaving, "records/", entities[i]->plural, EVERYTHING_RECORDS, entities[i],
			record_header(leaving->call, entities[i]));
		if (!all_pages(leaving, page_of_records) ||
		        !call_goes_on(leaving->call, i + 1, entity_count + 1))
			return false;
	}
	return true;
}

// The log, with the old values that history keeps of each change.

static str header_of(struct call *call, const char *const *names, size_t count)
{
	struct buf buf = buf_in(call->arena);
	for (size_t i = 0; i < count; i++)
		csv_exact_add(&buf, str_from(names[i]), i == 0);
	csv_exact_end(&buf);
	return buf_str(&buf);
}

static bool add_rows(struct leaving *leaving, const struct rows *rows)
{
	for (size_t row = 0; row < rows->count; row++) {
		for (size_t i = 0; i < rows->column_count; i++)
			add_cell(leaving, rows_cell(rows, row, i), i == 0);
		if (!end_row(leaving))
			return false;
	}
	return true;
}

static bool page_of_log(struct call *call, void *input)
{
	struct leaving *leaving = input;
	struct rows rows;
	int64_t after = 0;
	if (leaving->last[0] != 0 && !str_to_integer(str_from(leaving->last), &after))
		return false;
	if (!db_query(call->db, call->arena,
		    SQL("SELECT l.seq, l.at, l.actor, l.act, l.entity, l.record, l.version, l.import, l.row, l.hash, h.changed,"
		        " a.name FROM leaf l"
		        " LEFT JOIN history h ON h.entity = l.entity AND h.record = l.record AND h.version = l.version"
		        " LEFT JOIN account a ON a.id = l.actor"
		        " WHERE l.seq > $1 ORDER BY l.seq LIMIT 500"),
		    PARAMETERS(cell_integer(after)), &rows))
		return call_stored(call, DB_BUSY);
	if (!add_rows(leaving, &rows))
		return false;
	leaving->summary->changes += (int64_t)rows.count;
	leaving->more = rows.count == PAGE_ROWS;
	if (rows.count > 0)
		keep_last(leaving, str_format(call->arena, "%lld", (long long)rows_integer(&rows, rows.count - 1, 0)));
	return true;
}

static bool page_of_imports(struct call *call, void *input)
{
	struct leaving *leaving = input;
	struct rows rows;
	if (!db_query(call->db, call->arena,
		    SQL("SELECT id, entity, file, at, actor, rows, undone_at FROM import WHERE id > $1 ORDER BY id LIMIT 500"),
		    PARAMETERS(cell_text(str_from(leaving->last))), &rows))
		return call_stored(call, DB_BUSY);
	leaving->more = rows.count == PAGE_ROWS;
	if (rows.count > 0)
		keep_last(leaving, rows_text(&rows, rows.count - 1, 0));
	return add_rows(leaving, &rows);
}

static bool page_of_checkpoints(struct call *call, void *input)
{
	struct leaving *leaving = input;
	struct rows rows;
	int64_t after = -1;
	if (leaving->last[0] != 0 && !str_to_integer(str_from(leaving->last), &after))
		return false;
	if (!db_query(call->db, call->arena,
		    SQL("SELECT size, root, at, key, signature FROM checkpoint WHERE size > $1 ORDER BY size LIMIT 500"),
		    PARAMETERS(cell_integer(after)), &rows))
		return call_stored(call, DB_BUSY);
	leaving->more = rows.count == PAGE_ROWS;
	if (rows.count > 0)
		keep_last(leaving, str_format(call->arena, "%lld", (long long)rows_integer(&rows, rows.count - 1, 0)));
	return add_rows(leaving, &rows);
}

static bool put_log(struct leaving *leaving)
{
	static const char *const checkpoints[] = { "size", "root", "at", "key", "signature" };
	begin_table(leaving, "", "log", EVERYTHING_LOG, NULL, header_of(leaving->call, everything_log, LOG_COLUMNS));
	if (!all_pages(leaving, page_of_log))
		return false;
	begin_table(leaving, "", "imports", EVERYTHING_IMPORTS, NULL,
		header_of(leaving->call, everything_imports, IMPORT_COLUMNS));
	if (!all_pages(leaving, page_of_imports))
		return false;
	begin_table(leaving, "", "checkpoints", EVERYTHING_CHECKPOINTS, NULL,
		header_of(leaving->call, checkpoints, COUNT(checkpoints)));
	return all_pages(leaving, page_of_checkpoints);
}

// Attachments, one at a time.

static bool next_attachment(struct call *call, void *input)
{
	struct leaving *leaving = input;
	struct rows rows;
	struct hash hash;
	str content;
	bool found = false;
	if (!db_query(call->db, call->arena, SQL("SELECT min(hash) FROM blob b WHERE hash > $1"
			// What stands beside the draft of an authority alone is none of the house's.
			" AND (NOT EXISTS (SELECT 1 FROM draft_file f WHERE f.sha256 = b.hash)"
			" OR EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = b.hash))"),
		    PARAMETERS(cell_text(str_from(leaving->last))), &rows))
		return call_stored(call, DB_BUSY);
	str name = rows_text(&rows, 0, 0);
	leaving->more = name.length > 0;
	if (!leaving->more)
		return true;
	keep_last(leaving, name);
	// What is not named by a hash or is longer than an upload is no attachment: `verify` tells of it.
	if (!hash_from_hex(name, &hash))
		return true;
	if (!blob_get(call->db, call->arena, &hash, LIMIT_UPLOAD_BYTES, &content, &found))
		return call_stored(call, DB_BUSY);
	struct hash real = hash_of(content);
	if (!found || memcmp(&real, &hash, sizeof hash) != 0)
		return true;
	leaving->summary->attachments++;
	return add_file(leaving, str_format(call->arena, "attachments/%.*s", STR_ARG(name)), content,
		everything_kinds[EVERYTHING_ATTACHMENT], 0, false);
}

static bool put_attachments(struct leaving *leaving)
{
	leaving->last[0] = 0;
	leaving->more = true;
	while (leaving->more)
		if (!call_in_scratch(leaving->call, next_attachment, leaving))
			return false;
	return true;
}

// The words for whoever finds the file.

static const char *const readme[] = {
	N_("This file holds everything that {institution} had in Wiqaya, taken out at {at} (UTC)."),
	N_("It opens without Wiqaya: the tables are CSV in UTF-8, for any spreadsheet; the attachments are files named by their SHA-256."),
	N_("records/ has one table for each kind of record. records/attachments.csv says what each attachment is called and to what it belongs."),
	N_("A column with a dot in its name is there for you to read: the title of a linked record, the label of a code, one language of a name. The others are what the store keeps; links are ids."),
	N_("An apostrophe before a cell that begins with =, +, -, @ or an apostrophe keeps spreadsheets from running it; it is not part of the text."),
	N_("log.csv is the log: every change in its order, who made it and when, the old values in the column changed. Nobody can take a line out of it unseen: hash is the SHA-256 of what the line says, and checkpoints.csv has the signed roots of the tree over all of them."),
	N_("manifest.json names each file with its rows and its SHA-256."),
	N_("To bring it all back: `wiqaya import everything FILE.zip` with a store that is empty, of either database. A file that was changed is refused."),
	N_("Passwords, second factors and tokens are not in here. After it has come back each account stays shut until `wiqaya account password NAME` gives it a new password."),
	N_("What is in here is confidential: it is not encrypted. Keep it as you keep the store, and delete it when it has served."),
};

static str readme_text(struct call *call, const char *language)
{
	struct call reader = *call;
	struct buf buf = buf_in(call->arena);
	reader.language = language;
	str name = value_name(call->arena, call->house.name, language, call->house.language, NULL);
	for (size_t i = 0; i < COUNT(readme); i++) {
		buf_add(&buf, say_with(&reader, readme[i], "institution", name, "at", instant_str(&call->now), NULL));
		buf_add_c(&buf, "\r\n\r\n");
	}
	return buf_str(&buf);
}

static bool put_readme(struct leaving *leaving)
{
	struct call *call = leaving->call;
	struct buf buf = buf_in(call->arena);
	buf_add_c(&buf, "\xef\xbb\xbf");
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		buf_add_c(&buf, i == 0 ? "" : "----\r\n\r\n");
		buf_add(&buf, readme_text(call, languages[i]));
	}
	return add_file(leaving, S("README.txt"), buf_str(&buf), everything_kinds[EVERYTHING_README], 0, true);
}

static bool put_manifest(struct leaving *leaving)
{
	struct call *call = leaving->call;
	const struct everything_summary *summary = leaving->summary;
	struct buf buf = buf_in(call->arena);
	buf_addf(&buf, "{\"at\":\"%.*s\",\"attachments\":%lld,\"changes\":%lld,\"files\":[", STR_ARG(instant_str(&call->now)),
		(long long)summary->attachments, (long long)summary->changes);
	buf_add(&buf, buf_str(&leaving->manifest));
	buf_addf(&buf, "\n],\"format\":\"%s\",\"institution\":", EVERYTHING_FORMAT);
	buf_add(&buf, call->house.name);
	buf_addf(&buf, ",\"records\":%lld,\"version\":%d}\n", (long long)summary->records, EVERYTHING_VERSION);
	if (buf.length > LIMIT_UPLOAD_BYTES ||
	        !zip_write_entry(leaving->writer, S("manifest.json"), buf_str(&buf), true) ||
	        !zip_write_end(leaving->writer))
		return stopped(leaving);
	return true;
}

// What goes out stands in the log before it goes.
static bool note(struct call *call, void *input)
{
	struct leaf leaf = { .at = instant_str(&call->now), .actor = call->account, .act = str_from(call->act),
		.entity = S("institution"), .version = 0, .row = S(""), .import = S("") };
	struct rows rows;
	(void)input;
	if (!call_stored(call, db_run(call->db, call->arena, SQL("SELECT id FROM institution LIMIT 1"), NO_PARAMETERS, &rows)))
		return false;
	leaf.record = rows.count == 0 ? S("") : rows_text(&rows, 0, 0);
	return call_stored(call, log_append(call->db, call->arena, &leaf));
}

bool export_everything(struct call *call, const struct zip_sink *sink, struct everything_summary *summary)
{
	*summary = (struct everything_summary){ 0 };
	if (!permit_power(call, POWER_EXPORT_ALL))
		return refuse(call, call->role == ROLE_NONE ? REFUSED_NOT_SIGNED_IN : REFUSED_FORBIDDEN,
			N_("Your role does not take everything out."));
	if (call->writer != NULL && !act_write(call, "export_everything", note, NULL))
		return false;
	struct leaving leaving = { .call = call, .summary = summary, .manifest = buf_in(call->arena),
		.writer = zip_write(call->arena, sink, &call->now), .part_arena = arena_new(LIMIT_ARENA_BYTES) };
	// Tables that programs read have ASCII digits in any language.
	bool arabic_indic = call->house.arabic_indic;
	call->house.arabic_indic = false;
	bool done = db_snapshot_begin(call->db) || call_stored(call, DB_BUSY);
	if (done) {
		done = put_readme(&leaving) && put_records(&leaving) && put_log(&leaving) && put_attachments(&leaving) &&
		       put_manifest(&leaving);
		db_snapshot_end(call->db);
	}
	call->house.arabic_indic = arabic_indic;
	arena_end(leaving.part_arena);
	summary->bytes = zip_write_size(leaving.writer);
	return done;
}

// Into a file.

struct into {
	int file;
	int fault;
};

static bool add_to_file(void *context, str bytes)
{
	struct into *into = context;
	while (bytes.length > 0) {
		ssize_t put = write(into->file, bytes.data, bytes.length);
		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0) {
			into->fault = errno;
			return false;
		}
		bytes = str_skip(bytes, (size_t)put);
	}
	return true;
}

bool export_everything_file(struct call *call, const char *path, struct everything_summary *summary)
{
	struct into into = { .file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) };
	const struct zip_sink sink = { add_to_file, &into };
	if (into.file < 0)
		return refuse(call, REFUSED_INVALID, errno == EEXIST ?
			N_("There is already a file of this name. Choose another.") :
			N_("No file can be made there."));
	bool done = export_everything(call, &sink, summary);
	if (done && (fsync(into.file) != 0 || close(into.file) != 0)) {
		into.fault = errno;
		done = refuse(call, REFUSED_FULL, N_("The file could not be written."));
	} else if (!done) {
		close(into.file);
	}
	if (!done) {
		unlink(path);
		if (into.fault == ENOSPC)
			return refuse(call, REFUSED_FULL, N_("There is no room left where the file is written."));
	}
	return done;
}
