#include <string.h>

#include "base/limits.h"
#include "page/assets.h"
#include "page/template_inside.h"

struct parser {
	struct arena *arena;
	const struct assets *assets;
	str source;
	size_t at;
	size_t line;
	size_t line_start;
	struct markup markup;
	bool fresh; // Nothing stands on this line yet: its end is not written, so tags leave no empty lines.
	size_t depth;
	struct mishap *mishap;
};

static bool parse_nodes(struct parser *parser, struct nodes *nodes, str *ending);
static void parse_literal(struct parser *parser, struct nodes *nodes, const char **why);
static bool parse_tag(struct parser *parser, struct nodes *nodes, str tag);
static bool parse_value(struct parser *parser, struct nodes *nodes, str tag);
static bool parse_words(struct parser *parser, struct nodes *nodes, str tag);
static bool parse_asset(struct parser *parser, struct nodes *nodes, str tag);
static bool parse_part(struct parser *parser, struct nodes *nodes, str tag);
static bool parse_each(struct parser *parser, struct nodes *nodes, str tag);
static bool parse_if(struct parser *parser, struct nodes *nodes, str tag);
static bool parse_condition(struct parser *parser, struct node *node, str condition);
static bool parse_branches(struct parser *parser, struct node *node, str *ending);
static bool cut_tag(struct parser *parser, str *tag);
static bool cut_quoted(str *text, str *quoted);
static struct node *add_node(struct parser *parser, struct nodes *nodes, enum node_kind kind);
static bool refused(struct parser *parser, const char *why);
static bool is_name(str text);
static bool is_space(char c);
static bool is_ending(str tag);
static bool shows_here(struct parser *parser);

static bool parse_all(struct arena *arena, const struct assets *assets, str content, struct nodes *nodes,
	struct mishap *mishap)
{
	struct parser parser = { .arena = arena,
		.assets = assets,
		.source = content,
		.line = 1,
		.fresh = true,
		.mishap = mishap };
	str ending = S("");
	if (!parse_nodes(&parser, nodes, &ending))
		return false;
	if (ending.length > 0)
		return refused(&parser, "this closes nothing that was opened");
	struct markup text = { 0 };
	if (!markup_meets(&parser.markup, &text))
		return refused(&parser, "the template ends inside a tag");
	return true;
}

static struct nodes kept(struct arena *arena, const struct nodes *nodes);

static struct words *kept_words(struct arena *arena, const struct words *words)
{
	struct words *copy = NEW(arena, struct words);
	*copy = *words;
	if (words->key.context != NULL)
		copy->key.context = str_c(arena, str_from(words->key.context));
	return copy;
}

static struct branch *kept_branch(struct arena *arena, const struct branch *branch)
{
	struct branch *copy = NEW(arena, struct branch);
	*copy = *branch;
	copy->inside = kept(arena, &branch->inside);
	copy->otherwise = kept(arena, &branch->otherwise);
	return copy;
}

// A copy with no more room than it needs: it stays as long as the program, and lists that grow leave much behind.
static struct nodes kept(struct arena *arena, const struct nodes *nodes)
{
	struct nodes copy = { NULL, nodes->count, nodes->count };
	if (nodes->count > 0)
		copy.items = NEW_MANY(arena, nodes->count, struct node);
	for (size_t i = 0; i < nodes->count; i++) {
		struct node *node = &copy.items[i];
		*node = nodes->items[i];
		if (node->path.count > 0)
			node->path.names = (const struct view_name *)(const void *)arena_copy(arena,
				(const char *)node->path.names, node->path.count * sizeof *node->path.names);
		if (node->kind == NODE_LITERAL)
			node->text = str_copy(arena, node->text);
		if (node->kind == NODE_WORDS)
			node->words = kept_words(arena, node->words);
		if (node_branches(node))
			node->branch = kept_branch(arena, node->branch);
	}
	return copy;
}

bool node_branches(const struct node *node)
{
	return node->kind == NODE_EACH || node->kind == NODE_IF;
}

bool template_parse(struct arena *arena, const struct assets *assets, str content,
	struct nodes *nodes, struct mishap *mishap)
{
	struct arena *scratch = arena_new(LIMIT_ARENA_BYTES);
	struct nodes parsed = { 0 };
	bool good = parse_all(scratch, assets, content, &parsed, mishap);
	*nodes = kept(arena, &parsed);
	arena_end(scratch);
	return good;
}

