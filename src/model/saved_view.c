#include "model/saved_view.h"

#include "model/account.h"
#include "model/record.h"

static const struct field fields[] = {
	[SAVED_VIEW_NAME] = {
		.name = "name", .label = N_("Name of the view"),
		.kind = KIND_TEXT, .max = 120, .required = true, .in_list = true, .search = true,
	},
	[SAVED_VIEW_LIST] = {
		.name = "list", .label = N_("List"),
		.kind = KIND_CODE, .max = 60, .required = true, .once = true, .filter = true, .in_list = true,
	},
	[SAVED_VIEW_QUERY] = {
		.name = "query", .label = N_("What the address asks"),
		.help = N_("What stands behind the question mark in the address of the list."),
		.kind = KIND_TEXT, .max = 4000, .required = true,
	},
	[SAVED_VIEW_OWNER] = {
		.name = "owner", .label = N_("Whose view"),
		.help = N_("Empty: of the institution, for everybody."),
		.kind = KIND_LINK, .link = &account_entity, .once = true, .filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == SAVED_VIEW_FIELD_COUNT, "one row for each field");

bool saved_view_keeps_ours(const struct call *call)
{
	return ((unsigned)call->role & (ROLE_HOUSE | ROLE_ADMINISTRATOR | ROLE_COORDINATOR)) != 0;
}

// It becomes an address again: what an address would write otherwise does not stand in it.
static bool is_query(str text)
{
	for (size_t i = 0; i < text.length; i++) {
		char c = text.data[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		             str_contains(S("%&=-._~+,:"), (str){ &c, 1 });
		if (!plain)
			return false;
	}
	return true;
}

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	bool good = true;
	const struct entity *list = entity_by_plural_find(record_text(after, SAVED_VIEW_LIST));
	if (list == NULL || list->hidden)
		good = refuse_field(call, "list", say(call, N_("There is no such list.")));
	if (!is_query(record_text(after, SAVED_VIEW_QUERY)))
		good = refuse_field(call, "query", say(call, N_("This is not the address of a list. Open the list and keep it there.")));
	if (call->role == ROLE_HOUSE)
		return good;
	if (!record_has(after, SAVED_VIEW_OWNER) && !saved_view_keeps_ours(call))
		good = refuse_field(call, "owner", say(call, N_("Views of the institution are kept by a coordinator or an administrator. Keep it as your own.")));
	else if (record_has(after, SAVED_VIEW_OWNER) && !str_equal(record_text(after, SAVED_VIEW_OWNER), call->account))
		good = refuse_field(call, "owner", say(call, N_("A view is kept for oneself or for the institution, not for somebody else.")));
	return good;
}

const struct entity saved_view_entity = {
	.name = "saved_view", .plural = "saved_views",
	.label = N_("Saved view"), .label_many = N_("Saved views"),
	.fields = fields, .field_count = SAVED_VIEW_FIELD_COUNT,
	.name_field = SAVED_VIEW_NAME,
	.check = check,
};
