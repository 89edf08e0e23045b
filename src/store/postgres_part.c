// The root of the part: PostgreSQL, and the libraries behind libpq.
#include "store/db_inside.h"

EXPORTED const struct db_functions *const postgres_part = &db_postgres;
