// A page of the manual made of any bytes is refused or shows, and nothing of it leaves its place: every < of the page that is
// shown begins a tag of ours.
#include <string.h>

#include "base/catalogue.h"
#include "base/die.h"
#include "page/manual_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const tags[] = { "p>", "ol start=\"", "ol>", "ul>", "li>", "table>", "thead>", "tbody>", "tr>", "th ", "th>", "td>", "pre ", "pre>", "code>",
	"code ", "h2 ", "h2>", "figure>", "img src=\"/assets/", "strong>", "b>", "a href=\"/", "a>" };

static void check(str html)
{
	for (size_t at; (at = str_find(html, S("<"))) != SIZE_MAX;) {
		html = str_skip(html, at + 1);
		if (str_starts(html, S("/")))
			html = str_skip(html, 1);
		bool ours = false;
		for (size_t i = 0; i < COUNT(tags); i++)
			ours = ours || str_starts(html, str_from(tags[i]));
		must(ours);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size > 64 * 1024)
		return 0;
	struct arena *arena = arena_new((size_t)512 * 1024 * 1024);
	static const struct room rooms[] = { { "Visit", "Places", "/places", 0 } };
	struct manual_reader reader = { .language = "en", .assets = assets_read(arena), .rooms = rooms, .room_count = 1, .open = rooms, .open_count = 1 };
	struct manual_text text;
	struct mishap mishap = { 0 };
	if (manual_text_of(&reader, arena, "start", (str){ (const char *)data, size }, &text, &mishap))
		check(text.body.text);
	else
		must(mishap.why != NULL && mishap.line > 0);
	arena_end(arena);
	return 0;
}
