#include "paper/press.h"

#include "base/part.h"

const struct press *press_find(void)
{
	return part_find("press", "press_part");
}
