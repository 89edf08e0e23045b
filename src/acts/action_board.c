#include "acts/action_board.h"

#include "acts/list.h"
#include "acts/undertake.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"

static const char *const order[BOARD_COLUMNS] = { "not_started", "under_way", "done", "abandoned" };

static void add_scope(struct call *call, struct query *query, str authority)
{
	permit_where(call, query, &action_entity);
	if (authority.length == 0)
		return;
	query_add(query, SQL(" AND t.addressee_line IN (SELECT b.id FROM addressee_line b WHERE b.authority = "));
	query_bind(query, cell_text(authority));
	query_add(query, SQL(")"));
}

// The lines of the cards, found by their ids.
static bool read_lines(struct call *call, struct board_column *column)
{
	struct record **lines;
	size_t count;
	if (column->count == 0)
		return true;
	struct query query = query_in(call->arena);
	str *ids = NEW_MANY(call->arena, column->count, str);
	for (size_t i = 0; i < column->count; i++)
		ids[i] = record_text(column->cards[i].action, ACTION_ADDRESSEE_LINE);
	record_select(&query, &addressee_line_entity);
	query_add(&query, SQL("WHERE t.id IN "));
	query_bind_all(&query, ids, column->count);
	permit_where(call, &query, &addressee_line_entity);
	if (!record_query(call, &query, &addressee_line_entity, &lines, &count))
		return false;
	link_words_of_all(call, lines, count);
	for (size_t i = 0; i < column->count; i++)
		for (size_t k = 0; k < count; k++)
			if (str_equal(lines[k]->id, ids[i]))
				column->cards[i].line = lines[k];
	return true;
}

static int64_t late_days(const struct call *call, const struct record *action)
{
	struct day ends;
	if (!undertake_is_late(call, action) || !day_parse(record_text(action, ACTION_ENDS_ON), &ends))
		return 0;
	struct day last = day_end(&ends);
	return day_difference(&call->today, &last);
}

static bool count_of(struct call *call, struct query *query, int64_t *count)
{
	struct rows rows;
	if (!call_stored(call, query_run(query, call->db, &rows)))
		return false;
	*count = rows_integer(&rows, 0, 0);
	return true;
}

static bool read_column(struct call *call, str authority, struct board_column *column)
{
	struct query query = query_in(call->arena), counted = query_in(call->arena);
	struct record **actions;
	record_select(&query, &action_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.progress = "));
	query_bind(&query, cell_text(str_from(column->progress)));
	add_scope(call, &query, authority);
	query_add(&query, SQL(" ORDER BY coalesce(t.ends_on, '9999'), t.id LIMIT "));
	query_bind(&query, cell_integer(BOARD_MOST));
	query_add(&counted, SQL("SELECT count(*) FROM action t WHERE t.binned_at IS NULL AND t.progress = "));
	query_bind(&counted, cell_text(str_from(column->progress)));
	add_scope(call, &counted, authority);
	if (!record_query(call, &query, &action_entity, &actions, &column->count) ||
	        !count_of(call, &counted, &column->total))
		return false;
	column->cards = NEW_MANY(call->arena, column->count + 1, struct board_card);
	for (size_t i = 0; i < column->count; i++)
		column->cards[i] = (struct board_card){ .action = actions[i], .late_days = late_days(call, actions[i]) };
	return read_lines(call, column);
}

// "2026" and "2026-05" end with their last day, so both run on while today lies in them.
static bool count_late(struct call *call, str authority, int64_t *late)
{
	struct query query = query_in(call->arena);
	str today = day_str(&call->today);
	query_add(&query, SQL("SELECT count(*) FROM action t WHERE t.binned_at IS NULL"
	                      " AND t.progress IN ('not_started', 'under_way') AND t.ends_on < "));
	query_bind(&query, cell_text(today));
	query_add(&query, SQL(" AND substr("));
	query_bind(&query, cell_text(today));
	query_add(&query, SQL(", 1, length(t.ends_on)) <> t.ends_on"));
	add_scope(call, &query, authority);
	return count_of(call, &query, late);
}

static bool read_authorities(struct call *call, struct action_board *board)
{
	struct query query = query_in(call->arena);
	struct rows rows;
	query_add(&query, SQL("SELECT DISTINCT l.authority FROM action t JOIN addressee_line l ON l.id = t.addressee_line"
	                      " WHERE t.binned_at IS NULL"));
	permit_where(call, &query, &action_entity);
	query_add(&query, SQL(" ORDER BY l.authority LIMIT 1000"));
	if (!call_stored(call, query_run(&query, call->db, &rows)))
		return false;
	board->authorities = NEW_MANY(call->arena, rows.count + 1, str);
	for (size_t i = 0; i < rows.count; i++)
		board->authorities[board->authority_count++] = rows_text(&rows, i, 0);
	return true;
}

bool action_board_read(struct call *call, str authority, struct action_board *board)
{
	*board = (struct action_board){ 0 };
	if (!permit_entity(call, VERB_READ, &action_entity))
		return false;
	for (size_t i = 0; i < BOARD_COLUMNS; i++) {
		board->columns[i].progress = order[i];
		if (!read_column(call, authority, &board->columns[i]))
			return false;
	}
	return count_late(call, authority, &board->late) && read_authorities(call, board);
}
