// The board of action plans: a column for each progress that authorities tell of their actions, the nearest end
// first, within what the caller may see.
#pragma once
#include "acts/write.h"

enum { BOARD_COLUMNS = 4, BOARD_MOST = 50 };

struct board_card {
	struct record *action, *line; // The line is NULL where the caller may not read it.
	int64_t late_days;            // 0: not late.
};

struct board_column {
	const char *progress; // A code.
	struct board_card *cards;
	size_t count;
	int64_t total; // Also those that are not on the board.
};

struct action_board {
	struct board_column columns[BOARD_COLUMNS];
	str *authorities; // Those that announced any, for choosing.
	size_t authority_count;
	int64_t late;     // In all columns.
};

// `authority` is an id, or empty for all. Refuses callers who read no actions.
bool action_board_read(struct call *call, str authority, struct action_board *board) MUST_USE;
