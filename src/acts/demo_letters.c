#include "acts/demo_letters.h"

#include "acts/compose.h"
#include "acts/escalate.h"
#include "acts/keep.h"
#include "acts/list.h"
#include "base/die.h"
#include "model/entities.h"

enum {
	EACH = 9,      // Of so many lines one goes out with a letter.
	SETTLED = 20,  // Days ago at least: what is newer is left to the desk.
	DELIVERED = 90 // Minutes behind the sending: the clock of the line counts from the same day.
};

struct transmission {
	struct demo_line *line;
	const char *language;
	struct record *letter;
};

static bool write_letter(struct demo *demo, const struct demo_deed *deed)
{
	struct transmission *transmission = deed->thing;
	struct compose_request request = { .kind = S("transmission"), .recipient = S(""),
		.concerned = demo->authority_ids[transmission->line->authority], .addressed_to = S(""),
		.language = transmission->language, .lines = &transmission->line->record, .line_count = 1, .in_reply_to = S("") };
	if (!compose(demo->call, &request, &transmission->letter) || !keep_make(demo->call, transmission->letter))
		return false;
	demo->letter = transmission->letter;
	return true;
}

static bool step_letter(struct demo *demo, const struct demo_deed *deed)
{
	struct transmission *transmission = deed->thing;
	struct demo_line *line = transmission->line;
	if (!keep_step(demo->call, transmission->letter, str_from(deed->word), S("")))
		return false;
	// The letter sent its line, or delivered it.
	line->record = record_find(demo->call, &addressee_line_entity, line->record->id);
	must(line->record != NULL);
	return true;
}

bool demo_plan_transmission(struct demo *demo, struct demo_line *line, int64_t sent_at)
{
	static const struct {
		const char *step;
		enum demo_person by;
		int64_t after;
	} steps[] = { { "approve", DEMO_COORDINATOR, 0 }, { "send", DEMO_SECRETARIAT, 0 }, { "deliver", DEMO_SECRETARIAT, DELIVERED } };
	size_t turn = demo->transmission++;
	if (turn % EACH != 0 || sent_at / DEMO_MINUTES_OF_DAY > demo->today - SETTLED)
		return false;
	struct transmission *transmission = NEW(demo->call->arena, struct transmission);
	*transmission = (struct transmission){ .line = line, .language = turn / EACH % 2 == 0 ? "ar" : "fr" };
	demo_plan(demo, sent_at, DEMO_SECRETARIAT, write_letter)->thing = transmission;
	for (size_t i = 0; i < COUNT(steps); i++) {
		struct demo_deed *deed = demo_plan(demo, sent_at + steps[i].after, steps[i].by, step_letter);
		deed->thing = transmission;
		deed->word = steps[i].step;
	}
	return true;
}

// The first reminder behind the day of the reply is switched on, and the ladder goes over what is late.
static bool remind(struct demo *demo, const struct demo_deed *deed)
{
	struct list_request request = { .entity = &ladder_step_entity, .limit = 20 };
	struct list_page page;
	struct escalated escalated;
	(void)deed;
	if (!list_read(demo->call, &request, &page))
		return false;
	struct record *first = NULL;
	for (size_t i = 0; i < page.count; i++) {
		int64_t days = record_integer(page.records[i], LADDER_STEP_DAYS);
		if (days > 0 && (first == NULL || days < record_integer(first, LADDER_STEP_DAYS)))
			first = page.records[i];
	}
	must(first != NULL);
	record_set_integer(first, LADDER_STEP_ACTIVE, 1);
	// Which lines are answered is reckoned when a write ends, and all of the demonstration is one.
	return keep_change(demo->call, first) && act_settle(demo->call) &&
	       escalate(demo->call, demo->call->today, &escalated);
}

static const struct incoming_row {
	const char *kind, *reference, *subject, *text, *signed_by;
	enum demo_authority authority;
	bool answers; // The last letter that went out.
} incoming_rows[] = {
	{ "acknowledgement", "312/د.ع/26", "إشعار بالتوصل", "نحيطكم علما بأننا توصلنا برسالتكم المشار إليها أعلاه.", "الكاتب العام",
		DEMO_NO_AUTHORITY, true },
	{ "reply", "SG/1187", "Suites réservées à vos recommandations",
		"Les points soulevés ont été transmis aux services compétents ; les mesures prises figurent en annexe.", "Le Secrétaire général",
		DEMO_HEALTH, false },
};

static bool receive(struct demo *demo, const struct demo_deed *deed)
{
	const struct incoming_row *row = deed->row;
	struct record *letter = record_new(demo->call, &letter_entity);
	record_set(letter, LETTER_DIRECTION, S("in"));
	record_set(letter, LETTER_KIND, str_from(row->kind));
	record_set(letter, LETTER_THEIR_REFERENCE, str_from(row->reference));
	record_set(letter, LETTER_SUBJECT, str_from(row->subject));
	record_set(letter, LETTER_TEXT, str_from(row->text));
	record_set(letter, LETTER_SIGNED_BY, str_from(row->signed_by));
	record_set(letter, LETTER_CHANNEL, S("letter"));
	record_set(letter, LETTER_RECEIVED_ON, demo_day(demo, deed->minute / DEMO_MINUTES_OF_DAY));
	if (row->authority != DEMO_NO_AUTHORITY)
		record_set(letter, LETTER_AUTHORITY, demo->authority_ids[row->authority]);
	if (row->answers && demo->letter != NULL)
		record_set(letter, LETTER_IN_REPLY_TO, demo->letter->id);
	return keep_make(demo->call, letter);
}

void demo_plan_desk(struct demo *demo)
{
	int64_t at = demo->last_minute - 80;
	demo_plan(demo, at, DEMO_COORDINATOR, remind);
	for (size_t i = 0; i < COUNT(incoming_rows); i++)
		demo_plan(demo, at + 20 + 5 * (int64_t)i, DEMO_SECRETARIAT, receive)->row = &incoming_rows[i];
}
