#include "acts/keep_figure.h"

#include "acts/count_inside.h"
#include "acts/list.h"
#include "base/json.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/permit.h"

// Writing down

static void write_asked(struct buf *buf, const struct count_request *request)
{
	const struct {
		const char *name;
		const struct day *day;
	} days[] = { { "from", &request->from }, { "to", &request->to }, { "since", &request->since } };
	buf_add_c(buf, "{\"by\":[");
	for (size_t i = 0; i < request->by_count; i++) {
		buf_add_c(buf, i > 0 ? "," : "");
		buf_add_json(buf, request->by[i]);
	}
	buf_add_c(buf, "],\"filters\":[");
	for (size_t i = 0; i < request->filter_count; i++) {
		buf_add_c(buf, i > 0 ? ",[" : "[");
		buf_add_json(buf, request->filters[i].dimension);
		buf_add_c(buf, ",");
		buf_add_json(buf, request->filters[i].value);
		buf_add_c(buf, "]");
	}
	buf_add_c(buf, "]");
	for (size_t i = 0; i < COUNT(days); i++) {
		buf_addf(buf, ",\"%s\":", days[i].name);
		buf_add_json(buf, day_str(days[i].day));
	}
	buf_addf(buf, ",\"minimum\":%lld,\"published\":%s}", (long long)request->minimum, request->published ? "true" : "false");
}

static void write_value(struct buf *buf, const struct count_value *value)
{
	buf_addf(buf, "{\"numerator\":%lld,\"denominator\":%lld,\"has_denominator\":%s,\"has_value\":%s,\"tenths\":%lld,\"hidden\":%s,\"more\":[",
		(long long)value->numerator, (long long)value->denominator, value->has_denominator ? "true" : "false",
		value->has_value ? "true" : "false", (long long)value->tenths, value->hidden ? "true" : "false");
	for (size_t i = 0; i < COUNT_PARTS; i++)
		buf_addf(buf, "%s%lld", i > 0 ? "," : "", (long long)value->more[i]);
	buf_add_c(buf, "],\"currency\":");
	buf_add_json(buf, value->currency);
	buf_add_c(buf, "}");
}

static void write_told(struct buf *buf, const struct count_result *result)
{
	buf_addf(buf, "{\"no_total\":%s,\"total\":", (result->notes & NOTE_NO_TOTAL) != 0 ? "true" : "false");
	write_value(buf, &result->total);
	buf_add_c(buf, ",\"rows\":[");
	for (size_t i = 0; i < result->row_count; i++) {
		buf_add_c(buf, i > 0 ? ",{\"keys\":[" : "{\"keys\":[");
		for (size_t k = 0; k < result->request.by_count; k++) {
			buf_add_c(buf, k > 0 ? "," : "");
			buf_add_json(buf, result->rows[i].keys[k]);
		}
		buf_add_c(buf, "],\"value\":");
		write_value(buf, &result->rows[i].value);
		buf_add_c(buf, "}");
	}
	buf_add_c(buf, "]}");
}

// Keeping

struct keeping {
	struct count_request request;
	str name;
	bool ours;
	struct record *saved;
};

static bool keep(struct call *call, void *input)
{
	struct keeping *keeping = input;
	struct count_result result;
	struct buf asked = buf_in(call->arena), told = buf_in(call->arena);
	if (!permit_entity(call, VERB_STEP, &saved_figure_entity))
		return false;
	if (keeping->ours && !saved_view_keeps_ours(call))
		return refuse(call, REFUSED_FORBIDDEN, N_("Figures of the institution are saved by a coordinator. Nothing was kept: save it as your own."));
	if (!count(call, &keeping->request, &result))
		return false;
	if (result.row_count > FIGURE_ROWS_MOST)
		return refuse(call, REFUSED_TOO_LARGE, N_("This figure has more groups than are kept with one. Nothing was kept: filter it, or split it by something else."));
	write_asked(&asked, &result.request);
	write_told(&told, &result);
	struct record *saved = record_new(call, &saved_figure_entity);
	record_set(saved, SAVED_FIGURE_NAME, keeping->name);
	record_set(saved, SAVED_FIGURE_INDICATOR, str_from(result.indicator->code));
	record_set(saved, SAVED_FIGURE_AS_OF, str_copy(call->arena, day_str(&result.request.as_of)));
	record_set(saved, SAVED_FIGURE_ASKED, buf_str(&asked));
	record_set_integer(saved, SAVED_FIGURE_RULE, indicator_version);
	record_set(saved, SAVED_FIGURE_TOLD, buf_str(&told));
	record_set(saved, SAVED_FIGURE_HASH, result.hash);
	record_set(saved, SAVED_FIGURE_COUNTED_BY, call->account);
	record_set(saved, SAVED_FIGURE_OWNER, keeping->ours ? S("") : call->account);
	if (record_same_find(call, saved).length > 0)
		return refuse_field(call, "name", say(call, N_("A figure of this name is saved already, and what was told is not written over. Choose another name.")));
	keeping->saved = saved;
	// What only acts set is not written by keep_save.
	return record_save(call, saved);
}

