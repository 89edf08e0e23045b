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
	unsigned worker_count;        // 0: one per core, at least 2.
	bool behind_proxy;            // Trust X-Forwarded-For and X-Forwarded-Proto of a loopback peer.
	const char *tls_certificate;  // Files; NULL for plain HTTP.
	const char *tls_key;
	// The most bytes that the body of this request may have; asked before a byte of it is read.
	size_t (*body_limit)(enum method method, str path);
	// A refusal that the server itself makes (400, 413, 414, 431, 408, 503): fills the response.
	void (*refuse)(const struct request *request, int status, struct response *response);
	http_handler handle;
	void *(*worker_start)(void *context); // Once per worker thread, before its first call.
	void (*worker_end)(void *worker);
	void *context;
};

struct server;

// Binds and begins to answer. False when the address cannot be bound, or is plain HTTP on an address
// other than loopback without `behind_proxy`.
bool server_start(struct arena *arena, const struct server_settings *settings,
	struct server **server, struct mishap *mishap) MUST_USE;

// The port that was bound (for ":0").
unsigned server_port(const struct server *server);

// No new requests; those under way end; then all threads are gone.
void server_stop(struct server *server);
