// Against a server of a few lines that answers what each test wants.
#include <arpa/inet.h>
#include <cmocka.h>
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/die.h"
#include "post/smtp.h"

static struct arena *arena;

// What the server says to each command; NULL hangs up instead.
struct manner {
	const char *greeting, *from, *to, *data, *taken;
};

struct sink {
	struct manner manner;
	int listener;
	char heard[8192];
	size_t length;
	pthread_t thread;
	char url[64];
	_Atomic bool again; // A second message is taken on the same line.
};

static bool say(int peer, const char *words)
{
	return words != NULL && send(peer, words, strlen(words), MSG_NOSIGNAL) > 0 && send(peer, "\r\n", 2, MSG_NOSIGNAL) == 2;
}

static bool hear(struct sink *sink, int peer, const char *until)
{
	size_t from = sink->length;
	while (strstr(sink->heard + from, until) == NULL) {
		ssize_t got = recv(peer, sink->heard + sink->length, 1, 0);
		if (got <= 0 || sink->length + 2 > sizeof sink->heard)
			return false;
		sink->heard[++sink->length] = 0;
	}
	return true;
}

// As servers do, each answers a goodbye, which must not be taken for the answer to the message.
static void talk(struct sink *sink, int peer)
{
	const struct manner *m = &sink->manner;
	if (!say(peer, m->greeting) || !hear(sink, peer, "\r\n") || !say(peer, "250 sink") || !hear(sink, peer, "\r\n") ||
		!say(peer, m->from) || !hear(sink, peer, "\r\n") || !say(peer, m->to) || (m->to[0] == '2' && !hear(sink, peer, "\r\n")))
		return;
	if (m->to[0] == '2' && (!say(peer, m->data) || (m->data[0] == '3' && (!hear(sink, peer, "\r\n.\r\n") || !say(peer, m->taken)))))
		return;
	if (sink->again && (!hear(sink, peer, "\r\n") || !say(peer, m->from) || !hear(sink, peer, "\r\n") || !say(peer, m->to) ||
				   !hear(sink, peer, "\r\n") || !say(peer, m->data) || !hear(sink, peer, "\r\n.\r\n") || !say(peer, m->taken)))
		return;
	if (hear(sink, peer, "QUIT\r\n"))
		(void)!say(peer, "221 bye");
}

static void *run(void *context)
{
	struct sink *sink = context;
	int peer = accept(sink->listener, NULL, NULL);
	talk(sink, peer);
	close(peer);
	return NULL;
}

static void open_sink(struct sink *sink, struct manner manner)
{
	struct sockaddr_in here = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof here;
	*sink = (struct sink){ .manner = manner, .listener = socket(AF_INET, SOCK_STREAM, 0) };
	must(bind(sink->listener, (struct sockaddr *)&here, size) == 0 && listen(sink->listener, 1) == 0);
	must(getsockname(sink->listener, (struct sockaddr *)&here, &size) == 0);
	snprintf(sink->url, sizeof sink->url, "smtp://127.0.0.1:%u", ntohs(here.sin_port));
	must(pthread_create(&sink->thread, NULL, run, sink) == 0);
}

static struct smtp_answer send_to(struct sink *sink, struct manner manner)
{
	open_sink(sink, manner);
	struct smtp_server server = { .url = sink->url, .seconds = 5 };
	struct smtp *smtp = smtp_new(arena, &server);
	struct smtp_answer answer = smtp_send(arena, smtp, S("notice@npm.example"), S("focal@health.example"),
		S("Subject: x\r\n\r\none\r\n.two\r\n"));
	smtp_close(smtp);
	pthread_join(sink->thread, NULL);
	close(sink->listener);
	return answer;
}

static const struct manner kind = { "220 sink", "250 from", "250 to", "354 go on", "250 queued as 7" };

static void what_is_taken_is_accepted(void **state)
{
	(void)state;
	struct sink sink;
	struct smtp_answer answer = send_to(&sink, kind);
	assert_int_equal(answer.result, SMTP_ACCEPTED);
	assert_true(answer.reached);
	assert_true(str_is(answer.words, "250 queued as 7"));
	assert_non_null(strstr(sink.heard, "MAIL FROM:<notice@npm.example>"));
	assert_non_null(strstr(sink.heard, "RCPT TO:<focal@health.example>\r\n"));
	// RFC 5321, 4.5.2: a line that begins with a dot gets another one.
	assert_non_null(strstr(sink.heard, "one\r\n..two\r\n.\r\n"));
}

