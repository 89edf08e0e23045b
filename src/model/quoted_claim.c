#include "model/quoted_claim.h"

#include "model/record.h"

static const struct choice claim_verdict_choices[] = {
	{ "no_counts", NC_("claim_verdict", "No counts: nothing can be computed") },
	{ "counts_given", NC_("claim_verdict", "Counts are given") },
	{ "adds_up", NC_("claim_verdict", "The parts add up") },
	{ "rounded_separately", NC_("claim_verdict", "Shares rounded separately: they do not give 100") },
	{ "parts_below_total", NC_("claim_verdict", "The parts are below the total") },
	{ "parts_above_total", NC_("claim_verdict", "The parts are above the total") },
	{ "above_total", NC_("claim_verdict", "Above 100 %") },
	{ "mixed_denominator", NC_("claim_verdict", "Mixed denominator: parts and total count different things") },
};
static const struct vocabulary claim_verdict_vocabulary = {
	"claim_verdict", "claim_verdict", N_("What can be said of it"),
	claim_verdict_choices, COUNT(claim_verdict_choices), false,
};

static const struct field fields[] = {
	[QUOTED_CLAIM_BODY] = {
		.name = "body", .label = N_("Body that published it"),
		.kind = KIND_TEXT, .max = 400, .required = true, .in_list = true, .search = true,
		.identity = true,
	},
	[QUOTED_CLAIM_SAID_ON] = {
		.name = "said_on", .label = N_("Published on"),
		.kind = KIND_DAY, .reduced = true, .sort = true, .filter = true, .in_list = true,
		.identity = true,
	},
	[QUOTED_CLAIM_PERIOD] = {
		.name = "period", .label = N_("About which period"),
		.kind = KIND_TEXT, .max = 200, .search = true, .in_list = true, .identity = true,
	},
	[QUOTED_CLAIM_INDICATOR] = {
		.name = "indicator", .label = N_("Beside which figure"),
		.help = N_("The code of the figure of the house beside which it is shown, as in R2."),
		.kind = KIND_CODE, .max = 4, .filter = true, .in_list = true,
	},
	[QUOTED_CLAIM_WORD] = {
		.name = "word", .label = N_("Word that was used"),
		.help = N_("As in the source: response, interaction, implementation."),
		.kind = KIND_TEXT, .max = 200, .search = true, .in_list = true, .identity = true,
	},
	[QUOTED_CLAIM_VALUE] = {
		.name = "value", .label = N_("Value as published"),
		.help = N_("In the words of the source. Nothing is computed with it."),
		.kind = KIND_TEXT, .max = 400, .required = true, .in_list = true, .search = true,
		.identity = true,
	},
	[QUOTED_CLAIM_LOW] = {
		.name = "low", .label = N_("Lowest value"),
		.kind = KIND_CODE, .max = 20,
	},
	[QUOTED_CLAIM_HIGH] = {
		.name = "high", .label = N_("Highest value"),
		.kind = KIND_CODE, .max = 20,
	},
	[QUOTED_CLAIM_PARTS] = {
		.name = "parts", .label = N_("Parts"),
		.help = N_("Whole numbers of the source with a plus sign between them, as in 20+19+57."),
		.kind = KIND_TEXT, .max = 400,
	},
	[QUOTED_CLAIM_TOTAL] = {
		.name = "total", .label = N_("Total"),
		.kind = KIND_INTEGER, .min = 0, .max = 1000000000,
	},
	[QUOTED_CLAIM_PARTS_UNIT] = {
		.name = "parts_unit", .label = N_("What the parts count"),
		.help = N_("As in “tasks, end of 2018”. Where the total counts something else, the denominator is mixed."),
		.kind = KIND_TEXT, .max = 200,
	},
	[QUOTED_CLAIM_TOTAL_UNIT] = {
		.name = "total_unit", .label = N_("What the total counts"),
		.kind = KIND_TEXT, .max = 200,
	},
	[QUOTED_CLAIM_SHARES] = {
		.name = "shares", .label = N_("The parts are percentages"),
		.kind = KIND_BOOLEAN,
	},
	[QUOTED_CLAIM_SOURCE] = {
		.name = "source", .label = N_("Source"),
		.help = N_("Where it can be read again: title, page, address."),
		.kind = KIND_TEXT, .max = 1000, .required = true, .search = true, .identity = true,
	},
	[QUOTED_CLAIM_NOTE] = {
		.name = "note", .label = N_("Note"),
		.kind = KIND_PROSE, .max = 4000, .search = true,
	},
	[QUOTED_CLAIM_VERDICT] = {
		.name = "verdict", .label = N_("What can be said of it"),
		.kind = KIND_CHOICE, .vocabulary = &claim_verdict_vocabulary, .derived = true, .filter = true,
		.in_list = true,
	},
};
static_assert(COUNT(fields) == QUOTED_CLAIM_FIELD_COUNT, "one row for each field");

