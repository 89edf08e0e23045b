#include "model/recommendation.h"

#include "model/finding.h"
#include "model/legal_text.h"
#include "model/place.h"
#include "model/record.h"
#include "model/visit.h"
#include "model/vocabularies.h"

static const struct choice uptake_choices[] = {
	{ "in_full", NC_("uptake", "Taken in full") },
	{ "in_part", NC_("uptake", "Taken in part") },
	{ "not_taken", NC_("uptake", "Not taken") },
};
const struct vocabulary uptake_vocabulary = {
	"uptake", "uptake", N_("Uptake of observations"), uptake_choices, COUNT(uptake_choices), false,
};

static const struct choice output_type_choices[] = {
	{ "recommendation", NC_("output_type", "Recommendation") },
	{ "proposal", NC_("output_type", "Proposal") },
	{ "legislative_observation", NC_("output_type", "Legislative observation") },
	{ "suggestion", NC_("output_type", "Suggestion") },
	{ "legal_duty_reminder", NC_("output_type", "Reminder of a legal duty") },
	{ "urgent_recommendation", NC_("output_type", "Urgent recommendation") },
	{ "preliminary_observation", NC_("output_type", "Preliminary observation") },
	{ "good_practice", NC_("output_type", "Good practice") },
};
static const struct vocabulary output_type_vocabulary = {
	"output_type", "output_type", N_("Kinds of output"),
	output_type_choices, COUNT(output_type_choices), true,
};

static const struct choice horizon_choices[] = {
	{ "immediate", NC_("horizon", "Immediate (0 to 7 days)") },
	{ "short", NC_("horizon", "Short (3 months)") },
	{ "medium", NC_("horizon", "Medium (12 months)") },
	{ "long", NC_("horizon", "Long (over 12 months)") },
};
static const struct vocabulary horizon_vocabulary = {
	"horizon", "horizon", N_("Horizon"), horizon_choices, COUNT(horizon_choices), false,
};

static const struct choice recommendation_state_choices[] = {
	{ "open", NC_("state:recommendation", "Open") },
	{ "closed_implemented", NC_("state:recommendation", "Closed: implemented") },
	{ "closed_overtaken", NC_("state:recommendation", "Closed: overtaken") },
	{ "closed_no_longer_pursued", NC_("state:recommendation", "Closed: no longer pursued") },
	{ "repeated", NC_("state:recommendation", "Repeated") },
};
static const struct vocabulary recommendation_state_vocabulary = {
	"recommendation_state", "state:recommendation", N_("State"),
	recommendation_state_choices, COUNT(recommendation_state_choices), false,
};

static const struct choice source_choices[] = {
	{ "visit", NC_("source", "Visit") },
	{ "report", NC_("source", "Report") },
	{ "upr", NC_("source", "Universal Periodic Review") },
	{ "spt", NC_("source", "Subcommittee on Prevention of Torture") },
	{ "treaty_body", NC_("source", "Treaty body") },
	{ "other", NC_("source", "Other") },
};
const struct vocabulary source_vocabulary = {
	"source", "source", N_("Origin"), source_choices, COUNT(source_choices), true,
};

static const struct choice quality_mark_choices[] = {
	{ "specific", NC_("quality_mark", "Specific") },
	{ "measurable", NC_("quality_mark", "Measurable") },
	{ "achievable", NC_("quality_mark", "Achievable") },
	{ "results_oriented", NC_("quality_mark", "Results-oriented") },
	{ "time_bound", NC_("quality_mark", "Time-bound") },
	{ "solution_suggestive", NC_("quality_mark", "Suggests a solution") },
	{ "priority_sequence_risk", NC_("quality_mark", "Mindful of priority, sequence and risk") },
	{ "argued", NC_("quality_mark", "Argued") },
	{ "root_cause_responsive", NC_("quality_mark", "Answers the root cause") },
	{ "targeted", NC_("quality_mark", "Targeted") },
};
static const struct vocabulary quality_mark_vocabulary = {
	"quality_mark", "quality_mark", N_("Quality marks"),
	quality_mark_choices, COUNT(quality_mark_choices), false,
};

static const struct choice translation_state_choices[] = {
	{ "machine", NC_("translation_state", "Made by a machine") },
	{ "draft", NC_("translation_state", "Draft") },
	{ "reviewed", NC_("translation_state", "Reviewed") },
	{ "outdated", NC_("translation_state", "Older than the original") },
};
static const struct vocabulary translation_state_vocabulary = {
	"translation_state", "translation_state", N_("State of translation"),
	translation_state_choices, COUNT(translation_state_choices), false,
};

