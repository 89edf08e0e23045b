#include "acts/import_everything.h"

#include "acts/house.h"
#include "base/catalogue.h"
#include "base/csv_exact.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/lookup.h"
#include "base/text.h"
#include "model/ddl.h"
#include "model/entities.h"
#include "model/save.h"
#include "model/value.h"
#include "paper/bundle_read.h"
#include "store/blobs.h"
#include "store/log.h"
#include "store/table.h"

enum { PAGE_ROWS = 500, OWN_COLUMNS = 7, ID_LENGTH = 36 };

struct file {
	str name;
	enum everything_kind kind;
	const struct entity *entity; // Of records.
	int64_t rows;
	struct hash hash;
	const struct zip_entry *entry;
};

struct coming {
	struct bundle *bundle;
	struct arena *arena; // Outlives the files.
	struct file *files;
	size_t count;
	struct lookup terms; // "vocabulary code" of the institution's own.
	int64_t seq;         // Of the log's last line.
	struct everything_summary *summary;
};

// What is wrong, and where.

static bool wrong_file(struct call *call, str name, str why)
{
	(void)!refuse(call, REFUSED_INVALID, N_("This file cannot be brought in. Nothing was kept."));
	return refuse_field(call, str_c(call->arena, name), why);
}

static bool wrong_row(struct call *call, const struct file *file, size_t row, str column, str why)
{
	return wrong_file(call,
		str_format(call->arena, "%.*s, %zu%s%.*s", STR_ARG(file->name), row, column.length > 0 ? ", " : "",
			STR_ARG(column)),
		why);
}

static bool wrong_bundle(struct call *call, const struct mishap *mishap)
{
	return wrong_file(call, S("ZIP"), say(call, mishap->why));
}

// The manifest.

static const struct json *member(const struct json *object, str name, enum json_kind kind)
{
	const struct json *found = json_find(object, name);
	return found != NULL && found->kind == kind ? found : NULL;
}

static bool kind_of(str code, enum everything_kind *kind)
{
	for (size_t i = 0; i < EVERYTHING_KINDS; i++)
		if (str_is(code, everything_kinds[i])) {
			*kind = (enum everything_kind)i;
			return true;
		}
	return false;
}

static bool read_line(struct call *call, struct coming *coming, const struct json *line, struct file *file)
{
	const struct json *name = member(line, S("name"), JSON_IS_TEXT), *kind = member(line, S("kind"), JSON_IS_TEXT),
			  *rows = member(line, S("rows"), JSON_IS_INTEGER),
			  *hash = member(line, S("sha256"), JSON_IS_TEXT),
			  *entity = member(line, S("entity"), JSON_IS_TEXT);
	*file = (struct file){ .name = name == NULL ? S("manifest.json") : name->text };
	if (name == NULL || kind == NULL || rows == NULL || hash == NULL || rows->integer < 0 ||
	        !kind_of(kind->text, &file->kind) || !hash_from_hex(hash->text, &file->hash))
		return wrong_file(call, file->name, say(call, N_("The manifest says nothing of this file that can be understood.")));
	file->rows = rows->integer;
	file->entry = bundle_find(coming->bundle, file->name);
	if (file->entry == NULL)
		return wrong_file(call, file->name, say(call, N_("The manifest names this file, and it is missing.")));
	if (file->kind != EVERYTHING_RECORDS)
		return true;
	file->entity = entity == NULL ? NULL : entity_find(entity->text);
	if (file->entity == NULL)
		return wrong_file(call, file->name, say(call, N_("This version of Wiqaya knows no such kind of record.")));
	return true;
}

// Each file of the bundle once in the manifest, and nothing else.
static bool read_lines(struct call *call, struct coming *coming, const struct json *files)
{
	struct lookup seen = lookup_in(call->arena);
	coming->files = NEW_MANY(coming->arena, files->count + 1, struct file);
	for (size_t i = 0; i < files->count; i++) {
		struct file *file = &coming->files[coming->count++];
		if (!read_line(call, coming, &files->items[i], file))
			return false;
		if (lookup_find(&seen, file->name) != NULL)
			return wrong_file(call, file->name, say(call, N_("The manifest names this file twice.")));
		lookup_set(&seen, file->name, i);
	}
	if (bundle_count(coming->bundle) != coming->count + 1)
		return wrong_file(call, S("ZIP"), say(call, N_("There are files in it that the manifest does not name.")));
	return true;
}

