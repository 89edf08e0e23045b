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
