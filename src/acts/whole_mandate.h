// The whole mandate on one page: what OPCAT asks of a mechanism (art. 11, 19, 20, 22, 23) and what it does around it, each with how
// much there is, the latest of it and the figures that are counted over it; and beside them what others said of it in figures.
#pragma once
#include "acts/count.h"

enum { WHOLE_LATEST = 5, WHOLE_FIGURES = 2, WHOLE_SECTIONS = 16, WHOLE_CLAIMS = 10 };

struct whole_section {
	const char *label;           // N_(…)
	const struct entity *entity;
	size_t day;                  // The field whose day orders the latest.
	const char *filter, *value;  // What narrows the entity; NULL: nothing does.
	int64_t total;
	bool more;                   // `total` is where counting stopped.
	struct record **latest;
	size_t latest_count;
	struct count_result figures[WHOLE_FIGURES]; // Those that the caller may count.
	size_t figure_count;
};

struct whole_mandate {
	struct whole_section sections[WHOLE_SECTIONS]; // Those whose entity the caller may read.
	size_t section_count;
	struct count_result response;   // R1 by authority: the range with its pooled rate.
	bool has_response;
	struct record **claims;         // Quoted figures, the latest first.
	size_t claim_count;
};

// Refuses those who have not signed in and those outside the house.
bool whole_mandate_read(struct call *call, struct whole_mandate *mandate) MUST_USE;
