// A demonstration that is told by a file and not by a program: records of any noun, made one after the other through the same acts
// as people use, with the moves of their life cycles. `data/told/NAME.json` is a list of
//
//   { "make": ENTITY, "fields": {…}, "steps": [[STEP, NOTE or null], …], "addressees": "CODE; CODE" }
//
// where fields are as the API takes them (model/record_json.h), so that links are given by name, code or number; addressees are
// those of a recommendation; "set": "institution" changes the one there is.
#pragma once
#include "acts/demo.h"

// Whether there is such a set.
bool retell_known(str name);

// One deed of such a list. `record` is what it made or changed.
struct json;
bool retell_deed(struct call *call, const struct json *deed, struct record **record) MUST_USE;

// Makes the institution in an empty store and tells the set in it; the accounts that it makes come back with passwords. Refuses as
// demo_make and the acts do, with the number of the deed that was refused.
bool retell(struct call *call, str name, struct demo_account **accounts, size_t *count) MUST_USE;
