#include "post/courier.h"

#include "base/part.h"

const struct courier *courier_find(void)
{
	return part_find("courier", "courier_part");
}
