#include "http/server_inside.h"

#include <time.h>

#include "base/die.h"
#include "base/journal.h"
#include "http/accept.h"
#include "http/body.h"
#include "http/endpoint.h"
#include "http/squeeze.h"

// From here on a body is handed to the library with its arena; a shorter one is copied sooner.
enum { HANDED_OVER_BYTES = 8 * 1024 };

struct headers {
	struct pair *pairs;
	size_t count; // Of all, also of those that found no place.
};

static struct arena *sheet_take(struct server *server);

// What a worker keeps from one call to the next.
struct seat {
	struct arena *arena; // Of one call.
	struct arena *sheet; // Of the body of its answer; NULL when that went to the library.
	void *worker;        // Of worker_start.
	struct arena *kept;  // Of what packs answers, from the first that is packed; NULL until then.
	struct squeeze *squeeze;
};

static void answer(struct exchange *exchange, struct seat *seat);
static void make_response(struct exchange *exchange, struct response *response, bool close, struct arena **sheet);
static void journal_answer(const struct exchange *exchange, const struct request *request,
	const char *route, int64_t began_ms);

// One that waits for a call; it stands on the stack of its thread.
struct idle {
	struct idle *below;
	pthread_cond_t wake;
	bool woken;
	struct exchange *exchange; // NULL when the server stops.
};

// Of a thread that is a worker.
static _Thread_local struct server *serving;

static void *work(void *server);

// From here to the end of next_call the queue is locked.
static struct exchange *take_call(struct server *server)
{
	struct queue *queue = &server->queue;
	if (queue->count == 0 || server->running >= server->worker_count)
		return NULL;
	struct exchange *exchange = queue->waiting[queue->first];
	queue->first = (queue->first + 1) % queue->room;
	queue->count -= 1;
	server->running += 1;
	return exchange;
}

// Who came last goes first: what it worked on is still near the processor, and the bottom of the pile may leave.
static void wake(struct server *server, struct exchange *exchange)
{
	struct idle *idle = server->idle;
	server->idle = idle->below;
	idle->exchange = exchange;
	idle->woken = true;
	pthread_cond_signal(&idle->wake);
}

// After a call came or a seat was given up.
static void call_somebody(struct server *server)
{
	struct exchange *exchange = server->idle == NULL ? NULL : take_call(server);
	pthread_t thread;
	if (exchange != NULL)
		wake(server, exchange);
	else if (server->idle == NULL && server->queue.count > server->starting &&
		server->running + server->starting < server->worker_count && server->threads < LIMIT_WORKERS &&
		pthread_create(&thread, &server->detached, work, server) == 0) {
		server->threads += 1;
		server->workers += 1;
		server->starting += 1;
	}
}

static void step_out(struct server *server, struct idle *idle)
{
	struct idle **place = &server->idle;
	while (*place != idle)
		place = &(*place)->below;
	*place = idle->below;
}

// NULL when the server stops, or when a worker more than there are seats found nothing to do for a while.
static struct exchange *wait_for_call(struct server *server)
{
	struct idle idle = { .below = server->idle };
	struct timespec until;
	pthread_cond_init(&idle.wake, NULL);
	server->idle = &idle;
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += LIMIT_SPARE_WORKER_S;
	while (!idle.woken) {
		if (server->workers <= server->worker_count) {
			pthread_cond_wait(&idle.wake, &server->queue.lock);
		} else if (pthread_cond_timedwait(&idle.wake, &server->queue.lock, &until) != 0 && !idle.woken) {
			server->workers -= 1;
			step_out(server, &idle);
			break;
		}
	}
	pthread_cond_destroy(&idle.wake);
	return idle.exchange;
}

// `seated` after a call, whose seat it gives up; not when the thread has just started.
static struct exchange *next_call(struct server *server, bool seated)
{
	struct queue *queue = &server->queue;
	pthread_mutex_lock(&queue->lock);
	server->running -= seated ? 1 : 0;
	server->starting -= seated ? 0 : 1;
	struct exchange *exchange = take_call(server);
	if (exchange == NULL && !(queue->stopping && queue->count == 0))
		exchange = wait_for_call(server);
	pthread_mutex_unlock(&queue->lock);
	return exchange;
}

