// The mail server that takes what goes out, as the settings name it.
#pragma once
#include "base/mishap.h"

struct smtp_server {
	const char *url; // "smtps://mail.example.org", "smtp://mail.example.org:587", "smtp://127.0.0.1:2525"
	const char *user, *password; // NULL: without.
	const char *certificates;    // A file of certificates to trust; NULL: those of the machine.
	long seconds;                // What one message may take; 0 gives the usual 60.
};

// Refuses what is no address of a server, and a user without a password.
bool smtp_server_good(const struct smtp_server *server, struct mishap *mishap) MUST_USE;

// The host of the address, without port and brackets; empty for what is no address of a server.
str smtp_server_host(const char *url, bool *sealed);
