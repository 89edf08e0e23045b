// A template made of any bytes is refused or shows; a value made of any bytes never leaves its place.
// The input is a template, a NUL, and a value.
#include <string.h>

#include "base/die.h"
#include "page/template.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void show(struct arena *arena, const struct templates *templates, const char *name, str value)
{
	struct view *view = view_new(arena);
	view_text(view, "a", value);
	view_integer(view, "n", (int64_t)value.length);
	for (int i = 0; i < 2; i++) {
		struct view *row = view_add(view, "rows");
		view_text(row, "a", value);
	}
	(void)template_show(templates, name, "ar", view);
}

// In the fixed template the value must not add a tag, a quote or an address of its own.
static void check_fixed(struct arena *arena, const struct assets *assets, str value)
{
	const struct template_source source = { S("fixed"), S("<a href=\"{a}\" title=\"{a}\">{a}</a>") };
	const struct templates *templates;
	struct mishap mishap;
	str broken;
	must(templates_parse(arena, assets, &source, 1, &templates, &mishap, &broken));
	struct view *view = view_new(arena);
	view_text(view, "a", value);
	str out = template_show(templates, "fixed", "en", view).text;
	size_t quotes = 0, tags = 0;
	for (size_t i = 0; i < out.length; i++) {
		quotes += out.data[i] == '"';
		tags += out.data[i] == '<';
	}
	must(quotes == 4 && tags == 2);
	str address = str_skip(out, strlen("<a href=\""));
	must(str_starts(address, S("#")) || str_starts(address, S("?")) ||
		str_starts(address, S("https://")) ||
		(str_starts(address, S("/")) && !str_starts(address, S("//"))));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size > 64 * 1024)
		return 0;
	struct arena *arena = arena_new((size_t)512 * 1024 * 1024);
	const struct assets *assets = assets_read(arena);
	const char *bytes = (const char *)data;
	const char *end = size == 0 ? NULL : memchr(bytes, 0, size);
	size_t length = end == NULL ? size : (size_t)(end - bytes);
	const struct template_source source = { S("page"), { bytes, length } };
	str value = end == NULL ? (str){ bytes, size } : (str){ end + 1, size - length - 1 };
	const struct templates *templates;
	struct mishap mishap = { 0 };
	str broken;
	if (templates_parse(arena, assets, &source, 1, &templates, &mishap, &broken))
		show(arena, templates, "page", value);
	else
		must(mishap.why != NULL && mishap.line > 0);
	check_fixed(arena, assets, value);
	arena_end(arena);
	return 0;
}
