// Reading the file of an import into rows of cells.
#include "acts/import_list.h"

#include "base/csv.h"
#include "base/encoding.h"
#include "base/text.h"

static bool broken(struct call *call, const struct mishap *mishap)
{
	call->refusal = REFUSED_INVALID;
	str why = say(call, mishap->why);
	call->why = mishap->line == 0 ? why
	                              : say_with(call, N_("Line {line}: {why} Nothing was imported."), "line",
						str_format(call->arena, "%zu", mishap->line), "why", why, NULL);
	return false;
}

static str separator_word(char separator)
{
	return separator == '\t' ? S("tab") : separator == ';' ? S(";") : S(",");
}

bool sheet_read(struct call *call, str name, str bytes, const struct map_file *map, struct sheet *sheet)
{
	str chain = map == NULL ? S("") : map_value(&map->file, S("encoding"));
	int64_t head = 1;
	str head_text = map == NULL ? S("") : map_value(&map->file, S("header_row"));
	struct mishap mishap = { 0 };
	char used[64];
	str text;
	struct csv csv;
	*sheet = (struct sheet){ .name = str_copy(call->arena, name) };
	if (head_text.length > 0 && (!str_to_integer(head_text, &head) || head < 1))
		return refuse_field(call, "header_row", say(call, N_("This is not a row number.")));
	if (!encoding_decode(call->arena, bytes, chain.length > 0 ? str_c(call->arena, chain) : NULL, &text, used,
		    &mishap) ||
	        !csv_read(call->arena, text, 0, &csv, &mishap))
		return broken(call, &mishap);
	sheet->encoding = str_copy(call->arena, str_from(used));
	sheet->separator = separator_word(csv.separator);
	size_t first = (size_t)head;
	if (csv.count < first)
		return refuse(call, REFUSED_INVALID, N_("The file has no row under its head, so there is nothing to import."));
	sheet->column_count = csv.rows[first - 1].count;
	sheet->headers = NEW_MANY(call->arena, sheet->column_count + 1, str);
	for (size_t i = 0; i < sheet->column_count; i++)
		sheet->headers[i] = text_squeeze(call->arena, csv_cell(&csv, first - 1, i));
	sheet->rows = NEW_MANY(call->arena, csv.count + 1, struct sheet_row);
	for (size_t r = first; r < csv.count; r++) {
		const struct csv_row *row = &csv.rows[r];
		struct sheet_row *made = &sheet->rows[sheet->row_count++];
		made->number = r - first + 1;
		made->line = row->line;
		made->count = row->count;
		made->cells = NEW_MANY(call->arena, row->count + 1, str);
		for (size_t i = 0; i < row->count; i++)
			made->cells[i] = csv_cell(&csv, r, i);
	}
	return true;
}
