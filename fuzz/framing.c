// A request head as the library hands it over: "VERSION TARGET", then "name: value" lines; and the
// cookies in it.
#include "base/limits.h"
#include "http/framing.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new(64 << 20);
	struct pair headers[LIMIT_HEADERS];
	size_t count = 0;
	str rest = { (const char *)data, size }, target = S(""), version = S(""), line;
	if (size > 0 && str_cut(&rest, '\n', &target))
		str_cut(&target, ' ', &version);
	if (target.data == NULL)
		target = S("");
	while (count < LIMIT_HEADERS && str_cut(&rest, '\n', &line)) {
		str name = S(""), value = line;
		str_cut(&value, ':', &name);
		headers[count++] = (struct pair){ name, value.data == NULL ? S("") : str_trim(value) };
	}
	struct framing framing;
	int status = framing_read(arena, version, target, headers, count, &framing);
	if (status == 0 && framing.chunked && framing.content_length > 0)
		__builtin_trap();
	struct request request = { .headers = headers, .header_count = count };
	if (request_cookie(&request, "__Host-wiqaya").length > size)
		__builtin_trap();
	arena_end(arena);
	return 0;
}
