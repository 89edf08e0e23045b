#include "page/markup.h"

#include <string.h>

enum state {
	STATE_TEXT,
	STATE_TAG_BEGIN,
	STATE_TAG_NAME,
	STATE_IN_TAG,
	STATE_ATTRIBUTE_NAME,
	STATE_BEFORE_VALUE,
	STATE_VALUE,
	STATE_DECLARATION,
};

static const char *const plain_elements[] = { "title", "option", "textarea", "text", "script", "style" };
static const char *const address_attributes[] = { "href", "src", "action", "formaction", "cite",
	"poster", "data", "ping", "manifest", "xlink:href" };

static bool feed_text(struct markup *markup, char c, const char **why);
static bool feed_tag_begin(struct markup *markup, char c, const char **why);
static bool feed_tag_name(struct markup *markup, char c, const char **why);
static bool feed_in_tag(struct markup *markup, char c, const char **why);
static bool feed_attribute_name(struct markup *markup, char c, const char **why);
static bool end_tag(struct markup *markup);
static bool end_attribute_name(struct markup *markup, const char **why);
static bool name_add(char *name, char c, const char **why);
static bool listed(const char *const *names, size_t count, const char *name);

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_silent(const struct markup *markup)
{
	return strcmp(markup->element, "script") == 0 || strcmp(markup->element, "style") == 0;
}

bool markup_feed(struct markup *markup, char c, const char **why)
{
	switch ((enum state)markup->state) {
	case STATE_TEXT: return feed_text(markup, c, why);
	case STATE_TAG_BEGIN: return feed_tag_begin(markup, c, why);
	case STATE_TAG_NAME: return feed_tag_name(markup, c, why);
	case STATE_IN_TAG: return feed_in_tag(markup, c, why);
	case STATE_ATTRIBUTE_NAME: return feed_attribute_name(markup, c, why);
	case STATE_BEFORE_VALUE:
		*why = "an attribute value stands in double quotes";
		markup->state = STATE_VALUE;
		markup->begun = false;
		return c == '"';
	case STATE_VALUE:
		if (c == '"') {
			markup->state = STATE_IN_TAG;
			markup->spaced = false;
		} else {
			markup->begun = true;
		}
		return true;
	case STATE_DECLARATION:
		if (c == '>')
			markup->state = STATE_TEXT;
		*why = "comments are written {! … }";
		return c != '-';
	}
	return false;
}

bool markup_settle(struct markup *markup, const char **why)
{
	bool named = markup->state == STATE_ATTRIBUTE_NAME;
	if (!named && !(markup->state == STATE_TAG_NAME && markup->tag[0] != 0))
		return true;
	markup->state = STATE_IN_TAG;
	markup->spaced = false;
	return !named || end_attribute_name(markup, why);
}

enum markup_where markup_where(const struct markup *markup)
{
	switch ((enum state)markup->state) {
	case STATE_TEXT:
		if (is_silent(markup))
			return WHERE_NOWHERE;
		return markup->element[0] == 0 ? WHERE_TEXT : WHERE_PLAIN;
	case STATE_VALUE:
		if (!markup->address)
			return WHERE_VALUE;
		return markup->begun ? WHERE_ADDRESS_PART : WHERE_ADDRESS;
	case STATE_IN_TAG: return WHERE_TAG;
	case STATE_TAG_BEGIN:
	case STATE_TAG_NAME:
	case STATE_ATTRIBUTE_NAME:
	case STATE_BEFORE_VALUE:
	case STATE_DECLARATION: break;
	}
	return WHERE_NOWHERE;
}

void markup_inserted(struct markup *markup)
{
	markup->begun = true;
}

bool markup_meets(const struct markup *a, const struct markup *b)
{
	return a->state == b->state && strcmp(a->element, b->element) == 0 &&
	       (a->state == STATE_TEXT ||
		       (strcmp(a->tag, b->tag) == 0 && a->closing == b->closing &&
			       (a->state != STATE_VALUE ||
				       strcmp(a->attribute, b->attribute) == 0)));
}

bool markup_loose(const struct markup *markup)
{
	return (markup->state == STATE_TEXT && strcmp(markup->element, "textarea") != 0) ||
	       markup->state == STATE_IN_TAG;
}

static bool feed_text(struct markup *markup, char c, const char **why)
{
	*why = "a script or style stands in a file of its own";
	if (c == '<')
		markup->state = STATE_TAG_BEGIN;
	else if (is_silent(markup))
		return is_space(c);
	return true;
}

static bool feed_tag_begin(struct markup *markup, char c, const char **why)
{
	*why = "a tag begins with a small letter; a bare < is written &lt;";
	markup->closing = c == '/';
	markup->tag[0] = 0;
	markup->state = c == '!' ? STATE_DECLARATION : STATE_TAG_NAME;
	if (c == '!' || c == '/')
		return true;
	return is_small(c) && name_add(markup->tag, c, why);
}

static bool feed_tag_name(struct markup *markup, char c, const char **why)
{
	*why = "a tag name has small letters and digits";
	if (is_space(c) || c == '/') {
		markup->state = STATE_IN_TAG;
		markup->spaced = is_space(c);
		return markup->tag[0] != 0;
	}
	if (c == '>')
		return markup->tag[0] != 0 && end_tag(markup);
	return (is_small(c) || (c >= '0' && c <= '9') || c == '-') && name_add(markup->tag, c, why);
}

static bool feed_in_tag(struct markup *markup, char c, const char **why)
{
	if (is_space(c) || c == '/') {
		markup->spaced = is_space(c);
		return true;
	}
	if (c == '>')
		return end_tag(markup);
	*why = "an attribute begins with a space and a small letter";
	markup->state = STATE_ATTRIBUTE_NAME;
	markup->attribute[0] = 0;
	return markup->spaced && is_small(c) && name_add(markup->attribute, c, why);
}

static bool feed_attribute_name(struct markup *markup, char c, const char **why)
{
	if (c == '=') {
		markup->state = STATE_BEFORE_VALUE;
		return end_attribute_name(markup, why);
	}
	if (is_space(c) || c == '>' || c == '/') {
		markup->state = STATE_IN_TAG;
		markup->spaced = is_space(c);
		return end_attribute_name(markup, why) && (c != '>' || end_tag(markup));
	}
	*why = "an attribute name has letters, digits, '-' and ':'";
	bool fits = is_small(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
		    c == ':';
	return fits && name_add(markup->attribute, c, why);
}

// The content policy forbids inline style and script, so a page that had them would only look broken.
static bool end_attribute_name(struct markup *markup, const char **why)
{
	const char *name = markup->attribute;
	markup->address = listed(address_attributes, COUNT(address_attributes), name);
	if (strcmp(name, "style") == 0 || strcmp(name, "srcdoc") == 0 || strcmp(name, "srcset") == 0 ||
	    strncmp(name, "on", 2) == 0) {
		*why = "no style, srcdoc, srcset and on… attributes";
		return false;
	}
	return true;
}

static bool end_tag(struct markup *markup)
{
	markup->state = STATE_TEXT;
	if (markup->closing) {
		if (strcmp(markup->tag, markup->element) == 0)
			markup->element[0] = 0;
	} else if (listed(plain_elements, COUNT(plain_elements), markup->tag)) {
		memcpy(markup->element, markup->tag, MARKUP_NAME);
	}
	return true;
}

static bool name_add(char *name, char c, const char **why)
{
	size_t length = strlen(name);
	if (length + 1 >= MARKUP_NAME) {
		*why = "the name is too long";
		return false;
	}
	name[length] = c;
	name[length + 1] = 0;
	return true;
}

static bool listed(const char *const *names, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}
