// XML from outside, read as events, piece by piece. No DOCTYPE, so no entities of its own; depth,
// attributes and the length of one tag or comment are bounded. Names come as namespace and local name.
#pragma once
#include "base/mishap.h"

struct xml_attribute {
	str space; // The namespace; empty for none.
	str name;
	str value;
};

struct xml_element {
	str space;
	str name;
	const struct xml_attribute *attributes;
	size_t count;
};

// Each says false, having filled the mishap, to stop. Names and text live as long as the call. Any may
// be NULL. Text comes in pieces.
struct xml_events {
	bool (*start)(void *context, const struct xml_element *element, struct mishap *mishap);
	bool (*end)(void *context, const struct xml_element *element, struct mishap *mishap);
	bool (*text)(void *context, str text, struct mishap *mishap);
};

struct xml;

// A reader in the arena, which closes it. `events` must outlive it.
struct xml *xml_new(struct arena *arena, const struct xml_events *events, void *context);

// The next piece of the text; `last` ends it. Refuses what is not well-formed or passes a ceiling,
// with line and column, and what an event refuses.
bool xml_feed(struct xml *xml, str piece, bool last, struct mishap *mishap) MUST_USE;

// True when it was the XML itself that was refused, not what an event found in it.
bool xml_is_broken(const struct xml *xml);

// The value of an attribute without namespace, or with any when it has one; a str with data NULL when
// there is none.
str xml_attribute_find(const struct xml_element *element, const char *name);
