#include "acts/demo_measures.h"

#include "acts/list.h"
#include "acts/undertake.h"
#include "base/die.h"
#include "model/entities.h"

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
