// Reading the file of an import into rows of cells.
#include "acts/import_list.h"

#include "base/csv.h"
#include "base/encoding.h"
#include "base/text.h"
#include "paper/xlsx_open.h"

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

static bool sheet_from_csv(struct call *call, str bytes, const struct map_file *map, size_t first,
	struct sheet *sheet)
{
	str chain = map == NULL ? S("") : map_value(&map->file, S("encoding"));
	struct mishap mishap = { 0 };
	char used[64];
	str text;
	struct csv csv;
	if (!encoding_decode(call->arena, bytes, chain.length > 0 ? str_c(call->arena, chain) : NULL, &text, used,
		    &mishap) ||
	        !csv_read(call->arena, text, 0, &csv, &mishap))
		return broken(call, &mishap);
	sheet->encoding = str_copy(call->arena, str_from(used));
	sheet->separator = separator_word(csv.separator);
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

// Workbooks. The sheet that the map names, else the first that is shown and holds something.
static struct xlsx_sheet *find_sheet(struct call *call, const struct map_file *map, struct xlsx_book *book)
{
	str wanted = map == NULL ? S("") : map_value(&map->file, S("sheet"));
	for (size_t i = 0; i < book->count; i++)
		if (wanted.length > 0 ? text_same(book->sheets[i].name, wanted)
		                      : !book->sheets[i].hidden && book->sheets[i].row_count > 0)
			return &book->sheets[i];
	(void)call;
	return NULL;
}

static bool sheet_from_book(struct call *call, str bytes, const struct map_file *map, size_t first,
	struct sheet *sheet)
{
	struct mishap mishap = { 0 };
	struct xlsx_book book;
	if (!xlsx_open(call->arena, bytes, &book, &mishap))
		return broken(call, &mishap);
	struct xlsx_sheet *found = find_sheet(call, map, &book);
	if (found == NULL)
		return refuse(call, REFUSED_INVALID, N_("The workbook has no such sheet, or no sheet that holds anything."));
	xlsx_spread(call->arena, found);
	sheet->encoding = S("utf-8");
	sheet->separator = S("");
	size_t last = found->row_count == 0 ? 0 : found->rows[found->row_count - 1].number;
	for (size_t i = 0; i < found->row_count; i++)
		if (found->rows[i].number == first)
			sheet->column_count = found->rows[i].count;
	if (sheet->column_count == 0 || last <= first)
		return refuse(call, REFUSED_INVALID, N_("The file has no row under its head, so there is nothing to import."));
	sheet->headers = NEW_MANY(call->arena, sheet->column_count + 1, str);
	for (size_t i = 0; i < sheet->column_count; i++)
		sheet->headers[i] = text_squeeze(call->arena, xlsx_cell(found, first, i + 1).text);
	sheet->rows = NEW_MANY(call->arena, found->row_count + 1, struct sheet_row);
	for (size_t r = 0; r < found->row_count; r++) {
		const struct xlsx_row *row = &found->rows[r];
		if (row->number <= first || row->count == 0)
			continue;
		struct sheet_row *made = &sheet->rows[sheet->row_count++];
		*made = (struct sheet_row){ .number = row->number, .count = sheet->column_count };
		made->cells = NEW_MANY(call->arena, sheet->column_count + 1, str);
		for (size_t i = 0; i < sheet->column_count; i++)
			made->cells[i] = i < row->count ? row->cells[i].text : S("");
	}
	return true;
}

bool sheet_read(struct call *call, str name, str bytes, const struct map_file *map, struct sheet *sheet)
{
	int64_t head = 1;
	str head_text = map == NULL ? S("") : map_value(&map->file, S("header_row"));
	*sheet = (struct sheet){ .name = str_copy(call->arena, name) };
	if (head_text.length > 0 && (!str_to_integer(head_text, &head) || head < 1))
		return refuse_field(call, "header_row", say(call, N_("This is not a row number.")));
	return str_starts(bytes, S("PK\x03\x04")) ? sheet_from_book(call, bytes, map, (size_t)head, sheet)
	                                          : sheet_from_csv(call, bytes, map, (size_t)head, sheet);
}
