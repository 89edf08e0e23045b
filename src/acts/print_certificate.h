// Certificates of participation as sheets of paper: one for each name, with a QR code of the address that confirms it.
#pragma once
#include "acts/write.h"

struct print_certificate {
	str name;   // Printed, and kept nowhere.
	str number;
};

// `address` is that of the page that confirms them, up to the number.
bool print_certificates(struct call *call, const struct record *session, const struct print_certificate *sheets, size_t count,
	const char *language, str address, str *bytes) MUST_USE;
