// Money: a whole number of the smallest unit (centimes) and the three letters of its currency (ISO 4217).
// Amounts of different currencies are never added.
#pragma once
#include "model/record.h"

#define MONEY_MOST INT64_C(100000000000000)

// Refuses an amount without a currency, and a currency that is not three capital letters.
bool money_check(struct call *call, const struct record *record, size_t amount, size_t currency) MUST_USE;

// An amount as people write it ("120 000,50", "1,200.5", digits of any script) in the smallest unit of the
// currency. False for what is none, for more decimals than the currency has, and beyond MONEY_MOST.
bool money_read(struct arena *arena, str text, str currency, int64_t *amount) MUST_USE;

// How many digits of the amount stand behind the point: 2 of MAD, 3 of TND, 0 of XOF.
int money_decimals(str currency);
