#include "page/axis.h"

#include "model/addressee_line.h"
#include "model/record_json.h"
#include "model/value.h"
#include "model/vocabularies.h"

struct look {
	const char *code;
	const char *glyph;
	const char *tone; // "t-good", "t-late", "t-claim", "t-work", "t-calm"
};

static const struct look reply_looks[] = {
	{ "not_sent", "r-none", "t-calm" }, { "sent", "r-sent", "t-calm" },
	{ "acknowledged", "r-ack", "t-calm" }, { "overdue", "r-over", "t-late" },
	{ "replied_on_time", "r-time", "t-good" }, { "replied_late", "r-late", "t-claim" },
	{ "no_reply_closed", "r-none", "t-calm" },
};

const struct axis_state axis_reply_states[] = {
	{ "not_sent", NC_("reply_state", "Not sent") },
	{ "sent", NC_("reply_state", "Sent") },
	{ "acknowledged", NC_("reply_state", "Acknowledged") },
	{ "overdue", NC_("reply_state", "Overdue") },
	{ "replied_on_time", NC_("reply_state", "Replied on time") },
	{ "replied_late", NC_("reply_state", "Replied late") },
	{ "no_reply_closed", NC_("reply_state", "Closed without reply") },
};
const size_t axis_reply_state_count = COUNT(axis_reply_states);

static const struct look position_looks[] = {
	{ "accepted", "p-yes", "t-good" }, { "accepted_in_part", "p-part", "t-work" },
	{ "accepted_in_principle", "p-part", "t-work" }, { "noted", "p-note", "t-calm" },
	{ "rejected", "p-no", "t-late" }, { "not_competent", "p-note", "t-calm" },
	{ "no_position", "p-none", "t-calm" },
};

static const struct look implementation_looks[] = {
	{ "not_assessed", "i-none", "t-calm" }, { "not_started", "i-0", "t-calm" },
	{ "planned", "i-plan", "t-calm" }, { "in_progress", "i-prog", "t-work" },
	{ "partly", "i-part", "t-work" }, { "full", "i-full", "t-good" },
	{ "overtaken", "i-0", "t-calm" }, { "abandoned", "i-0", "t-late" },
	{ "regression", "i-0", "t-late" },
};

static const struct look *look_find(const struct look *looks, size_t count, str code)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(code, looks[i].code))
			return &looks[i];
	return &looks[0];
}

static void fill(struct view *shown, const struct look *look, str label)
{
	view_text(shown, "glyph", str_from(look->glyph));
	view_text(shown, "tone", str_from(look->tone));
	view_text(shown, "label", label);
}

bool axis_is(const struct field *field)
{
	return field->vocabulary == &position_vocabulary || field->vocabulary == &implementation_vocabulary;
}

void axis_fill(struct call *call, struct view *shown, const struct field *field, str code)
{
	bool position = field->vocabulary == &position_vocabulary;
	if (code.length == 0)
		code = position ? S("no_position") : S("not_assessed");
	const struct look *look =
		position ? look_find(position_looks, COUNT(position_looks), code)
			 : look_find(implementation_looks, COUNT(implementation_looks), code);
	fill(shown, look, value_label(call, field->vocabulary, code));
}

static void fill_reply(struct call *call, struct view *shown, str state)
{
	const char *label = axis_reply_states[0].label;
	for (size_t i = 0; i < axis_reply_state_count; i++)
		if (str_is(state, axis_reply_states[i].code))
			label = axis_reply_states[i].label;
	fill(shown, look_find(reply_looks, COUNT(reply_looks), state), say_in(call, "reply_state", label));
	view_text(shown, "state", state);
}

void axis_reply(struct call *call, struct view *view, const char *name, const struct record *line)
{
	fill_reply(call, view_in(view, name), str_from(reply_state(line, &call->today)));
}

// What is implemented as far as one knows.
static str implementation_of(const struct record *line)
{
	str verified = record_text(line, ADDRESSEE_LINE_IMPLEMENTATION);
	return verified.length > 0 ? verified : record_text(line, ADDRESSEE_LINE_CLAIMED);
}

static void set_proof(struct view *view, const struct record *line)
{
	bool verified = record_has(line, ADDRESSEE_LINE_IMPLEMENTATION);
	view_flag(view, "verified", verified);
	view_flag(view, "claimed", !verified && record_has(line, ADDRESSEE_LINE_CLAIMED));
}

void axis_line(struct call *call, struct view *view, const struct record *line)
{
	const struct field *fields = addressee_line_entity.fields;
	axis_reply(call, view, "reply", line);
	axis_fill(call, view_in(view, "position"), &fields[ADDRESSEE_LINE_POSITION],
		record_text(line, ADDRESSEE_LINE_POSITION));
	axis_fill(call, view_in(view, "implementation"), &fields[ADDRESSEE_LINE_IMPLEMENTATION], implementation_of(line));
	set_proof(view, line);
}

// Drawn once for each code.

enum { AXES_DRAWN = 32 };

struct axes {
	struct call *call;
	const struct templates *templates;
	struct {
		const struct field *field; // NULL: the reply state.
		str code;
		struct html html;
	} drawn[AXES_DRAWN];
	size_t count;
};

struct axes *axes_new(struct call *call, const struct templates *templates)
{
	struct axes *axes = NEW(call->arena, struct axes);
	axes->call = call;
	axes->templates = templates;
	return axes;
}

static struct html draw(struct axes *axes, const struct field *field, str code)
{
	for (size_t i = 0; i < axes->count; i++)
		if (axes->drawn[i].field == field && str_equal(axes->drawn[i].code, code))
			return axes->drawn[i].html;
	struct view *shown = view_new(axes->call->arena);
	if (field == NULL)
		fill_reply(axes->call, shown, code);
	else
		axis_fill(axes->call, shown, field, code);
	struct html html = template_show(axes->templates, "axis", call_locale(axes->call), shown);
	if (axes->count < AXES_DRAWN) {
		axes->drawn[axes->count].field = field;
		axes->drawn[axes->count].code = code;
		axes->drawn[axes->count++].html = html;
	}
	return html;
}

void axes_line(struct axes *axes, struct view *view, const struct record *line)
{
	const struct field *fields = addressee_line_entity.fields;
	view_html(view, "reply", draw(axes, NULL, str_from(reply_state(line, &axes->call->today))));
	view_html(view, "position", draw(axes, &fields[ADDRESSEE_LINE_POSITION], record_text(line, ADDRESSEE_LINE_POSITION)));
	view_html(view, "implementation", draw(axes, &fields[ADDRESSEE_LINE_IMPLEMENTATION], implementation_of(line)));
	set_proof(view, line);
}
