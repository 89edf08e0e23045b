// What server.c (the side of the library), worker.c and watchdog.c share. An exchange is one
// connection and the request that is under way on it. Who may touch it is told by its phase: the event
// loop, but from the moment it is queued until it is resumed the worker that took it.
#pragma once
#include <pthread.h>
#include <stdatomic.h>

#include <microhttpd.h>

#include "base/clock.h"
#include "base/limits.h"
#include "http/framing.h"
#include "http/server.h"

enum phase {
	PHASE_IDLE,     // Between requests.
	PHASE_HEADERS,  // The request line is here.
	PHASE_BODY,     // The headers are checked.
	PHASE_ANSWERED, // Refused before its body, which nobody reads.
	PHASE_CALLED,   // With a worker; the connection is suspended.
	PHASE_READY,    // The worker has made the response.
	PHASE_SENDING,
};

struct exchange {
	struct exchange *next; // In the list of all, which only grows.
	struct exchange *next_free;
	struct server *server;
	struct MHD_Connection *connection;
	enum phase phase;
	int socket;                   // -1 when closed; guarded by the watchdog's lock.
	_Atomic int64_t deadline_ms;  // On the monotonic clock; 0 for none.
	const char *method, *version; // As sent, kept by the library.
	str target;
	struct arena *arena; // Of a long target and of the body; NULL until needed.
	char *body;
	size_t body_length, body_room, body_limit, body_seen;
	int64_t body_from_ms;
	int refused; // Status of a refusal that was found while the body came in.
	bool counted;
	struct MHD_Response *response;
	size_t response_bytes;
	unsigned status;
	char short_target[256];
};

struct watchdog {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t woken;
	struct exchange *exchanges;
	bool stopping;
};

struct queue {
	pthread_mutex_t lock;
	pthread_cond_t left; // A worker has.
	struct exchange **waiting; // A ring.
	size_t room, first, count;
	bool stopping;
};

// Arenas for bodies of answers: each goes to the library with its answer and comes back when that is sent.
enum { SHEETS = 8 };
struct sheets {
	pthread_mutex_t lock;
	struct arena *spare[SHEETS];
	size_t count;
};

struct idle;

struct server {
	struct arena *arena; // Of the server's own parts; after the start only the event loop takes from it.
	struct arena *loop_arena; // Of one refusal.
	struct server_settings settings;
	struct MHD_Daemon *daemon;
	int listening;
	unsigned port;
	int64_t headers_ms, body_ms, idle_ms;
	struct watchdog watchdog;
	struct queue queue;
	struct sheets sheets;
	unsigned worker_count; // Seats: so many calls are worked on at once.
	pthread_attr_t detached;
	// Guarded by the queue's lock: threads, those of them that are not leaving, that sit, that have yet to look
	// for a call, and the pile of those that wait for one.
	unsigned threads, workers, running, starting;
	struct idle *idle;
	struct exchange *free;
	size_t bodies_bytes;
	_Atomic bool draining;
	_Atomic int under_way;
};

// worker.c: takes what waits and answers it.
void worker_begin(struct server *server);
void worker_stop_all(struct server *server);
// Hands a suspended exchange over; false when too many wait or the server stops.
bool worker_call(struct server *server, struct exchange *exchange) MUST_USE;

// Everything about the request but its body, in the arena; 0 or the status of a refusal.
int worker_read_request(struct exchange *exchange, struct arena *arena, struct request *request,
	struct framing *framing);
void worker_sheets_end(struct server *server);
// A refusal, ready to be queued: it closes the connection when `close` is set.
void worker_refuse(struct exchange *exchange, const struct request *request, int status, bool close);

// watchdog.c: shuts the sockets whose deadline has passed.
void watchdog_begin(struct watchdog *watchdog);
void watchdog_stop(struct watchdog *watchdog);
// An exchange is open on a socket, or is no longer (-1). One that was never seen joins the list.
void watchdog_watch(struct watchdog *watchdog, struct exchange *exchange, int socket, bool is_new);
