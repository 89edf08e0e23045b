// The board of action plans: what authorities say that they do, by progress; late ones marked.
#include "acts/action_board.h"
#include "acts/keep.h"
#include "model/action.h"
#include "model/entities.h"
#include "model/link.h"
#include "model/permit.h"
#include "model/value.h"
#include "page/address.h"
#include "page/shown.h"
#include "page/words.h"
#include "web/handlers.h"
#include "web/line_parts.h"
#include "web/pages.h"

static void set_card(struct call *call, struct view *column, const struct board_card *card)
{
	struct view *shown = view_add(column, "cards");
	line_action(call, shown, card->action);
	if (card->line == NULL)
		return;
	shown_link(call, view_in(shown, "who"), &authority_entity, record_text(card->line, ADDRESSEE_LINE_AUTHORITY));
	shown_link(call, view_in(shown, "recommendation"), &recommendation_entity,
		record_text(card->line, ADDRESSEE_LINE_RECOMMENDATION));
}

static void set_columns(struct call *call, struct view *view, const struct action_board *board, str authority)
{
	for (size_t i = 0; i < BOARD_COLUMNS; i++) {
		const struct board_column *column = &board->columns[i];
		struct view *shown = view_add(view, "columns");
		struct address list = address_of(call->arena, S("/actions"));
		address_add(&list, "progress", str_from(column->progress));
		view_text(shown, "code", str_from(column->progress));
		view_text(shown, "label", value_label(call, &progress_vocabulary, str_from(column->progress)));
		view_text(shown, "count", words_number(call->arena, call_locale(call), column->total));
		view_integer(shown, "more", column->total - (int64_t)column->count);
		if (authority.length == 0)
			view_text(shown, "list", address_str(&list));
		for (size_t k = 0; k < column->count; k++)
			set_card(call, shown, &column->cards[k]);
	}
}

static void set_authorities(struct call *call, struct view *view, const struct action_board *board, str chosen)
{
	for (size_t i = 0; i < board->authority_count; i++) {
		struct view *offer = view_add(view, "offers");
		view_text(offer, "value", board->authorities[i]);
		view_flag(offer, "chosen", str_equal(board->authorities[i], chosen));
		shown_link(call, view_in(offer, "who"), &authority_entity, board->authorities[i]);
	}
}

void action_board_page(struct door *door)
{
	struct call *call = &door->call;
	struct action_board board;
	struct record *authority = NULL;
	str asked = request_query(door->request, "authority");
	if (!page_inside(door) || (asked.length > 0 && !keep_read(call, &authority_entity, asked, &authority)) ||
	        !action_board_read(call, authority == NULL ? S("") : authority->id, &board)) {
		door_refused(door);
		return;
	}
	struct view *view = door_view(door);
	str chosen = authority == NULL ? S("") : authority->id;
	set_columns(call, view, &board, chosen);
	set_authorities(call, view, &board, chosen);
	view_integer(view, "late", board.late);
	if (authority != NULL)
		shown_record(call, view, "authority", authority);
	struct sheet_of sheet = { .title = say(call, N_("Action plans")) };
	page_show(door, 200, "action_board", view, &sheet);
}
