#include "base/clock.h"

#include <sys/timex.h>
#include <time.h>

#include "base/die.h"

int64_t monotonic_ms(void)
{
	struct timespec now;
	must(clock_gettime(CLOCK_MONOTONIC, &now) == 0);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool clock_kept(void)
{
	struct timex asked = { .modes = 0 };
	int state = adjtimex(&asked);
	return state != -1 && state != TIME_ERROR;
}