bool path_parse(struct arena *arena, str text, struct path *path)
{
	struct view_name *names = NEW_MANY(arena, TEMPLATE_PATH, struct view_name);
	str name;
	*path = (struct path){ names, 0 };
	while (str_cut(&text, '.', &name)) {
		if (path->count == TEMPLATE_PATH || !is_name(name))
			return false;
		names[path->count++] = view_name(name);
	}
	return path->count > 0;
}

// Reads up to the end of the source or to a tag that ends this list ({:…} or {/…}), which it gives.
static bool parse_nodes(struct parser *parser, struct nodes *nodes, str *ending)
{
	while (parser->at < parser->source.length) {
		const char *why = NULL;
		str tag;
		parse_literal(parser, nodes, &why);
		if (why != NULL)
			return refused(parser, why);
		if (parser->at == parser->source.length)
			break;
		if (!cut_tag(parser, &tag))
			return false;
		bool control = is_ending(tag) || str_starts(tag, S("#"));
		if (control && !markup_settle(&parser->markup, &why))
			return refused(parser, why);
		if (is_ending(tag)) {
			*ending = tag;
			return true;
		}
		if (!parse_tag(parser, nodes, tag))
			return false;
	}
	*ending = S("");
	return true;
}

// Text up to the next brace; white space that holds a line end becomes that line end alone.
static void parse_literal(struct parser *parser, struct nodes *nodes, const char **why)
{
	struct buf buf = buf_in(parser->arena);
	const str source = parser->source;
	while (parser->at < source.length && source.data[parser->at] != '{' && *why == NULL) {
		size_t end = parser->at;
		bool broken = false;
		while (markup_loose(&parser->markup) && end < source.length &&
		       is_space(source.data[end])) {
			if (source.data[end] == '\n') {
				broken = true;
				parser->line++;
				parser->line_start = end + 1;
			}
			end++;
		}
		char c = end > parser->at ? (broken ? '\n' : ' ') : source.data[parser->at];
		if (end == parser->at) {
			end = parser->at + 1;
			if (c == '\n') {
				parser->line++;
				parser->line_start = end;
			}
		}
		if (!markup_feed(&parser->markup, c, why))
			return;
		*why = NULL;
		parser->at = end;
		if (!(broken && parser->fresh))
			buf_add_char(&buf, c);
		parser->fresh = broken || (parser->fresh && c == ' ');
	}
	if (buf.length > 0) {
		struct node *node = add_node(parser, nodes, NODE_LITERAL);
		node->text = buf_str(&buf);
	}
}

static bool parse_tag(struct parser *parser, struct nodes *nodes, str tag)
{
	if (tag.length == 0)
		return refused(parser, "an empty tag");
	char first = tag.data[0];
	str rest = str_skip(tag, 1);
	if (first == '!')
		return true;
	if (first == '_')
		return parse_words(parser, nodes, rest);
	if (first == '@')
		return parse_asset(parser, nodes, rest);
	if (first == '>')
		return parse_part(parser, nodes, rest);
	if (str_starts(tag, S("#each ")))
		return parse_each(parser, nodes, str_skip(tag, 6));
	if (str_starts(tag, S("#if ")))
		return parse_if(parser, nodes, str_skip(tag, 4));
	return parse_value(parser, nodes, tag);
}

static bool parse_value(struct parser *parser, struct nodes *nodes, str tag)
{
	struct path path;
	if (!path_parse(parser->arena, tag, &path))
		return refused(parser, "no such tag: a value is {name} or {name.part}");
	if (!shows_here(parser))
		return false;
	add_node(parser, nodes, NODE_VALUE)->path = path;
	markup_inserted(&parser->markup);
	return true;
}

