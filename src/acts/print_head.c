#include "acts/print_head.h"

#include "base/catalogue.h"
#include "model/value.h"

void print_head(struct call *call, struct paper_block *body, const char *language)
{
	struct paper_line names[NAME_LANGUAGE_COUNT];
	size_t count = 0;
	str json = call->house.name, own = value_name_in(call->arena, json, language);
	if (own.length > 0)
		names[count++] = (struct paper_line){ language, own };
	for (size_t i = 0; i < NAME_LANGUAGE_COUNT; i++) {
		str name = value_name_in(call->arena, json, name_languages[i]);
		if (name.length > 0 && !str_is(str_from(name_languages[i]), language))
			names[count++] = (struct paper_line){ name_languages[i], name };
	}
	paper_letterhead(body, names, count, NULL, 0);
}
