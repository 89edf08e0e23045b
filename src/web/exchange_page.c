// The room of packages between mechanisms: who they are, what came and went, and their figures beside each other. Taking
// a package in, by a file that somebody brings and, without a session, from another server.
#include "acts/exchange.h"
#include "acts/exchange_receive.h"
#include "acts/list.h"
#include "acts/sign_log.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"
#include "page/address.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/exchange_parts.h"
#include "web/guard.h"
#include "web/handlers.h"
#include "web/pages.h"

enum { PACKAGES_SHOWN = 20, PEERS_SHOWN = 200 };

static bool set_identity(struct call *call, struct view *view)
{
	struct exchange_identity own;
	view_flag(view, "keyless", sign_log_key(call) == NULL);
	if (sign_log_key(call) == NULL)
		return true;
	if (!exchange_identity(call, &own))
		return false;
	view_text(view, "card", own.card);
	view_text(view, "fingerprint", own.fingerprint);
	return true;
}

static bool set_peers(struct call *call, struct view *view)
{
	struct list_request request = { .entity = &exchange_peer_entity, .limit = PEERS_SHOWN, .uncounted = true };
	struct list_page page;
	if (!list_read(call, &request, &page))
		return false;
	for (size_t i = 0; i < page.count; i++) {
		struct view *peer = view_add(view, "peers");
		shown_record(call, peer, "record", page.records[i]);
		view_text(peer, "country", record_text(page.records[i], EXCHANGE_PEER_COUNTRY));
		view_text(peer, "fingerprint", record_text(page.records[i], EXCHANGE_PEER_FINGERPRINT));
		view_text(peer, "state", value_words(call, page.records[i], EXCHANGE_PEER_STATE));
		view_text(peer, "code", record_text(page.records[i], EXCHANGE_PEER_STATE));
	}
	return true;
}

