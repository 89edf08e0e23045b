#include "base/die.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void die(const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	fputs("<2>wiqaya: ", stderr);
	vfprintf(stderr, format, arguments);
	fputc('\n', stderr);
	va_end(arguments);
	fflush(stderr);
#ifdef WIQAYA_FUZZ
	abort();
#else
	_exit(3);
#endif
}