static bool parse_words(struct parser *parser, struct nodes *nodes, str tag)
{
	enum markup_where where = markup_where(&parser->markup);
	if (where == WHERE_ADDRESS || where == WHERE_ADDRESS_PART)
		return refused(parser, "a translated text is no address");
	if (!shows_here(parser))
		return false;
	struct node *node = add_node(parser, nodes, NODE_WORDS);
	struct words *words = node->words = NEW(parser->arena, struct words);
	markup_inserted(&parser->markup);
	if (tag.length > 0 && tag.data[0] != '"') {
		str context;
		if (!str_cut(&tag, '|', &context) || context.length == 0)
			return refused(parser, "a translated text is {_\"…\"} or {_context|\"…\"}");
		words->key.context = str_c(parser->arena, context);
	}
	if (!cut_quoted(&tag, &node->text) || node->text.length == 0)
		return refused(parser, "a translated text stands in double quotes");
	words->key = catalogue_key(words->key.context, node->text);
	if (tag.length == 0)
		return true;
	if (tag.data[0] != '|')
		return refused(parser, "after a translated text comes | or the end");
	tag = str_skip(tag, 1);
	if (!cut_quoted(&tag, &words->many) || tag.length < 2 || tag.data[0] != '|' ||
		!path_parse(parser->arena, str_skip(tag, 1), &node->path))
		return refused(parser, "a count is {_\"one\"|\"many\"|name}");
	return true;
}

static bool parse_asset(struct parser *parser, struct nodes *nodes, str tag)
{
	if (markup_where(&parser->markup) != WHERE_ADDRESS)
		return refused(parser, "an asset stands at the beginning of an address");
	str address = asset_address(parser->assets, parser->arena, tag);
	if (address.data == NULL)
		return refused(parser, "there is no such file in assets/");
	add_node(parser, nodes, NODE_LITERAL)->text = address;
	markup_inserted(&parser->markup);
	return true;
}

static bool parse_part(struct parser *parser, struct nodes *nodes, str tag)
{
	if (markup_where(&parser->markup) != WHERE_TEXT)
		return refused(parser, "a part stands between tags");
	str name = S("");
	(void)str_cut(&tag, ' ', &name);
	struct node *node = add_node(parser, nodes, NODE_PART);
	node->text = name;
	if (!is_name(name) || (tag.length > 0 && !path_parse(parser->arena, tag, &node->path)))
		return refused(parser, "a part is {>name} or {>name value}");
	return true;
}

static bool parse_each(struct parser *parser, struct nodes *nodes, str tag)
{
	enum markup_where where = markup_where(&parser->markup);
	if (where == WHERE_ADDRESS || where == WHERE_ADDRESS_PART)
		return refused(parser, "an address is not made of repetitions");
	size_t as = str_find(tag, S(" as "));
	struct path path;
	if (as == SIZE_MAX || !path_parse(parser->arena, str_slice(tag, 0, as), &path) ||
		!is_name(str_skip(tag, as + 4)))
		return refused(parser, "a repetition is {#each list as item}");
	struct node node = { .kind = NODE_EACH, .path = path, .branch = NEW(parser->arena, struct branch) };
	node.branch->name = view_name(str_skip(tag, as + 4));
	str ending;
	if (!parse_branches(parser, &node, &ending))
		return false;
	if (!str_is(ending, "/each"))
		return refused(parser, "here {/each} is due");
	*add_node(parser, nodes, NODE_EACH) = node;
	return true;
}

static bool parse_if(struct parser *parser, struct nodes *nodes, str tag)
{
	struct node node = { .kind = NODE_IF, .branch = NEW(parser->arena, struct branch) };
	str ending;
	if (!parse_condition(parser, &node, tag) || !parse_branches(parser, &node, &ending))
		return false;
	if (!str_is(ending, "/if"))
		return refused(parser, "here {/if} is due");
	*add_node(parser, nodes, NODE_IF) = node;
	return true;
}

static bool parse_condition(struct parser *parser, struct node *node, str condition)
{
	if (str_starts(condition, S("not "))) {
		node->branch->negated = true;
		condition = str_skip(condition, 4);
	}
	size_t is = str_find(condition, S(" is "));
	if (is != SIZE_MAX) {
		str word = str_skip(condition, is + 4);
		node->branch->compared = true;
		if (!cut_quoted(&word, &node->text) || word.length > 0)
			return refused(parser, "a comparison is {#if name is \"word\"}");
		condition = str_slice(condition, 0, is);
	}
	if (!path_parse(parser->arena, condition, &node->path))
		return refused(parser, "a choice is {#if name} or {#if not name}");
	return true;
}

