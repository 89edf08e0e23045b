// Counters of failed sign-ins, so that guessing a password takes years and nobody can lock a member out
// for good. Names and addresses are kept only as hashes under a key that dies with the process. It knows
// nothing of accounts: an unknown name is counted as a known one is, and answers the same.
//
// Three counters say how long to wait; each guess moves all three, and the longest wait holds:
//
//   account and address  RATE_FREE_PAIR failures are free, then 1 s, 2 s, 4 s … 15 min
//   address              RATE_FREE_ADDRESS are free (an office has one address), then the same
//   account              RATE_FREE_ACCOUNT are free, from wherever, then 15 min after each
//
// From an address where this account has signed in before, only the first counter is asked: who guesses
// from elsewhere does not keep its owner out. An IPv6 address counts as its /64 network, because one
// guest has all of it. A counter is forgotten after a quiet time.
#pragma once
#include "base/str.h"

enum {
	RATE_FREE_PAIR = 3,
	RATE_FREE_ADDRESS = 20,
	RATE_FREE_ACCOUNT = 100,
	RATE_LONGEST_S = 15 * 60,
	RATE_FORGET_S = 60 * 60,            // Pairs and addresses, after their last failure.
	RATE_FORGET_ACCOUNT_S = 24 * 3600,  // Accounts, after their last failure.
	RATE_KNOWN_S = 30 * 24 * 3600,      // An address where the account has signed in.
};

struct rate;

// All counters; the least important ones make room for new ones. Any thread may use it. `now_ms` below
// is of one clock that only goes forward (base/clock.h).
struct rate *rate_new(struct arena *arena);

// False: not yet; `*wait_s` (at least 1) is what to say in Retry-After. Ask before the password is
// looked at. It counts nothing: calls that run at the same moment may each guess once.
bool rate_may(struct rate *rate, str account, str address, int64_t now_ms, int64_t *wait_s) MUST_USE;

// The password or the code was wrong, or the account is not there.
void rate_failed(struct rate *rate, str account, str address, int64_t now_ms);

// All was right: the failures of this account from this address are forgotten, and the address is known
// to it from now on. The counters of the account and of the address stay: who owns one account must not
// wipe out what was guessed at others.
void rate_succeeded(struct rate *rate, str account, str address, int64_t now_ms);
