#include "acts/demo_measures.h"

#include "acts/follow_up.h"
#include "acts/keep.h"
#include "acts/list.h"
#include "acts/undertake.h"
#include "base/die.h"
#include "model/entities.h"
#include "model/value.h"

// --- Action plans

static const struct action_row {
	const char *step, *owner, *funding, *progress, *proof;
	int64_t cost;   // In hundredths of the dirham; 0: none is given.
	int days;       // From the answer to the end.
	int again;      // Days until it says how far it is; 0: it never does.
} action_rows[] = {
	{ "إعداد دورية داخلية وتعميمها على المصالح المعنية", "مديرية الشؤون القانونية", "not_needed", "done",
		"نسخة من الدورية", 0, 60, 45 },
	{ "Inscrire les travaux au programme d’équipement et lancer l’appel d’offres", "Service des équipements", "requested",
		"under_way", NULL, 48000000, 150, 70 },
	{ "تكوين الموظفين المكلفين بالحراسة على المسطرة الجديدة", "مركز التكوين", "secured", "under_way", NULL, 6500000, 120, 50 },
	{ "Affecter un infirmier supplémentaire au service de nuit", "Division du personnel", "partly_secured", NULL, NULL, 0, 90, 0 },
	{ "اقتناء الأسرة والأغطية وتوزيعها", "مصلحة المشتريات", "secured", "done", "محضر التسليم", 12000000, 75, 60 },
	{ "Ouvrir un registre des demandes et désigner son responsable", "Direction de l’établissement", "not_needed", "abandoned",
		NULL, 0, 45, 80 },
};

struct undertaking {
	struct demo_line *line;
	const struct action_row *row;
	int64_t day; // Of the answer.
	struct record *record;
};

static bool set_fields(struct demo *demo, struct record *action, const struct undertaking *undertaking)
{
	const struct action_row *row = undertaking->row;
	record_set(action, ACTION_ADDRESSEE_LINE, undertaking->line->record->id);
	record_set(action, ACTION_STEP, str_from(row->step));
	record_set(action, ACTION_OWNER, str_from(row->owner));
	record_set(action, ACTION_FUNDING, str_from(row->funding));
	record_set(action, ACTION_STARTS_ON, demo_day(demo, undertaking->day));
	record_set(action, ACTION_ENDS_ON, demo_day(demo, undertaking->day + row->days));
	if (row->cost > 0) {
		record_set_integer(action, ACTION_COST, row->cost);
		record_set(action, ACTION_CURRENCY, S("MAD"));
	}
	struct record **replies;
	size_t count;
	if (!list_linked(demo->call, &reply_entity, REPLY_ADDRESSEE_LINE, undertaking->line->record->id, &replies, &count))
		return false;
	must(count > 0);
	record_set(action, ACTION_REPLY, replies[count - 1]->id);
	return true;
}

static bool make_action(struct demo *demo, const struct demo_deed *deed)
{
	struct undertaking *undertaking = deed->thing;
	undertaking->record = record_new(demo->call, &action_entity);
	return set_fields(demo, undertaking->record, undertaking) && undertake(demo->call, undertaking->record);
}

static bool tell_progress(struct demo *demo, const struct demo_deed *deed)
{
	struct undertaking *undertaking = deed->thing;
	const struct action_row *row = undertaking->row;
	const struct progress_report report = { .progress = str_from(row->progress),
		.proof = row->proof == NULL ? S("") : str_from(row->proof) };
	return undertake_progress(demo->call, undertaking->record, &report);
}

void demo_plan_actions(struct demo *demo, struct demo_line *line, int64_t replied_at, enum demo_person by)
{
	bool agrees = str_starts(str_from(line->position), S("accepted"));
	if (!agrees || demo->action++ % 3 != 0)
		return;
	struct undertaking *undertaking = NEW(demo->call->arena, struct undertaking);
	*undertaking = (struct undertaking){ .line = line, .day = replied_at / DEMO_MINUTES_OF_DAY,
		.row = &action_rows[demo->action / 3 % COUNT(action_rows)] };
	demo_plan(demo, replied_at + 9, by, make_action)->thing = undertaking;
	if (undertaking->row->again > 0)
		demo_plan(demo, replied_at + (int64_t)undertaking->row->again * DEMO_MINUTES_OF_DAY, by, tell_progress)->thing = undertaking;
}

// --- Urgent measures: some long ago and closed, the last ones still running

