#include "acts/agreement_board.h"

#include <stdlib.h>

#include "base/lookup.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"

enum { BOARD_AGREEMENTS_MOST = 1000, BOARD_ITEMS_MOST = 20000 };

static bool read_agreements(struct call *call, struct agreement_board *board)
{
	struct query query = query_in(call->arena);
	struct record **agreements;
	size_t count;
	record_select(&query, &agreement_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL"));
	permit_where(call, &query, &agreement_entity);
	query_add(&query, SQL(" ORDER BY coalesce(t.ends_on, '9999'), t.id LIMIT "));
	query_bind(&query, cell_integer(BOARD_AGREEMENTS_MOST));
	if (!record_query(call, &query, &agreement_entity, &agreements, &count))
		return false;
	link_words_of_all(call, agreements, count);
	board->cards = NEW_MANY(call->arena, count + 1, struct agreement_card);
	for (size_t i = 0; i < count; i++) {
		struct renewal renewal = renewal_of(call, agreements[i]);
		if (renewal.open)
			board->cards[board->count++] = (struct agreement_card){ .agreement = agreements[i], .renewal = renewal };
		else
			board->closed++;
	}
	return true;
}

static void add_item(struct call *call, struct agreement_card *card, const struct together_item *item)
{
	card->open += !item->done && !item->cancelled;
	if (item->done && item->told.length > 0 && str_compare(day_str(&item->day), day_str(&card->last)) > 0)
		card->last = item->day;
	if (item->late == 0)
		return;
	GROW(call->arena, card->late, card->late_count, card->room);
	card->late[card->late_count - 1] = *item;
}

static bool read_items(struct call *call, struct agreement_board *board, const struct lookup *places,
	const struct entity *entity, size_t field)
{
	struct query query = query_in(call->arena);
	struct record **records;
	size_t count;
	if (!permit_may(call, VERB_READ, entity))
		return true;
	record_select(&query, entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL AND t.agreement IS NOT NULL"));
	permit_where(call, &query, entity);
	query_add(&query, SQL(" ORDER BY t.id LIMIT "));
	query_bind(&query, cell_integer(BOARD_ITEMS_MOST));
	if (!record_query(call, &query, entity, &records, &count))
		return false;
	for (size_t i = 0; i < count; i++) {
		const size_t *place = lookup_find(places, record_text(records[i], field));
		struct together_item item = together_item(call, records[i]);
		if (place != NULL)
			add_item(call, &board->cards[*place], &item);
	}
	return true;
}

static bool is_idle(const struct call *call, const struct agreement_card *card)
{
	const struct renewal *renewal = &card->renewal;
	return renewal->in_force && day_difference(&call->today, &renewal->from) > AGREEMENT_IDLE_DAYS &&
	       (card->last.text[0] == 0 || day_difference(&call->today, &card->last) > AGREEMENT_IDLE_DAYS);
}

static enum agreement_group group_of(const struct agreement_card *card)
{
	if (card->renewal.rings)
		return AGREEMENT_ENDS;
	if (card->renewal.review)
		return AGREEMENT_REVIEWS;
	if (card->late_count > 0)
		return AGREEMENT_LATE;
	return card->idle ? AGREEMENT_IDLE : AGREEMENT_CALM;
}

static int compare_late(const void *a, const void *b)
{
	const struct together_item *one = a, *other = b;
	return one->late < other->late ? 1 : one->late > other->late ? -1 : 0;
}

// Within a group what ends or is to be reviewed first; those without an end behind it.
static int compare_cards(const void *a, const void *b)
{
	const struct agreement_card *one = a, *other = b;
	if (one->group != other->group)
		return (int)one->group - (int)other->group;
	if (one->group == AGREEMENT_REVIEWS && one->renewal.review_left != other->renewal.review_left)
		return one->renewal.review_left < other->renewal.review_left ? -1 : 1;
	bool ends = one->renewal.until.text[0] != 0, other_ends = other->renewal.until.text[0] != 0;
	if (ends != other_ends)
		return ends ? -1 : 1;
	int order = str_compare(day_str(&one->renewal.until), day_str(&other->renewal.until));
	return order != 0 ? order : str_compare(one->agreement->id, other->agreement->id);
}

static void settle(struct call *call, struct agreement_board *board)
{
	for (size_t i = 0; i < board->count; i++) {
		struct agreement_card *card = &board->cards[i];
		if (card->late_count > 0)
			qsort(card->late, card->late_count, sizeof *card->late, compare_late);
		card->idle = is_idle(call, card);
		card->group = group_of(card);
		board->groups[card->group]++;
	}
	if (board->count > 0)
		qsort(board->cards, board->count, sizeof *board->cards, compare_cards);
}

bool agreement_board_read(struct call *call, struct agreement_board *board)
{
	*board = (struct agreement_board){ 0 };
	if (!permit_entity(call, VERB_READ, &agreement_entity) || !read_agreements(call, board))
		return false;
	struct lookup places = lookup_in(call->arena);
	for (size_t i = 0; i < board->count; i++)
		lookup_set(&places, board->cards[i].agreement->id, i);
	if (!read_items(call, board, &places, &joint_action_entity, JOINT_ACTION_AGREEMENT) ||
	        !read_items(call, board, &places, &training_session_entity, TRAINING_SESSION_AGREEMENT) ||
	        !read_items(call, board, &places, &event_entity, EVENT_AGREEMENT))
		return false;
	settle(call, board);
	return true;
}