static bool set_packages(struct call *call, struct view *view, const char *direction)
{
	struct record **packages;
	size_t count;
	if (!exchange_packages(call, direction, PACKAGES_SHOWN, &packages, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct view *shown = view_add(view, direction);
		shown_record(call, shown, "record", packages[i]);
		shown_link(call, view_in(shown, "peer"), &exchange_peer_entity, record_text(packages[i], EXCHANGE_PACKAGE_PEER));
		shown_day(call, shown, "from", record_text(packages[i], EXCHANGE_PACKAGE_FROM_ON));
		shown_day(call, shown, "to", record_text(packages[i], EXCHANGE_PACKAGE_TO_ON));
		view_text(shown, "state", exchange_expired(call, packages[i]) ? say(call, N_("Expired"))
			: value_words(call, packages[i], EXCHANGE_PACKAGE_STATE));
	}
	return true;
}

// --- The dashboard

static str board_address(struct call *call, const struct exchange_offer *offer)
{
	struct address address = address_of(call->arena, S("/exchange"));
	address_add(&address, "figure", offer->figure);
	address_add(&address, "by", offer->dimension);
	return address_str(&address);
}

static void set_row(struct call *call, struct view *shown, const struct exchange_board *board, const struct exchange_board_row *row)
{
	for (size_t m = 0; m < board->member_count; m++)
		exchange_cell_view(call, shown, board->figure, row->cells[m].there, row->cells[m].held_back, &row->cells[m].value);
	exchange_cell_view(call, shown, board->figure, row->pooled, false, &row->sum);
}

static void set_board(struct call *call, struct view *view, const struct exchange_board *board)
{
	view_text(view, "code", str_from(board->figure->code));
	view_text(view, "label", exchange_figure_label(call, board->figure));
	view_text(view, "by", exchange_dimension_label(call, board->dimension));
	for (size_t m = 0; m < board->member_count; m++) {
		const struct record *package = board->members[m].package;
		struct view *member = view_add(view, "members");
		shown_name(call, member, "name", record_text(board->members[m].peer, EXCHANGE_PEER_NAME));
		view_text(member, "address", address_record(call->arena, &exchange_package_entity, record_number(package), package->id));
		shown_day(call, member, "as_of", record_text(package, EXCHANGE_PACKAGE_AS_OF));
		shown_day(call, member, "from", record_text(package, EXCHANGE_PACKAGE_FROM_ON));
		shown_day(call, member, "to", record_text(package, EXCHANGE_PACKAGE_TO_ON));
		view_text(member, "rule", words_number(call->arena, call_locale(call), board->total.cells[m].rule));
	}
	for (size_t r = 0; r < board->row_count; r++) {
		struct view *row = view_add(view, "rows");
		view_text(row, "label", exchange_row_label(call, board->rows[r].label));
		set_row(call, row, board, &board->rows[r]);
	}
	set_row(call, view_in(view, "total"), board, &board->total);
	view_flag(view, "held", board->held_back);
	view_flag(view, "rules_differ", board->rules_differ);
	view_flag(view, "periods_differ", board->periods_differ);
}

// What the address asks for; else the first that there is.
static bool set_dashboard(struct door *door, struct view *view)
{
	struct call *call = &door->call;
	struct exchange_offer *offers, asked = { request_query(door->request, "figure"), request_query(door->request, "by") };
	size_t count;
	if (!exchange_offers(call, &offers, &count))
		return false;
	if (asked.figure.length == 0 && count > 0)
		asked = offers[0];
	for (size_t i = 0; i < count; i++) {
		const struct exchange_figure *figure = exchange_figure_find(offers[i].figure);
		struct view *offer = view_add(view, "offers");
		view_text(offer, "code", offers[i].figure);
		view_text(offer, "label", figure == NULL ? S("") : exchange_figure_label(call, figure));
		view_text(offer, "by", exchange_dimension_label(call, offers[i].dimension));
		view_text(offer, "address", board_address(call, &offers[i]));
		view_flag(offer, "here", str_equal(offers[i].figure, asked.figure) && str_equal(offers[i].dimension, asked.dimension));
	}
	struct exchange_board board;
	if (asked.figure.length == 0)
		return true;
	if (!exchange_board(call, asked.figure, asked.dimension, &board))
		return false;
	set_board(call, view_in(view, "board"), &board);
	return true;
}

static void show(struct door *door, int status)
{
	struct call *call = &door->call;
	struct view *view = door_view(door);
	if (call->refusal != REFUSED_NOT)
		view_text(view, "wrong", call->why);
	call->refusal = REFUSED_NOT;
	if (!page_inside(door) || !permit_entity(call, VERB_READ, &exchange_package_entity) || !set_identity(call, view) ||
	        !set_peers(call, view) || !set_packages(call, view, "received") || !set_packages(call, view, "sent") ||
	        !set_dashboard(door, view)) {
		door_refused(door);
		return;
	}
	view_flag(view, "may", permit_may(call, VERB_STEP, &exchange_package_entity));
	struct sheet_of sheet = { .title = say(call, N_("Exchange with other mechanisms")) };
	page_show(door, status, "exchange", view, &sheet);
}

void exchange_page(struct door *door)
{
	show(door, 200);
}

void exchange_receive_post(struct door *door)
{
	struct call *call = &door->call;
	const struct upload *file = request_upload_find(door->request, "file");
	struct exchange_arrival arrival = { .bytes = file == NULL ? S("") : file->content, .way = "file" };
	if (!page_inside(door)) {
		door_refused(door);
		return;
	}
	if (exchange_receive(call, &arrival))
		door_done(door, address_record(call->arena, &exchange_package_entity, record_number(arrival.package), arrival.package->id),
			say(call, N_("The package was taken in.")), S(""));
	else if (permit_may(call, VERB_STEP, &exchange_package_entity))
		show(door, refusal_status(call->refusal));
	else
		door_refused(door);
}

// --- From another server

static void tell(struct door *door, const struct exchange_arrival *arrival)
{
	struct call *call = &door->call;
	struct buf *body = &door->response->body;
	int status = call->waits ? 429 : refusal_status(call->refusal);
	// Who did not prove to be somebody known learns nothing; nor does a store that cannot answer now lie about it.
	if (!arrival->known && (call->refusal == REFUSED_INVALID || call->refusal == REFUSED_FORBIDDEN)) {
		status = 403;
		call->why = say(call, N_("This package is not taken."));
	}
	if (status == 503)
		response_header(door->response, "Retry-After", S("2"));
	if (status == 429 && arrival->known)
		response_header(door->response, "Retry-After", S("3600"));
	door->response->status = status;
	door->response->media_type = S("application/problem+json");
	buf_addf(body, "{\"type\":\"urn:wiqaya:refusal:%s\",\"title\":", status == 403 ? "forbidden" : refusal_code(call->refusal));
	buf_add_json(body, call->why);
	buf_addf(body, ",\"status\":%d,\"detail\":", status);
	buf_add_json(body, call->why);
	buf_add_c(body, ",\"taken\":");
	if (arrival->taken.length > 0)
		buf_add_json(body, arrival->taken);
	else
		buf_add_c(body, "null");
	buf_add_c(body, "}\n");
}

void exchange_inbox(struct door *door)
{
	struct call *call = &door->call;
	struct exchange_arrival arrival = { .bytes = door->request->body, .way = "http" };
	if (!guard_exchange(door, &arrival)) {
		tell(door, &arrival);
		return;
	}
	door_json(door, 201,
		str_format(call->arena, "{\"number\":%lld,\"sha256\":\"%.*s\"}",
			(long long)record_integer(arrival.package, EXCHANGE_PACKAGE_SEQUENCE),
			STR_ARG(record_text(arrival.package, EXCHANGE_PACKAGE_SHA256))));
}
