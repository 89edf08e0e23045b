// Names of months: what date_words.c writes and date_read.c reads, so that one list serves both.
#pragma once
#include "base/str.h"

// January is 1. Arabic names differ by country: "MA" Morocco, "DZ" and "TN" by French, "MR"
// Mauritania, "SY", "LB", "JO", "PS", "IQ" the Levant, any other country those of Egypt.
const char *month_name(const char *language, const char *country, int month);

// The month that one or two folded words (base/text.h) name in any of the languages, full or
// shortened; 0 when none.
int month_find(str folded);
