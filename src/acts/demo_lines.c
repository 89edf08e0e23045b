#include "acts/demo_lines.h"

#include "acts/demo_letters.h"
#include "acts/demo_measures.h"
#include "acts/keep.h"
#include "acts/list.h"
#include "acts/recommend.h"
#include "base/die.h"
#include "model/entities.h"
#include "model/value.h"

static bool same(const char *a, const char *b)
{
	return a != NULL && b != NULL && str_is(str_from(a), b);
}

static int64_t day_of(int64_t minute)
{
	return minute / DEMO_MINUTES_OF_DAY;
}

static enum demo_person leader(const struct demo_visit *visit)
{
	return visit->team->members[0];
}

// Recommending and sending.

static void set_texts(
	struct demo *demo, struct record *record, const struct demo_recommendation *recommendation)
{
	const struct demo_subject *subject = recommendation->subject;
	const struct demo_name *place = &recommendation->visit->place->name;
	const struct {
		const char *language, *text, *place;
	} texts[] = { { "ar", subject->ar, place->ar }, { "fr", subject->fr, place->fr },
		{ "en", subject->en, place->en } };
	for (size_t i = 0; i < COUNT(texts); i++)
		if (texts[i].text != NULL)
			value_set_name(demo->call, record, RECOMMENDATION_TEXT, texts[i].language,
				demo_fill(demo, texts[i].text, texts[i].place, 0, 0));
}

static bool make_recommendation(struct demo *demo, const struct demo_deed *deed)
{
	struct demo_recommendation *recommendation = deed->thing;
	const struct demo_subject *subject = recommendation->subject;
	struct call *call = demo->call;
	struct record *record = record_new(call, &recommendation_entity);
	bool urgent = same(subject->severity, "immediate_risk_to_life_or_integrity");
	set_texts(demo, record, recommendation);
	record_set(record, RECOMMENDATION_VISIT, recommendation->visit->record->id);
	record_set(record, RECOMMENDATION_THEME, str_from(subject->theme));
	record_set(record, RECOMMENDATION_HORIZON, str_from(subject->horizon));
	record_set(record, RECOMMENDATION_SCOPE, str_from(subject->scope));
	record_set(record, RECOMMENDATION_MARKS,
		urgent ? S("[\"argued\",\"priority_sequence_risk\",\"specific\",\"targeted\",\"time_bound\"]")
		       : S("[\"argued\",\"measurable\",\"specific\",\"targeted\",\"time_bound\"]"));
	record_set(record, RECOMMENDATION_ISSUED_ON, demo_day(demo, day_of(deed->minute)));
	record_set(record, RECOMMENDATION_SOURCE, S("visit"));
	record_set(record, RECOMMENDATION_KIND,
		urgent                             ? S("urgent_recommendation")
		: same(subject->scope, "national") ? S("proposal")
						   : S("recommendation"));
	str findings[2] = { S(""), S("") };
	for (size_t i = 0; i < COUNT(findings); i++)
		if (recommendation->findings[i] != NULL)
			findings[i] = recommendation->findings[i]->record->id;
	record_set(record, RECOMMENDATION_FINDINGS,
		value_set_write(call->arena, findings, COUNT(findings)));
	recommendation->record = record;
	struct wide_row row = { .recommendation = record };
	row.texts[WIDE_ADDRESSEE] = str_format(call->arena, "%s; %s",
		demo_authorities[recommendation->lines[0].authority].code,
		recommendation->line_count > 1
			? demo_authorities[recommendation->lines[1].authority].code
			: "");
	struct record **lines;
	size_t count;
	if (!demo_cite(demo, record, RECOMMENDATION_CITATIONS, subject->theme) || !recommend(call, &row) || !list_lines(call, record->id, &lines, &count))
		return false;
	must(count == recommendation->line_count);
	for (size_t i = 0; i < count; i++)
		recommendation->lines[i].record = lines[i];
	return true;
}

static bool send(struct demo *demo, const struct demo_deed *deed)
{
	struct demo_line *line = deed->thing;
	struct send_request request = { .line = line->record };
	return send_line(demo->call, &request);
}

