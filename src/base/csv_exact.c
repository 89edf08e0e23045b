#include "base/csv_exact.h"

#include "base/limits.h"

static bool is_mark(char c)
{
	return c == '"' || c == ',' || c == ';' || c == '\r' || c == '\n' || c == '\t' || c == '\0';
}

static bool has_marks(str cell)
{
	for (size_t i = 0; i < cell.length; i++)
		if (is_mark(cell.data[i]))
			return true;
	return false;
}

static bool is_guarded(str cell)
{
	return str_starts(cell, S("'")) || buf_is_formula(cell);
}

void csv_exact_add(struct buf *buf, str cell, bool first)
{
	if (!first)
		buf_add_char(buf, ',');
	bool guarded = is_guarded(cell);
	if (!guarded && !has_marks(cell)) {
		buf_add(buf, cell);
		return;
	}
	buf_add(buf, guarded ? S("\"'") : S("\""));
	for (size_t i = 0; i < cell.length; i++) {
		if (cell.data[i] == '"')
			buf_add_char(buf, '"');
		buf_add_char(buf, cell.data[i]);
	}
	buf_add_char(buf, '"');
}

void csv_exact_end(struct buf *buf)
{
	buf_add_c(buf, "\r\n");
}

struct csv_exact csv_exact_read(str text)
{
	return (struct csv_exact){ str_starts(text, S("\xef\xbb\xbf")) ? str_skip(text, 3) : text, 0 };
}

static bool wrong(const struct csv_exact *csv, size_t column, struct mishap *mishap)
{
	return mishap_at(mishap, csv->row, column, N_("the table is damaged"));
}

// Where the quoted cell at the start of the text ends: behind its last quote; 0 when it never does.
static size_t quoted_end(str text, bool *doubled)
{
	*doubled = false;
	for (size_t i = 1; i < text.length; i++) {
		if (text.data[i] != '"')
			continue;
		if (i + 1 == text.length || text.data[i + 1] != '"')
			return i + 1;
		*doubled = true;
		i++;
	}
	return 0;
}

static size_t plain_end(str text)
{
	size_t end = 0;
	while (end < text.length && !is_mark(text.data[end]))
		end++;
	return end;
}

static str undoubled(struct arena *arena, str text)
{
	struct buf buf = buf_sized(arena, text.length + 1);
	for (size_t i = 0; i < text.length; i++) {
		buf_add_char(&buf, text.data[i]);
		if (text.data[i] == '"')
			i++;
	}
	return buf_str(&buf);
}

// One cell, and how much of the text it takes; false when it is not as csv_exact_add writes it.
static bool take_cell(struct arena *arena, str text, str *cell, size_t *length)
{
	bool doubled = false;
	if (!str_starts(text, S("\""))) {
		*length = plain_end(text);
		*cell = str_slice(text, 0, *length);
		return !is_guarded(*cell);
	}
	*length = quoted_end(text, &doubled);
	if (*length == 0)
		return false;
	str inside = str_slice(text, 1, *length - 2);
	*cell = doubled && arena != NULL ? undoubled(arena, inside) : inside;
	if (!str_starts(*cell, S("'")))
		return has_marks(*cell) && !is_guarded(*cell);
	*cell = str_skip(*cell, 1);
	return is_guarded(*cell);
}

bool csv_exact_row(struct csv_exact *csv, struct arena *arena, str *cells, size_t count, bool *more,
	struct mishap *mishap)
{
	*more = csv->rest.length > 0;
	if (!*more)
		return true;
	csv->row++;
	for (size_t i = 0; i < count; i++) {
		size_t length;
		if (!take_cell(arena, csv->rest, &cells[i], &length))
			return wrong(csv, i + 1, mishap);
		csv->rest = str_skip(csv->rest, length);
		bool ends = i + 1 == count;
		if (!str_starts(csv->rest, ends ? S("\r\n") : S(",")))
			return wrong(csv, i + 1, mishap);
		csv->rest = str_skip(csv->rest, ends ? 2 : 1);
	}
	return true;
}

size_t csv_exact_width(const struct csv_exact *csv)
{
	str rest = csv->rest, cell;
	size_t length;
	for (size_t width = 1; rest.length > 0 && width <= LIMIT_CSV_COLUMNS; width++) {
		if (!take_cell(NULL, rest, &cell, &length))
			return 0;
		rest = str_skip(rest, length);
		if (!str_starts(rest, S(",")))
			return width;
		rest = str_skip(rest, 1);
	}
	return 0;
}