static const struct urgent_row {
	const char *trigger, *asked;
	enum demo_authority authority;
	enum demo_person by;
	int hours_ago, hours;   // Raised; of its clock.
	int answered;           // Hours from sending to the answer; 0: none yet.
	const char *answer, *result; // result: NULL while nobody verified.
} urgent_rows[] = {
	{ "fresh_injury", "عرض الشخص الموجود في الغرفة 3 على طبيب في الحال وموافاتنا بنتيجة الفحص", DEMO_PRISONS, DEMO_DOCTOR,
		24 * 200, 24, 9, "عُرض المعني على طبيب المؤسسة مساء اليوم نفسه.", "solved" },
	{ "child_with_adults", "Séparer sans délai le mineur placé avec des adultes", DEMO_PRISONS, DEMO_MONITOR, 24 * 120, 24, 40,
		"Le transfert a eu lieu le surlendemain.", "solved" },
	{ "fire_risk", "Rendre praticable l’issue de secours du bâtiment B", DEMO_PRISONS, DEMO_MEMBER, 24 * 45, 48, 30,
		"Les cadenas ont été retirés.", "partly_solved" },
	{ "suicide_risk", "Mettre en place une surveillance rapprochée et un entretien avec un psychologue", DEMO_PRISONS, DEMO_DOCTOR,
		60, 24, 0, NULL, NULL },
	{ "hunger_strike", "ضمان مراقبة طبية يومية للمضرب عن الطعام", DEMO_PRISONS, DEMO_MEMBER, 14, 24, 0, NULL, NULL },
};

struct raising {
	const struct urgent_row *row;
	const struct demo_place_row *place;
	struct record *record;
};

static bool raise_measure(struct demo *demo, const struct demo_deed *deed)
{
	struct raising *raising = deed->thing;
	const struct urgent_row *row = raising->row;
	raising->record = record_new(demo->call, &urgent_measure_entity);
	record_set(raising->record, URGENT_MEASURE_TRIGGER, str_from(row->trigger));
	record_set(raising->record, URGENT_MEASURE_ASKED, str_from(row->asked));
	record_set(raising->record, URGENT_MEASURE_PLACE, demo->place_ids[raising->place - demo_places]);
	record_set(raising->record, URGENT_MEASURE_AUTHORITY, demo->authority_ids[row->authority]);
	record_set_integer(raising->record, URGENT_MEASURE_HOURS, row->hours);
	return keep_make(demo->call, raising->record);
}

static bool step_measure(struct demo *demo, const struct demo_deed *deed)
{
	struct raising *raising = deed->thing;
	return keep_step(demo->call, raising->record, str_from(deed->word), deed->text);
}

static void plan_step(struct demo *demo, int64_t minute, enum demo_person by, void *thing, const char *step, const char *note)
{
	struct demo_deed *deed = demo_plan(demo, minute, by, step_measure);
	deed->thing = thing;
	deed->word = step;
	deed->text = note == NULL ? S("") : str_from(note);
}

static void plan_measure(struct demo *demo, struct raising *raising)
{
	const struct urgent_row *row = raising->row;
	int64_t at = demo->last_minute - row->hours_ago * 60, sent = at + 40;
	demo_plan(demo, at, row->by, raise_measure)->thing = raising;
	plan_step(demo, at + 25, DEMO_COORDINATOR, raising, "approve", NULL);
	plan_step(demo, sent, DEMO_COORDINATOR, raising, "send", NULL);
	if (row->answered == 0)
		return;
	plan_step(demo, sent + row->answered * 60, DEMO_FOCAL, raising, "record_answer", row->answer);
	plan_step(demo, sent + (row->answered + 72) * 60, row->by, raising, "verify", row->result);
	plan_step(demo, sent + (row->answered + 75) * 60, DEMO_COORDINATOR, raising, "close", NULL);
}

// --- Rehabilitation projects

static const struct project_row {
	const char *work, *funder;
	int64_t cost;          // In hundredths of the dirham.
	int days_ago;          // Identified.
	size_t steps;          // How many were taken.
} project_rows[] = {
	{ "Refaire l’aération et l’éclairage des chambres de sûreté", "Budget de l’administration", 62000000, 420, 4 },
	{ "تهيئة غرفة للحراسة النظرية خاصة بالنساء", "برنامج التعاون", 41500000, 300, 3 },
	{ "Ouvrir une cour de promenade couverte", "Budget de l’administration", 118000000, 150, 1 },
	{ "إصلاح شبكة الماء والمرافق الصحية", NULL, 0, 30, 0 },
};

struct building {
	const struct project_row *row;
	const struct demo_place_row *place;
	struct record *record;
};

