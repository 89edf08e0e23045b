#include "http/server_inside.h"

#include <signal.h>
#include <unistd.h>

#include "base/die.h"
#include "http/endpoint.h"

// How much of a body over its limit is still read. Most programs write all of it before they read an answer,
// and a connection that is closed over unread bytes takes the answer with it.
enum { DISCARD_BYTES = 4 * 1024 * 1024, TLS_FILE_BYTES = 256 * 1024 };

static bool start_daemon(struct server *server, const struct endpoint *address, struct mishap *mishap);
static void *line_read(void *context, const char *target, struct MHD_Connection *connection);
static enum MHD_Result called(void *context, struct MHD_Connection *connection, const char *url,
	const char *method, const char *version, const char *data, size_t *size, void **request);
static enum MHD_Result headers_read(struct exchange *exchange);
static enum MHD_Result body_arrived(struct exchange *exchange, const char *data, size_t *size);
static enum MHD_Result request_whole(struct exchange *exchange);
static enum MHD_Result send_response(struct exchange *exchange);
static void completed(void *context, struct MHD_Connection *connection, void **request,
	enum MHD_RequestTerminationCode code);
static void connection_changed(void *context, struct MHD_Connection *connection, void **exchange,
	enum MHD_ConnectionNotificationCode code);

static void library_panic(void *context, const char *file, unsigned line, const char *reason)
{
	(void)context;
	die("libmicrohttpd: %s (%s:%u)", reason == NULL ? "panic" : reason, file, line);
}

static bool settings_good(const struct server_settings *settings, const struct endpoint *address,
	struct mishap *mishap)
{
	bool certificate = settings->tls_certificate != NULL, key = settings->tls_key != NULL;
	if (certificate != key)
		return mishap_at(mishap, 0, 0, N_("A certificate needs its key, and a key its certificate."));
	if (!certificate && !address->loopback && !settings->behind_proxy)
		return mishap_at(mishap, 0, 0,
			N_("Plain HTTP is served on this machine's own address (127.0.0.1) only. Give a certificate, or say that a proxy stands in front."));
	return true;
}

static unsigned cores(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);
	return count > 2 ? (unsigned)count : 2;
}

bool server_start(struct arena *arena, const struct server_settings *settings, struct server **out,
	struct mishap *mishap)
{
	struct endpoint address;
	int listening = -1;
	must(settings->handle != NULL && settings->refuse != NULL && settings->body_limit != NULL);
	if (!endpoint_read(str_from(settings->listen), &address, mishap) ||
		!settings_good(settings, &address, mishap) ||
		!endpoint_listen(&address, &listening, mishap))
		return false;
	struct server *server = NEW(arena, struct server);
	server->arena = arena_new(LIMIT_ARENA_BYTES);
	server->loop_arena = arena_new(LIMIT_ARENA_BYTES);
	server->settings = *settings;
	server->listening = listening;
	server->port = endpoint_port(listening);
	server->worker_count = settings->worker_count > 0 ? settings->worker_count : cores();
	server->headers_ms = settings->headers_ms > 0 ? settings->headers_ms : LIMIT_HEADERS_MS;
	server->body_ms = settings->body_ms > 0 ? settings->body_ms : LIMIT_BODY_MS;
	server->idle_ms = settings->idle_ms > 0 ? settings->idle_ms :
		settings->behind_proxy ? LIMIT_IDLE_PROXY_MS : LIMIT_IDLE_MS;
	if (!start_daemon(server, &address, mishap)) {
		close(listening);
		arena_end(server->loop_arena);
		arena_end(server->arena);
		return false;
	}
	*out = server;
	return true;
}

unsigned server_port(const struct server *server)
{
	return server->port;
}

static bool read_file(struct arena *arena, const char *path, char **text)
{
	FILE *file = fopen(path, "rbe");
	if (file == NULL)
		return false;
	*text = arena_take(arena, TLS_FILE_BYTES + 1);
	size_t length = fread(*text, 1, TLS_FILE_BYTES + 1, file);
	bool good = ferror(file) == 0 && length > 0 && length <= TLS_FILE_BYTES;
	return fclose(file) == 0 && good;
}

