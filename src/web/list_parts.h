// What pages of lists share.
#pragma once
#include "acts/list.h"
#include "web/door.h"

// The list that the address of this request asks for: words, filters, order, bin. Refuses an unknown filter.
bool list_request_asked(struct door *door, const struct entity *entity, struct list_request *request) MUST_USE;