static bool read_manifest(struct call *call, struct coming *coming)
{
	const struct zip_entry *entry = bundle_find(coming->bundle, S("manifest.json"));
	struct json json;
	struct mishap mishap = { 0 };
	str text;
	if (entry == NULL)
		return wrong_file(call, S("manifest.json"),
			say(call, N_("It is missing: this is no file of `wiqaya export everything`.")));
	if (!bundle_read(coming->bundle, call->arena, entry, &text, &mishap))
		return wrong_bundle(call, &mishap);
	if (!text_valid(text) || !json_read(call->arena, text, &json, &mishap) || json.kind != JSON_IS_OBJECT)
		return wrong_file(call, S("manifest.json"), say(call, N_("It cannot be understood.")));
	const struct json *format = member(&json, S("format"), JSON_IS_TEXT),
			  *version = member(&json, S("version"), JSON_IS_INTEGER),
			  *files = member(&json, S("files"), JSON_IS_ARRAY);
	if (format == NULL || !str_is(format->text, EVERYTHING_FORMAT) || version == NULL || files == NULL)
		return wrong_file(call, S("manifest.json"),
			say(call, N_("It is missing: this is no file of `wiqaya export everything`.")));
	if (version->integer != EVERYTHING_VERSION)
		return wrong_file(call, S("manifest.json"),
			say(call, N_("This was made by another version of Wiqaya. Bring it in with that one.")));
	return read_lines(call, coming, files);
}

// Files.

static bool read_file(struct call *call, struct coming *coming, const struct file *file, str *content)
{
	struct mishap mishap = { 0 };
	if (!bundle_read(coming->bundle, call->arena, file->entry, content, &mishap))
		return wrong_file(call, file->name, say(call, mishap.why));
	struct hash hash = hash_of(*content);
	if (memcmp(&hash, &file->hash, sizeof hash) != 0)
		return wrong_file(call, file->name, say(call, N_("It is not as it was when it was written: its SHA-256 differs.")));
	if (file->kind != EVERYTHING_ATTACHMENT && !text_valid(*content))
		return wrong_file(call, file->name, say(call, N_("The text is not valid UTF-8.")));
	return true;
}

// A table that is being read: which of its columns is which.
struct table {
	struct coming *coming;
	const struct file *file;
	struct csv_exact csv;
	size_t width;
	size_t *places; // For each column of ours where it stands; SIZE_MAX when it is not there.
	size_t first;   // Rows of the file that the header takes: 1.
	bool more;
	bool (*take)(struct call *call, struct table *table, const str *cells);
};

static str cell_of(const struct table *table, const str *cells, size_t column)
{
	return table->places[column] == SIZE_MAX ? S("") : cells[table->places[column]];
}

static size_t column_find(const char *const *names, size_t count, str name)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(name, names[i]))
			return i;
	return SIZE_MAX;
}

// Columns for readers are passed over; others must be ours, and each stand once.
static bool read_header(struct call *call, struct table *table, const char *const *names, size_t count)
{
	struct mishap mishap = { 0 };
	bool more = false;
	table->width = csv_exact_width(&table->csv);
	str *cells = NEW_MANY(call->arena, table->width + 1, str);
	table->places = NEW_MANY(call->arena, count + 1, size_t);
	for (size_t i = 0; i < count; i++)
		table->places[i] = SIZE_MAX;
	if (table->width == 0 || !csv_exact_row(&table->csv, call->arena, cells, table->width, &more, &mishap))
		return wrong_row(call, table->file, 1, S(""), say(call, N_("The table cannot be read.")));
	for (size_t i = 0; i < table->width; i++) {
		size_t column = column_find(names, count, cells[i]);
		if (str_find(cells[i], S(".")) != SIZE_MAX)
			continue;
		if (column == SIZE_MAX)
			return wrong_row(call, table->file, 1, cells[i], say(call, N_("There is no such field.")));
		if (table->places[column] != SIZE_MAX)
			return wrong_row(call, table->file, 1, cells[i], say(call, N_("This column stands there twice.")));
		table->places[column] = i;
	}
	return true;
}

