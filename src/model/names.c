#include "model/names.h"

#include "base/catalogue.h"
#include "base/id.h"
#include "base/text.h"
#include "model/permit.h"
#include "model/place.h"
#include "model/value.h"
#include "store/query.h"

// What an index holds of a name (PostgreSQL: a third of a page); longer ones are known by their beginning.
enum { NAME_BYTES = 800 };

static str folded_name(struct call *call, str text)
{
	return text_start(text_fold(call->arena, text), NAME_BYTES);
}

static bool kind_fits(const struct record *record, const char *kinds)
{
	size_t field = entity_field_find(record->entity, S("kind"));
	if (kinds == NULL || field == SIZE_MAX)
		return true;
	str rest = str_from(kinds), kind;
	while (str_cut(&rest, '|', &kind))
		if (str_equal(kind, record_text(record, field)))
			return true;
	return false;
}

static void take(struct call *call, const struct entity *entity, str id, const char *kinds,
	struct name_match *match)
{
	struct record *record = record_find(call, entity, id);
	if (record == NULL || record->binned_at.length > 0 || !kind_fits(record, kinds) ||
	        !permit_known(call, entity, id))
		return;
	if (match->count < 2) {
		match->ids[match->count] = id;
		match->titles[match->count] = record_title(call, record);
	}
	match->count++;
}

static bool match_column(struct call *call, const struct entity *entity, const char *column, str text,
	const char *kinds, struct name_match *match)
{
	struct query query = query_in(call->arena);
	query_add(&query, SQL("SELECT id FROM "));
	query_name(&query, entity->name);
	query_add(&query, SQL(" WHERE binned_at IS NULL AND "));
	query_name(&query, column);
	query_add(&query, SQL(" = "));
	query_bind(&query, cell_text(text));
	query_add(&query, SQL(" LIMIT 3"));
	struct rows rows;
	if (query_run(&query, call->db, &rows) != DB_DONE)
		return refuse(call, REFUSED_BUSY, N_("The store cannot be read just now. Try again in a moment."));
	for (size_t i = 0; i < rows.count; i++)
		take(call, entity, rows_text(&rows, i, 0), kinds, match);
	return true;
}

static bool match_names(struct call *call, const struct entity *entity, str text, const char *kinds,
	struct name_match *match)
{
	struct rows rows;
	if (!db_query(call->db, call->arena,
		    SQL("SELECT DISTINCT record FROM known_as WHERE entity = $1 AND folded = $2 LIMIT 20"),
		    PARAMETERS(cell_text(str_from(entity->name)), cell_text(folded_name(call, text))), &rows))
		return refuse(call, REFUSED_BUSY, N_("The store cannot be read just now. Try again in a moment."));
	for (size_t i = 0; i < rows.count; i++)
		take(call, entity, rows_text(&rows, i, 0), kinds, match);
	return true;
}

bool name_match(struct call *call, const struct entity *entity, str text, const char *kinds,
	struct name_match *match)
{
	*match = (struct name_match){ 0 };
	if (id_is(text)) {
		take(call, entity, text, kinds, match);
		return true;
	}
	const char *column = entity->number_prefix != NULL ? entity->fields[entity->number_field].name
	                     : entity->named               ? NULL
	                                                   : "name";
	if (column != NULL && entity_field_find(entity, str_from(column)) != SIZE_MAX && permit_number(call, entity) &&
	        !match_column(call, entity, column, text, kinds, match))
		return false;
	if (match->count == 0 && entity->named)
		return match_names(call, entity, text, kinds, match);
	if (column == NULL || !permit_number(call, entity))
		return true;
	// An old list names a record by the number that it had there.
	size_t source = entity_field_find(entity, S("source_number"));
	return match->count > 0 || source == SIZE_MAX || !permit_field(call, entity, source) ||
	       match_column(call, entity, "source_number", text, kinds, match);
}

static void add(struct call *call, struct name_row *rows, size_t *count, const char *language,
	const char *kind, str text)
{
	str folded = folded_name(call, text);
	if (folded.length == 0)
		return;
	for (size_t i = 0; i < *count; i++)
		if (str_equal(rows[i].folded, folded))
			return;
	rows[(*count)++] = (struct name_row){ language, kind, text, folded };
}

// A merged place is found by its names no more: they are those of its successor.
static bool is_merged(const struct record *record)
{
	return record->entity == &place_entity && str_is(record_text(record, PLACE_STATE), "merged");
}

size_t names_of(struct call *call, const struct record *record, struct name_row **rows)
{
	const struct entity *entity = record->entity;
	size_t count = 0, aliases = entity_field_find(entity, S("aliases"));
	size_t code = entity_field_find(entity, S("code"));
	str *members = NULL;
	size_t member_count =
		aliases == SIZE_MAX ? 0 : value_set_members(call->arena, record_text(record, aliases), &members);
	*rows = NEW_MANY(call->arena, NAME_LANGUAGE_COUNT + member_count + 1, struct name_row);
	if (!entity->named || record->binned_at.length > 0 || is_merged(record))
		return 0;
	for (size_t i = 0; i < NAME_LANGUAGE_COUNT; i++)
		add(call, *rows, &count, name_languages[i], "name",
			value_name_in(call->arena, record_text(record, entity->name_field), name_languages[i]));
	for (size_t i = 0; i < member_count; i++)
		add(call, *rows, &count, "", "alias", members[i]);
	if (code != SIZE_MAX)
		add(call, *rows, &count, "", "code", record_text(record, code));
	return count;
}

bool names_save(struct call *call, const struct record *record)
{
	if (!record->entity->named)
		return true;
	str entity = str_from(record->entity->name);
	enum db_result result = record->version <= 1 ? DB_DONE :
		db_run(call->db, call->arena, SQL("DELETE FROM known_as WHERE entity = $1 AND record = $2"),
			PARAMETERS(cell_text(entity), cell_text(record->id)), NULL);
	struct name_row *rows;
	size_t count = names_of(call, record, &rows);
	for (size_t i = 0; i < count && result == DB_DONE; i++)
		result = db_run(call->db, call->arena,
			SQL("INSERT INTO known_as (entity, record, language, kind, text, folded)"
			    " VALUES ($1, $2, $3, $4, $5, $6)"),
			PARAMETERS(cell_text(entity), cell_text(record->id),
				cell_text(str_from(rows[i].language)), cell_text(str_from(rows[i].kind)),
				cell_text(rows[i].text), cell_text(rows[i].folded)),
			NULL);
	return call_stored(call, result);
}
