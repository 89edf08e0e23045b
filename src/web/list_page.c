// The list of any entity.
#include <string.h>

#include "acts/chain.h"
#include "acts/export_list.h"
#include "acts/facets.h"
#include "acts/keep_view.h"
#include "acts/list.h"
#include "acts/list_groups.h"
#include "acts/twin.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/own.h"
#include "model/permit.h"
#include "page/axis.h"
#include "page/listing.h"
#include "page/shown.h"
#include "web/handlers.h"
#include "web/list_parts.h"
#include "web/pages.h"
#include "web/site.h"

// Names of the query that are no filters.
static bool is_manner(str name)
{
	static const char *const names[] = { "q", "sort", "after", "limit", "binned", "lang", "columns", "group", "view", "batch", "show" };
	for (size_t i = 0; i < COUNT(names); i++)
		if (str_is(name, names[i]))
			return true;
	return false;
}

static bool read_filters(struct door *door, struct list_request *request, struct listing_filter *filters,
	size_t *count)
{
	*count = 0;
	for (size_t i = 0; i < door->request->query_count && *count < LIST_FILTERS; i++) {
		const struct pair *pair = &door->request->query[i];
		if (is_manner(pair->name) || pair->value.length == 0)
			continue;
		filters[(*count)++] = (struct listing_filter){ pair->name, pair->value };
		str value = str_is(pair->value, LISTING_NONE) ? S("") : pair->value;
		if (!list_filter(&door->call, request, pair->name, value))
			return false;
	}
	return true;
}

bool list_request_asked(struct door *door, const struct entity *entity, struct list_request *request)
{
	struct listing_filter filters[LIST_FILTERS];
	size_t count;
	*request = (struct list_request){ .entity = entity, .words = request_query(door->request, "q"),
		.sort = request_query(door->request, "sort"), .binned = request_query(door->request, "binned").length > 0 };
	return read_filters(door, request, filters, &count);
}

enum { FACETS = 8 };

static bool is_chosen(const struct listing *listing, const char *name)
{
	for (size_t i = 0; i < listing->filter_count; i++)
		if (str_is(listing->filters[i].name, name))
			return true;
	return false;
}

static void take_facets(struct listing *listing, const struct facet *facets, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (facets[i].counted)
			listing->facets[listing->facet_count++] =
				(struct listing_facet){ facets[i].name, facets[i].values, facets[i].counts, facets[i].count };
}

// What the list will be counted by, said before it is read.
static void count_along(struct call *call, struct list_request *request, const struct listing *listing)
{
	const char **names = NEW_MANY(call->arena, FACETS + 1, const char *);
	size_t count = listing_counted(call, listing, names, FACETS);
	bool named = listing->grouped_by == NULL;
	for (size_t i = 0; i < count; i++)
		named = named || strcmp(names[i], listing->grouped_by->name) == 0;
	if (!named)
		names[count++] = listing->grouped_by->name;
	facets_along(call, request, names, count);
}

// How many records remain for each value of the filters in sight. Of a list too long to be counted, only what is
// chosen is looked at, for only there other values may leave fewer.
static bool read_facets(struct door *door, const struct list_request *request, struct listing *listing)
{
	struct call *call = &door->call;
	const char *names[FACETS];
	size_t count = listing_counted(call, listing, names, FACETS);
	const char *free[FACETS];
	size_t free_count = 0;
	struct facet counted[FACETS];
	listing->facets = NEW_MANY(call->arena, FACETS, struct listing_facet);
	for (size_t i = 0; i < count; i++)
		if (!is_chosen(listing, names[i]))
			free[free_count++] = names[i];
		else if (facets_read(call, request, &names[i], 1, names[i], counted))
			take_facets(listing, counted, 1);
		else
			return false;
	if (listing->more || free_count == 0)
		return true;
	if (!facets_read(call, request, free, free_count, NULL, counted))
		return false;
	take_facets(listing, counted, free_count);
	return true;
}