// Some rows in memory of their own.
static bool some_rows(struct call *call, void *input)
{
	struct table *table = input;
	str *cells = NEW_MANY(call->arena, table->width, str);
	struct mishap mishap = { 0 };
	for (size_t i = 0; i < PAGE_ROWS; i++) {
		if (!csv_exact_row(&table->csv, call->arena, cells, table->width, &table->more, &mishap))
			return wrong_row(call, table->file, mishap.line, S(""), say(call, N_("The table cannot be read.")));
		if (!table->more)
			return true;
		if (!table->take(call, table, cells))
			return false;
	}
	return true;
}

static bool take_table(struct call *call, struct coming *coming, const struct file *file, const char *const *names,
	size_t count, bool (*take)(struct call *call, struct table *table, const str *cells))
{
	str content;
	if (!read_file(call, coming, file, &content))
		return false;
	struct table table = { .coming = coming, .file = file, .csv = csv_exact_read(content), .more = true, .take = take };
	if (!read_header(call, &table, names, count))
		return false;
	while (table.more)
		if (!call_in_scratch(call, some_rows, &table))
			return false;
	return (int64_t)table.csv.row - 1 == file->rows ||
	       wrong_file(call, file->name, say(call, N_("It does not have as many rows as the manifest says.")));
}

// Records.

