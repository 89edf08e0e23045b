#include "acts/retell.h"

#include "acts/bring.h"
#include "acts/house.h"
#include "acts/keep.h"
#include "acts/list.h"
#include "acts/recommend.h"
#include "acts/sign_in.h"
#include "base/die.h"
#include "base/embedded.h"
#include "base/json.h"
#include "model/entities.h"
#include "model/record_json.h"
#include "vault/password.h"

enum { ACCOUNTS_MOST = 32 };

struct telling {
	str bytes;
	struct record *accounts[ACCOUNTS_MOST];
	size_t account_count;
};

static str bytes_of(struct arena *arena, str name)
{
	return embedded_find(str_format(arena, "data/told/%.*s.json", STR_ARG(name)));
}

bool retell_known(str name)
{
	struct arena *arena = arena_new(1 << 16);
	bool known = bytes_of(arena, name).data != NULL;
	arena_end(arena);
	return known;
}

static bool take_steps(struct call *call, struct record *record, const struct json *steps)
{
	for (size_t i = 0; steps != NULL && i < steps->count; i++) {
		const struct json *step = &steps->items[i];
		must(step->kind == JSON_IS_ARRAY && step->count >= 1);
		str note = step->count > 1 && step->items[1].kind == JSON_IS_TEXT ? step->items[1].text : S("");
		if (!keep_step(call, record, step->items[0].text, note))
			return false;
	}
	return true;
}

static struct record *the_institution(struct call *call)
{
	struct list_request request = { .entity = &institution_entity, .limit = 1 };
	struct list_page page;
	return list_read(call, &request, &page) && page.count == 1 ? page.records[0] : NULL;
}

static bool make_record(struct call *call, struct record *record, const struct json *deed)
{
	const struct json *addressees = json_find(deed, S("addressees"));
	if (record->entity != &recommendation_entity)
		return keep_make(call, record);
	struct wide_row row = { .recommendation = record };
	row.texts[WIDE_ADDRESSEE] = addressees == NULL ? S("") : addressees->text;
	return recommend(call, &row);
}

bool retell_deed(struct call *call, const struct json *deed, struct record **made_record)
{
	const struct json *made = json_find(deed, S("make")), *fields = json_find(deed, S("fields"));
	const struct entity *entity = made == NULL ? NULL : entity_find(made->text);
	must(fields != NULL && (entity != NULL || json_find(deed, S("set")) != NULL));
	struct record *record = entity == NULL ? the_institution(call) : record_new(call, entity);
	if (record == NULL || !record_json_read(call, record, fields) ||
	        !(entity == NULL ? keep_change(call, record) : make_record(call, record, deed)) ||
	        !take_steps(call, record, json_find(deed, S("steps"))))
		return false;
	*made_record = record;
	return act_settle(call);
}

static bool tell_one(struct call *call, struct telling *telling, const struct json *deed)
{
	struct record *record;
	if (!retell_deed(call, deed, &record))
		return false;
	if (record->entity == &account_entity) {
		must(telling->account_count < ACCOUNTS_MOST);
		telling->accounts[telling->account_count++] = record;
	}
	return true;
}

static bool tell(struct call *call, void *input)
{
	struct telling *telling = input;
	struct house_request request = { .country = "MA", .languages = "ar,fr,en", .name = "", .sample = true };
	struct brought brought;
	struct json told;
	struct mishap mishap;
	must(json_read(call->arena, telling->bytes, &told, &mishap) && told.kind == JSON_IS_ARRAY);
	if (!house_make(call, &request) || !house_enter(call) || !bring_standards(call, &brought) || !bring_letters(call))
		return false;
	for (size_t i = 0; i < told.count; i++)
		if (!tell_one(call, telling, &told.items[i]))
			return refuse_field(call, "set", say_with(call, N_("Deed {n} of this set was refused. Nothing was kept."), "n",
				say_integer(call, (int64_t)i + 1), NULL));
	return true;
}

// Hashing is slow on purpose, so it comes after the long write and not within it.
bool retell(struct call *call, str name, struct demo_account **accounts, size_t *count)
{
	struct telling telling = { .bytes = bytes_of(call->arena, name) };
	must(telling.bytes.data != NULL);
	if (!act_write(call, "init", tell, &telling))
		return false;
	*accounts = NEW_MANY(call->arena, ACCOUNTS_MOST, struct demo_account);
	*count = telling.account_count;
	for (size_t i = 0; i < telling.account_count; i++) {
		struct demo_account *account = &(*accounts)[i];
		account->name = str_c(call->arena, record_text(telling.accounts[i], ACCOUNT_NAME));
		account->password = password_new(call->arena);
		if (!account_set_password(call, telling.accounts[i]->id, account->password))
			return false;
	}
	return true;
}
