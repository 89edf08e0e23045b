// A second factor: time-based codes of six digits (RFC 6238), thirty seconds each. A code counts once:
// the caller keeps the last position that was accepted.
#pragma once
#include "base/str.h"

// 160 random bits in base32.
str totp_secret_new(struct arena *arena);

// The address that an authenticator reads: otpauth://totp/…
str totp_uri(struct arena *arena, str secret, str issuer, str account);

// True when the code is that of now, or one step before or after, and later than `*last`, which it then
// moves. `seconds` since 1970.
bool totp_right(str secret, str code, int64_t seconds, int64_t *last);
