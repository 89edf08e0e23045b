// The site map.
#include "web/door.h"

const struct route web_routes[] = { { 0 } };
