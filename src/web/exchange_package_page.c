// One package: what leaves in it, as it will be read there, or what came; its terms, its file, and sending it.
#include "acts/dossier.h"
#include "acts/exchange.h"
#include "acts/exchange_board.h"
#include "acts/keep.h"
#include "model/authority.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"
#include "model/vocabularies.h"
#include "page/record_view.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/exchange_parts.h"
#include "web/handlers.h"
#include "web/record_parts.h"

static bool is_state(const struct record *package, const char *state)
{
	return str_is(record_text(package, EXCHANGE_PACKAGE_STATE), state);
}

static void set_ways(struct call *call, struct view *view, const struct record *package)
{
	const struct record *peer = record_find(call, &exchange_peer_entity, record_text(package, EXCHANGE_PACKAGE_PEER));
	bool ready = is_state(package, "approved") || is_state(package, "delivered");
	if (!ready || !permit_may(call, VERB_STEP, &exchange_package_entity))
		return;
	str home = record_home(call, package);
	view_text(view, "file", str_format(call->arena, "%.*s/file", STR_ARG(home)));
	if (is_state(package, "approved") && peer != NULL && record_has(peer, EXCHANGE_PEER_ADDRESS)) {
		view_text(view, "push", str_format(call->arena, "%.*s/push", STR_ARG(home)));
		view_text(view, "push_to", record_text(peer, EXCHANGE_PEER_ADDRESS));
	}
}

// A code that is none of ours is shown as it is.
static str label_of(struct call *call, const struct vocabulary *vocabulary, str code)
{
	return vocabulary_label(vocabulary, code) == NULL ? code : value_label(call, vocabulary, code);
}

static void show_recommendation(struct call *call, struct view *shown, const struct exchange_recommendation *one)
{
	shown_name(call, shown, "text", one->text);
	view_text(shown, "addressee", label_of(call, &authority_kind_vocabulary, one->addressee));
	view_text(shown, "position", label_of(call, &position_vocabulary, one->position));
	view_text(shown, "implementation", label_of(call, &implementation_vocabulary, one->implementation));
}

static void show(struct door *door, int status)
{
	struct call *call = &door->call;
	struct dossier dossier;
	struct exchange_table tables[EXCHANGE_TABLES];
	struct exchange_recommendation *rows = NULL;
	size_t count, row_count;
	struct view *view = door_view(door);
	if (call->refusal != REFUSED_NOT)
		view_text(view, "wrong", call->why);
	call->refusal = REFUSED_NOT;
	if (!page_inside(door) || !dossier_read(call, &exchange_package_entity, door_piece(door, "key"), &dossier) ||
	        !exchange_tables(call, dossier.record, tables, &count) ||
	        !exchange_recommendations(call, dossier.record, &rows, &row_count)) {
		door_refused(door);
		return;
	}
	const struct record *package = dossier.record;
	record_view_fill(call, view, package, "number state content purpose audience valid_until threshold figures dimensions");
	record_view_facts(call, view, "terms", package,
		"number state content peer direction sequence from_on to_on as_of figures dimensions made_at sha256 signature approved_by way delivered_on");
	exchange_tables_view(call, view, tables, count);
	for (size_t i = 0; i < row_count; i++)
		show_recommendation(call, view_add(view, "recommendations"), &rows[i]);
	view_text(view, "threshold", words_number(call->arena, call_locale(call), record_integer(package, EXCHANGE_PACKAGE_THRESHOLD)));
	view_flag(view, "draft", is_state(package, "draft"));
	view_flag(view, "came", is_state(package, "received"));
	view_flag(view, "expired", exchange_expired(call, package));
	set_ways(call, view, package);
	record_buttons(door, view, package);
	page_timeline(call, view, package, &dossier.timeline);
	struct sheet_of sheet = { .title = record_title(call, package), .level = record_view_level(call, package) };
	page_show(door, status, "exchange_package", view, &sheet);
}

void exchange_package_page(struct door *door)
{
	show(door, 200);
}

static bool read_package(struct door *door, struct record **package)
{
	return page_inside(door) && keep_read(&door->call, &exchange_package_entity, door_piece(door, "key"), package);
}

void exchange_file_page(struct door *door)
{
	struct call *call = &door->call;
	struct record *package;
	str bytes;
	if (!read_package(door, &package) || !exchange_file(call, package, &bytes))
		door_refused(door);
	else
		door_file(door, str_format(call->arena, "%.*s.wiqaya-exchange", STR_ARG(record_number(package))),
			S("application/vnd.wiqaya.exchange"), bytes);
}

void exchange_push_post(struct door *door)
{
	struct call *call = &door->call;
	struct record *package;
	if (!read_package(door, &package))
		door_refused(door);
	else if (exchange_push(call, package))
		door_done(door, record_home(call, package), say(call, N_("The other server has taken the package.")), S(""));
	else if (call->refusal == REFUSED_CONFLICT)
		show(door, 409);
	else
		door_refused(door);
}