static unsigned per_address(const struct server *server, const struct endpoint *address)
{
	if (server->settings.connections_per_address > 0)
		return server->settings.connections_per_address;
	// All peers are one proxy, or one machine.
	bool one_peer = address->loopback || server->settings.behind_proxy;
	return one_peer ? 0 : LIMIT_CONNECTIONS_PER_ADDRESS;
}

static struct MHD_Daemon *start_library(struct server *server, const struct endpoint *address,
	struct MHD_OptionItem *more)
{
	unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_TURBO;
	if (address->socket.ss_family == AF_INET6)
		flags |= MHD_USE_IPv6;
	if (server->settings.tls_certificate != NULL)
		flags |= MHD_USE_TLS;
	return MHD_start_daemon(flags, 0, NULL, NULL, called, server,
		MHD_OPTION_LISTEN_SOCKET, server->listening,
		MHD_OPTION_CONNECTION_LIMIT, (unsigned)LIMIT_CONNECTIONS,
		MHD_OPTION_PER_IP_CONNECTION_LIMIT, per_address(server, address),
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)LIMIT_CONNECTION_BYTES,
		MHD_OPTION_STRICT_FOR_CLIENT, 1,
		MHD_OPTION_URI_LOG_CALLBACK, line_read, server,
		MHD_OPTION_NOTIFY_COMPLETED, completed, server,
		MHD_OPTION_NOTIFY_CONNECTION, connection_changed, server,
		MHD_OPTION_ARRAY, more,
		MHD_OPTION_END);
}

static bool start_daemon(struct server *server, const struct endpoint *address, struct mishap *mishap)
{
	struct MHD_OptionItem more[3] = { { MHD_OPTION_END, 0, NULL } };
	char *certificate = NULL, *key = NULL;
	if (server->settings.tls_certificate != NULL) {
		if (!read_file(server->arena, server->settings.tls_certificate, &certificate) ||
			!read_file(server->arena, server->settings.tls_key, &key))
			return mishap_at(mishap, 0, 0, N_("The certificate or its key cannot be read."));
		more[0] = (struct MHD_OptionItem){ MHD_OPTION_HTTPS_MEM_CERT, 0, certificate };
		more[1] = (struct MHD_OptionItem){ MHD_OPTION_HTTPS_MEM_KEY, 0, key };
		more[2] = (struct MHD_OptionItem){ MHD_OPTION_END, 0, NULL };
	}
	// Signals are for the thread that started us.
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	signal(SIGPIPE, SIG_IGN);
	MHD_set_panic_func(library_panic, NULL);
	watchdog_begin(&server->watchdog);
	worker_begin(server);
	server->daemon = start_library(server, address, more);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (key != NULL)
		explicit_bzero(key, TLS_FILE_BYTES);
	if (server->daemon != NULL)
		return true;
	worker_stop_all(server);
	watchdog_stop(&server->watchdog);
	worker_sheets_end(server);
	return mishap_at(mishap, 0, 0, N_("The server cannot start: the certificate does not fit its key, or the system gives no more threads."));
}

static void pause_ms(long wait_ms)
{
	nanosleep(&(struct timespec){ .tv_nsec = wait_ms * 1000000L }, NULL);
}

void server_stop(struct server *server)
{
	atomic_store(&server->draining, true);
	MHD_quiesce_daemon(server->daemon);
	close(server->listening);
	int64_t until_ms = monotonic_ms() + LIMIT_DRAIN_MS;
	while (atomic_load(&server->under_way) > 0 && monotonic_ms() < until_ms)
		pause_ms(2);
	worker_stop_all(server);
	MHD_stop_daemon(server->daemon);
	watchdog_stop(&server->watchdog);
	worker_sheets_end(server);
	arena_end(server->loop_arena);
	arena_end(server->arena);
}

static void set_deadline(struct exchange *exchange, int64_t deadline_ms)
{
	atomic_store_explicit(&exchange->deadline_ms, deadline_ms, memory_order_relaxed);
}

