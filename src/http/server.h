// The HTTP server over libmicrohttpd: an event loop that never waits, and worker threads that each do
// one call at a time in straight, blocking code. It refuses oversize, contradictory and slow requests
// by itself (RFC 9112; doubled Content-Length, Transfer-Encoding with Content-Length, Host not exactly
// one), bounds every body, and holds an absolute deadline per connection.
#pragma once
#include "http/request.h"
#include "base/mishap.h"

// Answers one request on a worker thread. `worker` is what worker_start gave for that thread.
typedef void (*http_handler)(const struct request *request, struct response *response,
	void *worker);

struct server_settings {
	const char *listen;           // "127.0.0.1:8080" or "[::1]:8080".
	unsigned worker_count;        // So many calls are worked on at once; 0: one per core, at least 2.
	bool log_requests;            // One line of the journal for each request that a worker answered.
	bool behind_proxy;            // Trust X-Forwarded-For and X-Forwarded-Proto of a loopback peer.
	const char *tls_certificate;  // Files; NULL for plain HTTP.
	const char *tls_key;
	// The most bytes that the body of this request may have; asked before a byte of it is read.
	size_t (*body_limit)(enum method method, str path);
	// A refusal that the server itself makes (400, 413, 414, 417, 431, 503): fills the response. It is
	// called on the event loop and on workers at the same time, so it shares nothing and is quick.
	// What the library cannot read at all (no request line, headers over LIMIT_CONNECTION_BYTES,
	// broken chunks) it answers itself with a bare page; who is too slow gets no answer.
	void (*refuse)(const struct request *request, int status, struct response *response);
	http_handler handle;
	void *(*worker_start)(void *context); // Once per worker thread, before its first call.
	void (*worker_end)(void *worker);
	void *context;
	// Zero for the values of base/limits.h; tests set them.
	unsigned connections_per_address;
	unsigned calls_waiting;
	unsigned headers_ms;
	unsigned body_ms;
	unsigned idle_ms;
};

struct server;

// Binds and begins to answer; ignores SIGPIPE from then on. False when the address cannot be bound, the
// certificate or key cannot be used, or it is plain HTTP on an address other than loopback without
// `behind_proxy`. The settings are copied.
bool server_start(struct arena *arena, const struct server_settings *settings,
	struct server **server, struct mishap *mishap) MUST_USE;

// The port that was bound (for ":0").
unsigned server_port(const struct server *server);

// A handler says them around a wait that takes no processor (for the writer, whose flush is the longer
// the fewer share it): meanwhile another call has its seat, on a thread more when all are busy, up to
// LIMIT_WORKERS. On a thread that is no worker they do nothing.
void server_wait_begins(void);
void server_wait_ends(void);

// No new requests; those under way end; then all threads are gone.
void server_stop(struct server *server);