bool figure_keep(struct call *call, const struct count_request *request, str name, bool ours, struct record **saved)
{
	struct keeping keeping = { *request, text_squeeze(call->arena, name), ours, NULL };
	keeping.request.hash = true;
	bool done = act_write(call, "keep_figure", keep, &keeping);
	*saved = keeping.saved;
	return done;
}

// Reading again

static str text_in(const struct json *object, const char *name)
{
	const struct json *found = json_find(object, str_from(name));
	return found != NULL && found->kind == JSON_IS_TEXT ? found->text : S("");
}

static int64_t integer_in(const struct json *object, const char *name)
{
	const struct json *found = json_find(object, str_from(name));
	return found != NULL && found->kind == JSON_IS_INTEGER ? found->integer : 0;
}

static bool boolean_in(const struct json *object, const char *name)
{
	const struct json *found = json_find(object, str_from(name));
	return found != NULL && found->kind == JSON_IS_BOOLEAN && found->boolean;
}

static size_t items_in(const struct json *object, const char *name, const struct json **items)
{
	const struct json *found = json_find(object, str_from(name));
	bool many = found != NULL && found->kind == JSON_IS_ARRAY;
	*items = many ? found->items : NULL;
	return many ? found->count : 0;
}

static bool read_json(struct call *call, const struct record *saved, size_t field, struct json *json)
{
	struct mishap mishap;
	return json_read(call->arena, record_text(saved, field), json, &mishap) ||
	       refuse(call, REFUSED_INVALID, N_("What was saved of this figure cannot be read. Count it anew, and have the log verified."));
}

static void read_day(str text, struct day *day)
{
	if (text.length > 0 && !day_parse(text, day))
		*day = (struct day){ "" };
}

static bool read_asked(struct call *call, const struct record *saved, struct count_request *request)
{
	struct json json;
	const struct json *items;
	*request = (struct count_request){ .indicator = record_text(saved, SAVED_FIGURE_INDICATOR) };
	if (!read_json(call, saved, SAVED_FIGURE_ASKED, &json))
		return false;
	size_t count = items_in(&json, "by", &items);
	for (size_t i = 0; i < count && i < COUNT_DIMENSIONS; i++)
		request->by[request->by_count++] = items[i].text;
	count = items_in(&json, "filters", &items);
	for (size_t i = 0; i < count && i < COUNT_FILTERS; i++)
		if (items[i].kind == JSON_IS_ARRAY && items[i].count == 2)
			request->filters[request->filter_count++] = (struct count_filter){ items[i].items[0].text, items[i].items[1].text };
	read_day(text_in(&json, "from"), &request->from);
	read_day(text_in(&json, "to"), &request->to);
	read_day(text_in(&json, "since"), &request->since);
	read_day(record_text(saved, SAVED_FIGURE_AS_OF), &request->as_of);
	request->minimum = integer_in(&json, "minimum");
	request->published = boolean_in(&json, "published");
	return true;
}

static struct count_value value_in(const struct json *object, const char *name)
{
	struct count_value value = { 0 };
	const struct json *found = json_find(object, str_from(name)), *more;
	if (found == NULL)
		return value;
	value.numerator = integer_in(found, "numerator");
	value.denominator = integer_in(found, "denominator");
	value.has_denominator = boolean_in(found, "has_denominator");
	value.has_value = boolean_in(found, "has_value");
	value.tenths = integer_in(found, "tenths");
	value.hidden = boolean_in(found, "hidden");
	value.currency = text_in(found, "currency");
	size_t count = items_in(found, "more", &more);
	for (size_t i = 0; i < count && i < COUNT_PARTS; i++)
		value.more[i] = more[i].integer;
	return value;
}