static bool is_id(str text)
{
	for (size_t i = 0; i < text.length; i++) {
		char c = text.data[i];
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;
		if (dash ? c != '-' : !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f'))
			return false;
	}
	return text.length == ID_LENGTH;
}

static bool is_hex(str text)
{
	for (size_t i = 0; i < text.length; i++)
		if (!(text.data[i] >= '0' && text.data[i] <= '9') && !(text.data[i] >= 'a' && text.data[i] <= 'f'))
			return false;
	return text.length > 0;
}

static bool is_instant(str text, struct instant *instant)
{
	return instant_parse(text, instant) && str_equal(instant_str(instant), text);
}

// JSON in the one form that the store keeps.
static bool is_canonical(struct arena *arena, str text, enum json_kind kind, struct json *json)
{
	struct mishap mishap;
	struct buf buf = buf_in(arena);
	if (!json_read(arena, text, json, &mishap) || json->kind != kind)
		return false;
	json_write(&buf, json);
	return str_equal(buf_str(&buf), text);
}

static bool is_name(struct arena *arena, str text)
{
	struct json json;
	if (!is_canonical(arena, text, JSON_IS_OBJECT, &json))
		return false;
	for (size_t i = 0; i < json.count; i++)
		if (json.items[i].kind != JSON_IS_TEXT || json.keys[i].length == 0)
			return false;
	return json.count > 0;
}

static bool code_known(struct call *call, const struct coming *coming, const struct vocabulary *vocabulary, str code)
{
	return vocabulary_label(vocabulary, code) != NULL ||
	       (vocabulary->open && lookup_find(&coming->terms,
					    str_format(call->arena, "%s %.*s", vocabulary->name, STR_ARG(code))) != NULL);
}

static bool member_good(struct call *call, const struct coming *coming, const struct field *field, str text)
{
	if (field->kind == KIND_CHOICE)
		return code_known(call, coming, field->vocabulary, text);
	return field->kind != KIND_LINK || is_id(text);
}

static bool set_good(struct call *call, const struct coming *coming, const struct field *field, str text)
{
	struct json json;
	if (!is_canonical(call->arena, text, JSON_IS_ARRAY, &json))
		return false;
	for (size_t i = 0; i < json.count; i++)
		if (json.items[i].kind != JSON_IS_TEXT || !member_good(call, coming, field, json.items[i].text))
			return false;
	return true;
}

static bool text_good(struct call *call, const struct coming *coming, const struct field *field, str text)
{
	struct instant instant;
	if (field->many)
		return set_good(call, coming, field, text);
	switch (field->kind) {
	case KIND_NAME: return is_name(call->arena, text);
	case KIND_INSTANT: return is_instant(text, &instant);
	case KIND_CHOICE:
	case KIND_LINK: return member_good(call, coming, field, text);
	case KIND_TEXT:
	case KIND_PROSE:
	case KIND_CODE:
	case KIND_DAY: // value_check looks at these.
	case KIND_INTEGER:
	case KIND_BOOLEAN:
	case KIND_CITATION: break;
	}
	return true;
}

static bool take_field(struct call *call, const struct table *table, struct record *record, size_t index, str text)
{
	const struct field *field = &record->entity->fields[index];
	int64_t number = 0;
	if (text.length == 0) {
		record_clear(record, index);
		return true;
	}
	bool is_number = field->kind == KIND_INTEGER || field->kind == KIND_BOOLEAN;
	bool good = is_number ? str_to_integer(text, &number) : text_good(call, table->coming, field, text);
	if (!good)
		return wrong_row(call, table->file, table->csv.row, str_from(field->name),
			say(call, N_("This value does not fit its field.")));
	if (is_number)
		record_set_integer(record, index, number);
	else
		record_set(record, index, text);
	return true;
}

// What every record has, whatever it is.
static bool take_own_columns(struct call *call, const struct table *table, struct record *record, const str *cells)
{
	struct instant binned_at;
	struct json json;
	record->id = cell_of(table, cells, 0);
	record->binned_at = cell_of(table, cells, 4);
	record->salt = cell_of(table, cells, 5);
	record->own = cell_of(table, cells, 6);
	const bool good[OWN_COLUMNS] = { is_id(record->id),
		str_to_integer(cell_of(table, cells, 1), &record->version) && record->version > 0,
		is_instant(cell_of(table, cells, 2), &record->created_at),
		is_instant(cell_of(table, cells, 3), &record->updated_at),
		record->binned_at.length == 0 || is_instant(record->binned_at, &binned_at), is_hex(record->salt),
		record->own.length == 0 || is_canonical(call->arena, record->own, JSON_IS_OBJECT, &json) };
	for (size_t i = 0; i < OWN_COLUMNS; i++)
		if (!good[i])
			return wrong_row(call, table->file, table->csv.row, str_from(record_columns[i]),
				say(call, N_("This value does not fit its field.")));
	return true;
}

// Of these the names become addresses, patterns, headers or the clock of every call; what else a check
// asks was asked when the record was saved, of the things as they were then.
static bool guarded(const struct entity *entity)
{
	return entity == &institution_entity || entity == &own_field_entity || entity == &instrument_entity ||
	       entity == &attachment_entity;
}

// In the house's language names are sorted, from the first record on.
static bool take_languages(struct call *call, const struct record *house)
{
	str rest = record_text(house, INSTITUTION_LANGUAGES), language;
	if (!str_cut(&rest, ',', &language) || !language_known(str_trim(language)))
		return refuse_field(call, "languages",
			say(call, N_("The languages are ar, fr and en, with commas between them.")));
	call->house.language = language_constant(str_trim(language));
	return true;
}

// The reasons that a check gave name their field; now also the file and the row.
static bool name_row(struct call *call, const struct table *table, size_t from)
{
	const struct reason *reasons = call->reasons;
	size_t count = call->reason_count;
	call->reason_count = from;
	for (size_t i = from; i < count; i++) {
		const struct reason reason = reasons[i];
		(void)!wrong_row(call, table->file, table->csv.row, reason.field, reason.why);
	}
	return false;
}

static bool take_record(struct call *call, struct table *table, const str *cells)
{
	const struct entity *entity = table->file->entity;
	struct record *record = record_new(call, entity);
	size_t reasons = call->reason_count;
	if (!take_own_columns(call, table, record, cells))
		return false;
	for (size_t i = 0; i < entity->field_count; i++)
		if (!entity->fields[i].derived &&
		        !take_field(call, table, record, i, cell_of(table, cells, OWN_COLUMNS + i)))
			return false;
	bool good = (entity != &institution_entity || take_languages(call, record)) &&
	            (!guarded(entity) || entity->check(call, record, record)) && record_bring(call, record);
	if (!good && call->refusal == REFUSED_INVALID && call->reason_count > reasons)
		return name_row(call, table, reasons);
	if (!good && call->refusal == REFUSED_CONFLICT)
		return wrong_row(call, table->file, table->csv.row, S("id"),
			say(call, N_("This stands there twice.")));
	if (entity == &term_entity)
		lookup_set(&table->coming->terms,
			str_format(table->coming->arena, "%.*s %.*s", STR_ARG(record_text(record, TERM_VOCABULARY)),
				STR_ARG(record_text(record, TERM_CODE))),
			1);
	table->coming->summary->records++;
	table->coming->summary->accounts += entity == &account_entity;
	return good;
}

struct taking {
	struct coming *coming;
	const struct file *file;
};

static bool records_file(struct call *call, void *input)
{
	const struct taking *taking = input;
	const struct entity *entity = taking->file->entity;
	const char **names = NEW_MANY(call->arena, OWN_COLUMNS + entity->field_count, const char *);
	for (size_t i = 0; i < OWN_COLUMNS; i++)
		names[i] = record_columns[i];
	for (size_t i = 0; i < entity->field_count; i++)
		names[OWN_COLUMNS + i] = entity->fields[i].derived ? "" : entity->fields[i].name;
	return take_table(call, taking->coming, taking->file, names, OWN_COLUMNS + entity->field_count, take_record);
}

// All files of one entity, each in memory of its own.
static bool take_entity(struct call *call, struct coming *coming, const struct entity *entity)
{
	for (size_t i = 0; i < coming->count; i++) {
		struct taking taking = { coming, &coming->files[i] };
		if (taking.file->entity == entity && !call_in_scratch(call, records_file, &taking))
			return false;
	}
	return true;
}

static bool enter(struct call *call, const struct coming *coming)
{
	if (coming->summary->records != 1)
		return wrong_file(call, S("records/institutions.csv"),
			say(call, N_("There must be one institution in it, and no more.")));
	return house_read(call);
}

static bool take_records(struct call *call, struct coming *coming)
{
	// What the others are read by: the house's language, its own terms and fields, standards.
	const struct entity *const first[] = { &institution_entity, &term_entity, &own_field_entity, &instrument_entity,
		&provision_entity };
	for (size_t i = 0; i < COUNT(first); i++)
		if (!take_entity(call, coming, first[i]) || (i == 0 && !enter(call, coming)))
			return false;
	for (size_t i = 0; i < entity_count; i++) {
		bool again = false;
		for (size_t k = 0; k < COUNT(first); k++)
			again = again || first[k] == entities[i];
		if (!again && !take_entity(call, coming, entities[i]))
			return false;
	}
	return true;
}

// Addressee lines are counted when all that they are counted from is there: their derived facts and
// their figure events.

struct counting {
	char last[ID_LENGTH + 1];
	bool more;
};

static bool some_lines(struct call *call, void *input)
{
	struct counting *counting = input;
	struct rows rows;
	if (!call_stored(call, db_run(call->db, call->arena,
				       SQL("SELECT id FROM addressee_line WHERE id > $1 ORDER BY id LIMIT 200"),
				       PARAMETERS(cell_text(str_from(counting->last))), &rows)))
		return false;
	for (size_t i = 0; i < rows.count; i++)
		line_touch(call, rows_text(&rows, i, 0));
	counting->more = rows.count > 0;
	if (counting->more)
		memcpy(counting->last, rows_text(&rows, rows.count - 1, 0).data, ID_LENGTH);
	return act_settle(call);
}

static bool count_lines(struct call *call)
{
	struct counting counting = { .more = true };
	while (counting.more)
		if (!call_in_scratch(call, some_lines, &counting))
			return false;
	return true;
}

// The log.

static bool leaf_good(const struct table *table, const str *cells, struct leaf *leaf, str *hash)
{
	struct hash ignored;
	struct instant at;
	*leaf = (struct leaf){ .at = cell_of(table, cells, LOG_AT), .actor = cell_of(table, cells, LOG_ACTOR),
		.act = cell_of(table, cells, LOG_ACT), .entity = cell_of(table, cells, LOG_ENTITY),
		.record = cell_of(table, cells, LOG_RECORD), .row = cell_of(table, cells, LOG_ROW),
		.import = cell_of(table, cells, LOG_IMPORT) };
	*hash = cell_of(table, cells, LOG_HASH);
	return str_to_integer(cell_of(table, cells, LOG_SEQ), &leaf->seq) && leaf->seq == table->coming->seq + 1 &&
	       str_to_integer(cell_of(table, cells, LOG_VERSION), &leaf->version) && leaf->version >= 0 &&
	       is_instant(leaf->at, &at) && hash_from_hex(*hash, &ignored) &&
	       (leaf->row.length == 0 || hash_from_hex(leaf->row, &ignored));
}

static bool put_leaf(struct call *call, const struct leaf *leaf, str hash)
{
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("INSERT INTO leaf (seq, at, actor, act, entity, record, version, row, import, hash)"
			    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"),
			PARAMETERS(cell_integer(leaf->seq), cell_text(leaf->at), cell_text(leaf->actor),
				cell_text(leaf->act), cell_text(leaf->entity), cell_text(leaf->record),
				cell_integer(leaf->version), cell_text(leaf->row), cell_text(leaf->import),
				cell_text(hash)),
			NULL));
}