static bool acknowledge(struct demo *demo, const struct demo_deed *deed)
{
	struct demo_line *line = deed->thing;
	return acknowledge_line(demo->call, line->record, demo->call->today);
}

static bool close_unanswered(struct demo *demo, const struct demo_deed *deed)
{
	struct demo_line *line = deed->thing;
	return close_line(demo->call, line->record, demo->call->today);
}

static bool step_recommendation(struct demo *demo, const struct demo_deed *deed)
{
	struct demo_recommendation *recommendation = deed->thing;
	return keep_step(demo->call, recommendation->record, str_from(deed->word), deed->text);
}

// Answering.

// Rejections are few, and their reasons differ: each in its turn.
static const struct demo_reply_row *rejection_row(struct demo *demo)
{
	size_t found = 0, turn = demo->rejection++;
	for (size_t i = 0;; i = (i + 1) % demo_reply_count)
		if (same(demo_replies[i].position, "rejected") && found++ == turn)
			return &demo_replies[i];
}

static const struct demo_reply_row *reply_row(struct demo *demo, const char *position)
{
	const struct demo_reply_row *row;
	do
		row = &demo_replies[demo->text++ % demo_reply_count];
	while (!same(row->position, position));
	return same(position, "rejected") ? rejection_row(demo) : row;
}

static const char *const channels[] = { "letter", "email", "letter", "table", "meeting" };

static bool make_reply(struct demo *demo, const struct demo_deed *deed)
{
	const struct demo_line *line = deed->thing;
	const struct demo_reply_row *row = deed->row;
	struct call *call = demo->call;
	struct record *reply = record_new(call, &reply_entity);
	record_set(reply, REPLY_ADDRESSEE_LINE, line->record->id);
	record_set(reply, REPLY_TEXT, str_from(row->text));
	record_set(reply, REPLY_POSITION, str_from(row->position));
	record_set(reply, REPLY_REASON_KIND, str_from(row->reason_kind));
	record_set(reply, REPLY_REASONS, str_from(row->reasons));
	if (deed->by == DEMO_SECRETARIAT) {
		record_set(reply, REPLY_RECEIVED_ON, demo_day(demo, day_of(deed->minute)));
		record_set(reply, REPLY_CHANNEL, str_from(deed->word));
	}
	if (same(row->position, "accepted") || same(row->position, "accepted_in_part"))
		record_set(reply, REPLY_PROMISED_ON, demo_day(demo, day_of(deed->minute) + 90));
	return answer(call, reply);
}

// The prisons answer through their own accounts since a year, the others write to the secretariat.
static enum demo_person answers(const struct demo *demo, const struct demo_line *line, int64_t day)
{
	if (line->authority != DEMO_PRISONS || demo->today - day > 400)
		return DEMO_SECRETARIAT;
	return day % 4 == 0 ? DEMO_VALIDATOR : DEMO_FOCAL;
}

static int64_t plan_reply(
	struct demo *demo, struct demo_line *line, int64_t day, const char *position, int64_t after)
{
	int64_t at = demo_office(demo, day, after);
	struct demo_deed *deed = demo_plan(demo, at, answers(demo, line, day), make_reply);
	deed->thing = line;
	deed->row = reply_row(demo, position);
	deed->word = channels[demo->text % COUNT(channels)];
	return at;
}

// Assessing.

struct judgement {
	struct demo_line *line;
	struct demo_visit *visit; // NULL: on documents, or a claim.
	bool claim;
	const struct demo_assessment_row *row;
};

