// One HTTP request as the rest of the program sees it, and the response to it. This room knows
// nothing of Wiqaya: no entities, no accounts, no words on screen.
#pragma once
#include "base/buf.h"

enum method { METHOD_GET, METHOD_POST, METHOD_PATCH, METHOD_DELETE, METHOD_OTHER };

struct pair {
	str name;
	str value;
};

// A file part of a multipart body.
struct upload {
	str name;      // Of the form field.
	str file_name; // As the client says: data only, never a path.
	str media_type;
	str content;
};

struct request {
	struct arena *arena;
	enum method method;
	str path;   // Percent-decoded, valid UTF-8, begins with '/'.
	str target; // As sent, with the query.
	str host;
	str address; // Of the peer, or of X-Forwarded-For behind a trusted proxy.
	bool secure; // TLS here, or at the trusted proxy.
	const struct pair *headers;
	size_t header_count;
	const struct pair *query; // Decoded.
	size_t query_count;
	str body; // As sent.
	const struct pair *form; // Decoded fields of a urlencoded or multipart body.
	size_t form_count;
	const struct upload *uploads;
	size_t upload_count;
};

// The value, or the empty str. Header names ignore case.
str request_header(const struct request *request, const char *name);
str request_query(const struct request *request, const char *name);
str request_form(const struct request *request, const char *name);
const struct upload *request_upload_find(const struct request *request, const char *name);
str request_cookie(const struct request *request, const char *name);

struct response {
	struct arena *arena;
	int status;
	// The pattern of the route that answered, for the journal: a constant. NULL when there is none.
	const char *route;
	str media_type;
	struct buf body;
	bool packs; // May go out as gzip to who reads that: said by who knows what stands in it and who asks.
	struct pair *headers;
	size_t header_count;
	size_t header_room;
};

// Adds a header; control characters in it die (it never comes straight from a client).
void response_header(struct response *response, const char *name, str value);

// The same in place of a header of this name that was added before.
void response_header_instead(struct response *response, const char *name, str value);

// 303 to an address of our own: a path, with its query, that begins with '/'. Anything else ("//host",
// a full URL, control characters) becomes "/". Other characters than visible ASCII are percent-encoded.
void response_see_other(struct response *response, str location);
