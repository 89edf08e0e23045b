// Links as readers see them: the id, number and name of a linked record, remembered for the call.
#pragma once
#include "model/record.h"

struct link_words {
	str id, number, name;
	str name_json; // Of KIND_NAME.
	bool hidden;   // The caller may not know of it: not even the id is shown.
};

// What a linked record is called; the id alone when there is no such record.
struct link_words link_words(struct call *call, const struct entity *entity, str id);

// Notes what records of one entity that are at hand are called.
void link_words_learn(struct call *call, struct record *const *records, size_t count);

// Reads what the links of many records of one entity are called with few queries, so that link_words
// finds them: those of one field, or of every field.
void link_words_of(struct call *call, struct record *const *records, size_t count, size_t field);
void link_words_of_all(struct call *call, struct record *const *records, size_t count);
