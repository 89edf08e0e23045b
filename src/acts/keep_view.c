#include "acts/keep_view.h"

#include "acts/keep.h"
#include "acts/list.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/permit.h"

struct keeping {
	str list, query, name, owner;
	struct record *view;
};

bool views_of(struct call *call, const struct entity *list, struct record ***views, size_t *count)
{
	struct list_request request = { .entity = &saved_view_entity, .limit = 100, .uncounted = true };
	struct list_page page;
	*views = NULL;
	*count = 0;
	if (!permit_may(call, VERB_READ, &saved_view_entity))
		return true;
	if (!list_filter(call, &request, S("list"), str_from(list->plural)) || !list_read(call, &request, &page))
		return false;
	*views = NEW_MANY(call->arena, page.count + 1, struct record *);
	// They come newest first; tabs stand in the order in which they were made.
	for (int ours = 1; ours >= 0; ours--)
		for (size_t i = page.count; i > 0; i--)
			if (record_has(page.records[i - 1], SAVED_VIEW_OWNER) == (ours == 0))
				(*views)[(*count)++] = page.records[i - 1];
	return true;
}

static bool keep(struct call *call, void *input)
{
	struct keeping *keeping = input;
	struct record **views = NULL;
	size_t count = 0;
	const struct entity *list = entity_by_plural_find(keeping->list);
	if (list != NULL && !views_of(call, list, &views, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		if (str_equal(record_text(views[i], SAVED_VIEW_NAME), keeping->name) &&
		        str_equal(record_text(views[i], SAVED_VIEW_OWNER), keeping->owner)) {
			keeping->view = record_copy(call, views[i]);
			record_set(keeping->view, SAVED_VIEW_QUERY, keeping->query);
			return keep_save(call, keeping->view);
		}
	keeping->view = record_new(call, &saved_view_entity);
	record_set(keeping->view, SAVED_VIEW_NAME, keeping->name);
	record_set(keeping->view, SAVED_VIEW_LIST, keeping->list);
	record_set(keeping->view, SAVED_VIEW_QUERY, keeping->query);
	record_set(keeping->view, SAVED_VIEW_OWNER, keeping->owner);
	return keep_save(call, keeping->view);
}

bool view_keep(struct call *call, str list, str query, str name, bool ours, struct record **view)
{
	struct keeping keeping = { list, query, text_squeeze(call->arena, name), ours ? S("") : call->account, NULL };
	bool done = act_write(call, "make", keep, &keeping);
	*view = keeping.view;
	return done;
}
