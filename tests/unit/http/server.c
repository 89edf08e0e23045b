// The server over a real socket: what it answers, refuses and cuts off.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/socket.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/limits.h"
#include "http/server.h"

enum { SMALL_LIMIT = 1000, PATIENCE_MS = 8000 };

static struct arena *arena;
static struct server *server;
static _Atomic int workers_alive, answered, refused, meeting;

static void say(struct response *response, str a, const char *between, str b)
{
	response->media_type = S("text/plain; charset=utf-8");
	buf_addf(&response->body, "%.*s%s%.*s", STR_ARG(a), between, STR_ARG(b));
}

// Waits for nothing that a processor does, until so many wait together; false when they never came.
static bool meet(int together)
{
	atomic_fetch_add(&meeting, 1);
	server_wait_begins();
	for (int i = 0; i < PATIENCE_MS && atomic_load(&meeting) < together; i++)
		nanosleep(&(struct timespec){ .tv_nsec = 1000 * 1000 }, NULL);
	server_wait_ends();
	return atomic_load(&meeting) >= together;
}

static void handle(const struct request *request, struct response *response, void *worker)
{
	assert_ptr_equal(worker, &workers_alive);
	atomic_fetch_add(&answered, 1);
	if (str_is(request->path, "/slow"))
		nanosleep(&(struct timespec){ .tv_nsec = 5 * 1000 * 1000 }, NULL);
	if (str_is(request->path, "/slower"))
		nanosleep(&(struct timespec){ .tv_nsec = 300 * 1000 * 1000 }, NULL);
	if (str_is(request->path, "/meeting"))
		say(response, S("met"), " ", meet(20) ? S("all") : S("nobody"));
	else if (str_is(request->path, "/body"))
		buf_addf(&response->body, "%zu %d", request->body.length,
			request->body.length == 0 ? 0 : request->body.data[request->body.length - 1]);
	else if (str_is(request->path, "/form"))
		say(response, request_form(request, "a"), "|",
			request->upload_count > 0 ? request->uploads[0].content : S(""));
	else if (str_is(request->path, "/peer"))
		say(response, request->address, " ", request->secure ? S("secure") : S("plain"));
	else if (str_is(request->path, "/big"))
		for (int i = 0; i < 4 * 1024; i++)
			buf_addf(&response->body, "%01024d", i);
	else if (str_starts(request->path, S("/list"))) {
		for (int i = 0; i < (str_is(request->path, "/list/short") ? 10 : 100); i++)
			buf_addf(&response->body, "<li>row %d of the list</li>\n", i);
		response->packs = !str_is(request->path, "/list/secret");
	} else if (str_is(request->path, "/method"))
		buf_addf(&response->body, "method %d", (int)request->method);
	else
		say(response, request->path, "|", request_query(request, "q"));
	if (str_starts(request->path, S("/place/")))
		response->route = "/place/{key}";
	response_header(response, "X-Test", S("yes"));
}

static void refuse(const struct request *request, int status, struct response *response)
{
	atomic_fetch_add(&refused, 1);
	buf_addf(&response->body, "refused %d %.*s", status, STR_ARG(request->path));
}

static size_t body_limit(enum method method, str path)
{
	(void)method;
	return str_is(path, "/form") ? LIMIT_BODY_BYTES : str_is(path, "/body") ? SMALL_LIMIT : 0;
}

static void *worker_start(void *context)
{
	atomic_fetch_add(&workers_alive, 1);
	return context;
}

static void worker_end(void *worker)
{
	atomic_fetch_sub((_Atomic int *)worker, 1);
}

static struct server_settings settings(void)
{
	return (struct server_settings){
		.listen = "127.0.0.1:0",
		.body_limit = body_limit,
		.refuse = refuse,
		.handle = handle,
		.worker_start = worker_start,
		.worker_end = worker_end,
		.context = &workers_alive,
	};
}

static void start_with(struct server_settings wanted)
{
	struct mishap mishap = { 0 };
	arena = arena_new(1 << 24);
	if (!server_start(arena, &wanted, &server, &mishap))
		fail_msg("%s", mishap.why);
}

static int start(void **state)
{
	(void)state;
	start_with(settings());
	return 0;
}

static int stop(void **state)
{
	(void)state;
	server_stop(server);
	arena_end(arena);
	assert_int_equal(atomic_load(&workers_alive), 0);
	return 0;
}

