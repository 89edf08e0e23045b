#include "page/listing.h"

#include "model/own.h"
#include "model/permit.h"
#include "model/value.h"
#include "page/address.h"
#include "page/listing_filters.h"
#include "page/shown.h"
#include "page/words.h"

static void set_columns(struct call *call, struct view *view, const struct listing *listing);
static void set_rows(struct call *call, struct view *view, const struct listing *listing);
static void set_pager(struct call *call, struct view *view, const struct listing *listing);
static void set_empty(struct call *call, struct view *view, const struct listing *listing);
static void set_manner(struct call *call, struct view *manner, const struct listing *listing);
static void set_saved(struct call *call, struct view *view, const struct listing *listing);
static str query_of(struct call *call, const struct listing *listing);

enum { DEFAULT_COLUMNS = 10 };

bool listing_has_column(struct call *call, const struct entity *entity, size_t field)
{
	size_t before = 0;
	for (size_t i = 0; i < field; i++)
		before += entity->fields[i].in_list;
	bool shown = entity->fields[field].in_list && before < DEFAULT_COLUMNS;
	return (shown || field == entity->name_field) && permit_field(call, entity, field);
}

// Chosen; or declared so, and known for some row of the page.
static bool is_column(struct call *call, const struct listing *listing, size_t field)
{
	if (listing->columns != NULL)
		return listing->columns[field];
	bool known = field == listing->entity->name_field;
	for (size_t i = 0; i < listing->count; i++)
		known = known || record_has(listing->records[i], field);
	return known && listing->entity->fields[field].in_list && listing_has_column(call, listing->entity, field);
}

void listing_fill(struct call *call, struct view *view, const struct listing *listing)
{
	listing_frame(call, view, listing);
	set_columns(call, view, listing);
	view_integer(view, "width", (int64_t)view_count(view, "columns") + listing->batch);
	set_rows(call, view, listing);
	if (listing->batch) {
		str query = query_of(call, listing);
		view_text(view, "batch", str_format(call->arena, "/%s/batch%s%.*s", listing->entity->plural,
			query.length > 0 ? "?" : "", STR_ARG(query)));
		view_integer(view, "whole_count", listing->more ? 0 : listing->total);
	}
}

void listing_frame(struct call *call, struct view *view, const struct listing *listing)
{
	struct arena *arena = call->arena;
	const struct entity *entity = listing->entity;
	str list = address_list(arena, entity);
	view_text(view, "title", say(call, entity->label_many));
	view_text(view, "list", list);
	view_flag(view, "binned", listing->binned);
	view_text(view, "under",
		listing->more ? words_count(arena, call_locale(call), "more than {n} record",
					"more than {n} records", listing->total)
			      : words_count(arena, call_locale(call), "{n} record", "{n} records",
					listing->total));
	// In the bin nothing is made, and a download would be of the records outside it.
	if (listing->may_make && !listing->binned)
		view_text(view, "make", str_format(arena, "%.*s/new", STR_ARG(list)));
	if (listing->may_export && !listing->binned) {
		struct address csv = address_of(arena, str_format(arena, "%.*s.csv", STR_ARG(list)));
		listing_filters_add(&csv, listing, NULL);
		view_text(view, "download", address_str(&csv));
	}
	if (listing->may_bin && !listing->binned)
		view_text(view, "bin", str_format(arena, "%.*s?binned=1", STR_ARG(list)));
	listing_filters_fill(call, view, listing);
	set_manner(call, view_in(view, "manner"), listing);
	set_saved(call, view, listing);
	set_pager(call, view, listing);
	set_empty(call, view, listing);
}

// The list as it is shown, without the page one is on.
static str query_of(struct call *call, const struct listing *listing)
{
	struct address address = address_of(call->arena, S(""));
	listing_filters_add(&address, listing, NULL);
	listing_manner_add(&address, listing);
	address_add(&address, "sort", listing->sort);
	return str_skip(address_str(&address), 1);
}

