// Hello through http/server.h: what workers, checks and deadlines cost over bench/bare_http.c.
// `hello_http PORT`, until it is killed.
#include <unistd.h>

#include "http/server.h"

static void handle(const struct request *request, struct response *response, void *worker)
{
	(void)request, (void)worker;
	response->media_type = S("text/plain");
	buf_add_c(&response->body, "hello");
}

static void refuse(const struct request *request, int status, struct response *response)
{
	(void)request;
	buf_addf(&response->body, "%d", status);
}

static size_t body_limit(enum method method, str path)
{
	(void)method, (void)path;
	return 1024;
}

int main(int count, char **arguments)
{
	struct arena *arena = arena_new(1 << 20);
	str listen = str_format(arena, "127.0.0.1:%s", count > 1 ? arguments[1] : "8098");
	struct server_settings settings = {
		.listen = listen.data, .handle = handle, .refuse = refuse, .body_limit = body_limit,
	};
	struct server *server;
	struct mishap mishap;
	if (!server_start(arena, &settings, &server, &mishap)) {
		fprintf(stderr, "%s\n", mishap.why);
		return 1;
	}
	pause();
	server_stop(server);
	return 0;
}
