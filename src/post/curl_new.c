#include "post/curl_new.h"

#include <pthread.h>

#include "base/die.h"

static void start(void)
{
	must(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK);
}

CURL *curl_new(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	must(pthread_once(&once, start) == 0);
	CURL *curl = curl_easy_init();
	must(curl != NULL);
	return curl;
}
