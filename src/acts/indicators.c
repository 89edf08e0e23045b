// The indicators of the house, as indicators.md §3 defines them, and no others. Where all that is counted
// are dated events of lines, only their codes are named; else what one row adds.
#include "acts/count.h"

#define LINE N_("addressee line")

// Groups may overlap (a woman on remand): of detained persons only remand and sentenced add up; the rest
// are counted where neither is known.
#define INTERVIEWS \
	SQL_ROW("CASE WHEN t.interviews_remand IS NULL AND t.interviews_sentenced IS NULL" \
		" THEN coalesce(t.interviews_minors, 0) + coalesce(t.interviews_women, 0) + coalesce(t.interviews_foreigners, 0)" \
		" ELSE coalesce(t.interviews_remand, 0) + coalesce(t.interviews_sentenced, 0) END" \
		" + coalesce(t.interviews_staff, 0) + coalesce(t.interviews_doctors, 0)" \
		" + coalesce(t.interviews_relatives, 0)")

static const struct count_beside urgent_beside[] = { { "raised", N_("raised") }, { "sent", N_("sent") },
	{ "answered", N_("answered") }, { "solved", N_("solved, as verified") }, { 0 } };

static const struct count_beside project_beside[] = { { "funded", N_("funded") }, { "delivered", N_("delivered") },
	{ "solved", N_("linked recommendations found full") },
	{ "cost", N_("cost, in the smallest unit"), .says = SAYS_MONEY }, { 0 } };

static const struct count_beside observation_beside[] = { { "issued", N_("observations sent") },
	{ "in_part", N_("taken in part") }, { "not_taken", N_("not taken") }, { "pending", N_("not yet compared") }, { 0 } };

static const struct count_beside agreement_beside[] = { { "planned", N_("actions planned") }, { "done", N_("actions done") },
	{ "not_known", N_("agreements without a first day") }, { 0 } };

// Who sat the tests is known of a training, not of the men or the officers in it.
static const struct count_beside trained_beside[] = { { "sessions", N_("trainings") }, { "hours", N_("hours") },
	{ "person_hours", N_("hours times persons") },
	{ "tested", N_("sat both tests"), .never_by = { "sex", "rank" } },
	{ "score_change", N_("change of points, in percentage points"), .says = SAYS_POINTS, .never_by = { "sex", "rank" } },
	{ 0 } };

static const struct count_beside act_beside[] = { { "exchanges", N_("exchanges with international bodies") },
	{ "events", N_("events held") }, { "reports", N_("reports sent") }, { 0 } };

static const struct count_beside reprisal_beside[] = {
	{ "raised", N_("raised with an authority"), .says = SAYS_PERSONS },
	{ "closed", N_("closed with a result"), .says = SAYS_PERSONS },
	{ "stopped", N_("of these stopped"), .says = SAYS_PERSONS }, { 0 } };

#define OF_A_YEAR .never_by = { "sex", "profession" }
static const struct count_beside staff_beside[] = { { "budget", N_("budget"), .says = SAYS_MONEY, OF_A_YEAR },
	{ "spent", N_("spent"), .says = SAYS_MONEY, OF_A_YEAR }, { "vehicles", N_("vehicles"), OF_A_YEAR },
	{ "days_lost", N_("days of visit lost"), OF_A_YEAR }, { 0 } };

static const struct count_beside report_beside[] = { { "waiting", N_("reports not sent") },
	{ "left_out", N_("left out, without both days") }, { "published", N_("reports published") },
	{ "days_to_publication", N_("median days to publication"), .says = SAYS_DAYS }, { 0 } };

const int indicator_version = 3;

