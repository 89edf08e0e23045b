#include "http/server_inside.h"

#include "base/die.h"
#include "base/journal.h"
#include "http/endpoint.h"
#include "http/body.h"

struct headers {
	struct pair *pairs;
	size_t count; // Of all, also of those that found no place.
};

static void answer(struct exchange *exchange, struct arena *arena, void *worker);
static void make_response(struct exchange *exchange, struct response *response, bool close);
static void journal_answer(const struct exchange *exchange, const struct request *request,
	const char *route, int64_t began_ms);

static struct exchange *next_call(struct queue *queue)
{
	struct exchange *exchange = NULL;
	pthread_mutex_lock(&queue->lock);
	while (queue->count == 0 && !queue->stopping)
		pthread_cond_wait(&queue->filled, &queue->lock);
	if (queue->count > 0) {
		exchange = queue->waiting[queue->first];
		queue->first = (queue->first + 1) % queue->room;
		queue->count -= 1;
	}
	pthread_mutex_unlock(&queue->lock);
	return exchange;
}

static void *work(void *argument)
{
	struct server *server = argument;
	struct arena *arena = arena_new(LIMIT_ARENA_BYTES);
	void *worker = server->settings.worker_start == NULL ? NULL :
		server->settings.worker_start(server->settings.context);
	struct exchange *exchange;
	while ((exchange = next_call(&server->queue)) != NULL) {
		arena_reset(arena);
		answer(exchange, arena, worker);
		exchange->phase = PHASE_READY;
		MHD_resume_connection(exchange->connection);
	}
	if (server->settings.worker_end != NULL)
		server->settings.worker_end(worker);
	arena_end(arena);
	return NULL;
}

void worker_begin(struct server *server)
{
	struct queue *queue = &server->queue;
	must(pthread_mutex_init(&queue->lock, NULL) == 0);
	must(pthread_cond_init(&queue->filled, NULL) == 0);
	queue->room = server->settings.calls_waiting > 0 ? server->settings.calls_waiting : LIMIT_CALLS_WAITING;
	queue->waiting = NEW_MANY(server->arena, queue->room, struct exchange *);
	server->workers = NEW_MANY(server->arena, server->worker_count, pthread_t);
	for (unsigned i = 0; i < server->worker_count; i++)
		must(pthread_create(&server->workers[i], NULL, work, server) == 0);
}

void worker_stop_all(struct server *server)
{
	pthread_mutex_lock(&server->queue.lock);
	server->queue.stopping = true;
	pthread_cond_broadcast(&server->queue.filled);
	pthread_mutex_unlock(&server->queue.lock);
	for (unsigned i = 0; i < server->worker_count; i++)
		must(pthread_join(server->workers[i], NULL) == 0);
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
		pthread_cond_signal(&queue->filled);
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

static void answer(struct exchange *exchange, struct arena *arena, void *worker)
{
	struct request request;
	struct framing framing;
	struct response response = { .arena = arena, .status = 200, .body = buf_in(arena) };
	int64_t began_ms = monotonic_ms();
	must(worker_read_request(exchange, arena, &request, &framing) == 0);
	if (exchange->body_length > 0)
		request.body = (str){ exchange->body, exchange->body_length };
	if (!read_forms(&request, framing.query)) {
		worker_refuse(exchange, &request, 400, false);
	} else {
		exchange->server->settings.handle(&request, &response, worker);
		make_response(exchange, &response, false);
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
	make_response(exchange, &response, close);
}

static void add_response_header(struct MHD_Response *made, struct arena *arena, str name, str value)
{
	must(MHD_add_response_header(made, str_c(arena, name), str_c(arena, value)) == MHD_YES);
}

static void make_response(struct exchange *exchange, struct response *response, bool close)
{
	struct arena *arena = response->arena;
	must(response->status >= 200 && response->status < 600);
	struct MHD_Response *made = MHD_create_response_from_buffer(
		response->body.length, response->body.data, MHD_RESPMEM_MUST_COPY);
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
