// The root of the part: what hands things to other servers, and libcurl.
#include "post/courier.h"

EXPORTED const struct courier courier_part = { .smtp_new = smtp_new, .smtp_close = smtp_close, .smtp_send = smtp_send, .push = push };