static struct exchange *exchange_of(struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	must(info != NULL && info->socket_context != NULL);
	return info->socket_context;
}

static int socket_of(struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
	must(info != NULL);
	return info->connect_fd;
}

// Forgets the request, not the connection.
static void forget_request(struct exchange *exchange)
{
	struct server *server = exchange->server;
	if (exchange->response != NULL)
		MHD_destroy_response(exchange->response);
	server->bodies_bytes -= exchange->body_room;
	if (exchange->arena != NULL)
		arena_end(exchange->arena);
	if (exchange->counted)
		atomic_fetch_sub(&server->under_way, 1);
	exchange->response = NULL;
	exchange->arena = NULL;
	exchange->body = NULL;
	exchange->body_room = exchange->body_length = exchange->body_seen = 0;
	exchange->refused = 0;
	exchange->counted = false;
	exchange->phase = PHASE_IDLE;
}

static void connection_opened(struct server *server, struct MHD_Connection *connection, void **context)
{
	struct exchange *exchange = server->free;
	bool is_new = exchange == NULL;
	if (is_new)
		exchange = NEW(server->arena, struct exchange);
	else
		server->free = exchange->next_free;
	exchange->server = server;
	exchange->connection = connection;
	set_deadline(exchange, monotonic_ms() + server->headers_ms);
	watchdog_watch(&server->watchdog, exchange, socket_of(connection), is_new);
	*context = exchange;
}

static void connection_changed(void *context, struct MHD_Connection *connection, void **socket_context,
	enum MHD_ConnectionNotificationCode code)
{
	struct server *server = context;
	if (code == MHD_CONNECTION_NOTIFY_STARTED) {
		connection_opened(server, connection, socket_context);
		return;
	}
	struct exchange *exchange = *socket_context;
	watchdog_watch(&server->watchdog, exchange, -1, false);
	forget_request(exchange);
	exchange->next_free = server->free;
	server->free = exchange;
}

static struct arena *request_arena(struct exchange *exchange, size_t ceiling_bytes)
{
	if (exchange->arena == NULL)
		exchange->arena = arena_new(ceiling_bytes);
	return exchange->arena;
}

// The library takes the request line apart in place, so it is copied before.
static void *line_read(void *context, const char *target, struct MHD_Connection *connection)
{
	struct exchange *exchange = exchange_of(connection);
	struct server *server = context;
	size_t length = strlen(target);
	forget_request(exchange);
	char *copy = exchange->short_target;
	if (length >= sizeof exchange->short_target)
		copy = arena_take(request_arena(exchange, LIMIT_ARENA_BYTES), length + 1);
	memcpy(copy, target, length + 1);
	exchange->target = (str){ copy, length };
	exchange->phase = PHASE_HEADERS;
	int64_t deadline_ms = monotonic_ms() + server->headers_ms;
	if (deadline_ms < atomic_load_explicit(&exchange->deadline_ms, memory_order_relaxed))
		set_deadline(exchange, deadline_ms);
	return exchange;
}

static enum MHD_Result called(void *context, struct MHD_Connection *connection, const char *url,
	const char *method, const char *version, const char *data, size_t *size, void **request)
{
	struct exchange *exchange = *request;
	(void)context, (void)connection, (void)url;
	must(exchange != NULL);
	switch (exchange->phase) {
	case PHASE_HEADERS:
		exchange->method = method;
		exchange->version = version;
		return headers_read(exchange);
	case PHASE_BODY: return *size > 0 ? body_arrived(exchange, data, size) : request_whole(exchange);
	case PHASE_READY: return send_response(exchange);
	case PHASE_ANSWERED:
		*size = 0;
		return MHD_YES;
	case PHASE_IDLE:
	case PHASE_CALLED:
	case PHASE_SENDING: break;
	}
	die("a request in phase %d was called", (int)exchange->phase);
}

static enum MHD_Result refuse_at_once(struct exchange *exchange, const struct request *request, int status)
{
	worker_refuse(exchange, request, status, true);
	enum MHD_Result result = send_response(exchange);
	exchange->phase = PHASE_ANSWERED;
	return result;
}

