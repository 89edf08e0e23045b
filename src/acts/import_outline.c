// The outlines of areas, as they come in with a map.
#include "acts/import_inside.h"
#include "acts/keep.h"
#include "acts/list.h"
#include "model/entities.h"
#include "model/names.h"

static bool take_match(struct call *call, const struct record *record, str text, str *id)
{
	struct name_match match;
	str kind = record_text(record, AREA_KIND);
	if (text.length == 0)
		return true;
	if (!name_match(call, &area_entity, text, kind.length > 0 ? str_c(call->arena, kind) : NULL, &match))
		return false;
	if (match.count > 1 || (match.count == 1 && id->length > 0 && !str_equal(*id, match.ids[0])))
		return refuse_field(call, "name",
			say_with(call, N_("Several areas are called “{name}”. Give the code, or the kind, in a column of its own."), "name", text, NULL));
	if (match.count == 1)
		*id = match.ids[0];
	return true;
}

bool import_outline_area(struct call *call, const struct record *record, str *id)
{
	struct name_row *rows = NULL;
	*id = S("");
	if (!take_match(call, record, record_text(record, AREA_CODE), id))
		return false;
	size_t count = id->length > 0 ? 0 : names_of(call, record, &rows);
	for (size_t i = 0; i < count; i++)
		if (!str_is(str_from(rows[i].kind), "code") && !take_match(call, record, rows[i].text, id))
			return false;
	return true;
}

bool import_outline(struct call *call, struct import *import, const struct sheet_row *row, str area,
	const struct extra_row *extra)
{
	struct record *outline = record_new(call, &outline_entity), **known;
	size_t count;
	str source = str_trim(extra->texts[EXTRA_SOURCE]);
	record_set(outline, OUTLINE_AREA, area);
	record_set(outline, OUTLINE_SHAPE, str_trim(extra->texts[EXTRA_OUTLINE]));
	record_set(outline, OUTLINE_SOURCE, source.length > 0 ? source : import->request->list->name);
	if (!list_linked(call, &outline_entity, OUTLINE_AREA, area, &known, &count))
		return false;
	if (count > 0 && str_equal(record_text(known[count - 1], OUTLINE_SHAPE), record_text(outline, OUTLINE_SHAPE))) {
		import_duplicate(call, import, row, area, &area_entity);
		return true;
	}
	const struct sheet *sheet;
	size_t of_row = count > 0 ? import_row_of(import, known[count - 1]->id, &sheet) : 0;
	if (of_row > 0)
		return refuse_field(call, "outline",
			say_with(call, N_("Row {row} has an outline of the same area. Make one feature of the two."), "row",
				say_integer(call, (int64_t)of_row), NULL));
	if (!keep_save(call, outline))
		return false;
	import_remember(import, outline->id);
	import_made(import->result, &outline_entity, 1);
	return true;
}
