// What the team found: a fact with its sources, not yet a recommendation.
#pragma once
#include "model/entity.h"

struct arena;

enum finding_field {
	FINDING_NUMBER,
	FINDING_VISIT,
	FINDING_TEXT,
	FINDING_THEME,
	FINDING_FURTHER_THEMES,
	FINDING_GROUPS,
	FINDING_SEVERITY,
	FINDING_SCOPE,
	FINDING_POLARITY,
	FINDING_SOURCES,
	FINDING_EXCEPTION,
	FINDING_ROOT_CAUSE,
	FINDING_CITATIONS,
	FINDING_STATE,
	FINDING_FIELD_COUNT
};

extern const struct vocabulary source_kind_vocabulary;
extern const struct entity finding_entity;

// How many kinds of sources carry a finding, and how many validating needs (domain.md §7).
enum { FINDING_SOURCES_NEEDED = 3 };
size_t finding_source_count(struct arena *arena, const struct record *finding);