static bool make_assessment(struct demo *demo, const struct demo_deed *deed)
{
	const struct judgement *judgement = deed->thing;
	struct call *call = demo->call;
	struct record *assessment = record_new(call, &assessment_entity);
	bool outside = deed->by == DEMO_FOCAL || deed->by == DEMO_VALIDATOR;
	record_set(assessment, ASSESSMENT_ADDRESSEE_LINE, judgement->line->record->id);
	record_set(assessment, ASSESSMENT_ASSESSOR,
		judgement->claim           ? S("self_report")
		: judgement->visit != NULL ? S("npm_on_site")
					   : S("npm_desk"));
	record_set(assessment, ASSESSMENT_IMPLEMENTATION, str_from(judgement->row->implementation));
	if (judgement->visit != NULL)
		record_set(assessment, ASSESSMENT_VISIT, judgement->visit->record->id);
	if (!outside)
		record_set(assessment, ASSESSMENT_TEXT, str_from(judgement->row->text));
	return assess(call, assessment);
}

static void plan_assessment(struct demo *demo, struct demo_line *line, int64_t minute,
	enum demo_person by, const char *state, bool claim, struct demo_visit *visit)
{
	struct judgement *judgement = NEW(demo->call->arena, struct judgement);
	*judgement = (struct judgement){ .line = line, .visit = visit, .claim = claim };
	do
		judgement->row = &demo_assessments[demo->text++ % demo_assessment_count];
	while (judgement->row->claim != claim || !same(judgement->row->implementation, state));
	demo_plan(demo, minute, by, make_assessment)->thing = judgement;
	if (claim || day_of(minute) > demo->today)
		return;
	line->found = state;
	line->found_at = minute;
}

// What happens to a line once it is sent.

// Of 22 answers in turn: eleven accept.
static const char *const positions[] = { "accepted", "accepted_in_part", "accepted", "rejected",
	"accepted", "accepted_in_principle", "accepted", "noted", "accepted", "accepted_in_part",
	"accepted", "not_competent", "accepted", "accepted_in_principle", "accepted", "rejected",
	"accepted", "no_position", "accepted", "noted", "accepted", "accepted_in_part" };

// What is claimed with an answer that accepts; NULL claims nothing.
static const char *const claims[] = { "full", "in_progress", "planned", "full", "partly", NULL,
	"full", "in_progress", "not_started", "full", "planned", "full", "abandoned", "partly",
	"full", "overtaken" };

// What a claim looks like some months later.
static const char *later_claim(const char *claim, size_t turn)
{
	if (same(claim, "planned"))
		return turn % 2 == 0 ? "in_progress" : NULL;
	if (same(claim, "in_progress"))
		return turn % 2 == 0 ? "full" : NULL;
	if (same(claim, "full") && turn % 7 == 0)
		return "regression";
	return NULL;
}

static void plan_claims(struct demo *demo, struct demo_line *line, int64_t replied_at)
{
	bool agrees = same(line->position, "accepted") ||
		      same(line->position, "accepted_in_part") ||
		      same(line->position, "accepted_in_principle");
	const char *claim = agrees ? claims[demo->claim++ % COUNT(claims)] : NULL;
	if (claim == NULL)
		return;
	enum demo_person by = answers(demo, line, day_of(replied_at));
	if (by == DEMO_SECRETARIAT)
		by = DEMO_MEMBER; // Assessments are kept by members, claims of an authority too.
	line->claim = claim;
	line->claimed = day_of(replied_at);
	plan_assessment(demo, line, replied_at + 6, by, claim, true, NULL);
	const char *later = later_claim(claim, demo->claim);
	int64_t day = line->claimed + demo_between(demo, 70, 130);
	if (later != NULL && day <= demo->today)
		plan_assessment(demo, line, demo_office(demo, day, replied_at), DEMO_MEMBER, later,
			true, NULL);
}

// A position may change: always by a new reply.
static void plan_change(struct demo *demo, struct demo_line *line, int64_t replied_at)
{
	const char *changed = same(line->position, "rejected")      ? "accepted_in_part"
			      : same(line->position, "noted")       ? "accepted"
			      : same(line->position, "no_position") ? "accepted_in_principle"
			      : same(line->position, "accepted")    ? "accepted_in_part"
								    : NULL;
	bool accepted = same(line->position, "accepted");
	if (changed == NULL || (accepted ? demo_random(demo, 100) >= 8 : demo->change++ % 3 != 1))
		return;
	int64_t day = day_of(replied_at) + demo_between(demo, 45, 120);
	if (day <= demo->today)
		plan_reply(demo, line, day, changed, replied_at);
}