struct split {
	size_t count;
	int64_t sum;
};

// "20+19+57"; false for anything else.
static bool read_parts(str text, struct split *split)
{
	str rest = text, piece;
	*split = (struct split){ 0 };
	while (text.length > 0 && str_cut(&rest, '+', &piece)) {
		int64_t part;
		if (!str_to_integer(str_trim(piece), &part) || part < 0 || part > 1000000000)
			return false;
		split->sum += part;
		split->count++;
	}
	return !str_ends(text, S("+"));
}

static bool is_number(str text)
{
	for (size_t i = 0; i < text.length; i++)
		if ((text.data[i] < '0' || text.data[i] > '9') && text.data[i] != '.')
			return false;
	return true;
}

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	struct split split;
	(void)before;
	bool good = true;
	if (!read_parts(record_text(after, QUOTED_CLAIM_PARTS), &split))
		good = refuse_field(call, "parts",
			say(call, N_("Write whole numbers with a plus sign between them, as in 20+19+57.")));
	if (!is_number(record_text(after, QUOTED_CLAIM_LOW)))
		good = refuse_field(call, "low", say(call, N_("Write a number with digits and a point, as in 62.6.")));
	if (!is_number(record_text(after, QUOTED_CLAIM_HIGH)))
		good = refuse_field(call, "high", say(call, N_("Write a number with digits and a point, as in 62.6.")));
	return good;
}

// Each of several percentages may be half a point off: together they miss 100 by no more than half as many.
static const char *verdict_of_shares(const struct split *split)
{
	int64_t off = split->sum > 100 ? split->sum - 100 : 100 - split->sum;
	if (off == 0)
		return "adds_up";
	if (off * 2 <= (int64_t)split->count)
		return "rounded_separately";
	return split->sum < 100 ? "parts_below_total" : "parts_above_total";
}

static const char *verdict_of(const struct record *claim)
{
	struct split split;
	str parts_unit = record_text(claim, QUOTED_CLAIM_PARTS_UNIT), total_unit = record_text(claim, QUOTED_CLAIM_TOTAL_UNIT);
	int64_t total = record_integer(claim, QUOTED_CLAIM_TOTAL);
	if (!read_parts(record_text(claim, QUOTED_CLAIM_PARTS), &split) || split.count == 0)
		return "no_counts";
	if (parts_unit.length > 0 && total_unit.length > 0 && !str_equal_ignoring_case(parts_unit, total_unit))
		return "mixed_denominator";
	if (record_integer(claim, QUOTED_CLAIM_SHARES) != 0)
		return split.count > 1 ? verdict_of_shares(&split) : "no_counts";
	if (!record_has(claim, QUOTED_CLAIM_TOTAL) || total == 0)
		return "no_counts";
	if (split.count == 1)
		return split.sum > total ? "above_total" : "counts_given";
	return split.sum == total ? "adds_up" : split.sum < total ? "parts_below_total" : "parts_above_total";
}

static void derive(struct call *call, struct record *claim)
{
	(void)call;
	record_set(claim, QUOTED_CLAIM_VERDICT, str_from(verdict_of(claim)));
}

const struct entity quoted_claim_entity = {
	.name = "quoted_claim", .plural = "quoted_claims",
	.label = N_("Quoted figure"), .label_many = N_("Quoted figures"),
	.fields = fields, .field_count = QUOTED_CLAIM_FIELD_COUNT,
	.name_field = QUOTED_CLAIM_BODY,
	.check = check, .derive = derive,
};
