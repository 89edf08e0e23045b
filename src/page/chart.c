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
		view_text(row, "address", rows[i].address);
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

// A row of times.

enum { TREND_HIGH = 190, TREND_TOP = 22, TREND_LEFT = 48, TREND_RIGHT = 20, TREND_FOOT = 30, TREND_TIMES = 6, TREND_WORDS = 9 };

int64_t chart_top(int64_t value)
{
	static const int64_t firsts[] = { 4, 8, 12, 20 };
	for (int64_t power = 1;; power *= 10)
		for (size_t i = 0; i < COUNT(firsts); i++)
			if (value <= firsts[i] * power)
				return firsts[i] * power;
}

struct trend {
	struct drawing drawing;
	const struct chart_point *points;
	size_t count;
	int64_t top;
};

static int64_t trend_x(const struct trend *trend, size_t i)
{
	int64_t first = trend->points[0].at, span = trend->points[trend->count - 1].at - first;
	int64_t wide = (CHART_WIDTH - TREND_LEFT - TREND_RIGHT) * 10;
	return TREND_LEFT * 10 + (trend->points[i].at - first) * wide / (span > 0 ? span : 1);
}

static int64_t trend_y(const struct trend *trend, int64_t value)
{
	int64_t shown = value > trend->top ? trend->top : value < 0 ? 0 : value;
	return (TREND_TOP + TREND_HIGH) * 10 - shown * TREND_HIGH * 10 / trend->top;
}

static str trend_path(const struct trend *trend)
{
	struct arena *arena = view_arena(trend->drawing.view);
	struct buf buf = buf_in(arena);
	bool drawn = false;
	for (size_t i = 0; i < trend->count; i++) {
		const struct chart_point *point = &trend->points[i];
		bool follows = drawn && point->at == trend->points[i - 1].at + 1;
		drawn = point->has;
		if (point->has)
			buf_addf(&buf, "%s%.*s %.*s", follows ? "L" : "M", STR_ARG(mirrored(&trend->drawing, trend_x(trend, i), 0)),
				STR_ARG(tenths_text(arena, trend_y(trend, point->value))));
	}
	return buf_str(&buf);
}

static void set_scale(const struct trend *trend, struct view *shown, const str *scale)
{
	const struct drawing *drawing = &trend->drawing;
	for (int64_t part = 0; part <= 4; part++) {
		struct view *line = view_add(shown, "lines");
		str y = tenths_text(view_arena(drawing->view), trend_y(trend, trend->top * part / 4));
		str from = mirrored(drawing, TREND_LEFT * 10 - 80, 0), to = mirrored(drawing, (CHART_WIDTH - TREND_RIGHT) * 10 + 80, 0);
		view_text(line, "path", str_format(view_arena(drawing->view), "M%.*s %.*sH%.*s", STR_ARG(from), STR_ARG(y), STR_ARG(to)));
		view_flag(line, "base", part == 0);
		view_text(line, "x", mirrored(drawing, (TREND_LEFT - 14) * 10, 0));
		view_text(line, "y", tenths_text(view_arena(drawing->view), trend_y(trend, trend->top * part / 4) + 40));
		view_text(line, "words", scale[part]);
	}
}

// As many times are written as have room; the first and the last are.
static void set_times(const struct trend *trend, struct view *shown)
{
	size_t step = (trend->count + TREND_TIMES - 2) / (TREND_TIMES - 1);
	for (size_t i = 0; i < trend->count; i++) {
		bool last = i + 1 == trend->count;
		if (!last && (i % step != 0 || trend->count - 1 - i < step))
			continue;
		struct view *time = view_add(shown, "times");
		view_text(time, "x", mirrored(&trend->drawing, trend_x(trend, i), 0));
		view_integer(time, "y", TREND_TOP + TREND_HIGH + TREND_FOOT - 10);
		view_text(time, "words", trend->points[i].label);
	}
}

// Many values would lie on each other: then the last and the largest are written, and every one has its title.
static void set_dots(const struct trend *trend, struct view *shown)
{
	size_t largest = 0;
	for (size_t i = 0; i < trend->count; i++)
		if (trend->points[i].has && (!trend->points[largest].has || trend->points[i].value > trend->points[largest].value))
			largest = i;
	for (size_t i = 0; i < trend->count; i++) {
		const struct chart_point *point = &trend->points[i];
		if (!point->has)
			continue;
		struct view *dot = view_add(shown, "dots");
		int64_t y = trend_y(trend, point->value);
		view_text(dot, "x", mirrored(&trend->drawing, trend_x(trend, i), 0));
		view_text(dot, "y", tenths_text(view_arena(trend->drawing.view), y));
		view_text(dot, "says", point->says);
		view_text(dot, "words", point->words);
		view_text(dot, "address", point->address);
		view_flag(dot, "written", trend->count <= TREND_WORDS || i == largest || i + 1 == trend->count);
		view_text(dot, "words_y", tenths_text(view_arena(trend->drawing.view), y - 90));
	}
}

void chart_trend(struct view *view, const struct chart_point *points, size_t count, int64_t top, const str *scale, bool right)
{
	const struct trend trend = { { view, right }, points, count, top };
	struct view *shown = view_in(view, "trend");
	view_integer(view, "width", CHART_WIDTH);
	view_integer(view, "height", TREND_TOP + TREND_HIGH + TREND_FOOT);
	view_text(shown, "path", trend_path(&trend));
	set_scale(&trend, shown, scale);
	set_times(&trend, shown);
	set_dots(&trend, shown);
}
