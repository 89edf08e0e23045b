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
	struct chart_bar claimed, value;
	struct chart_span span; // In place of bars.
	bool empty;     // Nothing in the denominator: `none` stands instead.
};

// Fills `view` for templates/chart.html: .width, .height, .grid, .rows. `right` grows from the right. `over` (may be
// NULL) is a span over all rows: a line below them, and the pooled value through them.
void chart_fill(struct view *view, const struct chart_row *rows, size_t count, bool pairs, bool right,
	const struct chart_span *over);
