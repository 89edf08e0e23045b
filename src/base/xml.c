#include "base/xml.h"

#include <expat.h>
#include <string.h>

#include "base/die.h"
#include "base/limits.h"

// A piece that the parser cannot finish is read again with the next one, so it must not grow.
enum { UNFINISHED_MAX = 1024 * 1024, PIECE_MAX = 1024 * 1024 };
static const char separator = '|';

struct xml {
	XML_Parser parser;
	const struct xml_events *events;
	void *context;
	struct mishap mishap;
	size_t fed;
	size_t depth;
	bool refused;
	bool broken;
	struct xml_attribute attributes[LIMIT_XML_ATTRIBUTES];
};

static void stop(struct xml *xml)
{
	xml->refused = true;
	XML_StopParser(xml->parser, XML_FALSE);
}

static void refuse(struct xml *xml, const char *why)
{
	mishap_at(&xml->mishap, XML_GetCurrentLineNumber(xml->parser),
		XML_GetCurrentColumnNumber(xml->parser) + 1, why);
	xml->broken = true;
	stop(xml);
}

static void split(const char *full, str *space, str *name)
{
	const char *at = strrchr(full, separator);
	*space = at == NULL ? S("") : (str){ full, (size_t)(at - full) };
	*name = str_from(at == NULL ? full : at + 1);
}

static void XMLCALL on_start(void *user, const XML_Char *full, const XML_Char **pairs)
{
	struct xml *xml = user;
	struct xml_element element = { .attributes = xml->attributes };
	if (xml->refused)
		return;
	if (++xml->depth > LIMIT_XML_DEPTH) {
		refuse(xml, N_("the XML is nested too deeply"));
		return;
	}
	for (size_t i = 0; pairs[i] != NULL; i += 2) {
		if (element.count == LIMIT_XML_ATTRIBUTES) {
			refuse(xml, N_("an element has too many attributes"));
			return;
		}
		struct xml_attribute *attribute = &xml->attributes[element.count++];
		split(pairs[i], &attribute->space, &attribute->name);
		attribute->value = str_from(pairs[i + 1]);
	}
	split(full, &element.space, &element.name);
	if (xml->events->start != NULL && !xml->events->start(xml->context, &element, &xml->mishap))
		stop(xml);
}

static void XMLCALL on_end(void *user, const XML_Char *full)
{
	struct xml *xml = user;
	struct xml_element element = { .attributes = xml->attributes };
	if (xml->refused)
		return;
	xml->depth--;
	split(full, &element.space, &element.name);
	if (xml->events->end != NULL && !xml->events->end(xml->context, &element, &xml->mishap))
		stop(xml);
}

static void XMLCALL on_text(void *user, const XML_Char *text, int length)
{
	struct xml *xml = user;
	if (xml->refused || xml->events->text == NULL)
		return;
	if (!xml->events->text(xml->context, (str){ text, (size_t)length }, &xml->mishap))
		stop(xml);
}

static void XMLCALL on_doctype(void *user, const XML_Char *name, const XML_Char *system,
	const XML_Char *public, int has_subset)
{
	(void)name, (void)system, (void)public, (void)has_subset;
	refuse(user, N_("the XML has a DOCTYPE, which is not allowed"));
}

static void close_parser(void *thing)
{
	XML_ParserFree(thing);
}

struct xml *xml_new(struct arena *arena, const struct xml_events *events, void *context)
{
	struct xml *xml = NEW(arena, struct xml);
	xml->events = events;
	xml->context = context;
	xml->parser = XML_ParserCreateNS(NULL, separator);
	if (xml->parser == NULL)
		die("no memory for an XML parser");
	arena_at_end(arena, close_parser, xml->parser);
	XML_SetUserData(xml->parser, xml);
	XML_SetElementHandler(xml->parser, on_start, on_end);
	XML_SetCharacterDataHandler(xml->parser, on_text);
	XML_SetStartDoctypeDeclHandler(xml->parser, on_doctype);
	return xml;
}

static const char *reason(enum XML_Error error)
{
	switch ((int)error) {
	case XML_ERROR_NO_MEMORY: die("no memory for XML");
	case XML_ERROR_UNKNOWN_ENCODING:
	case XML_ERROR_INCORRECT_ENCODING: return N_("the XML is in an encoding that is not known");
	case XML_ERROR_NO_ELEMENTS:
	case XML_ERROR_UNCLOSED_TOKEN: return N_("the XML ends too early");
	case XML_ERROR_TAG_MISMATCH: return N_("an element is closed that is not open");
	case XML_ERROR_DUPLICATE_ATTRIBUTE: return N_("an attribute stands twice in one element");
	case XML_ERROR_UNDEFINED_ENTITY: return N_("an entity is used that is not defined");
	default: return N_("the XML is not well-formed");
	}
}

static bool feed_one(struct xml *xml, str piece, bool last, struct mishap *mishap)
{
	if (xml->refused) {
		*mishap = xml->mishap;
		return false;
	}
	enum XML_Status status = XML_Parse(
		xml->parser, piece.data == NULL ? "" : piece.data, (int)piece.length, last);
	xml->fed += piece.length;
	if (!xml->refused && status == XML_STATUS_ERROR)
		refuse(xml, reason(XML_GetErrorCode(xml->parser)));
	XML_Index done = XML_GetCurrentByteIndex(xml->parser);
	if (!xml->refused && !last && done >= 0 && xml->fed - (size_t)done > UNFINISHED_MAX)
		refuse(xml, N_("a tag or comment of the XML is too long"));
	*mishap = xml->mishap;
	return !xml->refused;
}

bool xml_feed(struct xml *xml, str piece, bool last, struct mishap *mishap)
{
	while (piece.length > PIECE_MAX) {
		if (!feed_one(xml, str_slice(piece, 0, PIECE_MAX), false, mishap))
			return false;
		piece = str_skip(piece, PIECE_MAX);
	}
	return feed_one(xml, piece, last, mishap);
}

bool xml_is_broken(const struct xml *xml)
{
	return xml->broken;
}

str xml_attribute_find(const struct xml_element *element, const char *name)
{
	str found = { NULL, 0 };
	for (size_t i = 0; i < element->count; i++) {
		const struct xml_attribute *attribute = &element->attributes[i];
		if (!str_is(attribute->name, name))
			continue;
		if (attribute->space.length == 0)
			return attribute->value;
		found = attribute->value;
	}
	return found;
}