void server_wait_begins(void)
{
	if (serving == NULL)
		return;
	pthread_mutex_lock(&serving->queue.lock);
	serving->running -= 1;
	call_somebody(serving);
	pthread_mutex_unlock(&serving->queue.lock);
}

// Who comes back has a call half done, so it does not queue for a seat.
void server_wait_ends(void)
{
	if (serving == NULL)
		return;
	pthread_mutex_lock(&serving->queue.lock);
	serving->running += 1;
	pthread_mutex_unlock(&serving->queue.lock);
}

static void leave(struct server *server)
{
	struct queue *queue = &server->queue;
	pthread_mutex_lock(&queue->lock);
	server->threads -= 1;
	pthread_cond_signal(&queue->left);
	pthread_mutex_unlock(&queue->lock);
}

static void *work(void *argument)
{
	struct server *server = argument;
	struct seat seat = { .arena = arena_new(LIMIT_ARENA_BYTES) };
	struct exchange *exchange = NULL;
	if (server->settings.worker_start != NULL)
		seat.worker = server->settings.worker_start(server->settings.context);
	serving = server;
	while ((exchange = next_call(server, exchange != NULL)) != NULL) {
		arena_reset(seat.arena);
		if (seat.sheet == NULL)
			seat.sheet = sheet_take(server);
		answer(exchange, &seat);
		exchange->phase = PHASE_READY;
		MHD_resume_connection(exchange->connection);
	}
	if (server->settings.worker_end != NULL)
		server->settings.worker_end(seat.worker);
	if (seat.kept != NULL)
		arena_end(seat.kept);
	if (seat.sheet != NULL)
		arena_end(seat.sheet);
	arena_end(seat.arena);
	leave(server);
	return NULL;
}

void worker_begin(struct server *server)
{
	struct queue *queue = &server->queue;
	pthread_t thread;
	must(pthread_mutex_init(&queue->lock, NULL) == 0);
	must(pthread_cond_init(&queue->left, NULL) == 0);
	must(pthread_mutex_init(&server->sheets.lock, NULL) == 0);
	must(pthread_attr_init(&server->detached) == 0);
	must(pthread_attr_setdetachstate(&server->detached, PTHREAD_CREATE_DETACHED) == 0);
	queue->room = server->settings.calls_waiting > 0 ? server->settings.calls_waiting : LIMIT_CALLS_WAITING;
	queue->waiting = NEW_MANY(server->arena, queue->room, struct exchange *);
	server->threads = server->workers = server->starting = server->worker_count;
	for (unsigned i = 0; i < server->worker_count; i++)
		must(pthread_create(&thread, &server->detached, work, server) == 0);
}

void worker_stop_all(struct server *server)
{
	struct queue *queue = &server->queue;
	pthread_mutex_lock(&queue->lock);
	queue->stopping = true;
	while (server->idle != NULL)
		wake(server, NULL);
	while (server->threads > 0)
		pthread_cond_wait(&queue->left, &queue->lock);
	pthread_mutex_unlock(&queue->lock);
	pthread_attr_destroy(&server->detached);
}

bool worker_call(struct server *server, struct exchange *exchange)
{
	struct queue *queue = &server->queue;
	pthread_mutex_lock(&queue->lock);
	bool taken = !queue->stopping && queue->count < queue->room;
	if (taken) {
		exchange->phase = PHASE_CALLED;
		// Before a worker can see it: resuming what is not yet suspended would be lost.
		MHD_suspend_connection(exchange->connection);
		queue->waiting[(queue->first + queue->count) % queue->room] = exchange;
		queue->count += 1;
		call_somebody(server);
	}
	pthread_mutex_unlock(&queue->lock);
	return taken;
}

static enum MHD_Result add_header(void *context, enum MHD_ValueKind kind, const char *name,
	size_t name_length, const char *value, size_t value_length)
{
	struct headers *headers = context;
	(void)kind;
	if (headers->count < LIMIT_HEADERS)
		headers->pairs[headers->count] = (struct pair){
			{ name, name_length },
			{ value == NULL ? "" : value, value_length },
		};
	headers->count += 1;
	return MHD_YES;
}

