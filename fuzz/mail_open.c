// What a prisoner of the jail answers, which whoever made the message may have written.
#include "post/mail_open.h"

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(256 << 20);
	struct mail_read mail;
	if (mail_unpack(arena, (str){ (const char *)bytes, size }, &mail)) {
		struct buf buf = buf_in(arena);
		mail_pack(&buf, &mail);
		must(buf.length == size);
	}
	arena_end(arena);
	return 0;
}
