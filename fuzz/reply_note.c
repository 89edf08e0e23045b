// What lists note of replies, and the times and heads that stand over their columns.
#include "acts/head.h"
#include "acts/reply_note.h"
#include "base/text.h"
#include "fuzz.h"
#include "model/recommendation.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(64 << 20);
	str text = { (const char *)bytes, size }, part;
	struct instant now;
	struct day first, last, sent;
	must(instant_parse(S("2026-05-31T10:00:00.000Z"), &now) && day_parse(S("2024-02-29"), &sent));
	struct call call = call_new(arena, NULL, now);
	if (size < 2000 && text_valid(text)) {
		struct reply_note note;
		struct wordings *wordings = wordings_carried(arena, &recommendation_entity);
		if (reply_note_read(&call, wordings, text, DAY_FIRST, &sent, &note)) {
			must(note.day.length == 0 || day_parse(note.day, &first));
			must(note.said == REPLY_SAID_REPLIED || note.position.length == 0 || str_is(note.position, "no_position"));
		}
		if (reply_note_part(arena, text, S("Min. Santé"), &part))
			must(part.length <= text.length);
		if (head_period(arena, text, &first, &last))
			must(str_compare(day_str(&first), day_str(&last)) < 0);
		(void)head_fits(text, S("Envoyée le"), S("Envoyée le"));
		(void)head_fits(S("* Assessment Date | Date"), text, text);
	}
	arena_end(arena);
	return 0;
}
