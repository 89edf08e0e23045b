#include "post/smtp.h"

#include <string.h>

#include "base/die.h"
#include "base/text.h"
#include "post/curl_new.h"
#include "post/here.h"

enum { USUAL_SECONDS = 60, CONNECT_SECONDS = 15, WORDS_BYTES = 300, LINE_BYTES = 512 };

// How far the talk with the server has come, by what we said last.
enum stage { STAGE_BEFORE, STAGE_ADDRESSEE, STAGE_DATA, STAGE_MESSAGE, STAGE_GOODBYE };

struct talk {
	const char *message;
	str rest; // Of the message: still to be sent.
	enum stage stage, told; // Where it is, and where the last line was said.
	char last[LINE_BYTES]; // Of the server, without its line end.
	size_t length;
};

struct smtp {
	const struct smtp_server *server;
	CURL *curl; // NULL: closed.
	struct talk talk;
	char fault[CURL_ERROR_SIZE];
};

static size_t give_message(char *into, size_t size, size_t count, void *context)
{
	struct talk *talk = context;
	str piece = str_slice(talk->rest, 0, size * count);
	memcpy(into, piece.data, piece.length);
	talk->rest = str_skip(talk->rest, piece.length);
	talk->stage = STAGE_MESSAGE;
	return piece.length;
}

// Each line that the server says comes here.
static size_t take_line(char *line, size_t size, size_t count, void *context)
{
	struct talk *talk = context;
	size_t length = size * count;
	str said = str_trim((str){ line, length < LINE_BYTES ? length : LINE_BYTES });
	// What is said to our goodbye is no answer to the message.
	if (talk->stage == STAGE_GOODBYE)
		return length;
	memcpy(talk->last, said.data, said.length);
	talk->length = said.length;
	talk->told = talk->stage;
	return length;
}

// What we say to the server, of which the library tells no other way how far it has come.
static int watch(CURL *curl, curl_infotype kind, char *bytes, size_t length, void *context)
{
	struct talk *talk = context;
	str said = { bytes, length };
	(void)curl;
	if (kind != CURLINFO_HEADER_OUT)
		return 0;
	if (str_starts(said, S("QUIT")))
		talk->stage = STAGE_GOODBYE;
	else if (str_starts(said, S("RCPT")))
		talk->stage = STAGE_ADDRESSEE;
	else if (str_starts(said, S("DATA")))
		talk->stage = STAGE_DATA;
	return 0;
}

static str clean_words(struct arena *arena, str words)
{
	if (!text_valid(words)) {
		struct buf buf = buf_in(arena);
		for (size_t at = 0; at < words.length;)
			text_add(&buf, text_next(words, &at));
		words = buf_str(&buf);
	}
	return text_start(text_squeeze(arena, text_normal(arena, words)), WORDS_BYTES);
}

// RFC 5321, 4.2: three digits, of which the first says most.
static bool refused_with(const struct talk *talk, char first)
{
	return talk->length >= 3 && talk->last[0] == first;
}

static enum smtp_result judge(const struct talk *talk, CURLcode code)
{
	if (code == CURLE_OK)
		return SMTP_ACCEPTED;
	bool answered = refused_with(talk, '4') || refused_with(talk, '5');
	if (talk->rest.data != talk->message && !(answered && talk->told == STAGE_MESSAGE))
		return SMTP_UNKNOWN;
	return talk->told >= STAGE_ADDRESSEE && refused_with(talk, '5') ? SMTP_NEVER : SMTP_LATER;
}

#define SET(option, value) must(curl_easy_setopt(curl, option, value) == CURLE_OK)

static void set_server(CURL *curl, const struct smtp_server *server)
{
	bool sealed;
	bool here = here_is(smtp_server_host(server->url, &sealed));
	SET(CURLOPT_URL, server->url);
	SET(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	// A proxy of the machine's settings is not for mail.
	SET(CURLOPT_PROXY, "");
	SET(CURLOPT_NOSIGNAL, 1L);
	SET(CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	SET(CURLOPT_TIMEOUT, server->seconds > 0 ? server->seconds : (long)USUAL_SECONDS);
	SET(CURLOPT_USE_SSL, here ? (long)CURLUSESSL_NONE : (long)CURLUSESSL_ALL);
	SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	if (server->certificates != NULL)
		SET(CURLOPT_CAINFO, server->certificates);
	if (server->user != NULL) {
		SET(CURLOPT_USERNAME, server->user);
		SET(CURLOPT_PASSWORD, server->password);
	}
}

static void begin(struct smtp *smtp)
{
	CURL *curl = smtp->curl = curl_new();
	set_server(curl, smtp->server);
	SET(CURLOPT_UPLOAD, 1L);
	SET(CURLOPT_READFUNCTION, give_message);
	SET(CURLOPT_READDATA, &smtp->talk);
	SET(CURLOPT_HEADERFUNCTION, take_line);
	SET(CURLOPT_HEADERDATA, &smtp->talk);
	SET(CURLOPT_DEBUGFUNCTION, watch);
	SET(CURLOPT_DEBUGDATA, &smtp->talk);
	SET(CURLOPT_VERBOSE, 1L);
	SET(CURLOPT_ERRORBUFFER, smtp->fault);
}

void smtp_close(struct smtp *smtp)
{
	if (smtp->curl != NULL)
		curl_easy_cleanup(smtp->curl);
	smtp->curl = NULL;
}

static void end(void *smtp)
{
	smtp_close(smtp);
}

struct smtp *smtp_new(struct arena *arena, const struct smtp_server *server)
{
	struct smtp *smtp = NEW(arena, struct smtp);
	smtp->server = server;
	arena_at_end(arena, end, smtp);
	return smtp;
}

static str words_of(struct arena *arena, const struct smtp *smtp, CURLcode code)
{
	const struct talk *talk = &smtp->talk;
	bool said = code == CURLE_OK || refused_with(talk, '4') || refused_with(talk, '5');
	if (said && talk->length > 0)
		return clean_words(arena, str_copy(arena, (str){ talk->last, talk->length }));
	return clean_words(arena, str_copy(arena, str_from(smtp->fault[0] != 0 ? smtp->fault : curl_easy_strerror(code))));
}

struct smtp_answer smtp_send(struct arena *arena, struct smtp *smtp, str from, str to, str message)
{
	if (smtp->curl == NULL)
		begin(smtp);
	CURL *curl = smtp->curl;
	struct talk *talk = &smtp->talk;
	struct curl_slist *addressees = curl_slist_append(NULL, str_c(arena, str_format(arena, "<%.*s>", STR_ARG(to))));
	must(addressees != NULL);
	*talk = (struct talk){ .message = message.data, .rest = message };
	smtp->fault[0] = 0;
	SET(CURLOPT_MAIL_FROM, str_c(arena, str_format(arena, "<%.*s>", STR_ARG(from))));
	SET(CURLOPT_MAIL_RCPT, addressees);
	CURLcode code = curl_easy_perform(curl);
	struct smtp_answer answer = { .result = judge(talk, code), .words = words_of(arena, smtp, code) };
	answer.reached = code == CURLE_OK || talk->told >= STAGE_ADDRESSEE || talk->rest.data != talk->message;
	SET(CURLOPT_MAIL_RCPT, NULL);
	curl_slist_free_all(addressees);
	return answer;
}