static void set_saved(struct call *call, struct view *view, const struct listing *listing)
{
	str query = query_of(call, listing), list = address_list(call->arena, listing->entity);
	bool kept = false;
	for (size_t i = 0; i < listing->saved_count; i++) {
		const struct listing_saved *saved = &listing->saved[i];
		bool here = str_equal(saved->query, query);
		struct view *shown = view_add(view, "views");
		view_text(shown, "name", saved->name);
		view_text(shown, "address", str_format(call->arena, "%.*s?%.*s", STR_ARG(list), STR_ARG(saved->query)));
		view_flag(shown, "ours", saved->ours);
		view_flag(shown, "here", here);
		if (here && saved->may_change) {
			struct view *change = view_in(view, "change");
			view_text(change, "name", saved->name);
			view_text(change, "id", saved->id);
		}
		kept = kept || here;
	}
	struct address several = address_of(call->arena, str_format(call->arena, "%.*s%s%.*s", STR_ARG(list),
		query.length > 0 ? "?" : "", STR_ARG(query)));
	view_text(view, "here", address_str(&several));
	view_flag(view, "cards", listing->cards);
	struct listing other = *listing;
	other.cards = !listing->cards;
	str turned = query_of(call, &other);
	if (!listing->batch && listing->count > 0)
		view_text(view, "turned", str_format(call->arena, "%.*s%s%.*s", STR_ARG(list), turned.length > 0 ? "?" : "",
			STR_ARG(turned)));
	address_add(&several, "batch", S("1"));
	if (listing->may_change && !listing->batch && listing->count > 0)
		view_text(view, "several", address_str(&several));
	view_text(view, "plural", str_from(listing->entity->plural));
	view_text(view, "query", query);
	view_flag(view, "whole", query.length == 0);
	view_flag(view, "may_keep", listing->may_keep && !kept && query.length > 0 && !listing->binned);
	view_flag(view, "may_keep_ours", listing->may_keep_ours);
}

// Which columns, in which groups, how many rows.

static void add_columns(struct buf *buf, const struct entity *entity, const bool *columns)
{
	for (size_t i = 0; columns != NULL && i < entity->field_count; i++)
		if (columns[i]) {
			buf_add(buf, buf->length > 0 ? S(",") : S(""));
			buf_add_c(buf, entity->fields[i].name);
		}
}

static str columns_text(struct arena *arena, const struct listing *listing)
{
	struct buf buf = buf_in(arena);
	add_columns(&buf, listing->entity, listing->columns);
	if (listing->own_columns != NULL)
		add_columns(&buf, listing->own, listing->own_columns);
	return buf_str(&buf);
}

static str limit_text(struct arena *arena, const struct listing *listing)
{
	return listing->limit == 0 ? S("") : str_format(arena, "%zu", listing->limit);
}

static str group_text(const struct listing *listing)
{
	return listing->grouped_by != NULL ? str_from(listing->grouped_by->name) : S("");
}

void listing_manner_add(struct address *address, const struct listing *listing)
{
	address_add(address, "columns", columns_text(address->buf.arena, listing));
	address_add(address, "group", group_text(listing));
	address_add(address, "limit", limit_text(address->buf.arena, listing));
	address_add(address, "view", listing->cards ? S("cards") : S(""));
}

static void add_hidden(struct view *view, const char *name, str value)
{
	if (value.length == 0)
		return;
	struct view *hidden = view_add(view, "hidden");
	view_text(hidden, "name", str_from(name));
	view_text(hidden, "value", value);
}

void listing_manner_hidden(struct view *view, const struct listing *listing)
{
	add_hidden(view, "sort", listing->sort);
	add_hidden(view, "binned", listing->binned ? S("1") : S(""));
	add_hidden(view, "columns", columns_text(view_arena(view), listing));
	add_hidden(view, "group", group_text(listing));
	add_hidden(view, "limit", limit_text(view_arena(view), listing));
	add_hidden(view, "view", listing->cards ? S("cards") : S(""));
}

// What one may tick as a column and choose to group by.
static void set_choice(struct call *call, struct view *manner, const struct listing *listing, const struct field *field, bool column,
	bool groups)
{
	struct view *tick = view_add(manner, "columns");
	view_text(tick, "name", S("columns"));
	view_text(tick, "value", str_from(field->name));
	view_text(tick, "label", say(call, field->label));
	view_flag(tick, "chosen", column);
	if (!groups)
		return;
	struct view *group = view_add(manner, "groups");
	view_text(group, "value", str_from(field->name));
	view_text(group, "label", say(call, field->label));
	view_flag(group, "chosen", listing->grouped_by == field);
}

