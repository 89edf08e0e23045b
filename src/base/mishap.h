// What a parser says when it stops: where, and why. The floor above turns it into a refusal.
#pragma once
#include "base/str.h"

struct mishap {
	size_t line;      // From 1; 0 when there is none.
	size_t column;    // From 1; 0 when there is none.
	const char *why;  // English, N_()-marked, without the place.
};

// Fills the mishap and gives false, so that a parser ends with `return mishap_at(…)`.
bool mishap_at(struct mishap *mishap, size_t line, size_t column, const char *why);
