// Messages from outside as the program reads them: through the jail when it was started.
#pragma once
#include "base/jail.h"
#include "post/mail_read.h"

// The same as mail_read, but in a prisoner of the jail: a message that breaks the reader is refused.
bool mail_open(struct arena *arena, str bytes, struct mail_read *mail, struct mishap *mishap) MUST_USE;

// What the prisoner does; `serve` gives it to jail_start.
jail_work mail_work;

// A message as bytes and back, as it goes between the two. Reading trusts nothing: it refuses what is not whole, what
// passes the ceilings of mail_read, and texts that are not UTF-8. Texts and files stay in `bytes`.
void mail_pack(struct buf *buf, const struct mail_read *mail);
bool mail_unpack(struct arena *arena, str bytes, struct mail_read *mail) MUST_USE;
