// The courier: what hands mail and files to other servers. It is a part of the program (base/part.h), so that libcurl and what
// it brings are opened where something goes out and not before.
#pragma once
#include "post/push.h"
#include "post/smtp.h"

struct courier {
	struct smtp *(*smtp_new)(struct arena *arena, const struct smtp_server *server); // post/smtp.h
	void (*smtp_close)(struct smtp *smtp);
	struct smtp_answer (*smtp_send)(struct arena *arena, struct smtp *smtp, str from, str to, str message);
	struct push_answer (*push)(struct arena *arena, str address, const char *path, str bytes); // post/push.h
};

// What the part exports.
extern const struct courier courier_part;

// NULL when the part is not installed.
const struct courier *courier_find(void);