// The columns that somebody chose: "columns=a,own.b" or each by itself; and always what leads to the record. NULL: nobody did.
static void choose_columns(struct door *door, struct listing *listing)
{
	struct call *call = &door->call;
	const struct entity *entity = listing->entity, *own = listing->own;
	bool *columns = NEW_MANY(call->arena, entity->field_count, bool), *own_columns = NEW_MANY(call->arena, own->field_count + 1, bool);
	for (size_t i = 0; i < door->request->query_count; i++) {
		str rest = door->request->query[i].value, name;
		while (str_is(door->request->query[i].name, "columns") && str_cut(&rest, ',', &name)) {
			size_t field = entity_field_find(entity, name), of_own = entity_field_find(own, name);
			if (of_own != SIZE_MAX) {
				own_columns[of_own] = true;
				listing->own_columns = own_columns;
			}
			if (of_own == SIZE_MAX && (field == SIZE_MAX || !permit_field(call, entity, field)))
				continue;
			if (field != SIZE_MAX)
				columns[field] = true;
			columns[entity->name_field] = true;
			listing->columns = columns;
		}
	}
}

// What the columns show, and what leads to the record.
static const bool *listed_fields(struct call *call, const struct entity *entity, const bool *columns)
{
	bool *wanted = NEW_MANY(call->arena, entity->field_count, bool);
	for (size_t i = 0; i < entity->field_count; i++)
		wanted[i] = (columns != NULL ? columns[i] : entity->fields[i].in_list) || i == entity->name_field ||
		            (entity->number_prefix != NULL && i == entity->number_field);
	return wanted;
}

static bool read_records(struct door *door, struct list_request *request, struct list_page *page,
	struct listing *listing)
{
	struct call *call = &door->call;
	struct list_group *groups;
	if (listing->controls.text.length == 0 || listing->grouped_by != NULL)
		count_along(call, request, listing);
	if (listing->grouped_by == NULL)
		return list_read(call, request, page);
	if (!list_read_groups(call, request, listing->grouped_by, page, &groups, &listing->group_count))
		return false;
	struct listing_group *shown = NEW_MANY(call->arena, listing->group_count + 1, struct listing_group);
	for (size_t i = 0; i < listing->group_count; i++)
		shown[i] = (struct listing_group){ groups[i].value, groups[i].count, groups[i].first, groups[i].continued };
	listing->groups = shown;
	return true;
}

static bool read_saved(struct call *call, struct listing *listing)
{
	struct record **views;
	if (!views_of(call, listing->entity, &views, &listing->saved_count))
		return false;
	struct listing_saved *saved = NEW_MANY(call->arena, listing->saved_count + 1, struct listing_saved);
	for (size_t i = 0; i < listing->saved_count; i++) {
		bool ours = !record_has(views[i], SAVED_VIEW_OWNER);
		saved[i] = (struct listing_saved){ views[i]->id, record_text(views[i], SAVED_VIEW_NAME),
			record_text(views[i], SAVED_VIEW_QUERY), ours, !ours || saved_view_keeps_ours(call) };
	}
	listing->saved = saved;
	listing->may_keep = permit_may(call, VERB_CREATE, &saved_view_entity);
	listing->may_keep_ours = saved_view_keeps_ours(call);
	return true;
}

static bool read_list(struct door *door, const struct entity *entity, const bool *wanted,
	struct listing *listing)
{
	const struct request *asked = door->request;
	struct call *call = &door->call;
	struct listing_filter *filters = NEW_MANY(call->arena, LIST_FILTERS, struct listing_filter);
	struct list_request request = { .entity = entity, .words = request_query(asked, "q"),
		.sort = request_query(asked, "sort"), .after = request_query(asked, "after"),
		.binned = request_query(asked, "binned").length > 0 };
	int64_t limit;
	*listing = (struct listing){ .templates = door->site->templates, .entity = entity, .own = &own_fields_of(call, entity)->entity,
		.filters = filters, .words = request.words, .sort = request.sort, .after = request.after, .binned = request.binned };
	listing->cards = str_is(request_query(asked, "view"), "cards") && request_query(asked, "batch").length == 0;
	listing->unfolded = request_query(asked, "show").length > 0;
	listing->unfolded_manner = str_is(request_query(asked, "show"), "manner");
	choose_columns(door, listing);
	// What own fields hold stands in a column that lists leave out.
	if (listing->own_columns == NULL)
		request.wanted = wanted != NULL ? wanted : listed_fields(call, entity, listing->columns);
	if (str_to_integer(request_query(asked, "limit"), &limit) && limit >= 1 && limit <= 200)
		request.limit = listing->limit = (size_t)limit;
	struct list_page page;
	if (entity == &recommendation_entity)
		listing->lines = &addressee_line_entity;
	if (!read_filters(door, &request, filters, &listing->filter_count))
		return false;
	listing->grouped_by = list_group_field_find(call, entity, request_query(asked, "group"));
	bool drawn = listing_controls_find(call, listing);
	if (!read_records(door, &request, &page, listing))
		return false;
	listing->records = page.records;
	listing->count = page.count;
	listing->total = page.total;
	listing->more = page.more;
	listing->next = page.next;
	listing->may_make = permit_may(call, VERB_CREATE, entity);
	listing->may_export = permit_may(call, VERB_EXPORT, entity);
	listing->may_bin = permit_may(call, VERB_BIN, entity);
	listing->may_change = permit_may(call, VERB_CHANGE, entity) && !listing->binned;
	listing->batch = listing->may_change && request_query(asked, "batch").length > 0;
	return (drawn || read_facets(door, &request, listing)) && read_saved(call, listing);
}

