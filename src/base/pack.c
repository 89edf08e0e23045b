#include "base/pack.h"

#include <string.h>

#include "base/text.h"

void pack_number(struct buf *buf, size_t number)
{
	uint32_t small = (uint32_t)number;
	buf_add(buf, (str){ (const char *)&small, sizeof small });
}

void pack_byte(struct buf *buf, unsigned byte)
{
	buf_add_char(buf, (char)byte);
}

void pack_text(struct buf *buf, str text)
{
	pack_number(buf, text.length);
	buf_add(buf, text);
}

bool unpack_number(str *rest, size_t *number)
{
	uint32_t small;
	if (rest->length < sizeof small)
		return false;
	memcpy(&small, rest->data, sizeof small);
	*rest = str_skip(*rest, sizeof small);
	*number = small;
	return true;
}

bool unpack_byte(str *rest, unsigned *byte)
{
	if (rest->length == 0)
		return false;
	*byte = (unsigned char)rest->data[0];
	*rest = str_skip(*rest, 1);
	return true;
}

bool unpack_bytes(str *rest, str *bytes)
{
	size_t length;
	if (!unpack_number(rest, &length) || length > rest->length)
		return false;
	*bytes = str_slice(*rest, 0, length);
	*rest = str_skip(*rest, length);
	return true;
}

bool unpack_text(str *rest, size_t most, str *text)
{
	return unpack_bytes(rest, text) && text->length <= most && text_valid(*text);
}

bool unpack_count(str *rest, size_t least, size_t most, size_t *count)
{
	return unpack_number(rest, count) && *count <= most && *count <= rest->length / least;
}