static void refusals_are_told_apart(void **state)
{
	(void)state;
	static const struct {
		struct manner manner;
		enum smtp_result result;
		bool reached;
		const char *words;
	} cases[] = {
		{ { "220 s", "250 a", "450 greylisted" }, SMTP_LATER, true, "450 greylisted" },
		{ { "220 s", "250 a", "550 no such person" }, SMTP_NEVER, true, "550 no such person" },
		{ { "220 s", "250 a", "250 b", "354 go", "451 disk full" }, SMTP_LATER, true, "451 disk full" },
		{ { "220 s", "250 a", "250 b", "354 go", "554 spam" }, SMTP_NEVER, true, "554 spam" },
		{ { "220 s", "250 a", "250 b", "554 no" }, SMTP_NEVER, true, "554 no" },
		// Not of this message: whoever keeps the settings mends it.
		{ { "220 s", "553 not you" }, SMTP_LATER, false, "553 not you" },
		{ { "554 go away" }, SMTP_LATER, false, "554 go away" },
		{ { "421 too busy" }, SMTP_LATER, false, "421 too busy" },
		{ { "220 s", "250 a", "250 b", "354 go", NULL }, SMTP_UNKNOWN, true, NULL },
		{ { NULL }, SMTP_LATER, false, NULL },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct sink sink;
		struct smtp_answer answer = send_to(&sink, cases[i].manner);
		if (answer.result != cases[i].result || answer.reached != cases[i].reached ||
			(cases[i].words != NULL && !str_is(answer.words, cases[i].words)))
			fail_msg("%zu: %d %d %.*s", i, answer.result, answer.reached, STR_ARG(answer.words));
		assert_true(answer.words.length > 0);
	}
}

// Two messages go over one connection; a goodbye is said once, at the end, and opens the way to a new one.
static void a_line_is_kept(void **state)
{
	(void)state;
	struct sink sink;
	open_sink(&sink, kind);
	sink.again = true;
	struct smtp_server server = { .url = sink.url, .seconds = 5 };
	struct smtp *smtp = smtp_new(arena, &server);
	for (int i = 0; i < 2; i++) {
		struct smtp_answer answer = smtp_send(arena, smtp, S("a@b"), S("c@d"), S("x\r\n"));
		assert_int_equal(answer.result, SMTP_ACCEPTED);
	}
	smtp_close(smtp);
	pthread_join(sink.thread, NULL);
	close(sink.listener);
	const char *first = strstr(sink.heard, "\r\n.\r\n"), *goodbye = strstr(sink.heard, "QUIT\r\n");
	assert_non_null(first);
	const char *second = strstr(first + 1, "\r\n.\r\n");
	assert_true(second != NULL && goodbye != NULL && second < goodbye);
}

static void words_of_the_server_are_clean_text(void **state)
{
	(void)state;
	struct sink sink;
	struct manner manner = { "220 s", "250 a", "550 caf\xe9 \x1b[31m\xe2\x80\xae" "gone" };
	struct smtp_answer answer = send_to(&sink, manner);
	assert_true(str_is(answer.words, "550 caf\xef\xbf\xbd [31mgone"));
}

static void nobody_there_is_later(void **state)
{
	(void)state;
	struct sink sink;
	open_sink(&sink, kind);
	// The port is ours and closed again: nobody answers.
	shutdown(sink.listener, SHUT_RDWR);
	close(sink.listener);
	pthread_join(sink.thread, NULL);
	struct smtp_server server = { .url = sink.url, .seconds = 5 };
	struct smtp *smtp = smtp_new(arena, &server);
	struct smtp_answer answer = smtp_send(arena, smtp, S("a@b"), S("c@d"), S("x\r\n"));
	smtp_close(smtp);
	assert_int_equal(answer.result, SMTP_LATER);
	assert_false(answer.reached);
}

static void servers_are_written_as_addresses(void **state)
{
	(void)state;
	static const struct {
		struct smtp_server server;
		bool good;
	} cases[] = {
		{ { .url = "smtp://127.0.0.1:2525" }, true }, { { .url = "smtps://mail.example.org" }, true },
		{ { .url = "smtp://[::1]:25" }, true }, { { .url = "smtp://m.example", .user = "a", .password = "b" }, true },
		{ { .url = "" }, false }, { { .url = "mail.example.org" }, false }, { { .url = "http://x" }, false },
		{ { .url = "smtp://" }, false }, { { .url = "file:///etc/passwd" }, false }, { { .url = "smtp://a@b" }, false },
		{ { .url = "smtp://m.example", .user = "a" }, false }, { { .url = "smtp://m.example", .password = "a" }, false },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct mishap mishap = { 0 };
		assert_int_equal(smtp_server_good(&cases[i].server, &mishap), cases[i].good);
		assert_int_equal(mishap.why == NULL, cases[i].good);
	}
}

static int setup(void **state)
{
	(void)state;
	arena = arena_new(64 << 20);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_taken_is_accepted, setup, teardown),
		cmocka_unit_test_setup_teardown(refusals_are_told_apart, setup, teardown),
		cmocka_unit_test_setup_teardown(a_line_is_kept, setup, teardown),
		cmocka_unit_test_setup_teardown(words_of_the_server_are_clean_text, setup, teardown),
		cmocka_unit_test_setup_teardown(nobody_there_is_later, setup, teardown),
		cmocka_unit_test_setup_teardown(servers_are_written_as_addresses, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
