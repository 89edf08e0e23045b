#include "post/smtp_server.h"

#include <string.h>

str smtp_server_host(const char *url, bool *sealed)
{
	str rest = str_from(url), host;
	*sealed = str_starts(rest, S("smtps://"));
	if (!*sealed && !str_starts(rest, S("smtp://")))
		return S("");
	rest = str_skip(rest, *sealed ? 8 : 7);
	if (str_starts(rest, S("["))) {
		rest = str_skip(rest, 1);
		return str_cut(&rest, ']', &host) ? host : S("");
	}
	return str_cut(&rest, ':', &host) ? host : S("");
}

static bool url_plain(const char *url)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.:-[]/";
	return strspn(url, allowed) == strlen(url);
}

bool smtp_server_good(const struct smtp_server *server, struct mishap *mishap)
{
	bool sealed;
	str host = smtp_server_host(server->url, &sealed);
	if (host.length == 0 || !url_plain(server->url))
		return mishap_at(mishap, 0, 0, N_("a mail server is written as in smtps://mail.example.org or smtp://127.0.0.1:25"));
	if ((server->user == NULL) != (server->password == NULL))
		return mishap_at(mishap, 0, 0, N_("a user of the mail server goes with a password, and a password with a user"));
	return true;
}
