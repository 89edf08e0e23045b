// A figure as a table that others reckon with: a row for each group and one for all of them, each with its numerator, its
// denominator, the day, the period, the rule and the hash of the rows that were counted.
#pragma once
#include "acts/count.h"
#include "acts/export_list.h"

bool export_figure(struct call *call, const struct count_result *result, enum export_format format, struct buf *buf) MUST_USE;

// What the file is called: "R1-authority-2026-05-31".
str export_figure_name(struct call *call, const struct count_result *result);
