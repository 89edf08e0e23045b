#include "acts/four_eyes.h"

bool four_eyes_wrote(struct call *call, const struct record *record, bool *wrote)
{
	struct rows rows;
	if (!db_query(call->db, call->arena,
		    SQL("SELECT count(*) FROM history WHERE entity = $1 AND record = $2 AND actor = $3"
		        " AND act IN ('make', 'change', 'import')"),
		    PARAMETERS(cell_text(str_from(record->entity->name)), cell_text(record->id), cell_text(call->account)), &rows))
		return call_stored(call, DB_BUSY);
	*wrote = rows_integer(&rows, 0, 0) > 0;
	return true;
}
