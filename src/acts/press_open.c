#include "acts/press_open.h"

bool press_open(struct call *call, const struct press **press)
{
	*press = press_find();
	return *press != NULL ||
	       refuse(call, REFUSED_BUSY, N_("Nothing can be printed or written as a workbook now: the part of the program that does it is "
	                                     "missing on the server. Nothing was lost. Whoever looks after the server can install it; then try again."));
}
