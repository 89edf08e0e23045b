#!/bin/bash
# 1,000 raw edits of evenly drawn kinds found on both engines; no false alarm after 1,000 legal histories
#
# Of migrations there is none to try until the first tag: the schema is made from the declarations. A store
# made by the checked-in reference/schema.*.sql is then what `init` makes, which is shown instead.
set -euo pipefail
cd "$(dirname "$0")/../../.."
./dev build
folder=$(mktemp -d)
leave() {
	[ -z "${postgres:-}" ] || tools/postgres stop "$postgres"
	rm -rf "$folder"
}
trap leave EXIT

same() {
	if cmp -s "$2" "$3" && [ -s "$2" ]; then echo "ok $1"; else echo "not ok $1"; diff "$2" "$3" | head -20; exit 2; fi
}

# A dump has lines that differ from run to run, of the tool and not of the tables.
sqlite_schema() { sqlite3 "$1" .schema | sort; }
postgres_schema() { pg_dump --schema-only --no-owner "$1" | grep -vE '^(\\|--|SET |SELECT pg_catalog|$)'; }

sqlite3 "$folder/reference.db" <reference/schema.sqlite.sql
build/wiqaya init --store "sqlite:$folder/made.db" >/dev/null
sqlite_schema "$folder/reference.db" >"$folder/a"
sqlite_schema "$folder/made.db" >"$folder/b"
same "init makes what reference/schema.sqlite.sql makes" "$folder/a" "$folder/b"

postgres=$(tools/postgres start)
reference=$(tools/postgres url "$postgres" reference)
made=$(tools/postgres url "$postgres" made)
psql -qX -v ON_ERROR_STOP=1 "$reference" <reference/schema.postgres.sql
build/wiqaya init --store "$made" >/dev/null
postgres_schema "$reference" >"$folder/a"
postgres_schema "$made" >"$folder/b"
same "init makes what reference/schema.postgres.sql makes" "$folder/a" "$folder/b"

./dev torture tamper "${EDITS:-1000}"
