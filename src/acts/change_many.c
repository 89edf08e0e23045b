#include "acts/change_many.h"

#include "acts/keep.h"
#include "acts/timeline.h"
#include "base/id.h"
#include "model/own.h"
#include "model/permit.h"
#include "model/value.h"

struct changing {
	struct change_many *change;
	bool look, looked;
};

static bool may_change_later(const struct entity *entity, size_t index)
{
	const struct field *field = &entity->fields[index];
	bool state = entity->steps != NULL && index == entity->state_field;
	bool number = entity->number_prefix != NULL && index == entity->number_field;
	return !state && !number && !field->derived && !field->settled && !field->once && !field->unique && !field->by_step &&
	       index != entity->name_field;
}

static bool is_one_value(const struct field *field)
{
	return !field->many && field->kind != KIND_NAME && field->kind != KIND_PROSE && field->kind != KIND_INSTANT;
}

bool change_many_fits(const struct entity *entity, size_t index)
{
	return may_change_later(entity, index) && is_one_value(&entity->fields[index]);
}

bool change_many_fits_own(const struct field *field)
{
	return is_one_value(field);
}

bool change_many_joins(const struct entity *entity, size_t index)
{
	const struct field *field = &entity->fields[index];
	return may_change_later(entity, index) && field->many && (field->kind == KIND_CHOICE || field->kind == KIND_LINK);
}

// What a refused record leaves in the call goes with it: the next one begins clean.
static void forget_refusal(struct call *call, size_t reasons, size_t lines)
{
	call->refusal = REFUSED_NOT;
	call->reason_count = reasons;
	call->line_count = lines;
	call->why = S("");
}

// One record, under a savepoint of its own.
static bool attempt(struct call *call, bool (*part)(struct call *call, void *input), void *input, str *why)
{
	size_t reasons = call->reason_count, lines = call->line_count;
	if (!call_stored(call, db_savepoint(call->db)))
		return false;
	if (part(call, input)) {
		*why = S("");
		return call_stored(call, db_release(call->db));
	}
	if (call->refusal == REFUSED_BUSY || call->refusal == REFUSED_FULL)
		return false;
	db_rollback_to_savepoint(call->db);
	call_forget_records(call);
	*why = call->reason_count > reasons ? call->reasons[reasons].why : call->why;
	forget_refusal(call, reasons, lines);
	return true;
}

struct one {
	const struct change_many *change;
	struct change_result *result;
};

static bool has_member(const str *members, size_t count, str member)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(members[i], member))
			return true;
	return false;
}

// The set with the word or without it; its other words stay as they are.
static bool join(struct call *call, struct record *record, size_t field, const struct change_value *value)
{
	struct record *named = record_new(call, record->entity);
	str *words, *members;
	if (!value_read(call, named, field, value->value, NULL))
		return false;
	size_t word_count = value_set_members(call->arena, record_text(named, field), &words);
	size_t count = value_set_members(call->arena, record_text(record, field), &members), kept = 0;
	str *joined = NEW_MANY(call->arena, count + word_count + 1, str);
	for (size_t i = 0; i < count; i++)
		if (value->manner == CHANGE_ADD || !has_member(words, word_count, members[i]))
			joined[kept++] = members[i];
	for (size_t i = 0; value->manner == CHANGE_ADD && i < word_count; i++)
		if (!has_member(members, count, words[i]))
			joined[kept++] = words[i];
	record_set(record, field, kept == 0 ? S("") : value_set_write(call->arena, joined, kept));
	return true;
}

static bool set_value(struct call *call, const struct change_value *value, struct record *record)
{
	const struct entity *entity = record->entity;
	size_t own = str_starts(value->field, S("own.")) ? own_field_find(call, entity, value->field) : SIZE_MAX;
	if (own != SIZE_MAX && value->manner == CHANGE_SET && change_many_fits_own(&own_fields_of(call, entity)->entity.fields[own]))
		return own_read(call, record, value->field, value->value, NULL);
	size_t field = entity_field_find(entity, value->field);
	bool known = field != SIZE_MAX && permit_field(call, entity, field);
	if (known && value->manner == CHANGE_SET && change_many_fits(entity, field))
		return value_read(call, record, field, value->value, NULL);
	if (known && value->manner != CHANGE_SET && change_many_joins(entity, field))
		return join(call, record, field, value);
	return refuse_field(call, str_c(call->arena, value->field),
		say(call, N_("This field cannot be changed for several records at once.")));
}

static bool set_values(struct call *call, const struct change_many *change, struct record *record)
{
	bool good = true;
	for (size_t i = 0; i < change->value_count; i++)
		good = set_value(call, &change->values[i], record) && good;
	return good;
}

static void count_words(struct call *call, str set, struct change_word **words, size_t *count, size_t *room)
{
	str *members;
	size_t member_count = value_set_members(call->arena, set, &members);
	for (size_t i = 0; i < member_count; i++) {
		size_t at = 0;
		while (at < *count && !str_equal((*words)[at].value, members[i]))
			at++;
		if (at == *count) {
			GROW(call->arena, *words, *count, *room);
			(*words)[at] = (struct change_word){ .value = members[i] };
		}
		(*words)[at].count++;
	}
}

bool change_many_words(struct call *call, const struct change_many *change, size_t field, struct change_word **words, size_t *count)
{
	size_t room = 0;
	*words = NULL;
	*count = 0;
	for (size_t i = 0; i < change->item_count && i < CHANGE_MANY_MOST; i++) {
		struct record *record;
		if (keep_read(call, change->entity, change->items[i].id, &record))
			count_words(call, record_text(record, field), words, count, &room);
		else if (call->refusal != REFUSED_UNKNOWN)
			return false;
		call->refusal = REFUSED_NOT;
	}
	return true;
}

