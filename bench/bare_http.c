// The floor of the HTTP measurements (performance.md, B1): the same library with the same flags,
// answering hello from its event loop and doing nothing else. `bare_http PORT`, until it is killed.
#include <arpa/inet.h>
#include <microhttpd.h>
#include <signal.h>
#include <unistd.h>

static enum MHD_Result hello(void *context, struct MHD_Connection *connection, const char *url,
	const char *method, const char *version, const char *data, size_t *size, void **request)
{
	static char seen, text[] = "hello";
	(void)context, (void)url, (void)method, (void)version, (void)data, (void)size;
	if (*request == NULL) {
		*request = &seen;
		return MHD_YES;
	}
	struct MHD_Response *response = MHD_create_response_from_buffer(5, text, MHD_RESPMEM_PERSISTENT);
	MHD_add_response_header(response, "Content-Type", "text/plain");
	enum MHD_Result result = MHD_queue_response(connection, 200, response);
	MHD_destroy_response(response);
	return result;
}

int main(int count, char **arguments)
{
	struct sockaddr_in address = { .sin_family = AF_INET };
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	address.sin_port = htons((uint16_t)(count > 1 ? strtoul(arguments[1], NULL, 10) : 8099));
	signal(SIGPIPE, SIG_IGN);
	struct MHD_Daemon *daemon = MHD_start_daemon(
		MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_TURBO, 0, NULL, NULL, hello,
		NULL, MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_CONNECTION_LIMIT, 512U,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)(14 * 1024), MHD_OPTION_END);
	if (daemon == NULL)
		return 1;
	pause();
	MHD_stop_daemon(daemon);
	return 0;
}
