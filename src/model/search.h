// Words to find records by: folded in C, so that both databases answer the same (dependencies 3.4).
#pragma once
#include "model/record.h"

// The folded words of a record: its number, names and the fields declared for search.
str search_words(struct call *call, const struct record *record);

// Writes them anew; none for a record in the bin or an entity without words.
bool search_save(struct call *call, const struct record *record);

// Adds "AND t.id IN (…)" to a query: all words stand in the record, the last one as a beginning.
void search_where(struct call *call, struct query *query, const struct entity *entity, str words);
