#include "acts/adopt.h"

#include "acts/list.h"
#include "model/entities.h"
#include "model/permit.h"

bool adopt_read(struct call *call, const struct record *network, struct adoptable **shared, size_t *count)
{
	struct record **templates, **taken = NULL;
	size_t taken_count = 0;
	if (!list_linked(call, &letter_template_entity, LETTER_TEMPLATE_NETWORK, network->id, &templates, count))
		return false;
	*shared = NEW_MANY(call->arena, *count + 1, struct adoptable);
	str *ids = NEW_MANY(call->arena, *count + 1, str);
	for (size_t i = 0; i < *count; i++)
		ids[i] = templates[i]->id;
	if (*count > 0 && !list_linked_to_any(call, &letter_template_entity, LETTER_TEMPLATE_TAKEN_FROM, ids, *count, NULL, &taken, &taken_count))
		return false;
	for (size_t i = 0; i < *count; i++) {
		(*shared)[i] = (struct adoptable){ .template = templates[i] };
		for (size_t k = 0; k < taken_count; k++)
			if (str_equal(record_text(taken[k], LETTER_TEMPLATE_TAKEN_FROM), templates[i]->id))
				(*shared)[i].ours = taken[k];
	}
	return true;
}

struct adoption {
	const struct record *shared;
	struct record *made;
};

static bool adopt(struct call *call, void *input)
{
	static const size_t same[] = { LETTER_TEMPLATE_KIND, LETTER_TEMPLATE_RECIPIENT, LETTER_TEMPLATE_LANGUAGE, LETTER_TEMPLATE_SUBJECT,
		LETTER_TEMPLATE_TEXT };
	struct adoption *adoption = input;
	struct record *made = record_new(call, &letter_template_entity);
	if (!permit_entity(call, VERB_CREATE, &letter_template_entity))
		return false;
	if (!record_has(adoption->shared, LETTER_TEMPLATE_NETWORK))
		return refuse(call, REFUSED_CONFLICT, N_("This template is the house’s own already. Nothing was changed."));
	for (size_t i = 0; i < COUNT(same); i++)
		if (record_has(adoption->shared, same[i]))
			record_set(made, same[i], record_text(adoption->shared, same[i]));
	if (record_same_find(call, made).length > 0)
		return refuse(call, REFUSED_CONFLICT,
			N_("The house has a template of this kind, recipient and language, so nothing was taken over. Put yours into the bin first, or copy from the shared one what you need."));
	record_set(made, LETTER_TEMPLATE_TAKEN_FROM, adoption->shared->id);
	adoption->made = made;
	// What only acts set is not written by keep_save.
	return record_save(call, made);
}

bool adopt_template(struct call *call, const struct record *shared, struct record **made)
{
	struct adoption adoption = { shared, NULL };
	bool done = act_write(call, "adopt_template", adopt, &adoption);
	*made = adoption.made;
	return done;
}
