#include "base/mishap.h"

bool mishap_at(struct mishap *mishap, size_t line, size_t column, const char *why)
{
	*mishap = (struct mishap){ line, column, why };
	return false;
}
