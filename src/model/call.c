#include "model/call.h"

#include <stdatomic.h>

#include <stdarg.h>

#include "base/catalogue.h"
#include "base/limits.h"
#include "base/numerals.h"

struct call call_new(struct arena *arena, struct db *db, struct instant now)
{
	return (struct call){
		.arena = arena,
		.db = db,
		.now = now,
		.today = day_of_instant(&now, "UTC"),
		.language = "en",
		.house = { .language = "en", .latin = "en", .zone = S("UTC"), .country = S("MA") },
		.act = "",
		.account = S(""), .account_language = S(""), .import = S(""), .why = S(""), .allowed = S(""),
	};
}

const char *call_locale(const struct call *call)
{
	return call_locale_in(call, call->language);
}

const char *call_locale_in(const struct call *call, const char *language)
{
	return numerals_locale(language, call->house.arabic_indic);
}

str say_integer(const struct call *call, int64_t number)
{
	return numerals_write(call->arena, call_locale(call), str_format(call->arena, "%lld", (long long)number));
}

str say(const struct call *call, const char *text)
{
	return catalogue_text(call->language, NULL, text);
}

str say_in(const struct call *call, const char *context, const char *text)
{
	return catalogue_text(call->language, context, text);
}

static str value_of(va_list arguments, str name)
{
	for (;;) {
		const char *key = va_arg(arguments, const char *);
		if (key == NULL)
			return (str){ NULL, 0 };
		str value = va_arg(arguments, str);
		if (str_is(name, key))
			return value;
	}
}

str say_with(const struct call *call, const char *text, ...)
{
	str rest = say(call, text);
	struct buf out = buf_in(call->arena);
	for (;;) {
		size_t open = str_find(rest, S("{"));
		if (open == SIZE_MAX)
			break;
		size_t close = str_find(str_skip(rest, open), S("}"));
		if (close == SIZE_MAX)
			break;
		va_list arguments;
		va_start(arguments, text);
		str value = value_of(arguments, str_slice(rest, open + 1, close - 1));
		va_end(arguments);
		buf_add(&out, str_slice(rest, 0, open));
		if (value.data == NULL)
			buf_add(&out, str_slice(rest, open, close + 1));
		else
			buf_add(&out, value);
		rest = str_skip(rest, open + close + 1);
	}
	buf_add(&out, rest);
	return buf_str(&out);
}

bool refuse(struct call *call, enum refusal refusal, const char *why)
{
	call->refusal = refusal;
	call->why = say(call, why);
	return false;
}

bool refuse_field(struct call *call, const char *field, str why)
{
	if (call->refusal == REFUSED_NOT) {
		call->refusal = REFUSED_INVALID;
		call->why = say(call,
			N_("Some answers need to be corrected. Each one is marked below; what you wrote is kept."));
	}
	GROW(call->arena, call->reasons, call->reason_count, call->reason_room);
	call->reasons[call->reason_count - 1] = (struct reason){ .field = str_from(field), .why = why };
	return false;
}

bool call_stored(struct call *call, enum db_result result)
{
	switch (result) {
	case DB_DONE: return true;
	case DB_CONFLICT:
		return refuse(call, REFUSED_CONFLICT,
			N_("Something of this is already there, or points to something that is not. Nothing was kept."));
	case DB_BUSY:
		return refuse(call, REFUSED_BUSY,
			N_("The store cannot be reached just now. Nothing was kept; try again in a moment."));
	case DB_FULL: break;
	}
	return refuse(call, REFUSED_FULL,
		N_("There is no room left on the disk. Nothing was changed; please tell the administrator."));
}

static void keep_reasons(struct call *call)
{
	struct reason *kept = call->reason_count == 0 ? NULL : NEW_MANY(call->arena, call->reason_count, struct reason);
	for (size_t i = 0; i < call->reason_count; i++) {
		kept[i] = call->reasons[i];
		kept[i].field = str_copy(call->arena, kept[i].field);
		kept[i].why = str_copy(call->arena, kept[i].why);
	}
	call->reasons = kept;
	call->reason_room = call->reason_count;
}

static void keep_lines(struct call *call)
{
	str *kept = call->line_count == 0 ? NULL : NEW_MANY(call->arena, call->line_count, str);
	for (size_t i = 0; i < call->line_count; i++)
		kept[i] = str_copy(call->arena, call->lines[i]);
	call->lines = kept;
	call->line_room = call->line_count;
}

void call_forget_records(struct call *call)
{
	call->records = NULL;
	call->reckoned = S("");
}

bool call_in_scratch(struct call *call, bool (*part)(struct call *call, void *input), void *input)
{
	struct arena *arena = call->arena;
	struct link_memory *links = call->links;
	struct own_memory *own = call->own;
	struct calendar_memory *calendar = call->calendar;
	struct alike_memory *alike = call->alike;
	call_forget_records(call);
	call->arena = arena_new(LIMIT_ARENA_BYTES);
	// What is remembered in here ends with the memory of the part.
	call->links = NULL;
	call->own = NULL;
	call->calendar = NULL;
	// Full: what grows in here moves into the memory of the part, never away under the outer one.
	call->reason_room = call->reason_count;
	call->line_room = call->line_count;
	bool done = part(call, input);
	struct arena *scratch = call->arena;
	call->arena = arena;
	call->links = links;
	call->own = own;
	call->calendar = calendar;
	call_forget_records(call);
	// What was prepared outside grows outside; what was prepared in here ends here.
	call->alike = alike;
	call->why = str_copy(arena, call->why);
	call->allowed = str_copy(arena, call->allowed);
	keep_reasons(call);
	keep_lines(call);
	arena_end(scratch);
	return done;
}

static const struct {
	int status;
	const char *code;
} refusals[] = {
	[REFUSED_NOT] = { 200, "done" },
	[REFUSED_NOT_SIGNED_IN] = { 401, "not_signed_in" },
	[REFUSED_FORBIDDEN] = { 403, "forbidden" },
	[REFUSED_UNKNOWN] = { 404, "unknown" },
	[REFUSED_INVALID] = { 422, "invalid" },
	[REFUSED_CONFLICT] = { 409, "conflict" },
	[REFUSED_STALE] = { 412, "stale" },
	[REFUSED_TOO_LARGE] = { 413, "too_large" },
	[REFUSED_BUSY] = { 503, "busy" },
	[REFUSED_FULL] = { 507, "full" },
};

bool call_goes_on(struct call *call, size_t done, size_t total)
{
	if (call->progress == NULL)
		return true;
	atomic_store(&call->progress->done, (int64_t)done);
	atomic_store(&call->progress->total, (int64_t)total);
	return !atomic_load(&call->progress->cancelled) ||
	       refuse(call, REFUSED_CONFLICT, N_("It was stopped. Nothing of it was kept."));
}

int refusal_status(enum refusal refusal)
{
	return refusals[refusal].status;
}

const char *refusal_code(enum refusal refusal)
{
	return refusals[refusal].code;
}