static bool same_values(const struct record *a, const struct record *b)
{
	for (size_t i = 0; i < a->entity->field_count; i++) {
		const struct cell *x = &a->values[i], *y = &b->values[i];
		if (x->kind != y->kind || x->integer != y->integer || !str_equal(x->text, y->text))
			return false;
	}
	return str_equal(a->own, b->own);
}

static bool change_one(struct call *call, void *input)
{
	struct one *one = input;
	struct change_result *result = one->result;
	struct record *record;
	if (!keep_read(call, one->change->entity, result->item.id, &record))
		return false;
	result->before = record_copy(call, record);
	result->title = record_title(call, record);
	if (result->item.version == 0)
		result->item.version = record->version;
	record->version = result->item.version;
	if (!set_values(call, one->change, record))
		return false;
	result->after = record;
	if (record->binned_at.length > 0)
		return refuse(call, REFUSED_CONFLICT, N_("It is in the bin."));
	if (same_values(result->before, record) && result->before->version == record->version) {
		result->outcome = CHANGE_NEEDLESS;
		return permit_record(call, VERB_CHANGE, record);
	}
	result->outcome = CHANGE_DONE;
	return keep_save(call, record);
}

static bool change_all(struct call *call, void *input)
{
	struct changing *changing = input;
	struct change_many *change = changing->change;
	change->done = change->needless = change->refused = 0;
	call->import = change->batch;
	for (size_t i = 0; i < change->item_count; i++) {
		struct change_result *result = &change->results[i];
		*result = (struct change_result){ .item = change->items[i], .title = S("") };
		struct one one = { change, result };
		if (!attempt(call, change_one, &one, &result->why))
			return false;
		if (result->why.length > 0)
			result->outcome = CHANGE_REFUSED;
		change->done += result->outcome == CHANGE_DONE;
		change->needless += result->outcome == CHANGE_NEEDLESS;
		change->refused += result->outcome == CHANGE_REFUSED;
	}
	if (!changing->look)
		return true;
	// Looked at as it would be done, then rolled back, which was asked for.
	changing->looked = true;
	return refuse(call, REFUSED_INVALID, N_("This was a look. Nothing was kept."));
}

static bool run(struct call *call, struct change_many *change, bool look)
{
	if (change->item_count == 0)
		return refuse(call, REFUSED_INVALID, N_("Nothing is ticked. Tick the records that shall change."));
	if (change->item_count > CHANGE_MANY_MOST)
		return refuse(call, REFUSED_INVALID,
			N_("More than 500 records are chosen. Narrow the list with filters and change them in parts."));
	if (change->value_count == 0)
		return refuse(call, REFUSED_INVALID, N_("No field was filled in. Say what shall change."));
	if (!permit_entity(call, VERB_CHANGE, change->entity))
		return false;
	struct changing changing = { .change = change, .look = look };
	change->results = NEW_MANY(call->arena, change->item_count, struct change_result);
	change->batch = id_new(call->arena, &call->now);
	str outer = call->import;
	bool done = act_write_long(call, "change", change_all, &changing);
	call->import = outer;
	if (changing.looked)
		call->refusal = REFUSED_NOT;
	if (!done || change->done == 0)
		change->batch = S("");
	return done || changing.looked;
}

bool change_many_look(struct call *call, struct change_many *change)
{
	return run(call, change, true);
}

bool change_many_do(struct call *call, struct change_many *change)
{
	return run(call, change, false);
}

// Taking back.

struct undoing {
	str batch;
	struct change_undone *undone;
};

struct back {
	const struct entity *entity;
	str id;
	int64_t version;
};

static bool put_back(struct call *call, void *input)
{
	const struct back *back = input;
	struct record *record, *then;
	if (!keep_read(call, back->entity, back->id, &record))
		return false;
	if (record->version != back->version)
		return refuse(call, REFUSED_STALE, N_("Somebody changed it since."));
	if (!timeline_at(call, record, back->version - 1, &then))
		return false;
	then->version = record->version;
	return keep_save(call, then);
}

static bool undo_all(struct call *call, void *input)
{
	struct undoing *undoing = input;
	struct change_undone *undone = undoing->undone;
	struct rows rows;
	if (!call_stored(call,
		    db_run(call->db, call->arena,
			    SQL("SELECT entity, record, version FROM history WHERE import = $1 AND actor = $2 AND act = 'change'"
			        " AND version > 1 ORDER BY seq DESC"),
			    PARAMETERS(cell_text(undoing->batch), cell_text(call->account)), &rows)))
		return false;
	if (rows.count == 0)
		return refuse(call, REFUSED_UNKNOWN, N_("There is nothing of yours to take back here."));
	for (size_t i = 0; i < rows.count; i++) {
		struct back back = { entity_find(rows_text(&rows, i, 0)), rows_text(&rows, i, 1), rows_integer(&rows, i, 2) };
		str why = S("");
		if (back.entity == NULL)
			continue;
		if (!attempt(call, put_back, &back, &why))
			return false;
		undone->entity = back.entity;
		if (why.length == 0)
			undone->done++;
		else
			undone->left++;
	}
	return true;
}

bool change_many_undo(struct call *call, str batch, struct change_undone *undone)
{
	*undone = (struct change_undone){ 0 };
	struct undoing undoing = { batch, undone };
	return act_write_long(call, "change", undo_all, &undoing);
}
