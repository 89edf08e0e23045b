#include "acts/renewal.h"

#include "model/agreement.h"
#include "model/permit.h"

static struct day day_of(const struct record *agreement, size_t field)
{
	struct day day;
	return day_parse(record_text(agreement, field), &day) ? day : (struct day){ "" };
}

static bool known(const struct day *day)
{
	return day->text[0] != 0;
}

static void look_at_end(const struct call *call, const struct record *agreement, struct renewal *renewal)
{
	if (!known(&renewal->until))
		return;
	int64_t notice = record_has(agreement, AGREEMENT_NOTICE_DAYS) ? record_integer(agreement, AGREEMENT_NOTICE_DAYS)
	                                                             : RENEWAL_DAYS;
	renewal->left = day_difference(&renewal->until, &call->today);
	renewal->alarm = day_add(&renewal->until, -notice);
	renewal->rings = renewal->open && known(&renewal->alarm) && day_difference(&call->today, &renewal->alarm) >= 0;
}

struct renewal renewal_of(const struct call *call, const struct record *agreement)
{
	str state = record_text(agreement, AGREEMENT_STATE);
	struct day ended = day_of(agreement, AGREEMENT_ENDED_ON), review = day_of(agreement, AGREEMENT_REVIEW_ON);
	struct renewal renewal = { .from = day_of(agreement, AGREEMENT_STARTS_ON), .until = day_of(agreement, AGREEMENT_ENDS_ON) };
	renewal.open = !str_is(state, "ended") && !str_is(state, "expired");
	look_at_end(call, agreement, &renewal);
	renewal.in_force = known(&renewal.from) && day_difference(&call->today, &renewal.from) >= 0 &&
	                   (!known(&renewal.until) || renewal.left >= 0) &&
	                   (!known(&ended) || day_difference(&ended, &call->today) > 0);
	if (known(&review)) {
		renewal.review_left = day_difference(&review, &call->today);
		renewal.review = renewal.open && renewal.review_left <= RENEWAL_REVIEW_DAYS;
	}
	return renewal;
}

bool renewal_open(struct call *call, struct record ***agreements, size_t *count)
{
	struct query query = query_in(call->arena);
	record_select(&query, &agreement_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.ends_on IS NOT NULL AND t.state NOT IN ('ended', 'expired')"));
	permit_where(call, &query, &agreement_entity);
	query_add(&query, SQL(" ORDER BY t.ends_on, t.id LIMIT 1000"));
	return record_query(call, &query, &agreement_entity, agreements, count);
}
