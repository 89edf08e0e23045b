#include "post/push.h"

#include "base/die.h"
#include "base/text.h"
#include "post/curl_new.h"
#include "post/push_address.h"

enum { CONNECT_SECONDS = 10, SECONDS = 30, WORDS_BYTES = 300 };

static size_t take_body(char *bytes, size_t size, size_t count, void *context)
{
	struct buf *body = context;
	// A longer answer is none of ours: it ends here.
	if (body->length + size * count > PUSH_ANSWER_BYTES)
		return 0;
	buf_add(body, (str){ bytes, size * count });
	return size * count;
}

#define SET(option, value) must(curl_easy_setopt(curl, option, value) == CURLE_OK)

static void set_request(CURL *curl, const char *url, str bytes, struct buf *body)
{
	SET(CURLOPT_URL, url);
	SET(CURLOPT_PROTOCOLS_STR, "http,https");
	SET(CURLOPT_PROXY, "");
	SET(CURLOPT_NOSIGNAL, 1L);
	SET(CURLOPT_FOLLOWLOCATION, 0L);
	SET(CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	SET(CURLOPT_TIMEOUT, (long)SECONDS);
	SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	SET(CURLOPT_POST, 1L);
	SET(CURLOPT_POSTFIELDS, bytes.data);
	SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)bytes.length);
	SET(CURLOPT_WRITEFUNCTION, take_body);
	SET(CURLOPT_WRITEDATA, body);
}

static str one_line(struct arena *arena, const char *words)
{
	str text = str_copy(arena, str_from(words));
	return text_valid(text) ? text_start(text_squeeze(arena, text), WORDS_BYTES) : S("");
}

struct push_answer push(struct arena *arena, str address, const char *path, str bytes)
{
	must(push_address_good(address));
	CURL *curl = curl_new();
	struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/vnd.wiqaya.exchange");
	must(headers != NULL);
	// Without waiting to be asked for the body, which not every server does.
	struct curl_slist *more = curl_slist_append(headers, "Expect:");
	must(more != NULL);
	struct buf body = buf_in(arena);
	char fault[CURL_ERROR_SIZE] = "";
	long status = 0;
	set_request(curl, str_c(arena, str_format(arena, "%.*s%s", STR_ARG(address), path)), bytes, &body);
	SET(CURLOPT_HTTPHEADER, more);
	SET(CURLOPT_ERRORBUFFER, fault);
	CURLcode code = curl_easy_perform(curl);
	if (code == CURLE_OK)
		must(curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK);
	struct push_answer answer = { .status = (int)status, .body = buf_str(&body),
		.words = code == CURLE_OK ? S("") : one_line(arena, fault[0] != 0 ? fault : curl_easy_strerror(code)) };
	curl_slist_free_all(more);
	curl_easy_cleanup(curl);
	return answer;
}
