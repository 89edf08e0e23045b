// Real carriers, which are this very program started with their word, against a mail server of a few lines in a process of
// its own. It says when it has a message whole, and answers when it is told to. Servers that die are processes, too.
#include <cmocka.h>
#include <arpa/inet.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/die.h"
#include "base/id.h"
#include "base/limits.h"
#include "base/neighbour.h"
#include "post/carrier_inside.h"

enum { PATIENCE_MS = 20 * 1000, FIND_MS = 100 };

static struct arena *arena;
static str house;

// The mail server.

struct sink {
	pid_t pid;
	int whole[2]; // It writes a byte when it has a message whole …
	int answer[2]; // … and reads what to say: a line, without its end.
	char url[64];
};

static bool say(int peer, const char *words)
{
	return send(peer, words, strlen(words), MSG_NOSIGNAL) > 0 && send(peer, "\r\n", 2, MSG_NOSIGNAL) == 2;
}

static bool hear(int peer, const char *until)
{
	char heard[8192];
	size_t length = 0;
	do {
		if (length + 1 == sizeof heard || recv(peer, heard + length, 1, 0) != 1)
			return false;
		heard[++length] = 0;
	} while (strstr(heard, until) == NULL);
	return true;
}

// One message after the other, until the other end goes.
static void talk(struct sink *sink, int peer)
{
	char answer[64];
	bool goes_on = say(peer, "220 sink") && hear(peer, "\r\n") && say(peer, "250 sink");
	while (goes_on && hear(peer, "\r\n") && say(peer, "250 from") && hear(peer, "\r\n") && say(peer, "250 to") && hear(peer, "\r\n") &&
		say(peer, "354 go on") && hear(peer, "\r\n.\r\n")) {
		must(write(sink->whole[1], "", 1) == 1);
		ssize_t length = read(sink->answer[0], answer, sizeof answer - 1);
		must(length > 0);
		answer[length] = 0;
		goes_on = say(peer, answer);
	}
	close(peer);
}

// A process of the test's own, which a test that fails does not leave behind.
static pid_t new_process(void)
{
	fflush(NULL);
	pid_t parent = getpid(), pid = fork();
	must(pid >= 0);
	if (pid == 0 && (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent))
		_exit(1);
	return pid;
}

static void open_sink(struct sink *sink)
{
	struct sockaddr_in here = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof here;
	int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	must(bind(listener, (struct sockaddr *)&here, size) == 0 && listen(listener, 4) == 0);
	must(getsockname(listener, (struct sockaddr *)&here, &size) == 0);
	snprintf(sink->url, sizeof sink->url, "smtp://127.0.0.1:%u", ntohs(here.sin_port));
	must(pipe(sink->whole) == 0 && pipe(sink->answer) == 0);
	sink->pid = new_process();
	for (int peer; sink->pid == 0 && (peer = accept(listener, NULL, NULL)) >= 0;)
		talk(sink, peer);
	close(listener);
}