static void plan_answer(struct demo *demo, struct demo_line *line, int64_t day)
{
	line->position = positions[demo->position++ % COUNT(positions)];
	line->answered = day;
	int64_t at = plan_reply(demo, line, day, line->position, 0);
	plan_claims(demo, line, at);
	demo_plan_actions(demo, line, at, answers(demo, line, day));
	plan_change(demo, line, at);
}

// On the day of a line's answer, or 0: by the habits of its authority and how long ago it was due.
static int64_t answer_day(struct demo *demo, const struct demo_line *line)
{
	const struct demo_authority_row *row = &demo_authorities[line->authority];
	int64_t late = demo->today - line->due;
	unsigned chance = demo_random(demo, 100);
	if (late <= 0) {
		// Still running: one in three has answered already.
		bool answered = demo->pending++ % 3 == 2 && demo->today - line->sent > 8;
		return answered ? line->sent + demo_between(demo, 6, demo->today - line->sent) : 0;
	}
	if (chance < row->on_time)
		return line->sent + demo_between(demo, 7, row->reply_days);
	unsigned eventually = late > 180 ? row->late * 2 : late > 60 ? row->late : row->late / 3;
	if (chance < row->on_time + eventually)
		return line->due + demo_between(demo, 3, late < 95 ? late : 95);
	return 0;
}

static void plan_silence(struct demo *demo, struct demo_line *line)
{
	int64_t late = demo->today - line->due;
	if (late < 260 || demo_random(demo, 3) == 0)
		return;
	demo_plan(demo, demo_office(demo, line->due + demo_between(demo, 200, 240), 0),
		DEMO_COORDINATOR, close_unanswered)
		->thing = line;
}

// Verifying.

// What is found where something was claimed, and where nothing was.
static const char *const after_full[] = { "full", "partly", "full", "full", "in_progress", "full",
	"partly", "full", "not_started" };
static const char *const after_less[] = { "partly", "full", "in_progress", "planned", "full" };
static const char *const after_nothing[] = { "not_started", "planned", "full", "not_started",
	"partly" };

static const char *first_found(struct demo *demo, const struct demo_line *line, int64_t day)
{
	size_t turn = demo->found++;
	if (line->claim == NULL || line->claimed > day)
		return after_nothing[turn % COUNT(after_nothing)];
	if (same(line->claim, "abandoned"))
		return "abandoned";
	return same(line->claim, "full") ? after_full[turn % COUNT(after_full)]
					 : after_less[turn % COUNT(after_less)];
}

static const char *found_again(struct demo *demo, const struct demo_line *line)
{
	if (same(line->found, "full"))
		return demo->again++ % 3 == 0 ? "regression" : "full";
	if (same(line->found, "regression"))
		return demo->again++ % 2 == 0 ? "partly" : "regression";
	if (same(line->found, "partly") || same(line->found, "in_progress"))
		return "full";
	return same(line->found, "planned") ? "in_progress" : line->found;
}

// The visits that went back to look.
static void plan_on_site(struct demo *demo, struct demo_line *line)
{
	const struct demo_visit *first = line->recommendation->visit;
	for (size_t i = 0; i < demo_visit_count; i++) {
		struct demo_visit *visit = &demo->visits[i];
		bool back = visit->place == first->place && visit->last_day > line->sent + 20 &&
			    visit->last_day < demo->today && same(visit->row->kind, "follow_up") &&
			    !same(visit->row->state, "refused");
		if (!back || demo_random(demo, 100) >= 82)
			continue;
		const char *state = line->found == NULL ? first_found(demo, line, visit->last_day)
							: found_again(demo, line);
		plan_assessment(demo, line,
			demo_office(demo, visit->last_day + 3,
				(visit->last_day + 1) * DEMO_MINUTES_OF_DAY + 9 * 60),
			leader(visit), state, false, visit);
	}
}

