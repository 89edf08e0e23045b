#include "post/here.h"

bool here_is(str host)
{
	bool number = str_starts(host, S("127."));
	for (size_t i = 0; number && i < host.length; i++)
		number = host.data[i] == '.' || (host.data[i] >= '0' && host.data[i] <= '9');
	return number || str_is(host, "localhost") || str_is(host, "::1") || str_is(host, "[::1]");
}
