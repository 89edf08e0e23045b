// What came of an import, as programs read it (contract.md).
#include "acts/import_list.h"

static void made_json(struct buf *buf, const struct import_result *result)
{
	buf_add_c(buf, ",\"created\":{");
	for (size_t i = 0; i < result->made_count; i++)
		buf_addf(buf, "%s\"%s\":%zu", i > 0 ? "," : "", result->made[i].entity->plural,
			result->made[i].count);
	buf_add_char(buf, '}');
}

static void sheet_json(struct buf *buf, const char *name, str sheet)
{
	if (sheet.length == 0)
		return;
	buf_addf(buf, "\"%s\":", name);
	buf_add_json(buf, sheet);
	buf_add_char(buf, ',');
}

static void rows_json(struct buf *buf, const struct duplicate *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct duplicate *duplicate = &rows[i];
		buf_addf(buf, "%s{\"row\":%zu,", i > 0 ? "," : "", duplicate->row);
		sheet_json(buf, "sheet", duplicate->sheet);
		if (duplicate->of_row > 0) {
			buf_addf(buf, "\"of_row\":%zu,", duplicate->of_row);
			sheet_json(buf, "of_sheet", duplicate->of_sheet);
		}
		buf_add_c(buf, "\"of\":");
		buf_add_json(buf, duplicate->of_record);
		if (duplicate->why.length > 0) {
			buf_add_c(buf, ",\"why\":");
			buf_add_json(buf, duplicate->why);
		}
		buf_add_char(buf, '}');
	}
	buf_add_char(buf, ']');
}

static void duplicates_json(struct buf *buf, const struct import_result *result)
{
	buf_addf(buf, ",\"duplicates\":%zu,\"duplicate_rows\":[", result->duplicate_count);
	rows_json(buf, result->duplicates, result->duplicate_count);
	buf_add_c(buf, ",\"likely_rows\":[");
	rows_json(buf, result->likely, result->likely_count);
}

static void reasons_json(struct buf *buf, const char *name, const struct reason *reasons, size_t count, const char *what)
{
	buf_addf(buf, ",\"%s\":[", name);
	for (size_t i = 0; i < count; i++) {
		buf_addf(buf, "%s{\"row\":%zu,", i > 0 ? "," : "", reasons[i].row);
		sheet_json(buf, "sheet", reasons[i].sheet);
		buf_add_c(buf, "\"column\":");
		buf_add_json(buf, reasons[i].field);
		buf_addf(buf, ",\"%s\":", what);
		buf_add_json(buf, reasons[i].why);
		buf_add_char(buf, '}');
	}
	buf_add_char(buf, ']');
}

static void texts_json(struct buf *buf, const char *name, const str *texts, size_t count)
{
	buf_addf(buf, ",\"%s\":[", name);
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_add_char(buf, ',');
		buf_add_json(buf, texts[i]);
	}
	buf_add_char(buf, ']');
}

static void passed_json(struct buf *buf, const struct list_file *list)
{
	static const char *const kinds[] = { [PASSED_TITLE] = "title", [PASSED_BAND] = "band", [PASSED_TOTAL] = "total" };
	bool first = true;
	buf_add_c(buf, ",\"passed_over\":[");
	for (size_t s = 0; s < list->sheet_count; s++)
		for (size_t i = 0; i < list->sheets[s].passed_count; i++) {
			const struct passed_row *passed = &list->sheets[s].passed[i];
			buf_addf(buf, "%s{\"row\":%zu,", first ? "" : ",", passed->number);
			sheet_json(buf, "sheet", list->sheets[s].name);
			buf_addf(buf, "\"kind\":\"%s\",\"text\":", kinds[passed->kind]);
			buf_add_json(buf, passed->text);
			buf_add_char(buf, '}');
			first = false;
		}
	buf_add_char(buf, ']');
	texts_json(buf, "other_sheets", list->others, list->other_count);
}

void import_json(struct buf *buf, const struct import_request *request, const struct import_result *result)
{
	buf_addf(buf, "{\"rows\":%zu,\"good\":%zu", result->rows, result->good);
	made_json(buf, result);
	duplicates_json(buf, result);
	buf_addf(buf, ",\"cleaned\":%zu,\"undated\":%zu,\"claims\":%zu", result->cleaned, result->undated, result->claims);
	texts_json(buf, "ignored", result->ignored, result->ignored_count);
	passed_json(buf, request->list);
	reasons_json(buf, "notes", result->notes, result->note_count, "note");
	reasons_json(buf, "errors", result->errors, result->error_count, "reason");
	buf_add_c(buf, ",\"encoding\":");
	buf_add_json(buf, request->list->encoding);
	buf_add_c(buf, ",\"separator\":");
	buf_add_json(buf, request->list->separator);
	if (request->list->document)
		buf_addf(buf, ",\"paragraphs\":%zu", request->list->paragraphs);
	if (result->import.length > 0) {
		buf_add_c(buf, ",\"import\":");
		buf_add_json(buf, result->import);
	}
	buf_add_char(buf, '}');
}