static enum MHD_Result headers_read(struct exchange *exchange)
{
	struct server *server = exchange->server;
	struct request request;
	struct framing framing = { 0 };
	arena_reset(server->loop_arena);
	atomic_fetch_add(&server->under_way, 1);
	exchange->counted = true;
	int status = worker_read_request(exchange, server->loop_arena, &request, &framing);
	if (status != 0)
		return refuse_at_once(exchange, &request, status);
	if (atomic_load(&server->draining))
		return refuse_at_once(exchange, &request, 503);
	exchange->body_limit = 0;
	if (framing.chunked || framing.content_length > 0)
		exchange->body_limit = server->settings.body_limit(request.method, request.path);
	if (framing.content_length > exchange->body_limit) {
		if (framing.expects || framing.content_length > exchange->body_limit + DISCARD_BYTES)
			return refuse_at_once(exchange, &request, 413);
		exchange->refused = 413;
	}
	exchange->body_from_ms = monotonic_ms();
	exchange->phase = PHASE_BODY;
	set_deadline(exchange, exchange->body_from_ms + server->body_ms);
	return MHD_YES;
}

// Room grows by doubling and not to what was announced: announcing costs nothing.
static bool make_room(struct exchange *exchange, size_t more)
{
	size_t room = exchange->body_room == 0 ? 4096 : exchange->body_room;
	while (room - exchange->body_length < more)
		room *= 2;
	if (room > exchange->body_limit)
		room = exchange->body_limit;
	if (room <= exchange->body_room)
		return true;
	if (exchange->server->bodies_bytes + (room - exchange->body_room) > LIMIT_BODIES_BYTES)
		return false;
	struct arena *arena = request_arena(exchange, LIMIT_ARENA_BYTES);
	exchange->body = arena_grow(arena, exchange->body, exchange->body_room, room);
	exchange->server->bodies_bytes += room - exchange->body_room;
	exchange->body_room = room;
	return true;
}

static enum MHD_Result body_arrived(struct exchange *exchange, const char *data, size_t *size)
{
	size_t length = *size;
	*size = 0;
	exchange->body_seen += length;
	set_deadline(exchange, exchange->body_from_ms + exchange->server->body_ms +
		(int64_t)(exchange->body_seen / LIMIT_SLOWEST_BYTES_PER_S) * 1000);
	if (exchange->refused == 0 && length > exchange->body_limit - exchange->body_length)
		exchange->refused = 413;
	if (exchange->refused == 0 && !make_room(exchange, length))
		exchange->refused = 503;
	if (exchange->refused != 0)
		return exchange->body_seen > exchange->body_limit + DISCARD_BYTES ? MHD_NO : MHD_YES;
	memcpy(exchange->body + exchange->body_length, data, length);
	exchange->body_length += length;
	return MHD_YES;
}

static enum MHD_Result request_whole(struct exchange *exchange)
{
	struct server *server = exchange->server;
	struct request request;
	struct framing framing;
	int status = exchange->refused;
	set_deadline(exchange, 0);
	if (status == 0 && worker_call(server, exchange))
		return MHD_YES;
	arena_reset(server->loop_arena);
	must(worker_read_request(exchange, server->loop_arena, &request, &framing) == 0);
	worker_refuse(exchange, &request, status == 0 ? 503 : status, status != 0);
	return send_response(exchange);
}

static enum MHD_Result send_response(struct exchange *exchange)
{
	exchange->phase = PHASE_SENDING;
	set_deadline(exchange, monotonic_ms() + LIMIT_SEND_MS +
		(int64_t)(exchange->response_bytes / LIMIT_SLOWEST_BYTES_PER_S) * 1000);
	return MHD_queue_response(exchange->connection, exchange->status, exchange->response);
}

static void completed(void *context, struct MHD_Connection *connection, void **request,
	enum MHD_RequestTerminationCode code)
{
	struct exchange *exchange = *request;
	struct server *server = context;
	(void)connection, (void)code;
	if (exchange == NULL)
		return;
	forget_request(exchange);
	set_deadline(exchange, monotonic_ms() + server->idle_ms);
	*request = NULL;
}
