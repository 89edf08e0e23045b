// Parts of the program that stand beside it in files of their own, because the libraries behind them are large and most
// calls never need them. A part is opened when it is first asked for, and stays (docs/why/0014).
#pragma once
#include "base/compiler.h"

// The table of functions that the part exports under this name. The part is the file wiqaya-NAME-VERSION.so in the folder of the
// program, or in the one where parts are installed. NULL when it stands in neither or cannot be opened, which the journal
// tells; so it may be mended while the program runs. Any thread may call it.
const void *part_find(const char *name, const char *table);

// Whether its file stands in either; it is not opened for that.
bool part_stands(const char *name) MUST_USE;
