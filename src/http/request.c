#include "http/request.h"

static str pair_value(const struct pair *pairs, size_t count, str name)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(pairs[i].name, name))
			return pairs[i].value;
	return S("");
}

str request_header(const struct request *request, const char *name)
{
	str wanted = str_from(name);
	for (size_t i = 0; i < request->header_count; i++)
		if (str_equal_ignoring_case(request->headers[i].name, wanted))
			return request->headers[i].value;
	return S("");
}

str request_query(const struct request *request, const char *name)
{
	return pair_value(request->query, request->query_count, str_from(name));
}

str request_form(const struct request *request, const char *name)
{
	return pair_value(request->form, request->form_count, str_from(name));
}

const struct upload *request_upload_find(const struct request *request, const char *name)
{
	for (size_t i = 0; i < request->upload_count; i++)
		if (str_is(request->uploads[i].name, name))
			return &request->uploads[i];
	return NULL;
}

static bool cookie_find(str header, str name, str *value)
{
	str piece;
	while (str_cut(&header, ';', &piece)) {
		str rest = str_trim(piece), key;
		if (!str_cut(&rest, '=', &key) || rest.data == NULL)
			continue;
		if (str_equal(key, name)) {
			*value = rest;
			return true;
		}
	}
	return false;
}

str request_cookie(const struct request *request, const char *name)
{
	str wanted = str_from(name), value = S("");
	for (size_t i = 0; i < request->header_count; i++) {
		const struct pair *header = &request->headers[i];
		if (str_equal_ignoring_case(header->name, S("Cookie")) &&
			cookie_find(header->value, wanted, &value))
			return value;
	}
	return S("");
}
