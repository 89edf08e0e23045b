// The API as OpenAPI 3.1, written from the declarations and the routes: what `describe --openapi` prints
// and /api/v1/openapi.json gives.
#pragma once
#include "base/buf.h"
#include "http/route.h"

void openapi_write(struct buf *buf, const struct route_row *routes);
