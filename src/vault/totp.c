#include "vault/totp.h"

#include <liboath/oath.h>
#include <sodium.h>
#include <string.h>

#include "base/buf.h"

enum { STEP_SECONDS = 30, DIGITS = 6 };

str totp_secret_new(struct arena *arena)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	char *text = arena_take(arena, 33);
	for (size_t i = 0; i < 32; i++)
		text[i] = letters[randombytes_uniform(32)];
	return str_from(text);
}

str totp_uri(struct arena *arena, str secret, str issuer, str account)
{
	struct buf buf = buf_in(arena);
	buf_add_c(&buf, "otpauth://totp/");
	buf_add_url(&buf, account);
	buf_add_c(&buf, "?secret=");
	buf_add_url(&buf, secret);
	buf_add_c(&buf, "&issuer=");
	buf_add_url(&buf, issuer);
	return buf_str(&buf);
}

static bool six_digits(str code, char text[DIGITS + 1])
{
	if (code.length != DIGITS)
		return false;
	for (size_t i = 0; i < DIGITS; i++) {
		if (code.data[i] < '0' || code.data[i] > '9')
			return false;
		text[i] = code.data[i];
	}
	text[DIGITS] = 0;
	return true;
}

// Base32 (RFC 4648 §6) into at most `room` bytes; 0 for anything that is not.
static size_t base32_bytes(str text, char *bytes, size_t room)
{
	unsigned bits = 0, count = 0;
	size_t length = 0;
	for (size_t i = 0; i < text.length; i++) {
		char c = text.data[i];
		unsigned value = c >= 'A' && c <= 'Z' ? (unsigned)(c - 'A')
		                 : c >= '2' && c <= '7' ? (unsigned)(c - '2') + 26 : 32;
		if (value == 32)
			return 0;
		bits = (bits << 5 | value) & 0xfff;
		count += 5;
		if (count >= 8) {
			count -= 8;
			if (length == room)
				return 0;
			bytes[length++] = (char)(bits >> count & 0xff);
		}
	}
	return length;
}

bool totp_right(str secret, str code, int64_t seconds, int64_t *last)
{
	char text[DIGITS + 1], bytes[64];
	size_t length = base32_bytes(secret, bytes, sizeof bytes);
	if (!six_digits(code, text) || length == 0)
		return false;
	int position = 0;
	int found = oath_totp_validate2(bytes, length, (time_t)seconds, STEP_SECONDS, 0, 1, &position, text);
	sodium_memzero(bytes, sizeof bytes);
	if (found < 0)
		return false;
	int64_t at = seconds / STEP_SECONDS + position;
	if (at <= *last)
		return false;
	*last = at;
	return true;
}
