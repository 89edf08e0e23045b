// Addresses of servers that files are handed to (post/push.h).
#pragma once
#include "base/str.h"

// "https://mnp.example.org", "https://mnp.example.org:8443" or "http://127.0.0.1:8080": nothing behind the host.
bool push_address_good(str address) MUST_USE;
