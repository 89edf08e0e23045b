#include "base/clock.h"

#include <time.h>

#include "base/die.h"

int64_t monotonic_ms(void)
{
	struct timespec now;
	must(clock_gettime(CLOCK_MONOTONIC, &now) == 0);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
