#include "http/server_inside.h"

#include <errno.h>
#include <sys/socket.h>

#include "base/die.h"

enum { LOOK_EVERY_MS = 250 };

// Shut and not closed: the library must find the end by itself and is the one that closes. The
// library tells us before it closes, so under the lock the number still means this socket.
static void look(struct watchdog *watchdog, int64_t now_ms)
{
	for (struct exchange *e = watchdog->exchanges; e != NULL; e = e->next) {
		int64_t deadline_ms = atomic_load_explicit(&e->deadline_ms, memory_order_relaxed);
		if (e->socket < 0 || deadline_ms == 0 || now_ms < deadline_ms)
			continue;
		atomic_store_explicit(&e->deadline_ms, 0, memory_order_relaxed);
		shutdown(e->socket, SHUT_RDWR);
	}
}

static void *watch(void *argument)
{
	struct watchdog *watchdog = argument;
	pthread_mutex_lock(&watchdog->lock);
	while (!watchdog->stopping) {
		struct timespec until;
		must(clock_gettime(CLOCK_MONOTONIC, &until) == 0);
		until.tv_nsec += LOOK_EVERY_MS * 1000000L;
		until.tv_sec += until.tv_nsec / 1000000000L;
		until.tv_nsec %= 1000000000L;
		pthread_cond_timedwait(&watchdog->woken, &watchdog->lock, &until);
		look(watchdog, monotonic_ms());
	}
	pthread_mutex_unlock(&watchdog->lock);
	return NULL;
}

void watchdog_begin(struct watchdog *watchdog)
{
	pthread_condattr_t attributes;
	must(pthread_condattr_init(&attributes) == 0);
	must(pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC) == 0);
	must(pthread_mutex_init(&watchdog->lock, NULL) == 0);
	must(pthread_cond_init(&watchdog->woken, &attributes) == 0);
	pthread_condattr_destroy(&attributes);
	must(pthread_create(&watchdog->thread, NULL, watch, watchdog) == 0);
}

void watchdog_stop(struct watchdog *watchdog)
{
	pthread_mutex_lock(&watchdog->lock);
	watchdog->stopping = true;
	pthread_cond_signal(&watchdog->woken);
	pthread_mutex_unlock(&watchdog->lock);
	must(pthread_join(watchdog->thread, NULL) == 0);
	pthread_cond_destroy(&watchdog->woken);
}

void watchdog_watch(struct watchdog *watchdog, struct exchange *exchange, int socket, bool is_new)
{
	pthread_mutex_lock(&watchdog->lock);
	exchange->socket = socket;
	if (is_new) {
		exchange->next = watchdog->exchanges;
		watchdog->exchanges = exchange;
	}
	pthread_mutex_unlock(&watchdog->lock);
}