const struct indicator indicators[] = {
	{ .code = "R1", .name = NC_("indicator", "Response rate, all"),
		.rule = NC_("indicator", "Lines with a reply of substance, divided by lines sent. An acknowledgement is not a reply."),
		.unit = LINE, .numerators = { "replied" }, .denominator = "issued", .undated = "undated_replied" },
	{ .code = "R2", .name = NC_("indicator", "Response rate, due"),
		.rule = NC_("indicator", "Lines with a reply of substance, divided by lines whose reply date is past or that were replied. An acknowledgement is not a reply."),
		.unit = LINE, .numerators = { "replied" }, .denominator = "due", .undated = "undated_replied" },
	{ .code = "R3", .name = NC_("indicator", "On-time response rate"),
		.rule = NC_("indicator", "Lines replied on or before their reply date, divided by lines whose reply date is past or that were replied. Replies without a day are left out."),
		.unit = LINE, .numerators = { "on_time" }, .denominator = "due", .less = "undated_replied",
		.undated = "undated_replied" },
	{ .code = "R4", .name = NC_("indicator", "Median reply time"),
		.rule = NC_("indicator", "Median of the days from the proof of delivery (without one the acknowledgement, or else the sending) to the reply, of lines that were replied. Lines without a whole day are left out; how many are still open, and the median of their age, stand beside it."),
		.unit = LINE, .measure = MEASURE_MEDIAN, .undated = "undated_replied",
		.needs = { "issued", "replied", "undated_replied", "undated_issued" },
		.above = SQL_ROW("e.n_issued"), .below = SQL_ROW("e.n_issued"),
		.more = { SQL_ROW("CASE WHEN e.n_undated_replied + e.n_undated_issued > 0 THEN 1 ELSE 0 END") } },
	{ .code = "R5", .name = NC_("indicator", "Overdue lines"),
		.rule = NC_("indicator", "Lines past their reply date without a reply, by days late."), .unit = LINE,
		.measure = MEASURE_COUNT, .numerators = { "overdue" },
		.needs = { "overdue_31", "overdue_91", "overdue_181" },
		.more = { SQL_ROW("e.n_overdue - e.n_overdue_31"), SQL_ROW("e.n_overdue_31 - e.n_overdue_91"),
			SQL_ROW("e.n_overdue_91 - e.n_overdue_181"), SQL_ROW("e.n_overdue_181") } },

	{ .code = "A1", .name = NC_("indicator", "Acceptance, all"), .rule = NC_("indicator", "Accepted lines, divided by lines sent."),
		.unit = LINE, .numerators = { "accepted" }, .denominator = "issued", .undated = "undated_replied" },
	{ .code = "A2", .name = NC_("indicator", "Acceptance, answered"),
		.rule = NC_("indicator", "Accepted lines, divided by lines with a reply of substance."), .unit = LINE,
		.numerators = { "accepted" }, .denominator = "replied", .undated = "undated_replied" },
	{ .code = "A3", .name = NC_("indicator", "Acceptance, including in part"),
		.rule = NC_("indicator", "Lines accepted in full, in part or in principle, divided by lines with a reply of substance."),
		.unit = LINE, .numerators = { "accepted", "in_part" }, .denominator = "replied",
		.undated = "undated_replied" },
	{ .code = "A4", .name = NC_("indicator", "Rejection"),
		.rule = NC_("indicator", "Rejected lines, divided by lines with a reply of substance."), .unit = LINE,
		.numerators = { "rejected" }, .denominator = "replied", .undated = "undated_replied" },

	{ .code = "I1", .name = NC_("indicator", "Full implementation, verified"),
		.rule = NC_("indicator", "Lines that the mechanism found full, divided by lines that it verified. Not assessed is unknown, and unknown is not zero."),
		.unit = LINE, .numerators = { "full" }, .denominator = "verified", .undated = "undated_verified",
		.verification = true },
	{ .code = "I2", .name = NC_("indicator", "Full or partly, verified"),
		.rule = NC_("indicator", "Lines that the mechanism found full or partly done, divided by lines that it verified."),
		.unit = LINE, .numerators = { "full", "partly" }, .denominator = "verified",
		.undated = "undated_verified", .verification = true },
	{ .code = "I3", .name = NC_("indicator", "Full implementation, of all sent"),
		.rule = NC_("indicator", "Lines that the mechanism found full, divided by all lines sent: a hard floor, in which unknown counts against."),
		.unit = LINE, .numerators = { "full" }, .denominator = "issued", .undated = "undated_verified",
		.verification = true },
	{ .code = "I4", .name = NC_("indicator", "Weighted implementation"),
		.rule = NC_("indicator", "Lines found full, and those found partly done with a weight of 0.5, divided by lines that the mechanism verified."),
		.unit = LINE, .undated = "undated_verified", .needs = { "full", "partly", "verified", "undated_verified" },
		.above = SQL_ROW("2 * e.n_full + e.n_partly"), .below = SQL_ROW("e.n_verified"), .halves = true,
		.verification = true },
	{ .code = "I5", .name = NC_("indicator", "Lines verified"),
		.rule = NC_("indicator", "Lines that the mechanism verified, divided by lines sent."), .unit = LINE,
		.numerators = { "verified" }, .denominator = "issued", .undated = "undated_verified",
		.verification = true },
	{ .code = "I6", .name = NC_("indicator", "Gap between claim and verification"),
		.rule = NC_("indicator", "The share that authorities claim full, less the share that the mechanism found full, in percentage points, on the lines where both are known."),
		.unit = LINE, .measure = MEASURE_GAP, .needs = { "claimed", "claimed_full", "verified", "full" },
		.above = SQL_ROW("(e.n_claimed_full - e.n_full) * e.n_claimed * e.n_verified"),
		.below = SQL_ROW("e.n_claimed * e.n_verified"),
		.more = { SQL_ROW("e.n_claimed_full * e.n_claimed * e.n_verified"),
			SQL_ROW("e.n_full * e.n_claimed * e.n_verified") } },
	{ .code = "I7", .name = NC_("indicator", "Satisfaction of accepted recommendations"),
		.rule = NC_("indicator", "Accepted lines that the mechanism found full, divided by accepted lines that it verified: it tells failure from refusal."),
		.unit = LINE, .needs = { "accepted", "full", "verified" },
		.above = SQL_ROW("e.n_accepted * e.n_full"), .below = SQL_ROW("e.n_accepted * e.n_verified") },
	{ .code = "I8", .name = NC_("indicator", "Regression"),
		.rule = NC_("indicator", "Lines found full on an earlier day and no longer full, divided by lines found full on that day."),
		.unit = LINE, .needs = { "full", "full_then" },
		.above = SQL_ROW("CASE WHEN e.n_full_then > 0 AND e.n_full <= 0 THEN 1 ELSE 0 END"),
		.below = SQL_ROW("CASE WHEN e.n_full_then > 0 THEN 1 ELSE 0 END") },
	{ .code = "I9", .name = NC_("indicator", "Median time to full implementation"),
		.rule = NC_("indicator", "Survival median (Kaplan–Meier) of the days from sending to the day on which the mechanism first found the line full: the day by which half is done, lines not yet full being watched until the day of the figure. Lines without a whole day are left out."),
		.unit = LINE, .measure = MEASURE_SURVIVAL, .undated = "undated_issued",
		.needs = { "issued", "full", "undated_issued", "undated_verified" }, .above = SQL_ROW("e.n_issued"),
		.below = SQL_ROW("e.n_issued"),
		.more = { SQL_ROW("CASE WHEN e.n_undated_verified + e.n_undated_issued > 0 THEN 1 ELSE 0 END") } },

	{ .code = "Q1", .name = NC_("indicator", "Repeat rate"),
		.rule = NC_("indicator", "Lines found not full whose recommendation was made again, divided by lines found not full, in the period. To repeat is a decision, not a result."),
		.unit = LINE, .needs = { "verified", "full" },
		.above = SQL_ROW("CASE WHEN e.n_verified > 0 AND e.n_full <= 0 THEN 1 ELSE 0 END"),
		.below = SQL_ROW("CASE WHEN e.n_verified > 0 AND e.n_full <= 0 THEN 1 ELSE 0 END") },
	{ .code = "Q2", .name = NC_("indicator", "Recommendations per visit"),
		.rule = NC_("indicator", "Recommendations that come from a visit and were sent in the period, divided by the visits begun in it."),
		.unit = N_("recommendation"), .measure = MEASURE_RATIO, .counted = COUNTED_YIELD, .above = SQL_ROW("0"),
		.below = SQL_ROW("1") },

	{ .code = "Q3", .name = NC_("indicator", "Quality score"),
		.rule = NC_("indicator", "Mean number, of ten, of the quality marks that were ticked on a recommendation that was sent; where nobody looked at them it is left out. For the mechanism itself."),
		.unit = N_("recommendation"), .measure = MEASURE_RATIO, .counted = COUNTED_MARKED,
		.above = SQL_ROW("(length(r.marks) - length(replace(r.marks, '\"', ''))) / 2"), .below = SQL_ROW("1") },

	{ .code = "V1", .name = NC_("indicator", "Visits"), .rule = NC_("indicator", "Number of visits begun."), .unit = N_("visit"),
		.measure = MEASURE_COUNT, .counted = COUNTED_VISITS, .above = SQL_ROW("1"), .below = SQL_ROW("0") },
	{ .code = "V2", .name = NC_("indicator", "Places visited"),
		.rule = NC_("indicator", "Number of different places visited, which is not the number of visits."),
		.unit = N_("place"), .measure = MEASURE_COUNT, .counted = COUNTED_PLACES, .above = SQL_ROW("1"),
		.below = SQL_ROW("0") },
	{ .code = "V3", .name = NC_("indicator", "Coverage"),
		.rule = NC_("indicator", "Different places visited in the period, or since the creation of the mechanism, divided by the places that are active on the day of the figure."),
		.unit = N_("place"), .counted = COUNTED_STOCK, .above = SQL_ROW("1"), .below = SQL_ROW("1") },
	{ .code = "V4", .name = NC_("indicator", "Plan execution"),
		.rule = NC_("indicator", "Visits begun in the period, divided by the visits that the plan has for it. It may be above 100 %. Cancelled lines of the plan are left out."),
		.unit = N_("visit"), .counted = COUNTED_PLAN, .above = SQL_ROW("1"), .below = SQL_ROW("0") },
	{ .code = "V5", .name = NC_("indicator", "Unannounced share"),
		.rule = NC_("indicator", "Unannounced visits, divided by visits whose notice is known."), .unit = N_("visit"),
		.counted = COUNTED_VISITS, .above = SQL_ROW("CASE WHEN t.announced = 'unannounced' THEN 1 ELSE 0 END"),
		.below = SQL_ROW("CASE WHEN t.announced IS NOT NULL THEN 1 ELSE 0 END") },
	{ .code = "V6", .name = NC_("indicator", "Follow-up share"), .rule = NC_("indicator", "Follow-up visits, divided by visits."),
		.unit = N_("visit"), .counted = COUNTED_VISITS,
		.above = SQL_ROW("CASE WHEN t.kind = 'follow_up' OR t.kind IN (SELECT w.code FROM term w"
		                 " WHERE w.vocabulary = 'visit_type' AND w.base = 'follow_up') THEN 1 ELSE 0 END"),
		.below = SQL_ROW("1") },
	{ .code = "V7", .name = NC_("indicator", "Revisit interval"),
		.rule = NC_("indicator", "Median of the days between a visit to a place and the visit to it before."),
		.unit = N_("visit"), .measure = MEASURE_MEDIAN, .counted = COUNTED_VISITS, .above = SQL_ROW("1"),
		.below = SQL_ROW("1") },
	{ .code = "V8", .name = NC_("indicator", "Access problems"),
		.rule = NC_("indicator", "Visits that were delayed, obstructed, or refused in part or in full, divided by visits. How many tell nothing of their access stands beside it."),
		.unit = N_("visit"), .counted = COUNTED_VISITS,
		.above = SQL_ROW("CASE WHEN t.access_result <> 'full' OR t.state = 'refused' OR EXISTS (SELECT 1"
		                 " FROM access_incident i WHERE i.visit = t.id AND i.binned_at IS NULL) THEN 1 ELSE 0 END"),
		.below = SQL_ROW("1"),
		.more = { SQL_ROW("CASE WHEN t.access_result IS NULL AND t.state <> 'refused' THEN 1 ELSE 0 END") } },
	{ .code = "V9", .name = NC_("indicator", "Interviews per day of visit"),
		.rule = NC_("indicator", "Interviews held, divided by days on site, of visits whose first and last day and interviews are known."),
		.unit = N_("day on site"), .measure = MEASURE_RATIO, .counted = COUNTED_VISITS, .above = INTERVIEWS,
		.below = SQL_ROW("CASE WHEN coalesce(t.interviews_remand, t.interviews_sentenced, t.interviews_minors,"
		                 " t.interviews_women, t.interviews_foreigners, t.interviews_staff, t.interviews_doctors,"
		                 " t.interviews_relatives) IS NULL THEN 0 ELSE 1 END") },
	{ .code = "V10", .name = NC_("indicator", "Night and weekend share"),
		.rule = NC_("indicator", "Visits begun on a weekend or made at night, divided by visits whose day is known."),
		.unit = N_("visit"), .counted = COUNTED_VISITS,
		.above = SQL_ROW("CASE WHEN t.night = 1 THEN 1 ELSE 0 END"), .below = SQL_ROW("1") },

	{ .code = "U1", .name = NC_("indicator", "Urgent measures"),
		.rule = NC_("indicator", "Urgent measures answered within their hours, divided by those that were answered or whose hours are over. How many were raised, sent, answered, and found solved stands beside it."),
		.unit = N_("urgent measure"), .counted = COUNTED_URGENT, .above = SQL_ROW("1"), .below = SQL_ROW("1"),
		.beside = urgent_beside },

	{ .code = "L1", .name = NC_("indicator", "Uptake of observations on laws"),
		.rule = NC_("indicator", "Observations on laws that the adopted text took up in full, divided by those that were compared with it. What was not yet compared is pending, and pending is not refused. How many were sent, taken in part, not taken and are pending stands beside it."),
		.unit = N_("observation on a law"), .counted = COUNTED_OBSERVATIONS, .above = SQL_ROW("1"), .below = SQL_ROW("1"),
		.beside = observation_beside },

	{ .code = "G1", .name = NC_("indicator", "Agreements in force"),
		.rule = NC_("indicator", "Agreements that were in force on the day: begun by then, and neither past their last day nor ended before; of a period, those that began in it. Signed agreements without a first day are not known, and counted apart. How many joint actions, trainings and events under them were planned for the day or before, and how many of these were done, stands beside it."),
		.unit = N_("agreement"), .measure = MEASURE_COUNT, .counted = COUNTED_AGREEMENTS, .above = SQL_ROW("1"),
		.below = SQL_ROW("0"), .beside = agreement_beside },
	{ .code = "G5", .name = NC_("indicator", "Actions done under agreements"),
		.rule = NC_("indicator", "Joint actions, trainings and events under agreements, ended ones too, that were done by the day, divided by those that were planned for it or before. What was cancelled by then is left out; what was done ahead of its day counts from the day on which it was done."),
		.unit = N_("action under an agreement"), .counted = COUNTED_ACTIONS, .above = SQL_ROW("t.done"),
		.below = SQL_ROW("1") },
	{ .code = "G2", .name = NC_("indicator", "Persons trained"),
		.rule = NC_("indicator", "Persons who took part in trainings that were held by the day, each counted once in every training: how many different persons they are nobody knows without names. The trainings, their hours where they are known, these hours times persons, how many sat both tests, and the change of their points in hundredths of the most points, pooled over all of them, stand beside it."),
		.unit = N_("person"), .measure = MEASURE_COUNT, .counted = COUNTED_TRAINED, .above = SQL_ROW("a.persons"),
		.below = SQL_ROW("0"), .beside = trained_beside, .persons = true },
	{ .code = "G3", .name = NC_("indicator", "Rehabilitation projects"),
		.rule = NC_("indicator", "Projects verified on site, divided by projects identified. How many were funded and delivered, how many linked recommendations were found full in every line that was sent, and the cost stand beside it; the cost is added within one currency only. A delivered project implements nothing by itself."),
		.unit = N_("rehabilitation project"), .counted = COUNTED_PROJECTS, .above = SQL_ROW("1"),
		.below = SQL_ROW("1"), .beside = project_beside },

	{ .code = "G4", .name = NC_("indicator", "Network and international acts"),
		.rule = NC_("indicator", "Exchanges with the SPT and other international bodies, events that were held by the day, and reports sent, each of which stands beside it. What only one kind of them has, as an event its role, counts that kind alone."),
		.unit = N_("act"), .measure = MEASURE_COUNT, .counted = COUNTED_ACTS, .above = SQL_ROW("1"), .below = SQL_ROW("0"),
		.beside = act_beside },
	{ .code = "U2", .name = NC_("indicator", "Reprisals reported"),
		.rule = NC_("indicator", "Reprisals that were reported by the day, a count only: it says how many were reported, not how many there were. How many were raised with an authority, closed with a result, and of these found stopped stands beside it. A result counts from the day on which the case was closed."),
		.unit = N_("reprisal"), .measure = MEASURE_COUNT, .counted = COUNTED_REPRISALS, .above = SQL_ROW("1"),
		.below = SQL_ROW("0"), .beside = reprisal_beside, .persons = true },
	{ .code = "W1", .name = NC_("indicator", "Staff and resources"),
		.rule = NC_("indicator", "Staff of the year of the day, or of the last year before it that is known; split by year, of each year. Years are not added up. Budget and expenditure, in one currency only, vehicles, and days of visit lost of the same year stand beside it."),
		.unit = N_("person"), .measure = MEASURE_COUNT, .counted = COUNTED_STAFF, .above = SQL_ROW("t.persons"),
		.below = SQL_ROW("0"), .beside = staff_beside, .persons = true },
	{ .code = "W2", .name = NC_("indicator", "Report delay"),
		.rule = NC_("indicator", "Median of the days from the end of the visit, of several the last, to the sending of the report, of reports about visits that were sent by the day. Reports without both days are left out; how many, how many visits’ reports are not sent yet, and the median of the days to publication with the number of reports published stand beside it."),
		.unit = N_("report"), .measure = MEASURE_MEDIAN, .counted = COUNTED_REPORTS, .above = SQL_ROW("1"),
		.below = SQL_ROW("1"), .beside = report_beside },

	{ .code = "P1", .name = NC_("indicator", "Occupancy"),
		.rule = NC_("indicator", "Persons present, divided by capacity, by the last count of each place that knows both."),
		.unit = N_("person"), .counted = COUNTED_SNAPSHOTS, .above = SQL_ROW("t.present"),
		.below = SQL_ROW("t.capacity"), .persons = true },
	{ .code = "P2", .name = NC_("indicator", "Overcrowding"),
		.rule = NC_("indicator", "Persons present above capacity, divided by capacity: it is not the occupancy, which is 100 points more."),
		.unit = N_("person"), .measure = MEASURE_GAP, .counted = COUNTED_SNAPSHOTS,
		.above = SQL_ROW("t.present - t.capacity"), .below = SQL_ROW("t.capacity"), .persons = true },
	{ .code = "P3", .name = NC_("indicator", "Area per person"),
		.rule = NC_("indicator", "Square metres of the rooms in which people live, divided by persons present, by the last count of each place that knows both."),
		.unit = N_("person"), .measure = MEASURE_RATIO, .counted = COUNTED_SNAPSHOTS, .above = SQL_ROW("t.area"),
		.below = SQL_ROW("t.present"), .persons = true },
	{ .code = "P4", .name = NC_("indicator", "Share of groups among persons present"),
		.rule = NC_("indicator", "Persons on remand, women, minors and foreign nationals, each divided by persons present on the day of the last count that knows both: of the stock, not of entries."),
		.unit = N_("person"), .counted = COUNTED_SNAPSHOTS, .above = SQL_ROW("t.remand"),
		.below = SQL_ROW("t.present"), .persons = true },
};
const size_t indicator_count = COUNT(indicators);

const struct indicator *indicator_find(str code)
{
	for (size_t i = 0; i < indicator_count; i++)
		if (str_equal_ignoring_case(code, str_from(indicators[i].code)))
			return &indicators[i];
	return NULL;
}

bool count_watches(const struct indicator *indicator)
{
	return indicator->counted == COUNTED_LINES &&
	       (indicator->measure == MEASURE_MEDIAN || indicator->measure == MEASURE_SURVIVAL);
}