static bool put_history(struct call *call, const struct leaf *leaf, str changed)
{
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("INSERT INTO history (entity, record, version, seq, at, actor, act, import, changed)"
			    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
			PARAMETERS(cell_text(leaf->entity), cell_text(leaf->record), cell_integer(leaf->version),
				cell_integer(leaf->seq), cell_text(leaf->at), cell_text(leaf->actor),
				cell_text(leaf->act), cell_text(leaf->import), cell_text(changed)),
			NULL));
}

static bool take_log_row(struct call *call, struct table *table, const str *cells)
{
	struct leaf leaf;
	struct json json;
	struct mishap mishap;
	str hash, changed = cell_of(table, cells, LOG_CHANGED);
	bool good = leaf_good(table, cells, &leaf, &hash) &&
	            (changed.length == 0 || (leaf.version > 0 && json_read(call->arena, changed, &json, &mishap) &&
						    json.kind == JSON_IS_OBJECT));
	if (!good)
		return wrong_row(call, table->file, table->csv.row, S(""),
			say(call, N_("This line of the log cannot be understood, or one before it is missing.")));
	if (!put_leaf(call, &leaf, hash) || (changed.length > 0 && !put_history(call, &leaf, changed)))
		return call->refusal == REFUSED_CONFLICT ?
			       wrong_row(call, table->file, table->csv.row, S(""), say(call, N_("This stands there twice."))) :
			       false;
	table->coming->seq = leaf.seq;
	table->coming->summary->changes++;
	return true;
}

