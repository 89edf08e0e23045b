#include "page/address.h"

struct address address_of(struct arena *arena, str path)
{
	struct address address = { .buf = buf_in(arena) };
	buf_add(&address.buf, path);
	address.asked = str_contains(path, S("?"));
	return address;
}

void address_add(struct address *address, const char *name, str value)
{
	if (value.length == 0)
		return;
	buf_add_char(&address->buf, address->asked ? '&' : '?');
	address->asked = true;
	buf_add_url(&address->buf, str_from(name));
	buf_add_char(&address->buf, '=');
	buf_add_url(&address->buf, value);
}

str address_str(const struct address *address)
{
	return buf_str(&address->buf);
}

static bool fits_address(str number)
{
	for (size_t i = 0; i < number.length; i++) {
		char c = number.data[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		             c == '-' || c == '_' || (c == '.' && i > 0);
		if (!plain)
			return false;
	}
	return number.length > 0;
}

str address_record(struct arena *arena, const struct entity *entity, str number, str id)
{
	str plural = str_from(entity->plural), key = fits_address(number) ? number : id;
	struct buf address = buf_sized(arena, plural.length + key.length + 3);
	buf_add_char(&address, '/');
	buf_add(&address, plural);
	buf_add_char(&address, '/');
	buf_add(&address, key);
	return buf_str(&address);
}

str address_list(struct arena *arena, const struct entity *entity)
{
	return str_format(arena, "/%s", entity->plural);
}

str address_filtered(struct arena *arena, const char *path, const char *name, str value)
{
	struct address address = address_of(arena, str_from(path));
	address_add(&address, name, value);
	return address_str(&address);
}
