// Addresses of our own pages, made piece by piece: what stands in a query is percent-encoded.
#pragma once
#include "model/record.h"

struct address {
	struct buf buf;
	bool asked; // The question mark stands already.
};

struct address address_of(struct arena *arena, str path);
// Adds name=value to the query; nothing for an empty value.
void address_add(struct address *address, const char *name, str value);
str address_str(const struct address *address);

// The page of a record: /places/…, by number where the number can stand in an address, else by id.
str address_record(struct arena *arena, const struct entity *entity, str number, str id);
// The list of an entity.
str address_list(struct arena *arena, const struct entity *entity);
// A list with one filter.
str address_filtered(struct arena *arena, const char *path, const char *name, str value);
