// Values as people write them, and as the store keeps them. Text from a form, a list or a JSON string
// comes in here and leaves as a cell that fits its field, or as a reason in the reader's language.
#pragma once
#include "base/json.h"
#include "model/record.h"

// How lists write their days: settled by the file, see base/date.h.
struct value_manner {
	enum day_order day_order;
	bool make_links; // Links that match nothing are left to the caller: *unmatched is set.
	bool unmatched;
};

// A text as it is kept: composed, without controls and bidi overrides; one line of it unless `lines`.
str value_text(struct arena *arena, str text, bool lines);

// Sets a field from text as a person writes it: days in any reading, codes or labels of a vocabulary
// in any language, links by id, number, code, name or alias, digits of any script, "a; b" for sets.
// Empty text clears the field. False adds the reason to the call.
bool value_read(struct call *call, struct record *record, size_t field, str text,
	struct value_manner *manner);

// Sets a field from JSON: strings as above, numbers, booleans, arrays of a set, objects of a name.
bool value_from_json(struct call *call, struct record *record, size_t field,
	const struct json *json);

// Sets one language of a name field; empty text takes that language out.
bool value_set_name(struct call *call, struct record *record, size_t field, const char *language,
	str text);

// A name in the language, else in the house's, else in any; with the language it is in. The text stands where `json`
// stands, or in the arena.
str value_name(struct arena *arena, str json, const char *language, const char *house,
	const char **found);
// A name in exactly this language, or empty.
str value_name_in(struct arena *arena, str json, const char *language);

// The members of a set (sorted JSON array of strings).
size_t value_set_members(struct arena *arena, str json, str **members);
// The canonical array of these members: sorted, each once.
str value_set_write(struct arena *arena, const str *members, size_t count);

// The label of a code in the reader's language: compiled, or of the institution's own term.
str value_label(struct call *call, const struct vocabulary *vocabulary, str code);
// The compiled code that a code counts as: itself, or the base of the institution's own term.
str value_base(struct call *call, const struct vocabulary *vocabulary, str code);
// The code for text that is a code or a label in any language; empty when there is none.
str value_code_find(struct call *call, const struct vocabulary *vocabulary, str text);

// What a field shows to a reader: labels for codes, titles for links, days in words.
str value_words(struct call *call, const struct record *record, size_t field);

// Checks all fields of a record against the declarations, adding reasons to the call.
bool value_check(struct call *call, const struct record *record);