static int dial(void)
{
	int peer = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)server_port(server)) };
	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	assert_true(peer >= 0);
	assert_int_equal(connect(peer, (struct sockaddr *)&to, sizeof to), 0);
	return peer;
}

// False when the other side closed.
static bool give(int peer, const char *data, size_t length)
{
	while (length > 0) {
		ssize_t sent = send(peer, data, length, MSG_NOSIGNAL);
		if (sent <= 0)
			return false;
		data += sent;
		length -= (size_t)sent;
	}
	return true;
}

static bool give_c(int peer, const char *text)
{
	return give(peer, text, strlen(text));
}

// Reads until `ending` stands at the end, or the other side closes, or patience ends.
static str take_until(int peer, const char *ending)
{
	struct buf got = buf_in(arena);
	struct pollfd wait = { .fd = peer, .events = POLLIN };
	char piece[4096];
	while (!(ending != NULL && str_ends(buf_str(&got), str_from(ending)))) {
		if (poll(&wait, 1, PATIENCE_MS) != 1)
			fail_msg("nothing came within %d ms", PATIENCE_MS);
		ssize_t length = recv(peer, piece, sizeof piece, 0);
		if (length <= 0)
			break;
		buf_add(&got, (str){ piece, (size_t)length });
	}
	return buf_str(&got);
}

// Sends all, reads to the end of the connection.
static str talk(const char *text)
{
	int peer = dial();
	give_c(peer, text);
	str got = take_until(peer, NULL);
	close(peer);
	return got;
}

static int status_of(str answer)
{
	int64_t status = 0;
	if (!str_starts(answer, S("HTTP/1.1 ")) || !str_to_integer(str_slice(answer, 9, 3), &status))
		return 0;
	return (int)status;
}

static bool ends(str answer, const char *body)
{
	return str_ends(answer, str_format(arena, "\r\n\r\n%s", body));
}

#define HEAD_LINES "Host: localhost\r\n"
#define CLOSING HEAD_LINES "Connection: close\r\n"

static void answers(void **state)
{
	(void)state;
	str got = talk("GET /a%20b?q=1+2%2B HTTP/1.1\r\n" CLOSING "\r\n");
	assert_int_equal(status_of(got), 200);
	assert_true(ends(got, "/a b|1 2+"));
	assert_true(str_contains(got, S("X-Test: yes\r\n")));
	assert_true(str_contains(got, S("Content-Type: text/plain; charset=utf-8\r\n")));
	assert_true(str_contains(got, S("Content-Length: 9\r\n")));
}

static void long_addresses_and_absolute_ones(void **state)
{
	(void)state;
	struct buf text = buf_in(arena);
	buf_add_c(&text, "GET http://localhost/x?q=");
	for (int i = 0; i < 700; i++)
		buf_add_char(&text, 'b');
	buf_add_c(&text, " HTTP/1.1\r\n" CLOSING "\r\n");
	str got = talk(str_c(arena, buf_str(&text)));
	assert_int_equal(status_of(got), 200);
	assert_true(str_contains(got, S("/x|bbb")));
	assert_int_equal(status_of(talk("GET http://elsewhere/x HTTP/1.1\r\n" HEAD_LINES "\r\n")), 400);
}

static void refuses_smuggling_and_closes(void **state)
{
	(void)state;
	static const char *const cases[] = {
		"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "Content-Length: 5\r\nContent-Length: 5\r\n",
		"Content-Length: 5\r\nContent-Length: 6\r\n", "Host: localhost\r\n", "Host: other\r\n",
		"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "Content-Length: +5\r\n",
		"Content-Length: 5, 5\r\n", "Content-Length : 5\r\n", "Transfer-Encoding : chunked\r\n",
		"Content-Length: 5x\r\n",
	};
	int before = atomic_load(&answered);
	for (size_t i = 0; i < COUNT(cases); i++) {
		str got = talk(str_c(arena, str_format(arena,
			"POST /body HTTP/1.1\r\n" HEAD_LINES "%s\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n" CLOSING "\r\n",
			cases[i])));
		if (status_of(got) != 400 || str_contains(got, S("smuggled")))
			fail_msg("%s: %.*s", cases[i], STR_ARG(got));
	}
	assert_int_equal(atomic_load(&answered), before);
	assert_int_equal(status_of(talk("GET / HTTP/1.1\r\n\r\n")), 400);
	assert_int_equal(status_of(talk("GET / HTTP/1.0\r\n\r\n")), 400);
	assert_int_equal(status_of(talk("POST /body HTTP/1.1\r\n" HEAD_LINES "Transfer-Encoding: gzip\r\n\r\n")), 501);
	assert_int_equal(status_of(talk("POST /body HTTP/1.1\r\n" HEAD_LINES "Expect: tea\r\n\r\n")), 417);
	assert_int_equal(status_of(talk("GET /?q=%zz HTTP/1.1\r\n" CLOSING "\r\n")), 400);
	assert_int_equal(status_of(talk("GET /%00 HTTP/1.1\r\n" CLOSING "\r\n")), 400);
}

