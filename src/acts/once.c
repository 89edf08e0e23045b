#include "acts/once.h"

#include "base/hash.h"
#include "base/text.h"

enum { KEY_BYTES = 200 };

struct once {
	const struct once_request *request;
	bool (*run)(struct call *call, void *input, struct once_answer *answer);
	void *input;
	struct once_answer *answer;
};

// An index holds no address of any length.
static str path_known(struct call *call, str path)
{
	struct hash hash = hash_of(path);
	return path.length <= KEY_BYTES ? path : hash_hex(call->arena, &hash);
}

static bool once_body(struct call *call, void *input)
{
	struct once *once = input;
	struct hash hash = hash_of(once->request->body);
	str body_hash = hash_hex(call->arena, &hash);
	struct cell account = cell_text(call->account), key = cell_text(once->request->key),
		    path = cell_text(path_known(call, once->request->path));
	struct instant yesterday =
		instant_from_milliseconds(instant_milliseconds(&call->now) - INT64_C(24) * 3600 * 1000);
	struct rows rows;
	if (!call_stored(call, db_run(call->db, call->arena, SQL("DELETE FROM idempotency WHERE at < $1"),
				       PARAMETERS(cell_text(instant_str(&yesterday))), NULL)) ||
	        !call_stored(call, db_run(call->db, call->arena,
					   SQL("SELECT request, status, location, body FROM idempotency"
					       " WHERE account = $1 AND key = $2 AND path = $3"),
					   PARAMETERS(account, key, path), &rows)))
		return false;
	if (rows.count > 0 && !str_equal(rows_text(&rows, 0, 0), body_hash))
		return refuse(call, REFUSED_INVALID, N_("This Idempotency-Key was used for another request. Take a new one."));
	if (rows.count > 0) {
		*once->answer = (struct once_answer){ .status = (int)rows_integer(&rows, 0, 1),
			.location = rows_text(&rows, 0, 2), .body = rows_text(&rows, 0, 3) };
		return true;
	}
	if (!once->run(call, once->input, once->answer))
		return false;
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("INSERT INTO idempotency (account, key, path, request, status, location, body, at)"
			    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"),
			PARAMETERS(account, key, path, cell_text(body_hash), cell_integer(once->answer->status),
				cell_text(once->answer->location), cell_text(once->answer->body),
				cell_text(instant_str(&call->now))),
			NULL));
}

bool once_run(struct call *call, const struct once_request *request,
	bool (*run)(struct call *call, void *input, struct once_answer *answer), void *input,
	struct once_answer *answer)
{
	if (request->key.length == 0)
		return run(call, input, answer);
	if (!text_valid(request->key))
		return refuse(call, REFUSED_INVALID, N_("The text is not valid UTF-8."));
	if (request->key.length > KEY_BYTES)
		return refuse(call, REFUSED_INVALID, N_("This Idempotency-Key is too long."));
	struct once once = { request, run, input, answer };
	return act_write(call, "", once_body, &once);
}
