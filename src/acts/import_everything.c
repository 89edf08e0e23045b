#include "acts/import_everything.h"

#include "acts/everything_read.h"
#include "acts/house.h"
#include "base/catalogue.h"
#include "base/die.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/lookup.h"
#include "base/text.h"
#include "model/ddl.h"
#include "model/entities.h"
#include "model/save.h"
#include "model/value.h"
#include "store/blobs.h"
#include "store/log.h"
#include "store/table.h"

enum { OWN_COLUMNS = 7, ID_LENGTH = 36 };

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

static bool code_known(struct call *call, const struct everything_coming *coming, const struct vocabulary *vocabulary, str code)
{
	return vocabulary_label(vocabulary, code) != NULL ||
	       (vocabulary->open && lookup_find(&coming->terms,
					    str_format(call->arena, "%s %.*s", vocabulary->name, STR_ARG(code))) != NULL);
}

static bool member_good(struct call *call, const struct everything_coming *coming, const struct field *field, str text)
{
	if (field->kind == KIND_CHOICE)
		return code_known(call, coming, field->vocabulary, text);
	return field->kind != KIND_LINK || is_id(text);
}

static bool set_good(struct call *call, const struct everything_coming *coming, const struct field *field, str text)
{
	struct json json;
	if (!is_canonical(call->arena, text, JSON_IS_ARRAY, &json))
		return false;
	for (size_t i = 0; i < json.count; i++)
		if (json.items[i].kind != JSON_IS_TEXT || !member_good(call, coming, field, json.items[i].text))
			return false;
	return true;
}

static bool text_good(struct call *call, const struct everything_coming *coming, const struct field *field, str text)
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

static bool take_field(struct call *call, const struct everything_table *table, struct record *record, size_t index, str text)
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
		return everything_wrong_row(call, table->file, table->csv.row, str_from(field->name),
			say(call, N_("This value does not fit its field.")));
	if (is_number)
		record_set_integer(record, index, number);
	else
		record_set(record, index, text);
	return true;
}

