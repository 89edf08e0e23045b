// What the sample institution finds, recommends and hears: texts in Arabic, French and English, in words
// of our own. {place} is the place's name in the language of the text, {n} a sample and {m} a part of it.
#pragma once
#include "acts/demo_data.h"

struct demo_subject {
	unsigned groups; // Of enum demo_group: where it may be found.
	const char *theme, *severity, *scope, *horizon;
	const char *sources;          // Kinds of sources with ';' between them.
	enum demo_authority second;   // A second addressee, or DEMO_NO_AUTHORITY.
	const char *finding;          // In Arabic or French.
	const char *ar, *fr, *en;     // The recommendation; NULL where it is not translated.
};
extern const struct demo_subject demo_subjects[];
extern const size_t demo_subject_count;

// Findings that lead to no recommendation: good practice, and what is kept, dropped or still open.
struct demo_remark {
	unsigned groups;
	const char *theme, *severity, *polarity;
	const char *sources;
	const char *state; // Where it ends.
	const char *text;
};
extern const struct demo_remark demo_remarks[];
extern const size_t demo_remark_count;

// What authorities write, by position.
struct demo_reply_row {
	const char *position;
	const char *text, *reasons; // reasons: NULL where none are given.
	const char *reason_kind;    // The same.
};
extern const struct demo_reply_row demo_replies[];
extern const size_t demo_reply_count;

// What is written beside an assessment, by state and by who assesses.
struct demo_assessment_row {
	const char *implementation;
	bool claim;
	const char *text;
};
extern const struct demo_assessment_row demo_assessments[];
extern const size_t demo_assessment_count;

// What findings and recommendations of a theme rest on.
struct demo_ground {
	const char *theme, *citations;
};
extern const struct demo_ground demo_grounds[];
extern const size_t demo_ground_count;

// What a visit is for, by its kind.
struct demo_purpose {
	const char *kind, *text;
};
extern const struct demo_purpose demo_purposes[];
extern const size_t demo_purpose_count;
