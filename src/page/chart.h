// Bars that the server draws: for each row one or two values of 100, the claimed one hatched above the
// verified one, each with its words. In Arabic the chart grows from the right: x is mirrored here.
#pragma once
#include "page/view.h"

enum { CHART_WIDTH = 440, CHART_FULL = 376 }; // 100 per cent is 376 units wide.

struct chart_bar {
	bool has;
	int64_t tenths; // Of a per cent; over 1,000 is cut off at the edge.
	str words;      // "19 of 28", written behind the bar.
};

// From the lowest to the highest of several values, with the one of all of them together.
struct chart_span {
	bool has;
	int64_t low, high, pooled; // Tenths of a per cent.
	str words;                 // Of a row: "33 to 79 %", written behind it.
};

struct chart_row {
	str label;
	str address; // Of the rows behind its value; empty for none.
	struct chart_bar claimed, value;
	struct chart_span span; // In place of bars.
	bool empty;     // Nothing in the denominator: `none` stands instead.
};

// A value of a time: of a year, a quarter, a month.
struct chart_point {
	int64_t at;    // Its place in the row of times: two that follow each other differ by 1.
	bool has;      // Without a value the line is broken: it is not zero.
	int64_t value;
	str label; // "2025-05", on the axis.
	str words; // Its value, beside the dot.
	str says;  // Both, with the cases: the title of the dot.
	str address;
};

enum { CHART_POINTS = 60 };

// Fills `view` for templates/chart.html: .width, .height, .trend with .path, .dots, .lines and .times. Points are in the order of time, at
// most CHART_POINTS of them, at least two; `top` is the end of the scale, 4 even parts of which have a line, and words in `scale` (5, from 0 up).
void chart_trend(struct view *view, const struct chart_point *points, size_t count, int64_t top, const str *scale, bool right);

// The smallest end of a scale that holds the value and falls into 4 parts of round numbers.
int64_t chart_top(int64_t value);

// Fills `view` for templates/chart.html: .width, .height, .grid, .rows. `right` grows from the right. `over` (may be
// NULL) is a span over all rows: a line below them, and the pooled value through them.
void chart_fill(struct view *view, const struct chart_row *rows, size_t count, bool pairs, bool right,
	const struct chart_span *over);
