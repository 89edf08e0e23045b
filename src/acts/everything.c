#include "acts/everything.h"

const char *const everything_kinds[EVERYTHING_KINDS] = {
	[EVERYTHING_README] = "readme", [EVERYTHING_RECORDS] = "records", [EVERYTHING_LOG] = "log",
	[EVERYTHING_IMPORTS] = "imports", [EVERYTHING_CHECKPOINTS] = "checkpoints",
	[EVERYTHING_ATTACHMENT] = "attachment",
};

const char *const everything_log[LOG_COLUMNS] = {
	[LOG_SEQ] = "seq", [LOG_AT] = "at", [LOG_ACTOR] = "actor", [LOG_ACT] = "act", [LOG_ENTITY] = "entity",
	[LOG_RECORD] = "record", [LOG_VERSION] = "version", [LOG_IMPORT] = "import", [LOG_ROW] = "row",
	[LOG_HASH] = "hash", [LOG_CHANGED] = "changed", [LOG_ACTOR_NAME] = "actor.name",
};

const char *const everything_imports[IMPORT_COLUMNS] = {
	[IMPORT_ID] = "id", [IMPORT_ENTITY] = "entity", [IMPORT_FILE] = "file", [IMPORT_AT] = "at",
	[IMPORT_ACTOR] = "actor", [IMPORT_ROWS] = "rows", [IMPORT_UNDONE_AT] = "undone_at",
};