static bool take_import_row(struct call *call, struct table *table, const str *cells)
{
	struct instant at;
	int64_t rows;
	str undone_at = cell_of(table, cells, IMPORT_UNDONE_AT);
	if (!is_instant(cell_of(table, cells, IMPORT_AT), &at) ||
	        !str_to_integer(cell_of(table, cells, IMPORT_ROWS), &rows) ||
	        (undone_at.length > 0 && !is_instant(undone_at, &at)))
		return wrong_row(call, table->file, table->csv.row, S(""), say(call, N_("This value does not fit its field.")));
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("INSERT INTO import (id, entity, file, at, actor, rows, undone_at)"
			    " VALUES ($1, $2, $3, $4, $5, $6, $7)"),
			PARAMETERS(cell_text(cell_of(table, cells, IMPORT_ID)),
				cell_text(cell_of(table, cells, IMPORT_ENTITY)), cell_text(cell_of(table, cells, IMPORT_FILE)),
				cell_text(cell_of(table, cells, IMPORT_AT)), cell_text(cell_of(table, cells, IMPORT_ACTOR)),
				cell_integer(rows), cell_text_or_null(undone_at)),
			NULL));
}

// Attachments.

static bool take_attachment(struct call *call, struct coming *coming, const struct file *file)
{
	struct hash hash;
	str content, hex = hash_hex(call->arena, &file->hash);
	if (!str_ends(file->name, hex))
		return wrong_file(call, file->name, say(call, N_("It is not as it was when it was written: its SHA-256 differs.")));
	if (!read_file(call, coming, file, &content) ||
	        !call_stored(call, blob_put(call->db, call->arena, content, &hash)))
		return false;
	coming->summary->attachments++;
	return true;
}