// What every record has, whatever it is.
static bool take_own_columns(struct call *call, const struct everything_table *table, struct record *record, const str *cells)
{
	struct instant binned_at;
	struct json json;
	record->id = everything_cell(table, cells, 0);
	record->binned_at = everything_cell(table, cells, 4);
	record->salt = everything_cell(table, cells, 5);
	record->own = everything_cell(table, cells, 6);
	const bool good[OWN_COLUMNS] = { is_id(record->id),
		str_to_integer(everything_cell(table, cells, 1), &record->version) && record->version > 0,
		is_instant(everything_cell(table, cells, 2), &record->created_at),
		is_instant(everything_cell(table, cells, 3), &record->updated_at),
		record->binned_at.length == 0 || is_instant(record->binned_at, &binned_at), is_hex(record->salt),
		record->own.length == 0 || is_canonical(call->arena, record->own, JSON_IS_OBJECT, &json) };
	for (size_t i = 0; i < OWN_COLUMNS; i++)
		if (!good[i])
			return everything_wrong_row(call, table->file, table->csv.row, str_from(record_columns[i]),
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
	const char *why = institution_languages_wrong(rest);
	if (why != NULL)
		return refuse_field(call, "languages", say(call, why));
	must(str_cut(&rest, ',', &language));
	call->house.language = language_constant(str_trim(language));
	return true;
}

// The reasons that a check gave name their field; now also the file and the row.
static bool name_row(struct call *call, const struct everything_table *table, size_t from)
{
	const struct reason *reasons = call->reasons;
	size_t count = call->reason_count;
	call->reason_count = from;
	for (size_t i = from; i < count; i++) {
		const struct reason reason = reasons[i];
		(void)!everything_wrong_row(call, table->file, table->csv.row, reason.field, reason.why);
	}
	return false;
}

static bool take_record(struct call *call, struct everything_table *table, const str *cells)
{
	const struct entity *entity = table->file->entity;
	struct record *record = record_new(call, entity);
	size_t reasons = call->reason_count;
	if (!take_own_columns(call, table, record, cells))
		return false;
	for (size_t i = 0; i < entity->field_count; i++)
		if (!entity->fields[i].derived &&
		        !take_field(call, table, record, i, everything_cell(table, cells, OWN_COLUMNS + i)))
			return false;
	bool good = (entity != &institution_entity || take_languages(call, record)) &&
	            (!guarded(entity) || entity->check(call, record, record)) && record_bring(call, record);
	if (!good && call->refusal == REFUSED_INVALID && call->reason_count > reasons)
		return name_row(call, table, reasons);
	if (!good && call->refusal == REFUSED_CONFLICT)
		return everything_wrong_row(call, table->file, table->csv.row, S("id"),
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
	struct everything_coming *coming;
	const struct everything_file *file;
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
	return everything_read_table(call, taking->coming, taking->file, names, OWN_COLUMNS + entity->field_count, take_record);
}

// All files of one entity, each in memory of its own.
static bool take_entity(struct call *call, struct everything_coming *coming, const struct entity *entity)
{
	for (size_t i = 0; i < coming->count; i++) {
		struct taking taking = { coming, &coming->files[i] };
		if (taking.file->entity == entity && !call_in_scratch(call, records_file, &taking))
			return false;
	}
	return true;
}

static bool enter(struct call *call, const struct everything_coming *coming)
{
	if (coming->summary->records != 1)
		return everything_wrong_file(call, S("records/institutions.csv"),
			say(call, N_("There must be one institution in it, and no more.")));
	return house_read(call);
}

static bool take_records(struct call *call, struct everything_coming *coming)
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

static bool leaf_good(const struct everything_table *table, const str *cells, struct leaf *leaf, str *hash)
{
	struct hash ignored;
	struct instant at;
	*leaf = (struct leaf){ .at = everything_cell(table, cells, LOG_AT), .actor = everything_cell(table, cells, LOG_ACTOR),
		.act = everything_cell(table, cells, LOG_ACT), .entity = everything_cell(table, cells, LOG_ENTITY),
		.record = everything_cell(table, cells, LOG_RECORD), .row = everything_cell(table, cells, LOG_ROW),
		.import = everything_cell(table, cells, LOG_IMPORT) };
	*hash = everything_cell(table, cells, LOG_HASH);
	return str_to_integer(everything_cell(table, cells, LOG_SEQ), &leaf->seq) && leaf->seq == table->coming->seq + 1 &&
	       str_to_integer(everything_cell(table, cells, LOG_VERSION), &leaf->version) && leaf->version >= 0 &&
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

static bool take_log_row(struct call *call, struct everything_table *table, const str *cells)
{
	struct leaf leaf;
	struct json json;
	struct mishap mishap;
	str hash, changed = everything_cell(table, cells, LOG_CHANGED);
	bool good = leaf_good(table, cells, &leaf, &hash) &&
	            (changed.length == 0 || (leaf.version > 0 && json_read(call->arena, changed, &json, &mishap) &&
						    json.kind == JSON_IS_OBJECT));
	if (!good)
		return everything_wrong_row(call, table->file, table->csv.row, S(""),
			say(call, N_("This line of the log cannot be understood, or one before it is missing.")));
	if (!put_leaf(call, &leaf, hash) || (changed.length > 0 && !put_history(call, &leaf, changed)))
		return call->refusal == REFUSED_CONFLICT ?
			       everything_wrong_row(call, table->file, table->csv.row, S(""), say(call, N_("This stands there twice."))) :
			       false;
	table->coming->seq = leaf.seq;
	table->coming->summary->changes++;
	return true;
}

static bool take_import_row(struct call *call, struct everything_table *table, const str *cells)
{
	struct instant at;
	int64_t rows;
	str undone_at = everything_cell(table, cells, IMPORT_UNDONE_AT);
	if (!is_instant(everything_cell(table, cells, IMPORT_AT), &at) ||
	        !str_to_integer(everything_cell(table, cells, IMPORT_ROWS), &rows) ||
	        (undone_at.length > 0 && !is_instant(undone_at, &at)))
		return everything_wrong_row(call, table->file, table->csv.row, S(""), say(call, N_("This value does not fit its field.")));
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("INSERT INTO import (id, entity, file, at, actor, rows, undone_at)"
			    " VALUES ($1, $2, $3, $4, $5, $6, $7)"),
			PARAMETERS(cell_text(everything_cell(table, cells, IMPORT_ID)),
				cell_text(everything_cell(table, cells, IMPORT_ENTITY)), cell_text(everything_cell(table, cells, IMPORT_FILE)),
				cell_text(everything_cell(table, cells, IMPORT_AT)), cell_text(everything_cell(table, cells, IMPORT_ACTOR)),
				cell_integer(rows), cell_text_or_null(undone_at)),
			NULL));
}

// Attachments.

static bool take_attachment(struct call *call, struct everything_coming *coming, const struct everything_file *file)
{
	struct hash hash;
	str content, hex = hash_hex(call->arena, &file->hash);
	if (!str_ends(file->name, hex))
		return everything_wrong_file(call, file->name, say(call, N_("It is not as it was when it was written: its SHA-256 differs.")));
	if (!everything_read_file(call, coming, file, &content) ||
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
		return everything_read_table(call, taking->coming, taking->file, everything_log, LOG_COLUMNS, take_log_row);
	case EVERYTHING_IMPORTS:
		return everything_read_table(call, taking->coming, taking->file, everything_imports, IMPORT_COLUMNS, take_import_row);
	case EVERYTHING_ATTACHMENT: return take_attachment(call, taking->coming, taking->file);
	case EVERYTHING_README:
	case EVERYTHING_CHECKPOINTS: return everything_read_file(call, taking->coming, taking->file, &ignored);
	case EVERYTHING_RECORDS:
	case EVERYTHING_KINDS: break;
	}
	return true;
}

static bool take_others(struct call *call, struct everything_coming *coming)
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
		return everything_wrong_file(call, S("records/"), say(call, N_("A link in it leads to a record that is not in it.")));
	return call_stored(call, result);
}

static bool bring(struct call *call, void *input)
{
	struct everything_coming *coming = input;
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
	struct everything_coming coming = { .arena = call->arena, .terms = lookup_in(call->arena), .summary = summary };
	struct mishap mishap = { 0 };
	*summary = (struct everything_summary){ 0 };
	if ((call->role & (ROLE_HOUSE | ROLE_ADMINISTRATOR)) == 0)
		return refuse(call, REFUSED_FORBIDDEN, N_("Only an administrator makes and brings back copies."));
	if (!bundle_open(call->arena, path, &coming.bundle, &mishap))
		return everything_wrong_bundle(call, &mishap);
	if (!everything_read_manifest(call, &coming) || !act_write_long(call, "import_everything", bring, &coming))
		return false;
	summary->files = (int64_t)coming.count;
	return true;
}
