#include "acts/exchange_board.h"

#include <stdlib.h>

#include "base/die.h"
#include "model/entities.h"
#include "model/permit.h"
#include "model/value.h"

enum { CELLS_MOST = 2 * EXCHANGE_FIGURES * (EXCHANGE_ROWS + 1) };

bool exchange_expired(const struct call *call, const struct record *package)
{
	return str_is(record_text(package, EXCHANGE_PACKAGE_DIRECTION), "received") &&
	       str_compare(record_text(package, EXCHANGE_PACKAGE_VALID_UNTIL), day_str(&call->today)) < 0;
}

bool exchange_packages(struct call *call, const char *direction, size_t limit, struct record ***packages, size_t *count)
{
	struct query query = query_in(call->arena);
	record_select(&query, &exchange_package_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.direction = "));
	query_bind(&query, cell_text(str_from(direction)));
	permit_where(call, &query, &exchange_package_entity);
	query_add(&query, SQL(" ORDER BY t.id DESC LIMIT "));
	query_bind(&query, cell_integer((int64_t)limit));
	return record_query(call, &query, &exchange_package_entity, packages, count);
}

// --- Members

// Of the packages that are still shown, in the order of their peers, the latest first.
static bool read_packages(struct call *call, str figure, str dimension, struct record ***packages, size_t *count)
{
	struct query query = query_in(call->arena);
	record_select(&query, &exchange_package_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.direction = 'received' AND t.valid_until >= "));
	query_bind(&query, cell_text(day_str(&call->today)));
	query_add(&query, SQL(" AND t.id IN (SELECT c.package FROM exchange_cell c WHERE c.figure = "));
	query_bind(&query, cell_text(figure));
	query_add(&query, SQL(" AND c.dimension = "));
	query_bind(&query, cell_text(dimension));
	query_add(&query, SQL(")"));
	permit_where(call, &query, &exchange_package_entity);
	query_add(&query, SQL(" ORDER BY t.peer, t.sequence DESC"));
	return record_query(call, &query, &exchange_package_entity, packages, count);
}

static str name_of(struct call *call, const struct record *peer)
{
	return value_name(call->arena, record_text(peer, EXCHANGE_PEER_NAME), call->language, call->house.language, NULL);
}

static bool read_members(struct call *call, struct exchange_board *board)
{
	struct record **packages;
	size_t count;
	if (!read_packages(call, str_from(board->figure->code), board->dimension, &packages, &count))
		return false;
	board->members = NEW_MANY(call->arena, count + 1, struct exchange_member);
	for (size_t i = 0; i < count; i++) {
		str peer = record_text(packages[i], EXCHANGE_PACKAGE_PEER);
		if (board->member_count > 0 && str_equal(peer, board->members[board->member_count - 1].peer->id))
			continue;
		struct record *of = record_find(call, &exchange_peer_entity, peer);
		must(of != NULL);
		board->members[board->member_count++] = (struct exchange_member){ packages[i], of };
	}
	// There are few: by name, which no database sorts for a reader.
	for (size_t i = 1; i < board->member_count; i++)
		for (size_t k = i; k > 0 && str_compare(name_of(call, board->members[k - 1].peer), name_of(call, board->members[k].peer)) > 0; k--) {
			struct exchange_member other = board->members[k];
			board->members[k] = board->members[k - 1];
			board->members[k - 1] = other;
		}
	return true;
}

// --- Cells

static bool read_cells(struct call *call, const struct record *package, const struct exchange_board *board, struct record ***cells,
	size_t *count)
{
	struct query query = query_in(call->arena);
	record_select(&query, &exchange_cell_entity);
	query_add(&query, SQL("WHERE t.package = "));
	query_bind(&query, cell_text(package->id));
	if (board != NULL) {
		query_add(&query, SQL(" AND t.figure = "));
		query_bind(&query, cell_text(str_from(board->figure->code)));
		query_add(&query, SQL(" AND t.dimension = "));
		query_bind(&query, cell_text(board->dimension));
	}
	permit_where(call, &query, &exchange_cell_entity);
	query_add(&query, SQL(" ORDER BY t.figure, t.code, t.id LIMIT "));
	query_bind(&query, cell_integer(CELLS_MOST));
	return record_query(call, &query, &exchange_cell_entity, cells, count);
}

static struct exchange_value value_of(const struct record *cell)
{
	return (struct exchange_value){ record_integer(cell, EXCHANGE_CELL_NUMERATOR), record_integer(cell, EXCHANGE_CELL_DENOMINATOR) };
}

static struct exchange_board_row new_row(struct call *call, const struct exchange_board *board, str code, str label)
{
	return (struct exchange_board_row){ .code = code, .label = label,
		.cells = NEW_MANY(call->arena, board->member_count + 1, struct exchange_board_cell) };
}

static struct exchange_board_row *row_for(struct call *call, struct exchange_board *board, size_t *room, const struct record *cell)
{
	str code = record_text(cell, EXCHANGE_CELL_CODE);
	if (code.length == 0)
		return &board->total;
	for (size_t r = 0; r < board->row_count; r++)
		if (str_equal(board->rows[r].code, code))
			return &board->rows[r];
	GROW(call->arena, board->rows, board->row_count, *room);
	board->rows[board->row_count - 1] = new_row(call, board, code, record_text(cell, EXCHANGE_CELL_LABEL));
	return &board->rows[board->row_count - 1];
}

static bool read_member(struct call *call, struct exchange_board *board, size_t *room, size_t m)
{
	struct record **cells;
	size_t count;
	if (!read_cells(call, board->members[m].package, board, &cells, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct exchange_board_cell *cell = &row_for(call, board, room, cells[i])->cells[m];
		*cell = (struct exchange_board_cell){ .there = true, .held_back = record_integer(cells[i], EXCHANGE_CELL_HELD_BACK) != 0,
			.value = value_of(cells[i]), .rule = record_integer(cells[i], EXCHANGE_CELL_RULE) };
		board->held_back = board->held_back || cell->held_back;
	}
	return true;
}

// What can be compared but not added stands without a sum.
static void compare_members(struct exchange_board *board)
{
	for (size_t m = 1; m < board->member_count; m++) {
		const struct record *first = board->members[0].package, *other = board->members[m].package;
		board->rules_differ = board->rules_differ || board->total.cells[m].rule != board->total.cells[0].rule;
		board->periods_differ = board->periods_differ ||
			!str_equal(record_text(first, EXCHANGE_PACKAGE_FROM_ON), record_text(other, EXCHANGE_PACKAGE_FROM_ON)) ||
			!str_equal(record_text(first, EXCHANGE_PACKAGE_TO_ON), record_text(other, EXCHANGE_PACKAGE_TO_ON));
	}
}

// A mechanism without the row has none of it, which is nothing; one that holds it back leaves no sum.
static void pool(const struct exchange_board *board, struct exchange_board_row *row)
{
	row->pooled = board->member_count > 1 && !board->rules_differ && !board->periods_differ;
	for (size_t m = 0; m < board->member_count; m++) {
		row->pooled = row->pooled && !row->cells[m].held_back;
		row->sum.numerator += row->cells[m].value.numerator;
		row->sum.denominator += row->cells[m].value.denominator;
	}
}

static int compare_rows(const void *a, const void *b)
{
	return str_compare(((const struct exchange_board_row *)a)->code, ((const struct exchange_board_row *)b)->code);
}

bool exchange_board(struct call *call, str figure, str dimension, struct exchange_board *board)
{
	size_t room = 0;
	*board = (struct exchange_board){ .figure = exchange_figure_find(figure), .dimension = dimension };
	if (!permit_entity(call, VERB_READ, &exchange_cell_entity))
		return false;
	if (board->figure == NULL || !exchange_dimension_fits(board->figure->visits, dimension))
		return refuse(call, REFUSED_UNKNOWN, N_("Nothing was found at this address. Check the number or search for it."));
	if (!read_members(call, board))
		return false;
	board->total = new_row(call, board, S(""), S(""));
	for (size_t m = 0; m < board->member_count; m++)
		if (!read_member(call, board, &room, m))
			return false;
	if (board->row_count > 0)
		qsort(board->rows, board->row_count, sizeof *board->rows, compare_rows);
	compare_members(board);
	for (size_t r = 0; r < board->row_count; r++)
		pool(board, &board->rows[r]);
	pool(board, &board->total);
	return true;
}

bool exchange_offers(struct call *call, struct exchange_offer **offers, size_t *count)
{
	struct query query = query_in(call->arena);
	struct rows rows;
	query_add(&query, SQL("SELECT DISTINCT c.figure, c.dimension FROM exchange_cell c JOIN exchange_package t ON t.id = c.package"
	                      " WHERE t.binned_at IS NULL AND t.valid_until >= "));
	query_bind(&query, cell_text(day_str(&call->today)));
	permit_where(call, &query, &exchange_package_entity);
	query_add(&query, SQL(" ORDER BY c.figure, c.dimension"));
	if (!call_stored(call, query_run(&query, call->db, &rows)))
		return false;
	*offers = NEW_MANY(call->arena, rows.count + 1, struct exchange_offer);
	*count = rows.count;
	for (size_t i = 0; i < rows.count; i++)
		(*offers)[i] = (struct exchange_offer){ rows_text(&rows, i, 0), rows_text(&rows, i, 1) };
	return true;
}

// --- The tables of one package

static struct exchange_row *table_row(struct exchange_table *table, const struct record *cell)
{
	str code = record_text(cell, EXCHANGE_CELL_CODE);
	if (code.length == 0)
		return &table->total;
	for (size_t r = 0; r < table->row_count; r++)
		if (str_equal(table->rows[r].code, code))
			return &table->rows[r];
	must(table->row_count < EXCHANGE_ROWS);
	table->rows[table->row_count] = (struct exchange_row){ .code = code, .label = record_text(cell, EXCHANGE_CELL_LABEL) };
	return &table->rows[table->row_count++];
}

// Cells come by figure.
static void add_cell(struct call *call, struct exchange_table *tables, size_t *count, const struct record *cell)
{
	const struct exchange_figure *figure = exchange_figure_find(record_text(cell, EXCHANGE_CELL_FIGURE));
	must(figure != NULL);
	size_t t = 0;
	while (t < *count && tables[t].visits != figure->visits)
		t++;
	if (t == *count)
		tables[(*count)++] = (struct exchange_table){ .visits = figure->visits, .dimension = record_text(cell, EXCHANGE_CELL_DIMENSION),
			.rows = NEW_MANY(call->arena, EXCHANGE_ROWS, struct exchange_row) };
	struct exchange_table *table = &tables[t];
	if (table->figure_count == 0 || table->figures[table->figure_count - 1] != figure) {
		table->figures[table->figure_count] = figure;
		table->rules[table->figure_count++] = record_integer(cell, EXCHANGE_CELL_RULE);
	}
	struct exchange_row *row = table_row(table, cell);
	row->held_back = record_integer(cell, EXCHANGE_CELL_HELD_BACK) != 0;
	row->values[table->figure_count - 1] = value_of(cell);
}

bool exchange_tables(struct call *call, const struct record *package, struct exchange_table tables[EXCHANGE_TABLES], size_t *count)
{
	struct exchange_content content;
	struct mishap mishap;
	struct record **cells;
	size_t cell_count;
	*count = 0;
	if (exchange_expired(call, package))
		return true;
	if (str_is(record_text(package, EXCHANGE_PACKAGE_DIRECTION), "sent")) {
		if (!exchange_content_read(call->arena, record_text(package, EXCHANGE_PACKAGE_CONTENT), &content, &mishap))
			return refuse(call, REFUSED_CONFLICT, mishap.why);
		for (*count = 0; *count < content.table_count; (*count)++)
			tables[*count] = content.tables[*count];
		return true;
	}
	if (!read_cells(call, package, NULL, &cells, &cell_count))
		return false;
	for (size_t i = 0; i < cell_count; i++)
		add_cell(call, tables, count, cells[i]);
	return true;
}

bool exchange_recommendations(struct call *call, const struct record *package, struct exchange_recommendation **recommendations,
	size_t *count)
{
	struct exchange_content content;
	struct mishap mishap;
	struct record **kept;
	struct query query = query_in(call->arena);
	*count = 0;
	if (exchange_expired(call, package))
		return true;
	if (str_is(record_text(package, EXCHANGE_PACKAGE_DIRECTION), "sent")) {
		if (!exchange_content_read(call->arena, record_text(package, EXCHANGE_PACKAGE_CONTENT), &content, &mishap))
			return refuse(call, REFUSED_CONFLICT, mishap.why);
		*recommendations = content.recommendations;
		*count = content.recommendation_count;
		return true;
	}
	record_select(&query, &exchange_recommendation_entity);
	query_add(&query, SQL("WHERE t.package = "));
	query_bind(&query, cell_text(package->id));
	permit_where(call, &query, &exchange_recommendation_entity);
	query_add(&query, SQL(" ORDER BY t.id LIMIT "));
	query_bind(&query, cell_integer(EXCHANGE_RECOMMENDATIONS));
	if (!record_query(call, &query, &exchange_recommendation_entity, &kept, count))
		return false;
	*recommendations = NEW_MANY(call->arena, *count + 1, struct exchange_recommendation);
	for (size_t i = 0; i < *count; i++)
		(*recommendations)[i] = (struct exchange_recommendation){ .text = record_text(kept[i], EXCHANGE_RECOMMENDATION_TEXT),
			.addressee = record_text(kept[i], EXCHANGE_RECOMMENDATION_ADDRESSEE),
			.position = record_text(kept[i], EXCHANGE_RECOMMENDATION_POSITION),
			.implementation = record_text(kept[i], EXCHANGE_RECOMMENDATION_IMPLEMENTATION) };
	return true;
}
