#include "web/site.h"

#include "acts/house.h"
#include "acts/list.h"
#include "base/die.h"
#include "base/limits.h"
#include "store/column_store.h"
#include "web/guard.h"

struct worker {
	struct site *site;
	struct arena *arena;      // Holds this.
	struct arena *connection; // Holds what is below, as long as the thread works.
	struct db *db;            // NULL until the store has answered once.
	bool housed; // An institution was found in the store.
};

bool site_open(struct arena *arena, const char *store, struct writer *writer, struct site **site,
	struct mishap *mishap, str *broken)
{
	*site = NEW(arena, struct site);
	**site = (struct site){ .arena = arena, .store = store, .writer = writer };
	(*site)->columns = list_columns_new(arena);
	(*site)->rate = rate_new(arena);
	(*site)->feed_rate = rate_new(arena);
	(*site)->exchange_rate = rate_new(arena);
	(*site)->certificate_rate = rate_new(arena);
	(*site)->assets = assets_read(arena);
	return templates_read(arena, (*site)->assets, &(*site)->templates, mishap, broken);
}

static void *worker_start(void *context)
{
	struct arena *arena = arena_new(LIMIT_ARENA_BYTES);
	struct worker *worker = NEW(arena, struct worker);
	*worker = (struct worker){ .site = context, .arena = arena, .connection = arena_new(LIMIT_ARENA_BYTES) };
	return worker;
}

static void worker_end(void *ended)
{
	struct worker *worker = ended;
	arena_end(worker->connection);
	arena_end(worker->arena);
}

// The first call opens the connection. A lost one is mended before the next call; until then the answer is 503.
static bool connected(struct worker *worker)
{
	struct mishap mishap;
	if (worker->db == NULL) {
		arena_reset(worker->connection);
		if (!db_open(worker->connection, worker->site->store, DB_READ, &worker->db, &mishap))
			return false;
		db_columns_set(worker->db, worker->site->columns);
		return true;
	}
	return db_alive(worker->db) || db_reopen(worker->db, &mishap);
}

static const struct route *route_find(const struct route *routes, const struct request *request,
	struct route_match *match, bool *other_method)
{
	enum method method = request->method;
	for (const struct route *route = routes; route->path != NULL; route++) {
		if (!route_fits(route->path, request->path, match))
			continue;
		if (route->method == method)
			return route;
		*other_method = true;
	}
	return NULL;
}

static const struct route *find_route(const struct request *request, struct route_match *match, bool *other)
{
	*other = false;
	const struct route *route = route_find(api_routes, request, match, other);
	if (str_starts(request->path, S("/portal")))
		return route_find(portal_routes, request, match, other);
	if (route == NULL && !str_starts(request->path, S("/api/")))
		route = route_find(web_routes, request, match, other);
	return route;
}

static size_t body_limit(enum method method, str path)
{
	struct request request = { .method = method, .path = path };
	struct route_match match;
	bool other;
	const struct route *route = find_route(&request, &match, &other);
	return route != NULL && route->body_bytes > 0 ? route->body_bytes : LIMIT_BODY_BYTES;
}

static void answer(struct door *door, struct worker *worker, bool other);

static void handle(const struct request *request, struct response *response, void *context)
{
	struct worker *worker = context;
	struct door door = {
		.request = request,
		.response = response,
		.site = worker->site,
		.api = str_starts(request->path, S("/api/")) || str_is(request->path, "/healthz"),
		.call = call_new(request->arena, NULL, instant_now()),
	};
	bool other;
	guard_headers(&door);
	if (!connected(worker)) {
		guard_language(&door);
		if (!call_stored(&door.call, DB_BUSY))
			door_refused(&door);
		return;
	}
	door.call.db = worker->db;
	door.call.writer = worker->site->writer;
	door.call.mail_from = worker->site->mail_from;
	door.route = find_route(request, &door.match, &other);
	response->route = door.route == NULL ? NULL : door.route->path;
	// What reads sees one state of the store from beginning to end.
	bool snapshot = request->method == METHOD_GET && db_snapshot_begin(worker->db);
	answer(&door, worker, other);
	if (snapshot)
		db_snapshot_end(worker->db);
}

static bool enter_house(struct worker *worker, struct call *call)
{
	worker->housed = worker->housed || house_is_there(call);
	return worker->housed && house_read(call);
}

// `other`: the address is known, but not by this method.
static void answer(struct door *door, struct worker *worker, bool other)
{
	if (!enter_house(worker, &door->call)) {
		guard_language(door);
		door_refused(door);
		return;
	}
	guard_caller(door);
	guard_language(door);
	if (door->call.refusal != REFUSED_NOT) {
		door_refused(door);
		return;
	}
	if (door->route == NULL) {
		bool refused = refuse(&door->call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
		must(!refused);
		door_refused(door);
		if (other)
			door->response->status = 405;
		return;
	}
	if (!guard_needs(door))
		door_refused(door);
	else
		door->route->handle(door);
}

void site_settings(struct site *site, struct server_settings *settings)
{
	settings->log_requests = true;
	settings->body_limit = body_limit;
	settings->refuse = guard_server_refusal;
	settings->handle = handle;
	settings->worker_start = worker_start;
	settings->worker_end = worker_end;
	settings->context = site;
}
