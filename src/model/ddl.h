// The schema, made from the declarations: what `init` runs and `describe --schema` prints, until the
// first tag; afterwards the numbered migrations must end at the same.
#pragma once
#include "base/buf.h"
#include "store/db.h"

void ddl_write(struct buf *buf, enum db_engine engine);
