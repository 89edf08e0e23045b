// The site: what the server makes once at start and every call reads, and the one function that answers
// a request. `cli/serve.c` puts it behind the HTTP server.
#pragma once
#include "acts/clerk.h"
#include "acts/postman.h"
#include "http/rate.h"
#include "http/server.h"
#include "page/template.h"
#include "store/writer.h"
#include "web/door.h"

struct site {
	struct arena *arena;
	const char *store; // URL.
	struct writer *writer;
	const struct assets *assets;
	const struct templates *templates;
	struct column_store *columns; // That all workers look at.
	struct rate *rate; // Failed sign-ins.
	struct rate *feed_rate; // Secrets of feeds that open nothing: a forgotten phone keeps nobody from signing in.
	struct rate *exchange_rate; // Packages that were not taken, by address.
	struct rate *certificate_rate; // Numbers of certificates that are none, and names that are not theirs.
	struct clerk *clerk; // Does the jobs; set before the server starts.
	struct postman *postman; // Sends the mail; set before the server starts.
	const char *mail_from; // What calls carry; NULL: mail is off.
};

// Fills the settings of the HTTP server with the site's functions.
void site_settings(struct site *site, struct server_settings *settings);

// Reads templates and assets. False: a template is broken, said in the mishap with its file.
bool site_open(struct arena *arena, const char *store, struct writer *writer, struct site **site,
	struct mishap *mishap, str *broken) MUST_USE;