static bool make_project(struct demo *demo, const struct demo_deed *deed)
{
	struct building *building = deed->thing;
	struct record *project = record_new(demo->call, &rehabilitation_project_entity), **open;
	size_t count;
	building->record = project;
	record_set(project, REHABILITATION_PROJECT_PLACE, demo->place_ids[building->place - demo_places]);
	record_set(project, REHABILITATION_PROJECT_WORK, str_from(building->row->work));
	record_set(project, REHABILITATION_PROJECT_DUE_ON, demo_day(demo, deed->minute / DEMO_MINUTES_OF_DAY + 270));
	if (building->row->cost > 0) {
		record_set_integer(project, REHABILITATION_PROJECT_COST, building->row->cost);
		record_set(project, REHABILITATION_PROJECT_CURRENCY, S("MAD"));
	}
	if (!list_linked(demo->call, &recommendation_entity, RECOMMENDATION_PLACE, demo->place_ids[building->place - demo_places], &open, &count))
		return false;
	if (count > 0)
		record_set(project, REHABILITATION_PROJECT_RECOMMENDATIONS, value_set_write(demo->call->arena, &open[0]->id, 1));
	return keep_make(demo->call, project);
}

static bool step_project(struct demo *demo, const struct demo_deed *deed)
{
	struct building *building = deed->thing;
	return keep_step(demo->call, building->record, str_from(deed->word), deed->text);
}

static void plan_project(struct demo *demo, struct building *building)
{
	static const char *const steps[] = { "propose", "fund", "start_works", "deliver" };
	const struct project_row *row = building->row;
	int64_t day = demo->today - row->days_ago;
	demo_plan(demo, demo_office(demo, day, 0), DEMO_SECRETARIAT, make_project)->thing = building;
	for (size_t i = 0; i < row->steps; i++) {
		struct demo_deed *deed = demo_plan(demo, demo_office(demo, day + 25 + 70 * (int64_t)i, 0), DEMO_SECRETARIAT, step_project);
		deed->thing = building;
		deed->word = steps[i];
		deed->text = str_is(str_from(steps[i]), "fund") && row->funder != NULL ? str_from(row->funder) : S("");
	}
}

// The places of the prisons and of custody that are in use, in turn.
static const struct demo_place_row *next_place(size_t *at, const char *kind)
{
	for (size_t i = 0; i < demo_place_count; i++) {
		const struct demo_place_row *place = &demo_places[(*at)++ % demo_place_count];
		if (str_starts(str_from(place->kind), str_from(kind)) && place->step == NULL)
			return place;
	}
	return &demo_places[0];
}

// --- The checklists of follow-up visits that are still to come

static bool is_open_at(struct demo *demo, str place, bool *open)
{
	struct list_request request = { .entity = &recommendation_entity, .limit = 1 };
	struct list_page page;
	if (!list_filter(demo->call, &request, S("place"), place) || !list_filter(demo->call, &request, S("state"), S("open")) ||
	        !list_filter(demo->call, &request, S("sent_on.min"), S("1900-01-01")) || !list_read(demo->call, &request, &page))
		return false;
	*open = page.count > 0;
	return true;
}

static bool fill_checklists(struct demo *demo, const struct demo_deed *deed)
{
	struct list_request request = { .entity = &visit_entity, .limit = 100 };
	struct list_page page;
	size_t added;
	(void)deed;
	if (!list_filter(demo->call, &request, S("state"), S("planned")) ||
	        !list_filter(demo->call, &request, S("kind"), S("follow_up")) || !list_read(demo->call, &request, &page))
		return false;
	for (size_t i = 0; i < page.count; i++) {
		bool open;
		if (!is_open_at(demo, record_text(page.records[i], VISIT_PLACE), &open) ||
		        (open && !follow_up_fill(demo->call, page.records[i], &added)))
			return false;
	}
	return true;
}

void demo_plan_measures(struct demo *demo)
{
	size_t prison = 0, station = 0;
	demo_seed(demo, 900, 0);
	for (size_t i = 0; i < COUNT(urgent_rows); i++) {
		struct raising *raising = NEW(demo->call->arena, struct raising);
		*raising = (struct raising){ .row = &urgent_rows[i], .place = next_place(&prison, "prison_local") };
		plan_measure(demo, raising);
	}
	for (size_t i = 0; i < COUNT(project_rows); i++) {
		struct building *building = NEW(demo->call->arena, struct building);
		*building = (struct building){ .row = &project_rows[i], .place = next_place(&station, "police_custody") };
		plan_project(demo, building);
	}
	demo_plan(demo, demo->last_minute - 90, DEMO_COORDINATOR, fill_checklists);
}