static str post(const char *method, size_t announced, size_t sent, const char *more)
{
	int peer = dial();
	give_c(peer, str_c(arena, str_format(arena,
		"%s /body HTTP/1.1\r\n" CLOSING "%sContent-Length: %zu\r\n\r\n", method, more, announced)));
	char *body = arena_take(arena, sent + 1);
	memset(body, 'z', sent);
	give(peer, body, sent);
	str got = take_until(peer, NULL);
	close(peer);
	return got;
}

static void bodies_up_to_the_limit(void **state)
{
	(void)state;
	assert_true(ends(post("POST", SMALL_LIMIT, SMALL_LIMIT, ""), "1000 122"));
	assert_true(ends(post("PATCH", 0, 0, ""), "0 0"));
	int before = atomic_load(&answered);
	static const char *const methods[] = { "POST", "PATCH", "PUT", "DELETE", "GET" };
	for (size_t i = 0; i < COUNT(methods); i++) {
		str got = post(methods[i], SMALL_LIMIT + 1, 0, "Expect: 100-continue\r\n");
		assert_int_equal(status_of(got), 413);
		assert_true(ends(got, "refused 413 /body"));
		assert_true(str_contains(got, S("Connection: close\r\n")));
		assert_int_equal(status_of(post(methods[i], SMALL_LIMIT + 1, SMALL_LIMIT + 1, "")), 413);
	}
	assert_int_equal(status_of(post("POST", SMALL_LIMIT + 3000000, SMALL_LIMIT + 3000000, "")), 413);
	assert_int_equal(status_of(post("POST", 1ULL << 40, 0, "")), 413);
	assert_int_equal(atomic_load(&answered), before);
}

static str post_chunked(size_t chunk, size_t count)
{
	int peer = dial();
	give_c(peer, "POST /body HTTP/1.1\r\n" CLOSING "Transfer-Encoding: chunked\r\n\r\n");
	char *body = arena_take(arena, chunk + 1);
	memset(body, 'y', chunk);
	bool open = true;
	for (size_t i = 0; i < count && open; i++)
		open = give_c(peer, str_c(arena, str_format(arena, "%zx\r\n", chunk))) &&
		       give(peer, body, chunk) && give_c(peer, "\r\n");
	if (open)
		give_c(peer, "0\r\n\r\n");
	str got = take_until(peer, NULL);
	close(peer);
	return got;
}

static void counts_chunks(void **state)
{
	(void)state;
	assert_true(ends(post_chunked(100, 10), "1000 121"));
	assert_int_equal(status_of(post_chunked(1001, 1)), 413);
	assert_int_equal(status_of(post_chunked(100, 11)), 413);
	assert_int_equal(status_of(post_chunked(1024, 1024)), 413);
	// Who goes on without end is cut off.
	assert_int_not_equal(status_of(post_chunked(1024 * 1024, 64)), 200);
	assert_int_equal(status_of(talk("POST /body HTTP/1.1\r\n" CLOSING
		"Transfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n")), 400);
}

