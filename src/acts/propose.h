// What the program makes of a list before anybody said anything: which column is which field, what words of its
// cells mean, what its colours and its empty cells may mean. It writes nothing. A person corrects it, by the page
// or in the text, and the outcome is a map (base/map_file.h) like any other.
#pragma once
#include "acts/import_list.h"

// How a meaning came about, from the surest down.
enum proposed {
	PROPOSED_BY_MAP,  // The person said so.
	PROPOSED_KNOWN,   // A name, a code, a label, or a word that lists are known to use.
	PROPOSED_LIKELY,  // Spelt nearly like something: to be confirmed.
	PROPOSED_NOTHING, // Nobody knows.
};

// One head, on however many tables it stands.
struct proposed_head {
	str header;        // As written on the first of them.
	str label;
	str sample;        // What the first full cell under it says.
	size_t tables;
	str field;         // What it holds; empty for nothing.
	enum proposed how;
};

// A text (or "#92d050", a colour) that stands in cells of a field and is not plainly one of its values.
struct proposed_value {
	str text;
	size_t count;
	str meaning;       // Code or name; empty for nothing.
	enum proposed how;
	str why;           // Of a likely one, in the reader's language.
};

struct proposed_field {
	str name, label;
	const struct vocabulary *vocabulary; // Of a choice.
	const struct entity *link;           // Of a link.
	bool may_make;                       // Names that nobody knows may be made, when a person says so.
	bool make;                           // Somebody did.
	struct proposed_value *values;       // Those known from the program alone are left out.
	size_t count, room;
};

struct proposal {
	struct proposed_head *heads;
	size_t head_count, head_room;
	struct proposed_field *fields;
	size_t field_count, field_room;
	str sheet_is;      // The field that the names of the sheets stand for; empty for none.
	str band_is;       // The field that rows between others stand for; "none"; empty where there are no such rows.
	bool banded;       // There are.
	str fill_down;     // Fields whose empty cells mean the cell above, with commas.
	str visit_kind;    // Of visits that the import makes; empty: it makes none.
	bool make_authorities; // Those that the list names and nobody knows are made: proposed in a house that has none yet.
	str list_day;      // Empty when no title tells it.
};

// `request` has entity, list and, when a person already decided something, the map, which comes first.
bool propose(struct call *call, const struct import_request *request, struct proposal *proposal) MUST_USE;

// The map that says all this. What is only likely says so behind it. `base` (may be NULL) keeps its other parts: constants, cleaning, cells, the file.
// `comments`: also what is not used and what nobody knows, for a person who goes on in the text. It never grows longer
// than a map may be: what is most certain stands in it.
void proposal_map(struct call *call, const struct proposal *proposal, const struct map_file *base, bool comments,
	struct buf *map);

// True for a text that a map can hold before its sign.
bool proposal_writable(str key);

// Keeps what a map taught that the program did not know (model/wording.h), so that the next list needs less of
// it. Inside the write of an import.
bool learn_map(struct call *call, const struct import_request *request) MUST_USE;
