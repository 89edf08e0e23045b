// Packages between mechanisms in the API:
//   GET  /api/v1/exchange/card                           who we are towards others
//   GET  /api/v1/exchange/board?figure=R2&by=place_kind  what was received, by mechanism
//   POST /api/v1/exchange/packages {"peer","figures","lines_by","visits_by","from","to","valid_until","purpose","audience","recommendations"}
//   POST /api/v1/exchange/received                       the body is a package's file
//   GET  /api/v1/exchange_packages/KEY/file              POST …/push
#include "web/api_inside.h"

#include "acts/exchange.h"
#include "acts/exchange_board.h"
#include "acts/exchange_receive.h"
#include "acts/keep.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/record_json.h"

void api_exchange_card(struct door *door)
{
	struct call *call = &door->call;
	struct exchange_identity own;
	if (!permit_entity(call, VERB_READ, &exchange_peer_entity) || !exchange_identity(call, &own))
		door_refused(door);
	else
		door_json(door, 200,
			str_format(call->arena, "{\"card\":\"%.*s\",\"fingerprint\":\"%.*s\"}", STR_ARG(own.card), STR_ARG(own.fingerprint)));
}

// --- The dashboard

static void add_value(struct buf *buf, const struct exchange_figure *figure, bool there, bool held_back, const struct exchange_value *value)
{
	if (!there)
		buf_add_c(buf, "null");
	else if (held_back)
		buf_add_c(buf, "\"held_back\"");
	else if (figure->share)
		buf_addf(buf, "[%lld,%lld]", (long long)value->numerator, (long long)value->denominator);
	else
		buf_addf(buf, "[%lld]", (long long)value->numerator);
}

static void add_row(struct buf *buf, const struct exchange_board *board, const struct exchange_board_row *row)
{
	buf_add_c(buf, "{\"code\":");
	buf_add_json(buf, row->code);
	buf_add_c(buf, ",\"values\":[");
	for (size_t m = 0; m < board->member_count; m++) {
		buf_add_c(buf, m > 0 ? "," : "");
		add_value(buf, board->figure, row->cells[m].there, row->cells[m].held_back, &row->cells[m].value);
	}
	buf_add_c(buf, "],\"sum\":");
	add_value(buf, board->figure, row->pooled, false, &row->sum);
	buf_add_char(buf, '}');
}

static void add_member(struct call *call, struct buf *buf, const struct exchange_board *board, size_t m)
{
	const struct record *package = board->members[m].package, *peer = board->members[m].peer;
	buf_add_c(buf, m > 0 ? ",{\"country\":" : "{\"country\":");
	buf_add_json(buf, record_text(peer, EXCHANGE_PEER_COUNTRY));
	buf_add_c(buf, ",\"name\":");
	buf_add_json(buf, record_title(call, peer));
	buf_addf(buf, ",\"rule\":%lld", (long long)board->total.cells[m].rule);
	static const struct {
		const char *name;
		size_t field;
	} days[] = { { "as_of", EXCHANGE_PACKAGE_AS_OF }, { "from", EXCHANGE_PACKAGE_FROM_ON }, { "to", EXCHANGE_PACKAGE_TO_ON },
		{ "valid_until", EXCHANGE_PACKAGE_VALID_UNTIL }, { "number", EXCHANGE_PACKAGE_NUMBER } };
	for (size_t i = 0; i < COUNT(days); i++) {
		buf_addf(buf, ",\"%s\":", days[i].name);
		buf_add_json(buf, record_text(package, days[i].field));
	}
	buf_add_char(buf, '}');
}

void api_exchange_board(struct door *door)
{
	struct call *call = &door->call;
	struct exchange_board board;
	struct buf buf = buf_in(call->arena);
	if (!exchange_board(call, request_query(door->request, "figure"), request_query(door->request, "by"), &board)) {
		door_refused(door);
		return;
	}
	buf_addf(&buf, "{\"figure\":\"%s\",\"by\":", board.figure->code);
	buf_add_json(&buf, board.dimension);
	buf_add_c(&buf, ",\"members\":[");
	for (size_t m = 0; m < board.member_count; m++)
		add_member(call, &buf, &board, m);
	buf_add_c(&buf, "],\"rows\":[");
	for (size_t r = 0; r < board.row_count; r++) {
		buf_add_c(&buf, r > 0 ? "," : "");
		add_row(&buf, &board, &board.rows[r]);
	}
	buf_add_c(&buf, "],\"total\":");
	add_row(&buf, &board, &board.total);
	buf_add_char(&buf, '}');
	door_json(door, 200, buf_str(&buf));
}