static void plan_desk(struct demo *demo, struct demo_line *line)
{
	const struct demo_place_row *place = line->recommendation->visit->place;
	int64_t closed = demo->today - place->step_days_ago;
	if (place->step_days_ago > 0 && closed > line->sent) {
		plan_assessment(demo, line, demo_office(demo, closed + 12, 0), DEMO_COORDINATOR,
			"overtaken", false, NULL);
		return;
	}
	int64_t day = line->answered + demo_between(demo, 60, 140);
	if (line->answered == 0 || day > demo->today || demo_random(demo, 100) >= 42)
		return;
	const char *state =
		same(line->position, "rejected") ? "abandoned" : first_found(demo, line, day);
	plan_assessment(demo, line, demo_office(demo, day, 0), DEMO_HOUDA, state, false, NULL);
}

static void plan_line(struct demo *demo, struct demo_line *line, int64_t sent_at)
{
	line->sent = day_of(sent_at);
	line->due = line->sent + demo_authorities[line->authority].reply_days;
	if (!demo_plan_transmission(demo, line, sent_at))
		demo_plan(demo, sent_at, DEMO_SECRETARIAT, send)->thing = line;
	int64_t answered = answer_day(demo, line);
	if (answered > demo->today)
		answered = 0;
	int64_t acknowledged = line->sent + demo_between(demo, 3, 6);
	if (demo_random(demo, 100) < 45 && acknowledged <= demo->today)
		demo_plan(demo, demo_office(demo, acknowledged, sent_at), DEMO_SECRETARIAT,
			acknowledge)
			->thing = line;
	if (answered > 0)
		plan_answer(demo, line, answered);
	else
		plan_silence(demo, line);
	plan_on_site(demo, line);
	if (line->found == NULL)
		plan_desk(demo, line);
}

// Closed when every line was found in the same end.
static void plan_closing(struct demo *demo, struct demo_recommendation *recommendation)
{
	static const struct {
		const char *found, *step;
		const char *reason;
	} ends[] = {
		{ "full", "close_implemented", "تحققت الآلية في عين المكان من التنفيذ الكلي." },
		{ "overtaken", "close_overtaken", "Le lieu a fermé : la recommandation n’a plus d’objet." },
		{ "abandoned", "stop_pursuing", "أكدت السلطة رفضها كتابة؛ وتتابع المسألة في التقرير السنوي." },
	};
	const char *found = recommendation->lines[0].found;
	int64_t last = 0;
	for (size_t i = 0; i < recommendation->line_count; i++) {
		if (!same(recommendation->lines[i].found, found))
			return;
		if (recommendation->lines[i].found_at > last)
			last = recommendation->lines[i].found_at;
	}
	for (size_t i = 0; i < COUNT(ends); i++) {
		if (!same(found, ends[i].found))
			continue;
		struct demo_deed *deed = demo_plan(demo,
			demo_office(demo, day_of(last) + demo_between(demo, 14, 30), last),
			DEMO_COORDINATOR, step_recommendation);
		deed->thing = recommendation;
		deed->word = ends[i].step;
		deed->text = str_from(ends[i].reason);
	}
}

void demo_plan_recommendation(
	struct demo *demo, struct demo_recommendation *recommendation, int64_t minute)
{
	struct demo_visit *visit = recommendation->visit;
	enum demo_authority lead = visit->place->authority,
			    second = recommendation->subject->second;
	recommendation->lines[recommendation->line_count++].authority = lead;
	if (second != DEMO_NO_AUTHORITY && second != lead)
		recommendation->lines[recommendation->line_count++].authority = second;
	demo_plan(demo, minute, leader(visit), make_recommendation)->thing = recommendation;
	int64_t sent_at =
		visit->sent != 0
			? visit->sent + 15
			: demo_office(demo, day_of(minute) + demo_between(demo, 4, 8), minute);
	for (size_t i = 0; i < recommendation->line_count; i++) {
		recommendation->lines[i].recommendation = recommendation;
		if (!visit->row->unsent && day_of(sent_at) <= demo->today)
			plan_line(demo, &recommendation->lines[i], sent_at + (int64_t)i);
	}
	plan_closing(demo, recommendation);
}
