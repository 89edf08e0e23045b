// What mechanisms sent, beside each other: one figure, by mechanism. It reads what was received and nothing else, as far
// and as long as the terms of each package go; what is held back there is not known here.
#pragma once
#include "acts/exchange_open.h"
#include "model/record.h"

struct exchange_board_cell {
	bool there;     // The mechanism's package has this row.
	bool held_back;
	struct exchange_value value;
	int64_t rule;
};

struct exchange_board_row {
	str code, label; // The label is the JSON of a name.
	struct exchange_board_cell *cells; // One for each member.
	bool pooled;     // All members show it, by one rule and of one period.
	struct exchange_value sum;
};

struct exchange_member {
	struct record *package, *peer;
};

struct exchange_board {
	const struct exchange_figure *figure;
	str dimension;
	struct exchange_member *members; // By name.
	size_t member_count;
	struct exchange_board_row *rows;
	size_t row_count;
	struct exchange_board_row total;
	bool held_back;            // Something is.
	bool rules_differ, periods_differ;
};

// The latest package of each mechanism that has the figure by this dimension. Refuses what is no figure of a package.
bool exchange_board(struct call *call, str figure, str dimension, struct exchange_board *board) MUST_USE;

// What can be shown: figures by dimensions.
struct exchange_offer {
	str figure, dimension;
};
bool exchange_offers(struct call *call, struct exchange_offer **offers, size_t *count) MUST_USE;

// The tables of one package of either direction. Of a received one whose last day has passed there are none.
bool exchange_tables(struct call *call, const struct record *package, struct exchange_table tables[EXCHANGE_TABLES],
	size_t *count) MUST_USE;
// The published recommendations of one package, likewise.
bool exchange_recommendations(struct call *call, const struct record *package, struct exchange_recommendation **recommendations,
	size_t *count) MUST_USE;
bool exchange_expired(const struct call *call, const struct record *package);

// Packages of a direction, latest first, at most `limit`.
bool exchange_packages(struct call *call, const char *direction, size_t limit, struct record ***packages, size_t *count) MUST_USE;