static void close_sink(struct sink *sink)
{
	kill(sink->pid, SIGKILL);
	assert_int_equal(waitpid(sink->pid, NULL, 0), sink->pid);
	for (int i = 0; i < 2; i++) {
		close(sink->whole[i]);
		close(sink->answer[i]);
	}
	// Nothing else that we started is left, dead or alive.
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static void wait_until_whole(const struct sink *sink)
{
	struct pollfd wait = { .fd = sink->whole[0], .events = POLLIN };
	char byte;
	assert_int_equal(poll(&wait, 1, PATIENCE_MS), 1);
	assert_int_equal(read(sink->whole[0], &byte, 1), 1);
}

static void answer_with(const struct sink *sink, const char *words)
{
	assert_int_equal(write(sink->answer[1], words, strlen(words)), strlen(words));
}

// Servers.

static struct carrier *open_carrier(const struct sink *sink)
{
	struct smtp_server *server = NEW(arena, struct smtp_server);
	*server = (struct smtp_server){ .url = sink->url, .seconds = 20 };
	return carrier_new(arena, server, house);
}

static struct smtp_answer send_one(struct carrier *carrier, str id)
{
	return carrier_send(arena, carrier, id, S("notice@npm.example"), S("focal@health.example"), S("Subject: x\r\n\r\none\r\n"));
}

// A server that sends one message, tells that it has the answer, and then `keeps` it or does not; it lives until it is killed.
static pid_t start_server(const struct sink *sink, bool keeps, int *answered)
{
	int ends[2];
	must(pipe(ends) == 0);
	pid_t pid = new_process();
	if (pid == 0) {
		struct carrier *carrier = open_carrier(sink);
		(void)send_one(carrier, S("<7@npm.example>"));
		if (keeps)
			carrier_kept(carrier);
		must(write(ends[1], "", 1) == 1);
		for (;;)
			pause();
	}
	close(ends[1]);
	*answered = ends[0];
	return pid;
}

static void kill_server(pid_t pid)
{
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
}

// The carrier that a process started: the child whose only word is a carrier's.
static pid_t carrier_of(pid_t parent)
{
	char path[64], words[64];
	int child = 0;
	snprintf(path, sizeof path, "/proc/%d/task/%d/children", parent, parent);
	FILE *children = fopen(path, "r");
	assert_non_null(children);
	while (fscanf(children, "%d", &child) == 1) {
		snprintf(path, sizeof path, "/proc/%d/cmdline", child);
		FILE *line = fopen(path, "r");
		size_t length = line == NULL ? 0 : fread(words, 1, sizeof words, line);
		if (line != NULL)
			fclose(line);
		if (length > sizeof CARRIER_WORD && memcmp(words + length - sizeof CARRIER_WORD, CARRIER_WORD, sizeof CARRIER_WORD) == 0)
			break;
		child = 0;
	}
	fclose(children);
	assert_int_not_equal(child, 0);
	return child;
}

// Asks until it has something to say.
static enum carrier_found find(struct carrier *carrier, struct carrier_outcome *outcome)
{
	enum carrier_found found = CARRIER_OUT;
	for (int i = 0; found == CARRIER_OUT && i < PATIENCE_MS / FIND_MS; i++)
		found = carrier_find(arena, carrier, FIND_MS, &outcome->message_id, &outcome->answer);
	return found;
}

// Tests.

static void it_sends_and_waits_until_it_was_kept(void **state)
{
	(void)state;
	struct sink sink;
	open_sink(&sink);
	struct carrier *carrier = open_carrier(&sink);
	answer_with(&sink, "250 queued as 7");
	struct smtp_answer answer = send_one(carrier, S("<7@npm.example>"));
	assert_int_equal(answer.result, SMTP_ACCEPTED);
	assert_true(answer.reached && str_is(answer.words, "250 queued as 7"));
	pid_t first = carrier_of(getpid());
	carrier_kept(carrier);
	wait_until_whole(&sink);
	answer_with(&sink, "554 no");
	answer = send_one(carrier, S("<8@npm.example>"));
	assert_int_equal(answer.result, SMTP_NEVER);
	assert_true(str_is(answer.words, "554 no"));
	assert_int_equal(carrier_of(getpid()), first);
	carrier_kept(carrier);
	carrier_close(carrier);
	struct carrier_outcome outcome;
	assert_int_equal(find(carrier, &outcome), CARRIER_NONE);
	close_sink(&sink);
}

static void a_message_that_is_out_when_the_server_dies_is_told_of(void **state)
{
	(void)state;
	struct sink sink;
	struct carrier_outcome outcome;
	int answered;
	open_sink(&sink);
	pid_t server = start_server(&sink, false, &answered);
	wait_until_whole(&sink);
	pid_t carrying = carrier_of(server);
	kill_server(server);
	// Nothing breaks off the exchange.
	kill(carrying, SIGTERM);
	kill(carrying, SIGINT);
	struct carrier *carrier = open_carrier(&sink);
	for (int i = 0; i < 3; i++)
		assert_int_equal(carrier_find(arena, carrier, FIND_MS, &outcome.message_id, &outcome.answer), CARRIER_OUT);
	answer_with(&sink, "250 queued as 7");
	assert_int_equal(find(carrier, &outcome), CARRIER_TOLD);
	assert_true(str_is(outcome.message_id, "<7@npm.example>"));
	assert_int_equal(outcome.answer.result, SMTP_ACCEPTED);
	assert_true(str_is(outcome.answer.words, "250 queued as 7"));
	// This server dies as well, or cannot keep it: it is told again.
	carrier_leave(carrier);
	assert_int_equal(find(carrier, &outcome), CARRIER_TOLD);
	assert_true(str_is(outcome.message_id, "<7@npm.example>"));
	carrier_kept(carrier);
	assert_int_equal(find(carrier, &outcome), CARRIER_NONE);
	close(answered);
	close_sink(&sink);
}

static void what_was_answered_and_not_kept_is_told_of(void **state)
{
	(void)state;
	for (int keeps = 0; keeps < 2; keeps++) {
		struct sink sink;
		struct carrier_outcome outcome;
		int answered;
		char byte;
		open_sink(&sink);
		answer_with(&sink, "250 queued as 7");
		pid_t server = start_server(&sink, keeps == 1, &answered);
		assert_int_equal(read(answered, &byte, 1), 1);
		kill_server(server);
		struct carrier *carrier = open_carrier(&sink);
		assert_int_equal(find(carrier, &outcome), keeps == 1 ? CARRIER_NONE : CARRIER_TOLD);
		carrier_kept(carrier);
		assert_int_equal(find(carrier, &outcome), CARRIER_NONE);
		close(answered);
		close_sink(&sink);
	}
}

static void a_carrier_that_dies_leaves_it_unknown(void **state)
{
	(void)state;
	struct sink sink;
	open_sink(&sink);
	struct carrier *carrier = open_carrier(&sink);
	answer_with(&sink, "250 queued as 7");
	assert_int_equal(send_one(carrier, S("<7@npm.example>")).result, SMTP_ACCEPTED);
	carrier_kept(carrier);
	wait_until_whole(&sink);
	// Idle, it is replaced: nothing was with it.
	pid_t idle = carrier_of(getpid());
	siginfo_t ended;
	kill(idle, SIGKILL);
	assert_int_equal(waitid(P_PID, (id_t)idle, &ended, WEXITED | WNOWAIT), 0);
	answer_with(&sink, "250 queued as 8");
	assert_int_equal(send_one(carrier, S("<8@npm.example>")).result, SMTP_ACCEPTED);
	carrier_kept(carrier);
	wait_until_whole(&sink);
	// With a message, nobody knows.
	pid_t carrying = carrier_of(getpid());
	pid_t killer = new_process();
	if (killer == 0) {
		wait_until_whole(&sink);
		kill(carrying, SIGKILL);
		_exit(0);
	}
	struct smtp_answer answer = send_one(carrier, S("<9@npm.example>"));
	assert_int_equal(answer.result, SMTP_UNKNOWN);
	assert_true(answer.reached && answer.words.length > 0);
	assert_int_equal(waitpid(killer, NULL, 0), killer);
	// The sink still waits for what to say to it.
	answer_with(&sink, "250 queued as 9");
	struct timespec moment = { .tv_nsec = 200 * 1000 * 1000 };
	nanosleep(&moment, NULL);
	answer_with(&sink, "250 queued as 10");
	assert_int_equal(send_one(carrier, S("<10@npm.example>")).result, SMTP_ACCEPTED);
	carrier_kept(carrier);
	carrier_close(carrier);
	close_sink(&sink);
}

static void what_cannot_be_kept_now_is_left_and_asked_for(void **state)
{
	(void)state;
	struct sink sink;
	struct carrier_outcome outcome;
	open_sink(&sink);
	struct carrier *carrier = open_carrier(&sink);
	answer_with(&sink, "451 disk full");
	assert_int_equal(send_one(carrier, S("<7@npm.example>")).result, SMTP_LATER);
	carrier_leave(carrier);
	carrier_close(carrier);
	assert_int_equal(find(carrier, &outcome), CARRIER_TOLD);
	assert_true(str_is(outcome.message_id, "<7@npm.example>"));
	assert_int_equal(outcome.answer.result, SMTP_LATER);
	carrier_kept(carrier);
	assert_int_equal(find(carrier, &outcome), CARRIER_NONE);
	wait_until_whole(&sink);
	answer_with(&sink, "250 queued as 8");
	assert_int_equal(send_one(carrier, S("<8@npm.example>")).result, SMTP_ACCEPTED);
	carrier_kept(carrier);
	carrier_close(carrier);
	close_sink(&sink);
}

static void one_that_is_asked_to_stop_does_not_wait_for_long(void **state)
{
	(void)state;
	struct sink sink;
	struct carrier_outcome outcome;
	int answered;
	open_sink(&sink);
	pid_t server = start_server(&sink, false, &answered);
	wait_until_whole(&sink);
	pid_t carrying = carrier_of(server);
	kill_server(server);
	kill(carrying, SIGTERM);
	answer_with(&sink, "250 queued as 7");
	// Nobody asks in the seconds that it waits.
	struct timespec moment = { .tv_nsec = 100 * 1000 * 1000 };
	for (int i = 0; kill(carrying, 0) == 0 && i < PATIENCE_MS / 100; i++)
		nanosleep(&moment, NULL);
	assert_int_equal(find(open_carrier(&sink), &outcome), CARRIER_NONE);
	close(answered);
	close_sink(&sink);
}

// Then it is as without a carrier, and what it is told is sent all the same.
static void a_name_that_is_taken_hinders_no_mail(void **state)
{
	(void)state;
	struct sink sink;
	open_sink(&sink);
	int listener = neighbour_listen(str_format(arena, "wiqaya-carrier-%.*s", STR_ARG(house)));
	struct carrier *carrier = open_carrier(&sink);
	answer_with(&sink, "250 queued as 7");
	assert_int_equal(send_one(carrier, S("<7@npm.example>")).result, SMTP_ACCEPTED);
	carrier_kept(carrier);
	carrier_close(carrier);
	close(listener);
	close_sink(&sink);
}

static void what_is_too_long_is_never_sent(void **state)
{
	(void)state;
	struct sink sink;
	open_sink(&sink);
	struct carrier *carrier = open_carrier(&sink);
	str message = { arena_take(arena, LIMIT_PACKET_BYTES), LIMIT_PACKET_BYTES };
	assert_int_equal(carrier_send(arena, carrier, S("<7@x>"), S("a@b"), S("c@d"), message).result, SMTP_NEVER);
	carrier_kept(carrier);
	carrier_close(carrier);
	close_sink(&sink);
}

static bool unpack_settings(str packet)
{
	struct carrier_settings settings;
	return carrier_unpack_settings(arena, packet, &settings);
}

static bool unpack_message(str packet)
{
	struct carrier_message message;
	return carrier_unpack_message(packet, &message);
}

static bool unpack_outcome(str packet)
{
	struct carrier_outcome outcome;
	return carrier_unpack_outcome(packet, &outcome);
}

static void packets_come_back(void **state)
{
	(void)state;
	struct carrier_settings settings = { { .url = "smtps://m.example", .user = "u", .password = "é", .seconds = 9 }, S("name") };
	struct carrier_settings read;
	struct carrier_outcome outcome = { S("<7@x>"), { SMTP_UNKNOWN, true, S("250 été") } }, told;
	struct buf buf = buf_in(arena), second = buf_in(arena), third = buf_in(arena);
	assert_true(carrier_pack_settings(&buf, &settings));
	assert_true(carrier_unpack_settings(arena, buf_str(&buf), &read));
	assert_string_equal(read.server.url, "smtps://m.example");
	assert_string_equal(read.server.user, "u");
	assert_string_equal(read.server.password, "é");
	assert_null(read.server.certificates);
	assert_int_equal(read.server.seconds, 9);
	assert_true(str_is(read.name, "name"));
	carrier_pack_outcome(&second, &outcome);
	assert_true(carrier_unpack_outcome(buf_str(&second), &told));
	assert_true(str_is(told.message_id, "<7@x>") && str_is(told.answer.words, "250 été") && told.answer.reached);
	assert_int_equal(told.answer.result, SMTP_UNKNOWN);
	struct carrier_message message = { S("<7@x>"), S("a@b"), S("c@d"), S("x\r\n") }, sent;
	assert_true(carrier_pack_message(&third, &message));
	assert_true(carrier_unpack_message(buf_str(&third), &sent));
	assert_true(str_is(sent.id, "<7@x>") && str_is(sent.from, "a@b") && str_is(sent.to, "c@d") && str_is(sent.text, "x\r\n"));
	assert_true(carrier_unpack_kept(carrier_packet_kept()));
	assert_false(carrier_unpack_kept(buf_str(&second)));
}

static void packets_that_are_not_whole_are_refused(void **state)
{
	(void)state;
	struct carrier_settings settings = { { .url = "smtps://m.example" }, S("name") };
	struct carrier_message message = { S("<7@x>"), S("a@b"), S("c@d"), S("x\r\n") };
	struct carrier_outcome outcome = { S("<7@x>"), { SMTP_NEVER, false, S("554 no") } };
	struct buf packets[3] = { buf_in(arena), buf_in(arena), buf_in(arena) };
	bool (*const unpacks[3])(str) = { unpack_settings, unpack_message, unpack_outcome };
	assert_true(carrier_pack_settings(&packets[0], &settings) && carrier_pack_message(&packets[1], &message));
	carrier_pack_outcome(&packets[2], &outcome);
	for (size_t i = 0; i < 3; i++) {
		str whole = buf_str(&packets[i]);
		for (size_t other = 0; other < 3; other++)
			assert_int_equal(unpacks[other](whole), other == i);
		for (size_t length = 0; length < whole.length; length++)
			assert_false(unpacks[i](str_slice(whole, 0, length)));
		buf_add_char(&packets[i], 0);
		assert_false(unpacks[i](buf_str(&packets[i])));
	}
	// A result that is none, words that are no text, a flag that is neither.
	struct buf buf = buf_in(arena);
	outcome.answer.result = (enum smtp_result)(SMTP_NEVER + 1);
	carrier_pack_outcome(&buf, &outcome);
	assert_false(unpack_outcome(buf_str(&buf)));
	outcome.answer = (struct smtp_answer){ SMTP_NEVER, false, S("\xff") };
	buf = buf_in(arena);
	carrier_pack_outcome(&buf, &outcome);
	assert_false(unpack_outcome(buf_str(&buf)));
	bool named;
	assert_true(carrier_unpack_ready(S("\x02\x01"), &named) && named);
	assert_false(carrier_unpack_ready(S("\x02\x02"), &named));
}

static int setup(void **state)
{
	(void)state;
	arena = arena_new(64 << 20);
	struct instant now = instant_now();
	house = id_new(arena, &now);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

int main(int count, char **words)
{
	if (count == 2 && strcmp(words[1], CARRIER_WORD) == 0)
		return carrier_run();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(packets_come_back, setup, teardown),
		cmocka_unit_test_setup_teardown(packets_that_are_not_whole_are_refused, setup, teardown),
		cmocka_unit_test_setup_teardown(it_sends_and_waits_until_it_was_kept, setup, teardown),
		cmocka_unit_test_setup_teardown(a_message_that_is_out_when_the_server_dies_is_told_of, setup, teardown),
		cmocka_unit_test_setup_teardown(what_was_answered_and_not_kept_is_told_of, setup, teardown),
		cmocka_unit_test_setup_teardown(a_carrier_that_dies_leaves_it_unknown, setup, teardown),
		cmocka_unit_test_setup_teardown(what_cannot_be_kept_now_is_left_and_asked_for, setup, teardown),
		cmocka_unit_test_setup_teardown(one_that_is_asked_to_stop_does_not_wait_for_long, setup, teardown),
		cmocka_unit_test_setup_teardown(a_name_that_is_taken_hinders_no_mail, setup, teardown),
		cmocka_unit_test_setup_teardown(what_is_too_long_is_never_sent, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