static const struct field fields[] = {
	[RECOMMENDATION_NUMBER] = {
		.name = "number", .label = N_("Number"),
		.kind = KIND_CODE, .max = 60, .once = true, .sort = true, .in_list = true,
		.search = true,
	},
	[RECOMMENDATION_SOURCE_NUMBER] = {
		.name = "source_number", .label = N_("Number in the source"),
		.kind = KIND_CODE, .max = 120, .search = true, .filter = true, .identity = true,
		.level = LEVEL_ADDRESSED,
	},
	[RECOMMENDATION_TEXT] = {
		.name = "text", .label = N_("Text"),
		.kind = KIND_NAME, .prose = true, .max = 40000, .required = true, .search = true,
		.in_list = true, .identity = true, .level = LEVEL_ADDRESSED,
	},
	[RECOMMENDATION_VISIT] = {
		.name = "visit", .label = N_("Visit"),
		.kind = KIND_LINK, .link = &visit_entity, .filter = true, .identity = true,
	},
	[RECOMMENDATION_PLACE] = {
		.name = "place", .label = N_("Place"),
		.kind = KIND_LINK, .link = &place_entity, .filter = true, .in_list = true,
		.identity = true, .level = LEVEL_ADDRESSED,
	},
	[RECOMMENDATION_FINDINGS] = {
		.name = "findings", .label = N_("Findings"),
		.kind = KIND_LINK, .many = true, .link = &finding_entity, .filter = true,
	},
	[RECOMMENDATION_KIND] = {
		.name = "kind", .label = N_("Kind"),
		.kind = KIND_CHOICE, .vocabulary = &output_type_vocabulary, .required = true,
		.filter = true, .level = LEVEL_ADDRESSED,
	},
	[RECOMMENDATION_THEME] = {
		.name = "theme", .label = N_("Theme"),
		.kind = KIND_CHOICE, .vocabulary = &theme_vocabulary, .filter = true,
		.in_list = true, .level = LEVEL_ADDRESSED,
	},
	[RECOMMENDATION_FURTHER_THEMES] = {
		.name = "further_themes", .label = N_("Further themes"),
		.kind = KIND_CHOICE, .many = true, .vocabulary = &theme_vocabulary, .filter = true,
	},
	[RECOMMENDATION_GROUPS] = {
		.name = "groups", .label = N_("Groups concerned"),
		.kind = KIND_CHOICE, .many = true, .vocabulary = &group_vocabulary, .filter = true,
	},
	[RECOMMENDATION_SCOPE] = {
		.name = "scope", .label = N_("Scope"),
		.kind = KIND_CHOICE, .vocabulary = &scope_vocabulary, .filter = true,
	},
	[RECOMMENDATION_CITATIONS] = {
		.name = "citations", .label = N_("Standards cited"),
		.help = N_("Each with its number, with a semicolon between them: “Mandela 24; OPCAT 4(1): private places too”."),
		.kind = KIND_CITATION, .many = true, .max = 8000, .search = true, .filter = true,
	},
	[RECOMMENDATION_HORIZON] = {
		.name = "horizon", .label = N_("Horizon"),
		.kind = KIND_CHOICE, .vocabulary = &horizon_vocabulary, .filter = true,
		.level = LEVEL_ADDRESSED,
	},
	[RECOMMENDATION_DUE_ON] = {
		.name = "due_on", .label = N_("To be done by"),
		.kind = KIND_DAY, .sort = true, .filter = true, .level = LEVEL_ADDRESSED,
	},
	[RECOMMENDATION_REPLY_DAYS] = {
		.name = "reply_days", .label = N_("Days to reply"),
		.help = N_("Only where this one has a clock of its own. Empty: that of each addressee."),
		.kind = KIND_INTEGER, .min = 1, .max = 3650,
	},
	[RECOMMENDATION_REPLY_CLOCK] = {
		.name = "reply_clock", .label = N_("The clock counts"),
		.kind = KIND_CHOICE, .vocabulary = &reply_clock_vocabulary,
	},
	[RECOMMENDATION_MARKS] = {
		.name = "marks", .label = N_("Quality marks"),
		.help = N_("Tick what this recommendation is. Not all ten are always needed."),
		.kind = KIND_CHOICE, .many = true, .vocabulary = &quality_mark_vocabulary, .filter = true,
	},
	[RECOMMENDATION_ISSUED_ON] = {
		.name = "issued_on", .label = N_("Issued on"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .in_list = true,
		.identity = true, .level = LEVEL_ADDRESSED,
	},
	[RECOMMENDATION_SOURCE] = {
		.name = "source", .label = N_("Origin"),
		.kind = KIND_CHOICE, .vocabulary = &source_vocabulary, .filter = true,
		.identity = true,
	},
	[RECOMMENDATION_SOURCE_BODY] = {
		.name = "source_body", .label = N_("Body of origin"),
		.kind = KIND_TEXT, .max = 200, .search = true, .identity = true,
	},
	[RECOMMENDATION_LEGAL_TEXT] = {
		.name = "legal_text", .label = N_("Legal text"),
		.help = N_("The bill or law that an observation is about."),
		.kind = KIND_LINK, .link = &legal_text_entity, .filter = true, .identity = true, .level = LEVEL_ADDRESSED,
	},
	[RECOMMENDATION_LEGAL_ARTICLES] = {
		.name = "legal_articles", .label = N_("Articles concerned"),
		.help = N_("As numbered in the bill, with a semicolon between them: “12; 13-1”."),
		.kind = KIND_TEXT, .many = true, .max = 1000, .filter = true, .level = LEVEL_ADDRESSED,
	},
	[RECOMMENDATION_PROPOSED_WORDING] = {
		.name = "proposed_wording", .label = N_("Proposed wording"),
		.help = N_("How the article should read, where the mechanism proposes it."),
		.kind = KIND_NAME, .prose = true, .max = 40000, .search = true, .level = LEVEL_ADDRESSED,
	},
	[RECOMMENDATION_UPTAKE] = {
		.name = "uptake", .label = N_("Taken up"),
		.kind = KIND_CHOICE, .vocabulary = &uptake_vocabulary, .filter = true, .by_step = true,
		.level = LEVEL_ADDRESSED,
	},
	[RECOMMENDATION_UPTAKE_ON] = {
		.name = "uptake_on", .label = N_("Compared with the text on"),
		.kind = KIND_DAY, .sort = true, .filter = true, .by_step = true, .level = LEVEL_ADDRESSED,
	},
	[RECOMMENDATION_UPTAKE_NOTE] = {
		.name = "uptake_note", .label = N_("What was taken up, and what was not"),
		.kind = KIND_PROSE, .max = 8000, .search = true, .by_step = true,
	},
	[RECOMMENDATION_REPEATS] = {
		.name = "repeats", .label = N_("Repeats"),
		.help = N_("The earlier recommendation that is made again."),
		.kind = KIND_LINK, .link = &recommendation_entity, .filter = true,
	},
	[RECOMMENDATION_SUPERSEDES] = {
		.name = "supersedes", .label = N_("Takes the place of"),
		.help = N_("The earlier recommendation that need not be followed any more."),
		.kind = KIND_LINK, .link = &recommendation_entity, .filter = true,
	},
	[RECOMMENDATION_ORIGINAL_LANGUAGE] = {
		.name = "original_language", .label = N_("Language of the original"),
		.kind = KIND_CHOICE, .vocabulary = &language_vocabulary, .filter = true,
	},
	[RECOMMENDATION_TRANSLATION_AR] = {
		.name = "translation_ar", .label = N_("Arabic translation"),
		.kind = KIND_CHOICE, .vocabulary = &translation_state_vocabulary, .filter = true,
	},
	[RECOMMENDATION_TRANSLATION_FR] = {
		.name = "translation_fr", .label = N_("French translation"),
		.kind = KIND_CHOICE, .vocabulary = &translation_state_vocabulary, .filter = true,
	},
	[RECOMMENDATION_TRANSLATION_EN] = {
		.name = "translation_en", .label = N_("English translation"),
		.kind = KIND_CHOICE, .vocabulary = &translation_state_vocabulary, .filter = true,
	},
	[RECOMMENDATION_PUBLISHED_ON] = {
		.name = "published_on", .label = N_("Published on"),
		.help = N_("From this day everybody may know its text, what the authority answered and what was found. A package for another mechanism may carry it then."),
		.kind = KIND_DAY, .filter = true,
	},
	[RECOMMENDATION_CLOSED_ON] = {
		.name = "closed_on", .label = N_("Closed on"),
		.kind = KIND_DAY, .filter = true,
	},
	[RECOMMENDATION_CLOSING_REASON] = {
		.name = "closing_reason", .label = N_("Why it is closed"),
		.kind = KIND_PROSE, .max = 8000, .search = true,
	},
	[RECOMMENDATION_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &recommendation_state_vocabulary,
		.required = true, .filter = true, .level = LEVEL_ADDRESSED,
	},
};
static_assert(COUNT(fields) == RECOMMENDATION_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "close_implemented", NC_("step:recommendation", "Close as implemented"), "open", "closed_implemented",
		"closing_reason", true },
	{ "close_overtaken", NC_("step:recommendation", "Close as overtaken"), "open", "closed_overtaken",
		"closing_reason", true },
	{ "stop_pursuing", NC_("step:recommendation", "Stop pursuing"), "open", "closed_no_longer_pursued",
		"closing_reason", true },
	{ "repeat", NC_("step:recommendation", "Repeat"), "open", "repeated" },
	{ 0 },
};

