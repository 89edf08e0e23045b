// A handle of libcurl, which is made ready with the first.
#pragma once
#include <curl/curl.h>

CURL *curl_new(void);
