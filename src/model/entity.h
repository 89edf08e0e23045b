// What an entity is: one file in model/ declares it as a constant table, and from the table come
// schema, validation, load and save, JSON, CSV, forms, lists, rights, search, routes and reference.
// A condition wanted in a table means that an act is missing.
#pragma once
#include "base/compiler.h"
#include "base/str.h"

enum kind {
	KIND_TEXT = 1, // One line.
	KIND_PROSE,    // Many lines.
	KIND_NAME,     // Text in several languages: {"ar":…,"fr":…}, canonical JSON in one column.
	KIND_CODE,     // Letters, digits, '-', '.', '_', '/'; compared as written.
	KIND_INTEGER,
	KIND_BOOLEAN,  // 0 or 1.
	KIND_DAY,      // ISO; "2012" and "2012-05" where .reduced.
	KIND_INSTANT,  // YYYY-MM-DDThh:mm:ss.mmmZ.
	KIND_CHOICE,   // A code of a vocabulary.
	KIND_LINK,     // The id of a record of another entity.
	KIND_CITATION, // Numbers of standards (model/citation.h); always a set.
};

// Confidentiality of a field, lowest first (domain.md §10). Sealed fields are not stored until the
// vault exists.
enum level { LEVEL_PUBLIC = 1, LEVEL_ADDRESSED, LEVEL_INTERNAL, LEVEL_RESTRICTED, LEVEL_SEALED };

struct entity;

// One code of a compiled vocabulary: states, and codes that carry arithmetic.
struct choice {
	const char *code;
	const char *label; // NC_(vocabulary, …).
};

struct vocabulary {
	const char *name;
	const char *context; // The gettext context of its labels.
	const char *label;
	const struct choice *choices;
	size_t choice_count;
	bool open; // An institution may add terms of its own, each naming a base code.
};

struct field {
	const char *name;  // Column, JSON key, form input, CSV header.
	const char *label; // N_(…).
	const char *help;  // N_(…) or NULL.
	enum kind kind;
	enum level level;                    // 0 is LEVEL_INTERNAL.
	const struct vocabulary *vocabulary; // Of KIND_CHOICE.
	const struct entity *link;           // Of KIND_LINK.
	const char *link_kinds;              // "region|province": allowed values of the target's kind field.
	int64_t min, max;                    // Of KIND_INTEGER; max is the length of texts, in bytes.
	bool required;
	bool prose;     // Of KIND_NAME: many lines.
	bool many;      // A set of codes or links, kept as a sorted JSON array.
	bool year;      // An integer that is written as a year, without a separator.
	bool reduced;   // A day may be a year or a month.
	bool derived;   // Kept up by the model from other facts: not in the leaf, never written from outside.
	bool settled;   // Set by the acts of its entity alone: in no form, never written from outside.
	bool filter;    // May filter a list.
	bool sort;      // May order a list: indexed.
	bool in_list;   // A column of the generic list.
	bool identity;  // One of the fields that make two records the same (duplicates on import).
	bool search;    // Its words are searched; of a link, those of the record it leads to.
	bool unique;    // No two records outside the bin have the same.
	bool once;      // Set when the record is made, never changed afterwards.
	bool by_step;   // Filled as a step asks for it, or by an act: no form of the record offers it.
};

// A move of the state field.
struct step {
	const char *name;  // A verb: also the address.
	const char *label; // NC_("step", …).
	const char *from;  // State, or several joined by '|'.
	const char *to;
	const char *asks; // The field that is filled as it is made: a reason, a successor; or NULL.
	bool needed;      // It is not made without.
	unsigned roles;   // enum role, joined: only these make it; 0: all who may make moves of the entity.
};

struct check; // model/check.h
struct call;  // model/call.h
struct record;

struct entity {
	const char *name;    // Singular: C, links, table.
	const char *plural;  // Address and command line.
	const char *label, *label_many;
	const struct field *fields;
	size_t field_count;
	const char *number_prefix;  // "R" for R-2026-0012; NULL when it has no number.
	size_t number_field;        // Index of the number, when it has a prefix.
	size_t name_field;          // Index of what people call it, for links and titles.
	size_t state_field;         // Index of the state, when it has steps.
	const struct step *steps;   // Ends with a row of zeros; NULL when it has none.
	bool named;                 // Its name and aliases stand in known_as and find it.
	bool hidden;                // Not offered as a room of its own.
	bool beside;                // Stands beside a record of any kind (model/beside_record.h).
	const char *looked_through; // Of a noun that may have a million records: what lists filter by is held in memory
	                            // (acts/look.h), read along this column, "id" or a link. NULL: it stays small.
	// What a table cannot say, looked at before a save; pure, adds refusals by field.
	bool (*check)(struct call *call, const struct record *before, const struct record *after);
	// Fills the derived fields from other facts, before a save.
	void (*derive)(struct call *call, struct record *record);
};

// The list, in an order in which links point backwards.
extern const struct entity *const entities[];
extern const size_t entity_count;

const struct entity *entity_find(str name);        // Singular or plural; NULL when there is none.
const struct entity *entity_by_plural_find(str plural);
size_t entity_field_find(const struct entity *entity, str name); // SIZE_MAX when there is none.

// Each vocabulary once, in the order in which fields name them.
#define VOCABULARY_MOST 512
size_t vocabularies_list(const struct vocabulary *list[VOCABULARY_MOST]);
const struct vocabulary *vocabulary_find(str name); // NULL when there is none.
const char *vocabulary_label(const struct vocabulary *vocabulary, str code); // The English label, or NULL.
enum level field_level(const struct field *field);
// In how many of name_languages (base/catalogue.h) a field is written that has several: names, and not texts, in Tifinagh too. 0: it
// has none.
size_t field_language_count(const struct field *field);
// Whether lists are counted and grouped by it: a choice, a link, yes and no.
bool field_classifies(const struct field *field);

// Whether the column that orders lists by this field may be empty: then lists order by coalesce(column,
// '' or 0), and the index of ddl.c says the same, so that a page is read and not sorted.
bool field_sorts_empty(const struct entity *entity, size_t field);

// Whether lists look at the field in memory, in a noun that may have a million records (entity.looked_through): days, choices that
// filter, links that are counted beside the filters in sight. Its column stands in the index that it is read along.
bool field_looked_at(const struct field *field);