// `then` has the request of what was counted again already: the same.
static bool read_told(struct call *call, const struct record *saved, bool whole, struct count_result *then)
{
	struct json json;
	const struct json *rows = NULL, *keys = NULL;
	if (!read_json(call, saved, SAVED_FIGURE_TOLD, &json))
		return false;
	then->total = value_in(&json, "total");
	then->notes = boolean_in(&json, "no_total") ? NOTE_NO_TOTAL : 0;
	then->hash = record_text(saved, SAVED_FIGURE_HASH);
	size_t count = whole ? items_in(&json, "rows", &rows) : 0;
	then->rows = NEW_MANY(call->arena, count + 1, struct count_row);
	for (size_t i = 0; i < count; i++) {
		struct count_row *row = &then->rows[then->row_count++];
		size_t parts = items_in(&rows[i], "keys", &keys);
		*row = (struct count_row){ .value = value_in(&rows[i], "value") };
		for (size_t k = 0; k < parts && k < then->request.by_count; k++) {
			const struct dimension *dimension = dimension_find(call, then->indicator, then->request.by[k]);
			row->keys[k] = keys[k].text;
			row->labels[k] = dimension == NULL ? keys[k].text : dimension_label(call, dimension, keys[k].text);
		}
	}
	return true;
}

static bool same_value(const struct count_value *one, const struct count_value *other)
{
	return one->numerator == other->numerator && one->denominator == other->denominator && one->has_value == other->has_value &&
	       one->tenths == other->tenths && one->hidden == other->hidden;
}

static const struct count_row *row_like(const struct count_result *result, const struct count_row *row)
{
	for (size_t i = 0; i < result->row_count; i++) {
		bool same = true;
		for (size_t k = 0; k < result->request.by_count; k++)
			same = same && str_equal(result->rows[i].keys[k], row->keys[k]);
		if (same)
			return &result->rows[i];
	}
	return NULL;
}

static bool same_result(const struct count_result *one, const struct count_result *other)
{
	bool same = one->row_count == other->row_count && same_value(&one->total, &other->total);
	for (size_t i = 0; same && i < one->row_count; i++) {
		const struct count_row *row = row_like(other, &one->rows[i]);
		same = row != NULL && same_value(&one->rows[i].value, &row->value);
	}
	return same;
}

// Whether the caller counts every row that it was counted from. Plans hide visits that nobody may know of yet, whatever is
// asked of them.
static bool counts_all(const struct call *call, const struct record *saved, const struct count_result *again)
{
	bool everything = call->role == ROLE_COORDINATOR || call->role == ROLE_HOUSE;
	return str_equal(record_text(saved, SAVED_FIGURE_COUNTED_BY), call->account) ||
	       (call->role != ROLE_REGIONAL && (again->notes & NOTE_PARTIAL) == 0 &&
		       (everything || again->indicator->counted != COUNTED_PLAN));
}

bool figure_tell(struct call *call, const struct record *saved, bool whole, struct figure_told *told)
{
	struct count_request request;
	*told = (struct figure_told){ .record = saved };
	if (!read_asked(call, saved, &request))
		return false;
	if (!whole)
		request.by_count = 0;
	if (!count(call, &request, &told->again))
		return false;
	if (!counts_all(call, saved, &told->again))
		return refuse(call, REFUSED_FORBIDDEN, N_("This figure was counted over more than you may see, so it is not shown. Count it yourself under Figures."));
	request.as_of = call->today;
	if (!count(call, &request, &told->now))
		return false;
	told->then = (struct count_result){ .indicator = told->again.indicator, .request = told->again.request };
	if (!read_told(call, saved, whole, &told->then))
		return false;
	told->same = whole ? same_result(&told->then, &told->again) : same_value(&told->then.total, &told->again.total);
	told->other_rule = record_integer(saved, SAVED_FIGURE_RULE) != indicator_version;
	return true;
}

bool figures_told(struct call *call, size_t most, struct figure_told **told, size_t *count)
{
	struct list_request request = { .entity = &saved_figure_entity, .limit = most, .uncounted = true };
	struct list_page page;
	*told = NEW_MANY(call->arena, most + 1, struct figure_told);
	*count = 0;
	if (!permit_may(call, VERB_READ, &saved_figure_entity))
		return true;
	if (!list_read(call, &request, &page))
		return false;
	for (size_t i = 0; i < page.count; i++) {
		if (figure_tell(call, page.records[i], false, &(*told)[*count])) {
			(*count)++;
			continue;
		}
		if (call->refusal != REFUSED_FORBIDDEN && call->refusal != REFUSED_INVALID)
			return false;
		call->refusal = REFUSED_NOT;
		call->reason_count = 0;
	}
	return true;
}