// The last element of a header that proxies append to: the one that our own proxy wrote.
static str last_element(const struct request *request, str name)
{
	str last = S(""), piece;
	for (size_t i = 0; i < request->header_count; i++) {
		str rest = request->headers[i].value;
		if (!str_equal_ignoring_case(request->headers[i].name, name))
			continue;
		while (str_cut(&rest, ',', &piece))
			last = str_trim(piece);
	}
	return last;
}

static void read_peer(struct exchange *exchange, struct request *request)
{
	const struct server_settings *settings = &exchange->server->settings;
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(exchange->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	must(info != NULL && info->client_addr != NULL);
	request->secure = settings->tls_certificate != NULL;
	request->address = endpoint_text(request->arena, info->client_addr);
	if (!settings->behind_proxy || !address_is_loopback(info->client_addr))
		return;
	str forwarded = last_element(request, S("X-Forwarded-For"));
	if (address_is(forwarded))
		request->address = forwarded;
	if (str_equal_ignoring_case(last_element(request, S("X-Forwarded-Proto")), S("https")))
		request->secure = true;
}

int worker_read_request(struct exchange *exchange, struct arena *arena, struct request *request,
	struct framing *framing)
{
	struct headers headers = { NEW_MANY(arena, LIMIT_HEADERS, struct pair), 0 };
	MHD_get_connection_values_n(exchange->connection, MHD_HEADER_KIND, add_header, &headers);
	*request = (struct request){
		.arena = arena,
		.method = framing_method(str_from(exchange->method)),
		.path = S("/"),
		.target = exchange->target,
		.host = S(""),
		.headers = headers.pairs,
		.header_count = headers.count < LIMIT_HEADERS ? headers.count : LIMIT_HEADERS,
		.body = S(""),
	};
	read_peer(exchange, request);
	if (headers.count > LIMIT_HEADERS)
		return 431;
	int status = framing_read(arena, str_from(exchange->version), exchange->target, request->headers,
		request->header_count, framing);
	request->path = framing->path;
	request->host = framing->host;
	return status;
}

static bool read_forms(struct request *request, str query)
{
	struct form in_query = { 0 }, in_body = { 0 };
	struct mishap ignored;
	if (!body_read_pairs(request->arena, query, &in_query, &ignored) ||
		!body_read_form(request->arena, request_header(request, "Content-Type"), request->body,
			&in_body, &ignored))
		return false;
	request->query = in_query.fields;
	request->query_count = in_query.field_count;
	request->form = in_body.fields;
	request->form_count = in_body.field_count;
	request->uploads = in_body.uploads;
	request->upload_count = in_body.upload_count;
	return true;
}

static struct arena *sheet_take(struct server *server)
{
	struct sheets *sheets = &server->sheets;
	pthread_mutex_lock(&sheets->lock);
	struct arena *sheet = sheets->count == 0 ? NULL : sheets->spare[--sheets->count];
	pthread_mutex_unlock(&sheets->lock);
	return sheet == NULL ? arena_new(LIMIT_ARENA_BYTES) : sheet;
}

static void sheet_give_back(struct server *server, struct arena *sheet)
{
	struct sheets *sheets = &server->sheets;
	arena_reset(sheet);
	pthread_mutex_lock(&sheets->lock);
	bool kept = sheets->count < SHEETS;
	if (kept)
		sheets->spare[sheets->count++] = sheet;
	pthread_mutex_unlock(&sheets->lock);
	if (!kept)
		arena_end(sheet);
}

void worker_sheets_end(struct server *server)
{
	for (size_t i = 0; i < server->sheets.count; i++)
		arena_end(server->sheets.spare[i]);
	pthread_mutex_destroy(&server->sheets.lock);
}

// What goes to the library with a long body, and lies behind it.
struct sent {
	struct server *server;
	struct arena *sheet;
};

static void body_sent(void *context)
{
	struct sent sent = *(struct sent *)context;
	sheet_give_back(sent.server, sent.sheet);
}

// In the sheet, behind what it is made of: it goes where that goes.
static void pack(struct seat *seat, const struct request *request, struct response *response)
{
	struct buf packed;
	if (!response->packs || response->body.length <= LIMIT_UNPACKED_BYTES ||
		!accept_gzip(request_header(request, "Accept-Encoding")))
		return;
	if (seat->squeeze == NULL) {
		seat->kept = arena_new(LIMIT_SQUEEZE_BYTES);
		seat->squeeze = squeeze_new(seat->kept);
	}
	if (!squeeze_text(seat->squeeze, seat->sheet, buf_str(&response->body), &packed))
		return;
	response->body = packed;
	response_header(response, "Content-Encoding", S("gzip"));
}

static void answer(struct exchange *exchange, struct seat *seat)
{
	struct arena *arena = seat->arena;
	struct request request;
	struct framing framing;
	struct response response = { .arena = arena, .status = 200, .body = buf_in(seat->sheet) };
	int64_t began_ms = monotonic_ms();
	must(worker_read_request(exchange, arena, &request, &framing) == 0);
	if (exchange->body_length > 0)
		request.body = (str){ exchange->body, exchange->body_length };
	if (!read_forms(&request, framing.query)) {
		worker_refuse(exchange, &request, 400, false);
	} else {
		exchange->server->settings.handle(&request, &response, seat->worker);
		pack(seat, &request, &response);
		make_response(exchange, &response, false, &seat->sheet);
	}
	if (exchange->server->settings.log_requests)
		journal_answer(exchange, &request, response.route, began_ms);
}

// The route and never the path: a path can hold what somebody looked for.
static void journal_answer(const struct exchange *exchange, const struct request *request,
	const char *route, int64_t began_ms)
{
	static const char *const methods[] = {
		[METHOD_GET] = "GET",
		[METHOD_POST] = "POST",
		[METHOD_PATCH] = "PATCH",
		[METHOD_DELETE] = "DELETE",
		[METHOD_OTHER] = "OTHER",
	};
	journal(PRIORITY_INFORMATION, EVENT_REQUEST, JOURNAL_PATTERN(KEY_METHOD, methods[request->method]),
		JOURNAL_PATTERN(KEY_ROUTE, route), JOURNAL_INTEGER(KEY_STATUS, exchange->status),
		JOURNAL_INTEGER(KEY_MS, monotonic_ms() - began_ms));
}

void worker_refuse(struct exchange *exchange, const struct request *request, int status, bool close)
{
	struct response response = {
		.arena = request->arena,
		.status = status,
		.body = buf_in(request->arena),
	};
	exchange->server->settings.refuse(request, status, &response);
	if (status == 503)
		response_header(&response, "Retry-After", S("1"));
	make_response(exchange, &response, close, NULL);
}

static void add_response_header(struct MHD_Response *made, struct arena *arena, str name, str value)
{
	must(MHD_add_response_header(made, str_c(arena, name), str_c(arena, value)) == MHD_YES);
}

// A long body is not copied: the library takes its sheet too, and gives it back when it is sent.
static struct MHD_Response *response_of(struct server *server, const struct buf *body, struct arena **sheet)
{
	if (sheet == NULL || body->length < HANDED_OVER_BYTES) {
		struct MHD_Response *made =
			MHD_create_response_from_buffer(body->length, body->data, MHD_RESPMEM_MUST_COPY);
		if (sheet != NULL)
			arena_reset(*sheet);
		return made;
	}
	struct sent *sent = NEW(*sheet, struct sent);
	*sent = (struct sent){ server, *sheet };
	*sheet = NULL;
	return MHD_create_response_from_buffer_with_free_callback_cls(body->length, body->data, body_sent, sent);
}

static void make_response(struct exchange *exchange, struct response *response, bool close, struct arena **sheet)
{
	struct arena *arena = response->arena;
	must(response->status >= 200 && response->status < 600);
	struct MHD_Response *made = response_of(exchange->server, &response->body, sheet);
	if (made == NULL)
		die("no memory for a response of %zu bytes", response->body.length);
	if (response->media_type.length > 0)
		add_response_header(made, arena, S("Content-Type"), response->media_type);
	for (size_t i = 0; i < response->header_count; i++)
		if (response->headers[i].value.length > 0)
			add_response_header(
				made, arena, response->headers[i].name, response->headers[i].value);
	if (close || atomic_load(&exchange->server->draining))
		add_response_header(made, arena, S("Connection"), S("close"));
	exchange->response = made;
	exchange->response_bytes = response->body.length;
	exchange->status = (unsigned)response->status;
}
