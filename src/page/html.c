#include "page/html.h"

struct html html_from(const struct buf *buf)
{
	return (struct html){ buf_str(buf) };
}