static bool other_file(struct call *call, void *input)
{
	const struct taking *taking = input;
	str ignored;
	switch (taking->file->kind) {
	case EVERYTHING_LOG:
		return take_table(call, taking->coming, taking->file, everything_log, LOG_COLUMNS, take_log_row);
	case EVERYTHING_IMPORTS:
		return take_table(call, taking->coming, taking->file, everything_imports, IMPORT_COLUMNS, take_import_row);
	case EVERYTHING_ATTACHMENT: return take_attachment(call, taking->coming, taking->file);
	case EVERYTHING_README:
	case EVERYTHING_CHECKPOINTS: return read_file(call, taking->coming, taking->file, &ignored);
	case EVERYTHING_RECORDS:
	case EVERYTHING_KINDS: break;
	}
	return true;
}

static bool take_others(struct call *call, struct coming *coming)
{
	for (size_t i = 0; i < coming->count; i++) {
		struct taking taking = { coming, &coming->files[i] };
		if (!call_in_scratch(call, other_file, &taking) || !call_goes_on(call, i + 1, coming->count))
			return false;
	}
	return true;
}

static bool note(struct call *call)
{
	struct rows rows;
	struct leaf leaf = { .at = instant_str(&call->now), .actor = call->account, .act = str_from(call->act),
		.entity = S("institution"), .version = 0, .row = S(""), .import = S("") };
	if (!call_stored(call, db_run(call->db, call->arena, SQL("SELECT id FROM institution LIMIT 1"), NO_PARAMETERS, &rows)))
		return false;
	leaf.record = rows_text(&rows, 0, 0);
	return call_stored(call, log_append(call->db, call->arena, &leaf));
}

static bool check_links(struct call *call)
{
	enum db_result result = table_check_keys(call->db, call->arena);
	if (result == DB_CONFLICT)
		return wrong_file(call, S("records/"), say(call, N_("A link in it leads to a record that is not in it.")));
	return call_stored(call, result);
}

static bool bring(struct call *call, void *input)
{
	struct coming *coming = input;
	struct names tables;
	if (!table_names(call->db, call->arena, &tables))
		return call_stored(call, DB_BUSY);
	if (tables.count > 0)
		return refuse(call, REFUSED_CONFLICT,
			N_("This store is not empty. Everything together only goes into an empty one: name another with --store."));
	struct buf schema = buf_in(call->arena);
	ddl_write(&schema, db_engine_of(call->db));
	return call_stored(call, db_script(call->db, buf_str(&schema))) &&
	       call_stored(call, table_defer_keys(call->db)) && take_records(call, coming) &&
	       take_others(call, coming) && check_links(call) && count_lines(call) && note(call);
}

bool import_everything(struct call *call, const char *path, struct everything_summary *summary)
{
	struct coming coming = { .arena = call->arena, .terms = lookup_in(call->arena), .summary = summary };
	struct mishap mishap = { 0 };
	*summary = (struct everything_summary){ 0 };
	if ((call->role & (ROLE_HOUSE | ROLE_ADMINISTRATOR)) == 0)
		return refuse(call, REFUSED_FORBIDDEN, N_("Only an administrator makes and brings back copies."));
	if (!bundle_open(call->arena, path, &coming.bundle, &mishap))
		return wrong_bundle(call, &mishap);
	if (!read_manifest(call, &coming) || !act_write_long(call, "import_everything", bring, &coming))
		return false;
	summary->files = (int64_t)coming.count;
	return true;
}
