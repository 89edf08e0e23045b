#include "page/chart.h"

enum { TOP = 4, ROW_PAIR = 64, ROW_ONE = 48, FOOT = 28, SPAN = 16, TICK = 5, GAP = 8, INDENT = 6 };

struct drawing {
	struct view *view;
	bool right;
};

// A coordinate with one decimal, mirrored where the page runs from the right.
static str tenths_text(struct arena *arena, int64_t tenths)
{
	return str_format(arena, "%lld.%lld", (long long)(tenths / 10), (long long)(tenths % 10));
}

static str mirrored(const struct drawing *drawing, int64_t x_tenths, int64_t width_tenths)
{
	int64_t x = drawing->right ? CHART_WIDTH * 10 - x_tenths - width_tenths : x_tenths;
	return tenths_text(view_arena(drawing->view), x);
}

static int64_t width_of(int64_t tenths)
{
	if (tenths > 1000)
		tenths = 1000;
	return tenths * CHART_FULL / 100;
}

static void set_bar(const struct drawing *drawing, struct view *row, const char *name,
	const struct chart_bar *bar, int64_t y, int64_t height, int64_t baseline)
{
	if (!bar->has)
		return;
	struct view *shown = view_in(row, name);
	int64_t width = width_of(bar->tenths);
	view_text(shown, "x", mirrored(drawing, 0, width));
	view_integer(shown, "y", y);
	view_text(shown, "width", tenths_text(view_arena(drawing->view), width));
	view_integer(shown, "height", height);
	view_text(shown, "words", bar->words);
	view_text(shown, "words_x", mirrored(drawing, width + GAP * 10, 0));
	view_integer(shown, "words_y", baseline);
}

// A line with a tick at each end.
static str span_path(const struct drawing *drawing, const struct chart_span *span, int64_t y)
{
	str low = mirrored(drawing, width_of(span->low), 0), high = mirrored(drawing, width_of(span->high), 0);
	long long top = (long long)y - TICK, end = (long long)y + TICK;
	return str_format(view_arena(drawing->view), "M%.*s %lldV%lldM%.*s %lldV%lldM%.*s %lldH%.*s", STR_ARG(low), top, end,
		STR_ARG(high), top, end, STR_ARG(low), (long long)y, STR_ARG(high));
}

static void set_span(const struct drawing *drawing, struct view *row, const struct chart_span *span, int64_t y)
{
	struct view *shown = view_in(row, "span");
	view_text(shown, "path", span_path(drawing, span, y));
	view_text(shown, "pooled", mirrored(drawing, width_of(span->pooled), 0));
	view_integer(shown, "y", y);
	view_text(shown, "words", span->words);
	int64_t end = span->high > span->pooled ? span->high : span->pooled;
	view_text(shown, "words_x", mirrored(drawing, width_of(end) + GAP * 10, 0));
	view_integer(shown, "words_y", y + 5);
}

static void set_over(const struct drawing *drawing, const struct chart_span *over, int64_t bottom)
{
	struct view *shown = view_in(drawing->view, "over");
	view_text(shown, "path", span_path(drawing, over, bottom + SPAN / 2));
	view_text(shown, "pooled", mirrored(drawing, width_of(over->pooled), 0));
	view_integer(shown, "bottom", bottom);
}

static void set_grid(const struct drawing *drawing, int64_t bottom, int64_t foot)
{
	for (int64_t share = 0; share <= 100; share += 25) {
		struct view *line = view_add(drawing->view, "grid");
		view_text(line, "x", mirrored(drawing, width_of(share * 10), 0));
		view_integer(line, "bottom", bottom);
		view_integer(line, "words_y", bottom + foot - 8);
		view_integer(line, "share", share);
		view_flag(line, "base", share == 0);
		view_text(line, "anchor", share == 0 ? S("start") : S("middle"));
	}
}

void chart_fill(struct view *view, const struct chart_row *rows, size_t count, bool pairs, bool right,
	const struct chart_span *over)
{
	struct drawing drawing = { view, right };
	int64_t step = pairs ? ROW_PAIR : ROW_ONE, bottom = TOP + (int64_t)count * step;
	bool spans = over != NULL && over->has;
	int64_t foot = spans ? FOOT + SPAN : FOOT;
	view_integer(view, "height", bottom + foot);
	view_integer(view, "width", CHART_WIDTH);
	view_flag(view, "pairs", pairs);
	view_text(view, "edge", mirrored(&drawing, INDENT * 10, 0));
	view_text(view, "lean", right ? S("rotate(-45)") : S("rotate(45)"));
	set_grid(&drawing, bottom, foot);
	if (spans)
		set_over(&drawing, over, bottom);
	for (size_t i = 0; i < count; i++) {
		struct view *row = view_add(view, "rows");
		int64_t y = TOP + (int64_t)i * step;
		view_text(row, "label", rows[i].label);
		view_integer(row, "label_y", y + 15);
		view_integer(row, "none_y", y + 36);
		view_flag(row, "empty", rows[i].empty);
		if (rows[i].span.has)
			set_span(&drawing, row, &rows[i].span, y + 32);
		if (pairs)
			set_bar(&drawing, row, "claimed", &rows[i].claimed, y + 22, 11, y + 32);
		set_bar(&drawing, row, "value", &rows[i].value, y + (pairs ? 36 : 22), 13,
			y + (pairs ? 48 : 34));
	}
}