static void show(struct door *door, const char *template, struct view *view, const struct listing *listing)
{
	struct sheet_of sheet = { .title = say(&door->call, listing->entity->label_many) };
	page_show(door, 200, template, view, &sheet);
}

// /places.csv: the selection that the list shows, whole, with the columns that import reads.
static bool is_download(str piece, str *name, enum export_format *format)
{
	str rest = piece;
	return str_cut(&rest, '.', name) && rest.length > 0 && export_format(rest, format);
}

static void download(struct door *door, str name, enum export_format format)
{
	struct call *call = &door->call;
	struct response *response = door->response;
	const struct entity *entity = entity_by_plural_find(name);
	struct listing_filter filters[LIST_FILTERS];
	size_t count;
	struct export_request request = { .format = format,
		.list = { .entity = entity, .words = request_query(door->request, "q"),
			.sort = request_query(door->request, "sort") } };
	bool known = entity != NULL && !entity->hidden;
	if (!known && !refuse(call, REFUSED_UNKNOWN,
			      N_("Nothing was found at this address. Check the number or search for it."))) {
		door_refused(door);
		return;
	}
	struct buf buf = buf_in(call->arena);
	if (!page_inside(door) || !read_filters(door, &request.list, filters, &count) ||
	        !export_list(call, &request, &buf)) {
		door_refused(door);
		return;
	}
	response->status = 200;
	response->media_type = str_from(export_media_type(format));
	response_header(response, "Content-Disposition",
		str_format(call->arena, "attachment; filename=\"%.*s\"", STR_ARG(door_piece(door, "entities"))));
	buf_add(&response->body, buf_str(&buf));
}

// How many pairs of places wait for a person who may say whether they are the same; on the whole list only,
// for it takes a tenth of a second to find out again after each change.
static bool set_doubles(struct door *door, struct view *view, const struct listing *listing)
{
	int64_t count = 0;
	bool whole = listing->filter_count == 0 && listing->words.length == 0 && listing->after.length == 0 && !listing->binned;
	if (whole && twin_may(&door->call) && !twin_count(&door->call, &count))
		return false;
	view_integer(view, "doubles", count);
	if (permit_may(&door->call, VERB_READ, &outline_entity))
		view_text(view, "map", S("/map"));
	return true;
}

static void show_table(struct door *door, const struct entity *entity)
{
	struct listing listing;
	if (!read_list(door, entity, NULL, &listing)) {
		door_refused(door);
		return;
	}
	link_words_of_all(&door->call, listing.records, listing.count);
	struct view *view = door_view(door);
	listing_fill(&door->call, view, &listing);
	if (entity == &reply_entity || entity == &assessment_entity || entity == &addressee_line_entity)
		view_text(view, "make", S("")); // These are made on the page of their recommendation.
	if (entity == &place_entity && !set_doubles(door, view, &listing)) {
		door_refused(door);
		return;
	}
	show(door, "list", view, &listing);
}

void list_page(struct door *door)
{
	const struct entity *entity;
	str name;
	enum export_format format;
	if (is_download(door_piece(door, "entities"), &name, &format))
		download(door, name, format);
	else if (page_entity(door, &entity))
		show_table(door, entity);
	else
		door_refused(door);
}

