// The few words that compilers know and the language does not. Everything else is plain C17.
#pragma once
#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PRINTF_LIKE(format_index, first) __attribute__((format(printf, format_index, first)))
#define MUST_USE __attribute__((warn_unused_result))
#define NO_RETURN __attribute__((noreturn))
// What a part of the program shows to it (base/part.h); everything else stays inside.
#define EXPORTED __attribute__((visibility("default")))

// How many rows a table has.
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

// Marks English text that the catalogues translate; it changes nothing at run time.
#define N_(text) text
// The same for a word whose meaning depends on where it stands: the context is the vocabulary.
#define NC_(context, text) text