static void continues_when_asked(void **state)
{
	(void)state;
	int peer = dial();
	give_c(peer, "POST /body HTTP/1.1\r\n" CLOSING "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n");
	assert_true(str_is(take_until(peer, "\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n"));
	give_c(peer, "abc");
	assert_true(ends(take_until(peer, NULL), "3 99"));
	close(peer);
	str got = post("POST", SMALL_LIMIT + 1, 0, "Expect: 100-continue\r\n");
	assert_int_equal(status_of(got), 413);
}

static str post_form(const char *type, const char *body)
{
	return talk(str_c(arena, str_format(arena,
		"POST /form HTTP/1.1\r\n" CLOSING "Content-Type: %s\r\nContent-Length: %zu\r\n\r\n%s", type,
		strlen(body), body)));
}

static void reads_forms(void **state)
{
	(void)state;
	assert_true(ends(post_form("application/x-www-form-urlencoded", "b=1&a=%26+x"), "& x|"));
	assert_true(ends(post_form("multipart/form-data; boundary=B",
		"--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\nfile\r\n--B--"), "|file"));
	assert_int_equal(status_of(post_form("application/x-www-form-urlencoded", "a=%")), 400);
	assert_int_equal(status_of(post_form("multipart/form-data; boundary=B", "--C--")), 400);
}

static void keeps_connections_alive(void **state)
{
	(void)state;
	int peer = dial();
	for (int i = 0; i < 20; i++) {
		give_c(peer, "GET /k HTTP/1.1\r\n" HEAD_LINES "\r\n");
		assert_int_equal(status_of(take_until(peer, "/k|")), 200);
	}
	give_c(peer, "POST /body HTTP/1.1\r\n" HEAD_LINES "Content-Length: 2\r\n\r\nab");
	assert_true(ends(take_until(peer, "2 98"), "2 98"));
	give_c(peer, "GET /k HTTP/1.1\r\n" HEAD_LINES "\r\n");
	assert_int_equal(status_of(take_until(peer, "/k|")), 200);
	close(peer);
}

static void answers_a_pipeline_in_order(void **state)
{
	(void)state;
	str got = talk("GET /slow1 HTTP/1.1\r\n" HEAD_LINES "\r\nPOST /body HTTP/1.1\r\n" HEAD_LINES
		"Content-Length: 4\r\n\r\nGET GET /3 HTTP/1.1\r\n" CLOSING "\r\n");
	size_t first = str_find(got, S("/slow1|")), second = str_find(got, S("4 32")), third = str_find(got, S("/3|"));
	assert_true(third != SIZE_MAX && first < second && second < third);
}

static void head_has_no_body(void **state)
{
	(void)state;
	str got = talk("HEAD /abc HTTP/1.1\r\n" CLOSING "\r\n");
	assert_int_equal(status_of(got), 200);
	assert_true(str_contains(got, S("Content-Length: 5\r\n")));
	assert_true(ends(got, ""));
	assert_true(ends(talk("HEAD /method HTTP/1.1\r\n" CLOSING "\r\n"), ""));
	assert_true(ends(talk("BREW /method HTTP/1.1\r\n" CLOSING "\r\n"), "method 4"));
	assert_true(ends(talk("DELETE /method HTTP/1.1\r\n" CLOSING "\r\n"), "method 3"));
}

static void packs_what_may_be_for_who_reads_it(void **state)
{
	(void)state;
	str plain = talk("GET /list HTTP/1.1\r\n" CLOSING "\r\n");
	assert_true(plain.length > 2500 && str_ends(plain, S("<li>row 99 of the list</li>\n")));
	assert_false(str_contains(plain, S("Content-Encoding")));
	str packed = talk("GET /list HTTP/1.1\r\n" CLOSING "Accept-Encoding: br, gzip\r\n\r\n");
	assert_int_equal(status_of(packed), 200);
	assert_true(packed.length * 3 < plain.length);
	assert_true(str_contains(packed, S("Content-Encoding: gzip\r\n")));
	assert_true(str_contains(packed, S("\r\n\r\n\x1f\x8b")));
	str head = talk("HEAD /list HTTP/1.1\r\n" CLOSING "Accept-Encoding: gzip\r\n\r\n");
	assert_true(str_contains(head, S("Content-Encoding: gzip\r\n")));
	assert_true(ends(head, ""));
	static const char *const others[] = { "GET /list HTTP/1.1\r\n" CLOSING "Accept-Encoding: gzip;q=0, *\r\n\r\n",
		"GET /list/short HTTP/1.1\r\n" CLOSING "Accept-Encoding: gzip\r\n\r\n",
		"GET /list/secret HTTP/1.1\r\n" CLOSING "Accept-Encoding: gzip\r\n\r\n",
		"GET /big HTTP/1.1\r\n" CLOSING "Accept-Encoding: gzip\r\n\r\n" };
	for (size_t i = 0; i < COUNT(others); i++)
		assert_false(str_contains(talk(others[i]), S("Content-Encoding")));
}

static void bounds_headers_and_query(void **state)
{
	(void)state;
	struct buf text = buf_in(arena);
	buf_add_c(&text, "GET /?q=");
	for (int i = 0; i < LIMIT_QUERY_BYTES; i++)
		buf_add_char(&text, 'q');
	buf_add_c(&text, " HTTP/1.1\r\n" CLOSING "\r\n");
	assert_int_equal(status_of(talk(str_c(arena, buf_str(&text)))), 414);
	text = buf_in(arena);
	buf_add_c(&text, "GET / HTTP/1.1\r\n" CLOSING);
	for (int i = 0; i < LIMIT_HEADERS - 2; i++)
		buf_addf(&text, "X%d: y\r\n", i);
	assert_int_equal(status_of(talk(str_c(arena, str_format(arena, "%.*s\r\n", STR_ARG(buf_str(&text)))))), 200);
	buf_add_c(&text, "Z: y\r\n\r\n");
	assert_int_equal(status_of(talk(str_c(arena, buf_str(&text)))), 431);
	text = buf_in(arena);
	buf_add_c(&text, "GET / HTTP/1.1\r\n" CLOSING "X: ");
	for (int i = 0; i < LIMIT_CONNECTION_BYTES; i++)
		buf_add_char(&text, 'h');
	buf_add_c(&text, "\r\n\r\n");
	assert_int_equal(status_of(talk(str_c(arena, buf_str(&text)))), 431);
}

static void sends_big_answers(void **state)
{
	(void)state;
	str got = talk("GET /big HTTP/1.1\r\n" CLOSING "\r\n");
	assert_int_equal(status_of(got), 200);
	assert_true(got.length > 4 * 1024 * 1024);
	assert_true(str_ends(got, S("0004095")));
}

static void *one_of_many(void *argument)
{
	int peer = *(int *)argument;
	char got[512];
	size_t length = 0;
	give_c(peer, "GET /slow HTTP/1.1\r\n" CLOSING "\r\n");
	for (ssize_t n; length < sizeof got && (n = recv(peer, got + length, sizeof got - length, 0)) > 0;)
		length += (size_t)n;
	close(peer);
	return (void *)(uintptr_t)str_ends((str){ got, length }, S("/slow|"));
}

static void many_at_once(void **state)
{
	(void)state;
	pthread_t threads[100];
	int peers[100];
	size_t good = 0;
	for (size_t i = 0; i < COUNT(threads); i++)
		peers[i] = dial();
	for (size_t i = 0; i < COUNT(threads); i++)
		assert_int_equal(pthread_create(&threads[i], NULL, one_of_many, &peers[i]), 0);
	for (size_t i = 0; i < COUNT(threads); i++) {
		void *result = NULL;
		assert_int_equal(pthread_join(threads[i], &result), 0);
		good += result != NULL;
	}
	assert_int_equal(good, COUNT(threads));
}

static void full_house_is_busy(void **state)
{
	(void)state;
	struct server_settings wanted = settings();
	wanted.worker_count = 1;
	wanted.calls_waiting = 1;
	start_with(wanted);
	int peers[3];
	for (int i = 0; i < 3; i++) {
		peers[i] = dial();
		give_c(peers[i], "GET /slower HTTP/1.1\r\n" CLOSING "\r\n");
		nanosleep(&(struct timespec){ .tv_nsec = 50 * 1000 * 1000 }, NULL);
	}
	str last = take_until(peers[2], NULL);
	assert_int_equal(status_of(last), 503);
	assert_true(str_contains(last, S("Retry-After: 1\r\n")));
	assert_true(ends(last, "refused 503 /slower"));
	assert_int_equal(status_of(take_until(peers[0], NULL)), 200);
	assert_int_equal(status_of(take_until(peers[1], NULL)), 200);
	for (int i = 0; i < 3; i++)
		close(peers[i]);
	stop(NULL);
}

static void who_waits_lends_a_seat(void **state)
{
	(void)state;
	struct server_settings wanted = settings();
	wanted.worker_count = 2;
	start_with(wanted);
	int peers[20];
	atomic_store(&meeting, 0);
	for (size_t i = 0; i < COUNT(peers); i++) {
		peers[i] = dial();
		give_c(peers[i], "GET /meeting HTTP/1.1\r\n" CLOSING "\r\n");
	}
	for (size_t i = 0; i < COUNT(peers); i++) {
		assert_true(ends(take_until(peers[i], NULL), "met all"));
		close(peers[i]);
	}
	assert_in_range(atomic_load(&workers_alive), 2, LIMIT_WORKERS);
	stop(NULL);
}

static int64_t now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void slow_headers_are_cut_off(void **state)
{
	(void)state;
	struct server_settings wanted = settings();
	wanted.headers_ms = 600;
	wanted.idle_ms = 1200;
	start_with(wanted);
	int silent = dial(), dripping = dial(), idle = dial();
	int64_t from_ms = now_ms();
	give_c(idle, "GET /k HTTP/1.1\r\n" HEAD_LINES "\r\n");
	assert_int_equal(status_of(take_until(idle, "/k|")), 200);
	give_c(dripping, "GET / HTTP/1.1\r\n" HEAD_LINES);
	bool open = true;
	while (open && now_ms() - from_ms < PATIENCE_MS) {
		open = give_c(dripping, "X: y\r\n");
		nanosleep(&(struct timespec){ .tv_nsec = 50 * 1000 * 1000 }, NULL);
	}
	int64_t took_ms = now_ms() - from_ms;
	assert_false(open);
	assert_true(took_ms >= 600 && took_ms < 1900);
	assert_int_equal(take_until(silent, NULL).length, 0);
	assert_int_equal(take_until(idle, NULL).length, 0);
	assert_true(now_ms() - from_ms >= 1100);
	close(silent);
	close(dripping);
	close(idle);
	stop(NULL);
}

// The body may take 600 ms and a second for each KiB that came.
static void slow_bodies_are_cut_off(void **state)
{
	(void)state;
	struct server_settings wanted = settings();
	wanted.body_ms = 600;
	start_with(wanted);
	int stuck = dial(), flowing = dial();
	int64_t from_ms = now_ms();
	char *kilobytes = arena_take(arena, 3 * 1024);
	give_c(flowing, "POST /form HTTP/1.1\r\n" CLOSING "Content-Length: 3073\r\n\r\n");
	give(flowing, kilobytes, 3 * 1024);
	give_c(stuck, "POST /body HTTP/1.1\r\n" CLOSING "Content-Length: 1000\r\n\r\nab");
	assert_int_equal(take_until(stuck, NULL).length, 0);
	int64_t took_ms = now_ms() - from_ms;
	assert_true(took_ms >= 600 && took_ms < 1900);
	give_c(flowing, "c");
	assert_int_equal(status_of(take_until(flowing, NULL)), 200);
	close(stuck);
	close(flowing);
	stop(NULL);
}

static void bounds_connections_of_an_address(void **state)
{
	(void)state;
	struct server_settings wanted = settings();
	wanted.connections_per_address = 2;
	start_with(wanted);
	int first = dial(), second = dial();
	give_c(first, "GET /k HTTP/1.1\r\n" HEAD_LINES "\r\n");
	take_until(first, "/k|");
	give_c(second, "GET /k HTTP/1.1\r\n" HEAD_LINES "\r\n");
	take_until(second, "/k|");
	int third = dial();
	give_c(third, "GET /k HTTP/1.1\r\n" HEAD_LINES "\r\n");
	assert_int_equal(take_until(third, NULL).length, 0);
	close(third);
	close(first);
	close(second);
	stop(NULL);
}

static void stopping_lets_calls_end(void **state)
{
	(void)state;
	start_with(settings());
	int working = dial(), idle = dial();
	give_c(idle, "GET /k HTTP/1.1\r\n" HEAD_LINES "\r\n");
	take_until(idle, "/k|");
	give_c(working, "GET /slower HTTP/1.1\r\n" HEAD_LINES "\r\n");
	nanosleep(&(struct timespec){ .tv_nsec = 100 * 1000 * 1000 }, NULL);
	server_stop(server);
	str got = take_until(working, NULL);
	assert_int_equal(status_of(got), 200);
	assert_true(str_contains(got, S("Connection: close\r\n")));
	assert_int_equal(take_until(idle, NULL).length, 0);
	assert_int_equal(atomic_load(&workers_alive), 0);
	close(working);
	close(idle);
	arena_end(arena);
}

static void believes_a_proxy_only_when_told(void **state)
{
	(void)state;
	const char *text = "GET /peer HTTP/1.1\r\n" CLOSING
		"X-Forwarded-For: 6.6.6.6, 10.1.2.3\r\nX-Forwarded-Proto: https\r\n\r\n";
	start_with(settings());
	assert_true(ends(talk(text), "127.0.0.1 plain"));
	stop(NULL);
	struct server_settings wanted = settings();
	wanted.behind_proxy = true;
	start_with(wanted);
	assert_true(ends(talk(text), "10.1.2.3 secure"));
	assert_true(ends(talk("GET /peer HTTP/1.1\r\n" CLOSING "X-Forwarded-For: junk\r\n\r\n"), "127.0.0.1 plain"));
	stop(NULL);
}

static void refuses_to_start(void **state)
{
	(void)state;
	struct mishap mishap = { 0 };
	struct server *none = NULL;
	arena = arena_new(1 << 20);
	struct server_settings wanted = settings();
	wanted.listen = "0.0.0.0:0";
	assert_false(server_start(arena, &wanted, &none, &mishap));
	assert_non_null(mishap.why);
	wanted.listen = "nonsense";
	assert_false(server_start(arena, &wanted, &none, &mishap));
	wanted = settings();
	wanted.tls_certificate = "/nonexistent/certificate";
	assert_false(server_start(arena, &wanted, &none, &mishap));
	wanted.tls_key = "/nonexistent/key";
	assert_false(server_start(arena, &wanted, &none, &mishap));
	wanted.tls_certificate = wanted.tls_key = "/etc/hostname";
	assert_false(server_start(arena, &wanted, &none, &mishap));
	assert_int_equal(atomic_load(&workers_alive), 0);
	arena_end(arena);
}

static void logs_the_route_and_not_the_path(void **state)
{
	(void)state;
	char text[4096];
	int ends_of_pipe[2], before = dup(STDERR_FILENO);
	struct server_settings wanted = settings();
	wanted.log_requests = true;
	start_with(wanted);
	assert_int_equal(pipe(ends_of_pipe), 0);
	assert_true(dup2(ends_of_pipe[1], STDERR_FILENO) >= 0);
	close(ends_of_pipe[1]);
	talk("GET /place/secret?q=secret HTTP/1.1\r\n" CLOSING "\r\n");
	talk("POST /secret HTTP/1.1\r\n" CLOSING "Content-Length: 0\r\n\r\n");
	talk("GET /secret?%zz HTTP/1.1\r\n" CLOSING "\r\n");
	stop(NULL);
	assert_true(dup2(before, STDERR_FILENO) >= 0);
	close(before);
	ssize_t length = read(ends_of_pipe[0], text, sizeof text);
	close(ends_of_pipe[0]);
	assert_true(length > 0);
	str log = { text, (size_t)length };
	assert_true(str_starts(log, S("<6>")));
	assert_true(str_contains(log, S(" request method=GET route=/place/{key} status=200 ms=")));
	assert_true(str_contains(log, S(" request method=POST route=- status=200 ms=")));
	assert_true(str_contains(log, S(" request method=GET route=- status=400 ms=")));
	assert_false(str_contains(log, S("secret")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(answers, start, stop),
		cmocka_unit_test_setup_teardown(long_addresses_and_absolute_ones, start, stop),
		cmocka_unit_test_setup_teardown(refuses_smuggling_and_closes, start, stop),
		cmocka_unit_test_setup_teardown(bodies_up_to_the_limit, start, stop),
		cmocka_unit_test_setup_teardown(counts_chunks, start, stop),
		cmocka_unit_test_setup_teardown(continues_when_asked, start, stop),
		cmocka_unit_test_setup_teardown(reads_forms, start, stop),
		cmocka_unit_test_setup_teardown(keeps_connections_alive, start, stop),
		cmocka_unit_test_setup_teardown(answers_a_pipeline_in_order, start, stop),
		cmocka_unit_test_setup_teardown(head_has_no_body, start, stop),
		cmocka_unit_test_setup_teardown(packs_what_may_be_for_who_reads_it, start, stop),
		cmocka_unit_test_setup_teardown(bounds_headers_and_query, start, stop),
		cmocka_unit_test_setup_teardown(sends_big_answers, start, stop),
		cmocka_unit_test_setup_teardown(many_at_once, start, stop),
		cmocka_unit_test(full_house_is_busy),
		cmocka_unit_test(who_waits_lends_a_seat),
		cmocka_unit_test(slow_headers_are_cut_off),
		cmocka_unit_test(slow_bodies_are_cut_off),
		cmocka_unit_test(bounds_connections_of_an_address),
		cmocka_unit_test(stopping_lets_calls_end),
		cmocka_unit_test(believes_a_proxy_only_when_told),
		cmocka_unit_test(refuses_to_start),
		cmocka_unit_test(logs_the_route_and_not_the_path),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
