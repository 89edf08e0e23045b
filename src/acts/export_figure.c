#include "acts/export_figure.h"

#include "acts/press_open.h"
#include "base/catalogue.h"
#include "paper/xlsx_write.h"

// Always read by programs too: names of columns are the same in all languages.
enum { GROUP, KEY, VALUE, COUNTED, OUT_OF, AS_OF, FROM, TO, FILTER, FIGURE, RULE, ROWS_HASH, COLUMNS };
static const char *const heads[COLUMNS] = { "group", "key", "value", "counted", "out_of", "as_of", "from", "to", "filter", "figure",
	"rule_version", "rows_sha256" };

static bool is_numeric(size_t column)
{
	return column == VALUE || column == COUNTED || column == OUT_OF || column == RULE;
}

static void set_row(struct call *call, const struct count_result *result, str label, str key, const struct count_value *value, str *cells)
{
	bool counts = result->indicator->measure == MEASURE_COUNT;
	str counted = value->hidden ? S("") : count_numerator(call->arena, result, value);
	cells[GROUP] = label;
	cells[KEY] = key;
	cells[VALUE] = counts ? counted : count_percent(call->arena, result, value);
	cells[COUNTED] = counted;
	cells[OUT_OF] = value->has_denominator && !value->hidden ? str_format(call->arena, "%lld", (long long)value->denominator) : S("");
	cells[AS_OF] = str_copy(call->arena, day_str(&result->request.as_of));
	cells[FROM] = str_copy(call->arena, day_str(&result->request.from));
	cells[TO] = str_copy(call->arena, day_str(&result->request.to));
	cells[FILTER] = count_filter_words(call, result);
	cells[FIGURE] = str_from(result->indicator->code);
	cells[RULE] = str_format(call->arena, "%d", indicator_version);
	cells[ROWS_HASH] = result->hash;
}

static size_t table_of(struct call *call, const struct count_result *result, str **cells)
{
	size_t rows = 1;
	*cells = NEW_MANY(call->arena, (result->row_count + 2) * COLUMNS, str);
	for (size_t i = 0; i < COLUMNS; i++)
		(*cells)[i] = str_from(heads[i]);
	for (size_t i = 0; i < result->row_count; i++) {
		const struct count_row *row = &result->rows[i];
		set_row(call, result, row->labels[0].length > 0 ? row->labels[0] : say(call, N_("Not known")), row->keys[0], &row->value,
			*cells + rows++ * COLUMNS);
	}
	if ((result->notes & NOTE_NO_TOTAL) == 0)
		set_row(call, result, say(call, N_("All, pooled")), S(""), &result->total, *cells + rows++ * COLUMNS);
	return rows;
}

static bool write_xlsx(struct call *call, const struct count_result *result, const str *texts, size_t rows, struct buf *buf)
{
	struct xlsx_cell *cells = NEW_MANY(call->arena, rows * COLUMNS, struct xlsx_cell);
	struct day day;
	for (size_t i = 0; i < rows * COLUMNS; i++) {
		bool number = i >= COLUMNS && is_numeric(i % COLUMNS) && texts[i].length > 0;
		bool whole_day = texts[i].length == 10 && day_parse(texts[i], &day);
		cells[i] = (struct xlsx_cell){ .kind = number ? XLSX_NUMBER : whole_day ? XLSX_DAY : XLSX_TEXT, .text = texts[i] };
	}
	const struct xlsx_table sheet = { .name = str_from(result->indicator->code),
		.right_to_left = str_is(str_from(language_direction(call->language)), "rtl"), .cells = cells, .column_count = COLUMNS,
		.row_count = rows };
	const struct press *press;
	struct mishap mishap;
	str bytes;
	if (!press_open(call, &press))
		return false;
	if (!press->xlsx(call->arena, &sheet, 1, &bytes, &mishap))
		return refuse(call, REFUSED_TOO_LARGE, mishap.why);
	buf_add(buf, bytes);
	return true;
}

bool export_figure(struct call *call, const struct count_result *result, enum export_format format, struct buf *buf)
{
	str *cells;
	size_t rows = table_of(call, result, &cells);
	if (format == EXPORT_XLSX)
		return write_xlsx(call, result, cells, rows, buf);
	if (format == EXPORT_JSON) {
		count_json(call, buf, result);
		return true;
	}
	for (size_t i = 0; i < rows * COLUMNS; i++) {
		buf_add_csv(buf, cells[i]);
		buf_add(buf, (i + 1) % COLUMNS == 0 ? S("\r\n") : S(","));
	}
	return true;
}

str export_figure_name(struct call *call, const struct count_result *result)
{
	bool split = result->request.by_count > 0;
	return str_format(call->arena, "%s%s%.*s-%.*s", result->indicator->code, split ? "-" : "",
		STR_ARG(split ? result->request.by[0] : S("")), STR_ARG(day_str(&result->request.as_of)));
}
