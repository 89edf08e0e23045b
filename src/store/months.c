#include "store/months.h"

#include "base/die.h"
#include "store/db_inside.h"

enum { KEY_CELLS = 6 };

// Events are never changed and never taken out, so those that a transaction added stand behind the last one before it.
enum db_result months_expect(struct db *db, struct arena *arena)
{
	struct rows rows;
	must(db->transaction == TRANSACTION_WRITE);
	if (db->added.events >= 0)
		return DB_DONE;
	enum db_result result = db_run(db, arena, SQL("SELECT coalesce(max(number), 0) FROM figure_event"), NO_PARAMETERS, &rows);
	if (result == DB_DONE)
		db->added.events = rows_integer(&rows, 0, 0);
	return result;
}

// A sum that comes to nothing leaves no row behind.
static enum db_result take_out_nothings(struct db *db, struct arena *arena, const struct rows *sums)
{
	enum db_result result = DB_DONE;
	for (size_t i = 0; result == DB_DONE && i < sums->count; i++)
		if (rows_integer(sums, i, KEY_CELLS) == 0)
			result = db_run(db, arena,
				SQL("DELETE FROM figure_month WHERE month = $1 AND code = $2 AND authority = $3"
				    " AND place_kind = $4 AND region = $5 AND theme = $6"),
				(struct parameters){ rows_cell(sums, i, 0), KEY_CELLS }, NULL);
	return result;
}

enum db_result months_settle(struct db *db, struct arena *arena)
{
	struct rows sums;
	if (db->added.events < 0)
		return DB_DONE;
	enum db_result result = db_run(db, arena,
		SQL("INSERT INTO figure_month (month, code, authority, place_kind, region, theme, n)"
		    " SELECT substr(day, 1, 7), code, authority, place_kind, region, theme, CAST(sum(n) AS BIGINT)"
		    " FROM figure_event WHERE number > $1"
		    " GROUP BY substr(day, 1, 7), code, authority, place_kind, region, theme HAVING sum(n) <> 0"
		    " ON CONFLICT (code, month, authority, place_kind, region, theme)"
		    " DO UPDATE SET n = figure_month.n + excluded.n"
		    " RETURNING month, code, authority, place_kind, region, theme, n"),
		PARAMETERS(cell_integer(db->added.events)), &sums);
	if (result == DB_DONE)
		result = take_out_nothings(db, arena, &sums);
	if (result == DB_DONE)
		db->added.events = -1;
	return result;
}