// Recommendations: one row for each addressee line, under its recommendation.

static const bool shown_of_recommendation[RECOMMENDATION_FIELD_COUNT] = {
	[RECOMMENDATION_NUMBER] = true, [RECOMMENDATION_TEXT] = true, [RECOMMENDATION_PLACE] = true,
	[RECOMMENDATION_THEME] = true,
};

// Beside the authority and the day, what axis_line looks at.
static const bool shown_of_line[ADDRESSEE_LINE_FIELD_COUNT] = {
	[ADDRESSEE_LINE_RECOMMENDATION] = true, [ADDRESSEE_LINE_AUTHORITY] = true, [ADDRESSEE_LINE_SENT_ON] = true,
	[ADDRESSEE_LINE_COUNTS_FROM] = true, [ADDRESSEE_LINE_ACKNOWLEDGED_ON] = true,
	[ADDRESSEE_LINE_REPLY_DUE_ON] = true, [ADDRESSEE_LINE_REPLIED_ON] = true, [ADDRESSEE_LINE_CLOSED_ON] = true,
	[ADDRESSEE_LINE_POSITION] = true, [ADDRESSEE_LINE_IMPLEMENTATION] = true, [ADDRESSEE_LINE_CLAIMED] = true,
};

static str authority_of(struct call *call, const struct record *line)
{
	struct link_words words = link_words(call, &authority_entity, record_text(line, ADDRESSEE_LINE_AUTHORITY));
	return words.hidden || words.name.length > 0 ? words.name : words.id;
}

static void set_line(struct call *call, struct axes *axes, struct view *row, const struct record *line, bool first, bool last)
{
	struct view *shown = view_add(row, "lines");
	view_flag(shown, "first", first);
	view_flag(shown, "last", last);
	view_text(shown, "who", authority_of(call, line));
	shown_day(call, shown, "due", record_text(line, ADDRESSEE_LINE_REPLY_DUE_ON));
	axes_line(axes, shown, line);
}

static void set_row(struct call *call, struct axes *axes, struct view *view, const struct record *record,
	const struct chain_group *group)
{
	struct view *row = view_add(view, "rows");
	shown_record(call, row, "number", record);
	shown_name(call, row, "text", record_text(record, RECOMMENDATION_TEXT));
	shown_value(call, view_in(row, "place"), record, RECOMMENDATION_PLACE);
	shown_value(call, view_in(row, "theme"), record, RECOMMENDATION_THEME);
	view_integer(row, "span", group->count < 2 ? 0 : (int64_t)group->count);
	for (size_t i = 0; i < group->count; i++)
		set_line(call, axes, row, group->lines[i], i == 0, i + 1 == group->count);
}

// The columns that somebody chose, groups, cards, and rows to tick are those of any list.
static bool is_table(struct door *door)
{
	return request_query(door->request, "columns").length > 0 || request_query(door->request, "group").length > 0 ||
	       request_query(door->request, "batch").length > 0 || str_is(request_query(door->request, "view"), "cards");
}

static void show_lines(struct door *door)
{
	struct listing listing;
	struct chain_group *groups;
	struct call *call = &door->call;
	if (!read_list(door, &recommendation_entity, shown_of_recommendation, &listing) ||
	        !chain_groups(call, listing.records, listing.count, shown_of_line, &groups)) {
		door_refused(door);
		return;
	}
	if (listing.count > 0)
		link_words_of(call, listing.records, listing.count, RECOMMENDATION_PLACE);
	struct view *view = door_view(door);
	listing_frame(call, view, &listing);
	view_text(view, "order_number", listing_order(call->arena, &listing, "number"));
	view_text(view, "order_issued", listing_order(call->arena, &listing, "issued_on"));
	struct axes *axes = axes_new(call, door->site->templates);
	for (size_t i = 0; i < listing.count; i++)
		set_row(call, axes, view, listing.records[i], &groups[i]);
	show(door, "recommendations", view, &listing);
}

void recommendations_page(struct door *door)
{
	if (!page_inside(door))
		door_refused(door);
	else if (is_table(door))
		show_table(door, &recommendation_entity);
	else
		show_lines(door);
}