static void set_choices(struct call *call, struct view *manner, const struct listing *listing)
{
	static const size_t limits[] = { 10, 25, 50, 100 };
	const struct entity *entity = listing->entity;
	const struct grant *grant = permit_grant_find(call, entity);
	for (size_t i = 0; i < entity->field_count; i++)
		if (grant_opens(grant, &entity->fields[i]))
			set_choice(call, manner, listing, &entity->fields[i],
				listing->columns != NULL ? listing->columns[i] : listing_has_column(call, entity, i),
				field_classifies(&entity->fields[i]) && !entity->fields[i].many);
	const struct entity *own = &own_fields_of(call, entity)->entity;
	for (size_t i = 0; i < own->field_count; i++)
		set_choice(call, manner, listing, &own->fields[i], listing->own_columns != NULL && listing->own_columns[i],
			own_groups(&own->fields[i]));
	for (size_t i = 0; i < COUNT(limits); i++) {
		struct view *limit = view_add(manner, "limits");
		view_integer(limit, "value", (int64_t)limits[i]);
		view_flag(limit, "chosen", limits[i] == (listing->limit == 0 ? 25 : listing->limit));
	}
}

static void set_manner(struct call *call, struct view *manner, const struct listing *listing)
{
	if (!listing->unfolded) {
		view_text(manner, "later", listing_unfolded(call, listing, "manner"));
		return;
	}
	view_flag(manner, "open", listing->unfolded_manner);
	view_text(manner, "list", address_list(call->arena, listing->entity));
	add_hidden(manner, "q", listing->words);
	for (size_t i = 0; i < listing->filter_count; i++)
		add_hidden(manner, str_c(call->arena, listing->filters[i].name), listing->filters[i].value);
	add_hidden(manner, "sort", listing->sort);
	add_hidden(manner, "binned", listing->binned ? S("1") : S(""));
	add_hidden(manner, "view", listing->cards ? S("cards") : S(""));
	set_choices(call, manner, listing);
}

str listing_unfolded(struct call *call, const struct listing *listing, const char *part)
{
	struct address address = address_of(call->arena, address_list(call->arena, listing->entity));
	listing_filters_add(&address, listing, NULL);
	listing_manner_add(&address, listing);
	address_add(&address, "sort", listing->sort);
	address_add(&address, "show", str_from(part));
	return address_str(&address);
}

str listing_order(struct arena *arena, const struct listing *listing, const char *field)
{
	struct address address = address_of(arena, address_list(arena, listing->entity));
	listing_filters_add(&address, listing, NULL);
	listing_manner_add(&address, listing);
	bool up = str_is(listing->sort, field);
	address_add(&address, "sort", str_format(arena, "%s%s", up ? "-" : "", field));
	return address_str(&address);
}

static void set_columns(struct call *call, struct view *view, const struct listing *listing)
{
	const struct entity *entity = listing->entity;
	str sort = listing->sort;
	bool down = str_starts(sort, S("-"));
	if (down)
		sort = str_skip(sort, 1);
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		if (!is_column(call, listing, i))
			continue;
		struct view *column = view_add(view, "columns");
		view_text(column, "label", say(call, field->label));
		view_flag(column, "number", field->kind == KIND_INTEGER);
		if (!field->sort)
			continue;
		view_text(column, "order", listing_order(call->arena, listing, field->name));
		if (str_is(sort, field->name))
			view_text(column, "sorted", down ? S("descending") : S("ascending"));
	}
	for (size_t i = 0; listing->own_columns != NULL && i < listing->own->field_count; i++) {
		if (!listing->own_columns[i])
			continue;
		struct view *column = view_add(view, "columns");
		view_text(column, "label", say(call, listing->own->fields[i].label));
		view_flag(column, "number", listing->own->fields[i].kind == KIND_INTEGER);
	}
}

// Whether a column tells what the record is; the first that does leads to it.
static bool tells(const struct entity *entity, size_t field)
{
	return field == entity->name_field || (entity->number_prefix != NULL && field == entity->number_field);
}

static void set_own_cells(struct call *call, struct view *row, const struct listing *listing, const str *labels, const struct record *record)
{
	if (listing->own_columns == NULL)
		return;
	const struct record *values = own_values(call, record);
	for (size_t i = 0; i < listing->own->field_count; i++) {
		if (!listing->own_columns[i])
			continue;
		struct view *cell = view_add(row, "cells");
		shown_value(call, cell, values, i);
		view_text(cell, "label", labels[record->entity->field_count + i]);
		view_flag(cell, "known", record_has(values, i));
		view_flag(cell, "number", listing->own->fields[i].kind == KIND_INTEGER);
	}
}