// --- Making

static bool read_text(struct call *call, const struct json *body, const char *name, str *text)
{
	const struct json *value = json_find(body, str_from(name));
	if (value == NULL || value->kind == JSON_IS_NULL)
		return true;
	*text = value->text;
	return value->kind == JSON_IS_TEXT || refuse_field(call, name, say(call, N_("This kind of JSON value does not fit the field.")));
}

static bool read_day(struct call *call, const struct json *body, const char *name, struct day *day)
{
	str text = S("");
	return read_text(call, body, name, &text) &&
	       (text.length == 0 || day_parse(text, day) || refuse_field(call, name, say(call, N_("This is not a day."))));
}

static bool read_figures(struct call *call, const struct json *body, struct exchange_request *request)
{
	const struct json *figures = json_find(body, S("figures"));
	bool good = figures == NULL || figures->kind == JSON_IS_ARRAY;
	for (size_t i = 0; good && figures != NULL && i < figures->count; i++) {
		good = figures->items[i].kind == JSON_IS_TEXT && request->figure_count < EXCHANGE_FIGURES;
		if (good)
			request->figures[request->figure_count++] = figures->items[i].text;
	}
	return good || refuse_field(call, "figures", say(call, N_("This kind of JSON value does not fit the field.")));
}

static bool prepare(struct door *door, struct once_answer *answer)
{
	struct call *call = &door->call;
	struct exchange_request request = { 0 };
	struct json body;
	struct record *package;
	if (!permit_entity(call, VERB_STEP, &exchange_package_entity) || !api_body(door, &body) ||
	        !read_figures(call, &body, &request))
		return false;
	const struct {
		const char *name;
		str *text;
	} texts[] = { { "peer", &request.peer }, { "lines_by", &request.lines_by }, { "visits_by", &request.visits_by },
		{ "purpose", &request.purpose }, { "audience", &request.audience } };
	for (size_t i = 0; i < COUNT(texts); i++)
		if (!read_text(call, &body, texts[i].name, texts[i].text))
			return false;
	const struct json *also = json_find(&body, S("recommendations"));
	if (also != NULL && also->kind != JSON_IS_BOOLEAN)
		return refuse_field(call, "recommendations", say(call, N_("This kind of JSON value does not fit the field.")));
	request.recommendations = also != NULL && also->boolean;
	return read_day(call, &body, "from", &request.from) && read_day(call, &body, "to", &request.to) &&
	       read_day(call, &body, "valid_until", &request.valid_until) && exchange_prepare(call, &request, &package) &&
	       api_answer_record(door, answer, package, 201);
}

void api_exchange_prepare(struct door *door)
{
	api_post_once(door, door->request->body, prepare);
}

// --- Taking in and handing over

void api_exchange_receive(struct door *door)
{
	struct call *call = &door->call;
	struct exchange_arrival arrival = { .bytes = door->request->body, .way = "file" };
	if (!exchange_receive(call, &arrival)) {
		door_refused(door);
		return;
	}
	struct buf buf = buf_in(call->arena);
	record_json_write(call, &buf, arrival.package);
	door_json(door, 201, buf_str(&buf));
}

static bool read_package(struct door *door, struct record **package)
{
	return keep_read(&door->call, &exchange_package_entity, door_piece(door, "key"), package);
}

void api_exchange_file(struct door *door)
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

void api_exchange_push(struct door *door)
{
	struct call *call = &door->call;
	struct record *package;
	if (!read_package(door, &package) || !exchange_push(call, package)) {
		door_refused(door);
		return;
	}
	struct buf buf = buf_in(call->arena);
	record_json_write(call, &buf, package);
	door_json(door, 200, buf_str(&buf));
}
