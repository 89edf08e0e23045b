#include "acts/validators.h"

#include "base/limits.h"
#include "model/account.h"
#include "model/authority.h"

bool validators_of(struct call *call, str authority, str but, struct record ***accounts, size_t *count)
{
	struct query query = query_in(call->arena);
	record_select(&query, &account_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.role = 'validator' AND t.state = 'active' AND t.authority = "));
	query_bind(&query, cell_text(authority));
	query_add(&query, SQL(" AND t.id <> "));
	query_bind(&query, cell_text(but));
	query_add(&query, SQL(" ORDER BY t.full_name, t.id LIMIT "));
	query_bind(&query, cell_integer(LIMIT_LIST));
	return record_query(call, &query, &account_entity, accounts, count);
}

bool validators_needed(struct call *call)
{
	struct record *authority = call->account_authority.length == 0
		? NULL : record_find(call, &authority_entity, call->account_authority);
	return authority != NULL && record_integer(authority, AUTHORITY_REPLIES_VALIDATED) != 0;
}

bool validators_speak(struct call *call)
{
	return call->role != ROLE_FOCAL || !validators_needed(call);
}

bool validators_allow(struct call *call)
{
	return (call->role & (ROLE_FOCAL | ROLE_VALIDATOR)) == 0 || call->validated || !validators_needed(call) ||
	       refuse(call, REFUSED_FORBIDDEN,
		       N_("A colleague of yours validates what your authority sends. Write it in the portal and ask for"
			  " validation."));
}