static bool check_earlier(struct call *call, const struct record *record, size_t field)
{
	if (record->version == 0 || !str_equal(record_text(record, field), record->id))
		return true;
	return refuse_field(call, fields[field].name,
		say(call, N_("A recommendation neither repeats nor replaces itself.")));
}

static bool is_adopted(struct call *call, str id)
{
	const struct record *text = record_find(call, &legal_text_entity, id);
	if (text != NULL && !record_has(text, LEGAL_TEXT_ADOPTED_ON) && record_has(text, LEGAL_TEXT_BECAME))
		text = record_find(call, &legal_text_entity, record_text(text, LEGAL_TEXT_BECAME));
	return text != NULL && (record_has(text, LEGAL_TEXT_ADOPTED_ON) || record_has(text, LEGAL_TEXT_PUBLISHED_ON));
}

// What a law took up is said of an observation on it, with the day on which the two were compared.
static bool check_uptake(struct call *call, const struct record *after)
{
	bool good = true;
	if (record_has(after, RECOMMENDATION_LEGAL_ARTICLES) && !record_has(after, RECOMMENDATION_LEGAL_TEXT))
		good = refuse_field(call, "legal_text", say(call, N_("Say of which legal text these articles are.")));
	if (record_has(after, RECOMMENDATION_UPTAKE) && !record_has(after, RECOMMENDATION_LEGAL_TEXT))
		good = refuse_field(call, "uptake", say(call, N_("Only an observation on a legal text is taken up by one.")));
	else if (record_has(after, RECOMMENDATION_UPTAKE) && !is_adopted(call, record_text(after, RECOMMENDATION_LEGAL_TEXT)))
		good = refuse_field(call, "uptake", say(call, N_("The text is not adopted yet: there is nothing to compare with. Record its adoption first.")));
	if (record_has(after, RECOMMENDATION_UPTAKE) != record_has(after, RECOMMENDATION_UPTAKE_ON))
		good = refuse_field(call, "uptake_on", say(call, N_("What was taken up needs the day on which the texts were compared.")));
	return good;
}

// A closed one keeps its reason for as long as it is closed.
static bool check(struct call *call, const struct record *before, const struct record *after)
{
	bool good = check_earlier(call, after, RECOMMENDATION_REPEATS);
	good = check_uptake(call, after) && good;
	good = check_earlier(call, after, RECOMMENDATION_SUPERSEDES) && good;
	if (before != NULL && record_has(before, RECOMMENDATION_CLOSING_REASON) &&
	        !record_has(after, RECOMMENDATION_CLOSING_REASON) &&
	        str_starts(record_text(after, RECOMMENDATION_STATE), S("closed_")))
		good = refuse_field(call, "closing_reason", say(call, N_("Say why it is closed.")));
	return good;
}

const struct entity recommendation_entity = {
	.name = "recommendation", .plural = "recommendations",
	.label = N_("Recommendation"), .label_many = N_("Recommendations"),
	.fields = fields, .field_count = RECOMMENDATION_FIELD_COUNT,
	.number_prefix = "R",
	.number_field = RECOMMENDATION_NUMBER,
	.name_field = RECOMMENDATION_NUMBER,
	.state_field = RECOMMENDATION_STATE, .steps = steps,
	.looked_through = "id",
	.check = check,
};
