#include "page/listing.h"

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

// A column of the list: declared so, readable by this caller, and known for some row of the page.
static bool is_column(struct call *call, const struct listing *listing, size_t field)
{
	bool known = field == listing->entity->name_field;
	for (size_t i = 0; i < listing->count; i++)
		known = known || record_has(listing->records[i], field);
	return known && listing->entity->fields[field].in_list && permit_field(call, listing->entity, field);
}

void listing_fill(struct call *call, struct view *view, const struct listing *listing)
{
	listing_frame(call, view, listing);
	set_columns(call, view, listing);
	set_rows(call, view, listing);
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
		listing->more ? words_count(arena, call->language, "more than {n} record",
					"more than {n} records", listing->total)
			      : words_count(arena, call->language, "{n} record", "{n} records",
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
	set_pager(call, view, listing);
	set_empty(call, view, listing);
}

str listing_order(struct arena *arena, const struct listing *listing, const char *field)
{
	struct address address = address_of(arena, address_list(arena, listing->entity));
	listing_filters_add(&address, listing, NULL);
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
}

// Whether a column tells what the record is; the first that does leads to it.
static bool tells(const struct entity *entity, size_t field)
{
	return field == entity->name_field || (entity->number_prefix != NULL && field == entity->number_field);
}

static void set_row(struct call *call, struct view *row, const struct listing *listing,
	const struct record *record)
{
	const struct entity *entity = record->entity;
	bool led = false;
	view_text(row, "address", address_record(call->arena, entity, record_number(record), record->id));
	for (size_t i = 0; i < entity->field_count; i++) {
		if (!is_column(call, listing, i))
			continue;
		struct view *cell = view_add(row, "cells");
		shown_value(call, cell, record, i);
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
	if (!led)
		view_text(row, "open", record_title(call, record));
}

static void set_rows(struct call *call, struct view *view, const struct listing *listing)
{
	view_list(view, "rows");
	for (size_t i = 0; i < listing->count; i++)
		set_row(call, view_add(view, "rows"), listing, listing->records[i]);
}

static void set_pager(struct call *call, struct view *view, const struct listing *listing)
{
	struct arena *arena = call->arena;
	if (listing->next.length == 0 && listing->after.length == 0)
		return;
	struct view *pager = view_in(view, "pager");
	struct address first = address_of(arena, address_list(arena, listing->entity));
	listing_filters_add(&first, listing, NULL);
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
	view_text(pager, "shown", words_of(arena, call->language, (int64_t)listing->count, listing->total));
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