static void set_row(struct call *call, struct view *row, const struct listing *listing, const str *labels,
	const struct record *record)
{
	const struct entity *entity = record->entity;
	bool led = false;
	if (listing->batch) {
		view_text(row, "item", str_format(call->arena, "%.*s.%lld", STR_ARG(record->id), (long long)record->version));
		view_text(row, "title", record_title(call, record));
	}
	view_text(row, "address", address_record(call->arena, entity, record_number(record), record->id));
	for (size_t i = 0; i < entity->field_count; i++) {
		if (!is_column(call, listing, i))
			continue;
		struct view *cell = view_add(row, "cells");
		shown_value(call, cell, record, i);
		view_text(cell, "label", labels[i]);
		view_flag(cell, "known", record_has(record, i));
		view_flag(cell, "number", entity->fields[i].kind == KIND_INTEGER);
		if (led || !tells(entity, i))
			continue;
		led = true;
		view_flag(cell, "head", true);
		view_text(cell, "address",
			address_record(call->arena, entity, record_number(record), record->id));
		if (!record_has(record, i))
			view_text(cell, "text", record_title(call, record));
		const struct view_value *day = view_find(cell, S("day"));
		if (day != NULL)
			view_text(cell, "text", value_words(call, record, i));
	}
	set_own_cells(call, row, listing, labels, record);
	if (!led)
		view_text(row, "open", record_title(call, record));
}

static void set_group(struct call *call, struct view *head, const struct listing *listing,
	const struct listing_group *group)
{
	const struct field *field = listing->grouped_by;
	struct cell cell = cell_text_or_null(group->value);
	int64_t number;
	if (field->kind == KIND_BOOLEAN && str_to_integer(group->value, &number))
		cell = cell_integer(number);
	if (cell.kind == CELL_NULL)
		view_text(head, "text", say(call, N_("Not known")));
	else
		shown_cell(call, head, field, &cell);
	view_flag(head, "again", group->continued);
	if (group->count >= 0)
		view_text(head, "count", words_number(call->arena, call_locale(call), group->count));
}

// The heads of all columns, the own ones behind: cards and narrow screens say them again in each row.
static const str *labels_of(struct call *call, const struct listing *listing)
{
	const struct entity *entity = listing->entity;
	size_t own = listing->own_columns == NULL ? 0 : listing->own->field_count;
	str *labels = NEW_MANY(call->arena, entity->field_count + own, str);
	for (size_t i = 0; i < entity->field_count; i++)
		labels[i] = is_column(call, listing, i) ? say(call, entity->fields[i].label) : S("");
	for (size_t i = 0; i < own; i++)
		labels[entity->field_count + i] = say(call, listing->own->fields[i].label);
	return labels;
}

static void set_rows(struct call *call, struct view *view, const struct listing *listing)
{
	const str *labels = labels_of(call, listing);
	view_list(view, "rows");
	size_t group = 0;
	for (size_t i = 0; i < listing->count; i++) {
		struct view *row = view_add(view, "rows");
		if (group < listing->group_count && listing->groups[group].first == i)
			set_group(call, view_in(row, "group"), listing, &listing->groups[group++]);
		set_row(call, row, listing, labels, listing->records[i]);
	}
}

static void set_pager(struct call *call, struct view *view, const struct listing *listing)
{
	struct arena *arena = call->arena;
	if (listing->next.length == 0 && listing->after.length == 0)
		return;
	struct view *pager = view_in(view, "pager");
	struct address first = address_of(arena, address_list(arena, listing->entity));
	listing_filters_add(&first, listing, NULL);
	listing_manner_add(&first, listing);
	address_add(&first, "sort", listing->sort);
	struct address next = first;
	next.buf = buf_in(arena);
	buf_add(&next.buf, address_str(&first));
	if (listing->after.length > 0)
		view_text(pager, "first", address_str(&first));
	if (listing->next.length > 0) {
		address_add(&next, "after", listing->next);
		view_text(pager, "next", address_str(&next));
	}
	view_text(pager, "shown", words_of(arena, call_locale(call), (int64_t)listing->count, listing->total));
}

static void set_empty(struct call *call, struct view *view, const struct listing *listing)
{
	if (listing->count > 0)
		return;
	struct view *empty = view_in(view, "empty");
	view_flag(empty, "filtered", listing->filter_count > 0 || listing->words.length > 0);
	view_flag(empty, "binned", listing->binned);
	view_text(empty, "clear", address_list(call->arena, listing->entity));
}
