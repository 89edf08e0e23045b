#include "model/attendance.h"

#include "model/record.h"
#include "model/training_session.h"
#include "model/vocabularies.h"

static const struct choice rank_choices[] = {
	{ "senior_officer", NC_("rank", "Senior officer") },
	{ "officer", NC_("rank", "Officer") },
	{ "non_commissioned", NC_("rank", "Non-commissioned officer") },
	{ "rank_and_file", NC_("rank", "Rank and file") },
	{ "manager", NC_("rank", "Head of an establishment") },
	{ "magistrate", NC_("rank", "Magistrate") },
	{ "health_staff", NC_("rank", "Health staff") },
	{ "civilian_staff", NC_("rank", "Civilian staff") },
	{ "student", NC_("rank", "Student") },
	{ "other", NC_("rank", "Other") },
};
const struct vocabulary rank_vocabulary = {
	"rank", "rank", N_("Ranks"),
	rank_choices, COUNT(rank_choices), true,
};

static const struct field fields[] = {
	[ATTENDANCE_TRAINING_SESSION] = {
		.name = "training_session", .label = N_("Training"),
		.kind = KIND_LINK, .link = &training_session_entity, .required = true, .once = true,
		.filter = true, .in_list = true, .identity = true,
	},
	[ATTENDANCE_SEX] = {
		.name = "sex", .label = N_("Sex"),
		.kind = KIND_CHOICE, .vocabulary = &sex_vocabulary, .filter = true, .in_list = true,
		.identity = true,
	},
	[ATTENDANCE_RANK] = {
		.name = "rank", .label = N_("Rank"),
		.kind = KIND_CHOICE, .vocabulary = &rank_vocabulary, .filter = true, .in_list = true,
		.identity = true,
	},
	[ATTENDANCE_PERSONS] = {
		.name = "persons", .label = N_("Persons"),
		.kind = KIND_INTEGER, .min = 1, .max = 100000, .required = true, .in_list = true,
	},
	[ATTENDANCE_CERTIFIED] = {
		.name = "certified", .label = N_("With a certificate"),
		.kind = KIND_INTEGER, .min = 0, .max = 100000, .in_list = true,
	},
};
static_assert(COUNT(fields) == ATTENDANCE_FIELD_COUNT, "one row for each field");

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	bool good = true;
	if (record_integer(after, ATTENDANCE_CERTIFIED) > record_integer(after, ATTENDANCE_PERSONS))
		good = refuse_field(call, "certified", say(call, N_("More certificates than persons.")));
	return good;
}

const struct entity attendance_entity = {
	.name = "attendance", .plural = "attendances",
	.label = N_("Participants"), .label_many = N_("Participants of trainings"),
	.fields = fields, .field_count = ATTENDANCE_FIELD_COUNT,
	.name_field = ATTENDANCE_RANK,
	.check = check,
};
