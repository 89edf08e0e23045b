// One notice of the outbox as its own page and that of the administration show it (outbox_page.c).
#pragma once
#include "acts/outbox.h"
#include "page/view.h"

// .who, .account (its address), .state, .plain (what the server's words mean), .words, .at.
void mail_part(struct call *call, struct view *view, const struct mail *mail);
