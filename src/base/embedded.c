#include "base/embedded.h"

#include <stdlib.h>

static int compare(const void *key, const void *row)
{
	return str_compare(*(const str *)key, str_from(((const struct embedded *)row)->name));
}

str embedded_find(str name)
{
	const struct embedded *found =
		bsearch(&name, embedded_files, embedded_count, sizeof *embedded_files, compare);
	return found == NULL ? (str){ NULL, 0 } : found->content;
}