// The inside of {#if} or {#each} and what {:else} brings; all ways must end at the same kind of place,
// and a repetition where it began.
static bool parse_branches(struct parser *parser, struct node *node, str *ending)
{
	enum markup_where where = markup_where(&parser->markup);
	if (where == WHERE_NOWHERE)
		return refused(parser, "nothing may be chosen or repeated here");
	if (++parser->depth > TEMPLATE_DEPTH)
		return refused(parser, "nested too deep");
	const struct markup before = parser->markup;
	node->line = (uint16_t)parser->line;
	if (!parse_nodes(parser, &node->branch->inside, ending))
		return false;
	const struct markup after = parser->markup;
	bool meets = node->kind == NODE_IF || markup_meets(&before, &after);
	bool has_else = str_is(*ending, ":else") || str_starts(*ending, S(":else if "));
	if (has_else) {
		parser->markup = before;
		if (str_is(*ending, ":else")) {
			if (!parse_nodes(parser, &node->branch->otherwise, ending))
				return false;
		} else if (node->kind == NODE_IF) {
			struct node *next = add_node(parser, &node->branch->otherwise, NODE_IF);
			next->branch = NEW(parser->arena, struct branch);
			if (!parse_condition(parser, next, str_skip(*ending, 9)) ||
				!parse_branches(parser, next, ending))
				return false;
		} else {
			return refused(parser, "a repetition has only {:else}");
		}
	}
	if (!meets || !markup_meets(&after, has_else ? &parser->markup : &before))
		return refused(parser, "one way leaves a tag or a value open that another does not");
	// What one way may have inserted, the place behind both has.
	parser->markup.begun = parser->markup.begun || after.begun || before.begun;
	parser->markup.spaced = parser->markup.spaced && after.spaced && before.spaced;
	parser->depth--;
	return true;
}

// From the brace to the brace that closes it; quotes and inner braces are skipped over.
static bool cut_tag(struct parser *parser, str *tag)
{
	const str source = parser->source;
	size_t start = parser->at + 1, depth = 0;
	bool note = start < source.length && source.data[start] == '!';
	bool quoted = false;
	for (size_t i = parser->at; i < source.length; i++) {
		char c = source.data[i];
		if (c == '\n') {
			if (!note)
				break;
			parser->line++;
			parser->line_start = i + 1;
		}
		if (c == '"' && !note)
			quoted = !quoted;
		if (quoted)
			continue;
		if (c == '{')
			depth++;
		if (c == '}' && --depth == 0) {
			*tag = str_slice(source, start, i - start);
			parser->at = i + 1;
			return true;
		}
	}
	return refused(parser, "a { without its } on the same line");
}

static bool cut_quoted(str *text, str *quoted)
{
	if (text->length < 2 || text->data[0] != '"')
		return false;
	str rest = str_skip(*text, 1);
	size_t end = str_find(rest, S("\""));
	if (end == SIZE_MAX)
		return false;
	*quoted = str_slice(rest, 0, end);
	*text = str_skip(rest, end + 1);
	return true;
}

static struct node *add_node(struct parser *parser, struct nodes *nodes, enum node_kind kind)
{
	GROW(parser->arena, nodes->items, nodes->count, nodes->room);
	struct node *node = &nodes->items[nodes->count - 1];
	node->kind = kind;
	node->where = (uint16_t)markup_where(&parser->markup);
	node->line = (uint16_t)parser->line;
	if (kind == NODE_VALUE || kind == NODE_WORDS)
		parser->fresh = false;
	return node;
}

static bool refused(struct parser *parser, const char *why)
{
	return mishap_at(parser->mishap, parser->line, parser->at - parser->line_start + 1, why);
}

static bool is_name(str text)
{
	for (size_t i = 0; i < text.length; i++) {
		char c = text.data[i];
		if (!(c >= 'a' && c <= 'z') && !(i > 0 && ((c >= '0' && c <= '9') || c == '_')))
			return false;
	}
	return text.length > 0;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_ending(str tag)
{
	return tag.length > 0 && (tag.data[0] == '/' || tag.data[0] == ':');
}

static bool shows_here(struct parser *parser)
{
	enum markup_where where = markup_where(&parser->markup);
	if (where == WHERE_TAG || where == WHERE_NOWHERE)
		return refused(parser, "no value may stand here: only in text and in quoted attributes");
	return true;
}
