// E-mail that came in becomes letters for a person to confirm (acts/correspond.h): what stands in `new/` of a maildir is
// read in the jail, filed with its files, and moved to `cur/`. Nothing is answered or acknowledged by itself.
//
// - A message that was taken already makes no second letter, also when a process died before it was moved, or when the
//   mail server delivered it twice.
// - A report that a notice of ours was not delivered marks it in the outbox and makes no letter.
// - What cannot be read, or is too large, moves as well, flagged, and is named on the page /outbox.
// - Whose letter it is, is a guess: the account with this address, the letter or notice that it answers, or the only
//   authority whose accounts have addresses in this domain. Without one a person says so.
#pragma once
#include "acts/write.h"

struct mail_taken {
	size_t letters, reports, doubles, set_aside;
};

// Takes what there is, the oldest first. Refuses a folder that is no maildir.
bool mail_take(struct call *call, const char *folder, struct mail_taken *taken) MUST_USE;

// For who may see the outbox: what was set aside, the newest first.
struct mail_aside {
	str at, file, words;
};
enum { MAIL_ASIDE_SHOWN = 50 };
bool mail_aside_list(struct call *call, struct mail_aside **items, size_t *count) MUST_USE;
