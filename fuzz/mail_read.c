// Messages of e-mail as they come in; and what the prisoner answers survives being packed.
#include "post/mail_open.h"

#include "base/text.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(512 << 20);
	struct mail_read mail, again;
	struct mishap mishap = { 0 };
	if (mail_read(arena, (str){ (const char *)bytes, size }, &mail, &mishap)) {
		struct buf buf = buf_in(arena), twice = buf_in(arena);
		mail_pack(&buf, &mail);
		must(mail_unpack(arena, buf_str(&buf), &again));
		mail_pack(&twice, &again);
		must(str_equal(buf_str(&buf), buf_str(&twice)));
	} else {
		must(mishap.why != NULL);
	}
	arena_end(arena);
	return 0;
}
