// PostgreSQL through libpq: statements prepared by name, parameters as text (bytes in binary), results
// as text, read by the type that each column has.
#include "store/db_inside.h"

#include <libpq-fe.h>

#include "base/die.h"

static bool connect(struct db *db, struct mishap *mishap);
static void disconnect(struct db *db);
static enum db_result run(struct db *db, struct arena *arena, const char *sql,
	struct parameters parameters, struct rows *rows);
static enum db_result visit(struct db *db, const char *sql, struct parameters parameters, db_visitor visitor,
	void *context);
static enum db_result script(struct db *db, str text);
static enum db_result steer(struct db *db, const char *sql);
static enum db_result commit(struct db *db);
static bool in_transaction(const struct db *db);

// The lock of the batches (1466522978 with the schema) makes several servers take turns.
const struct db_functions db_postgres = {
	.engine = DB_POSTGRES,
	.connect = connect,
	.disconnect = disconnect,
	.run = run,
	.visit = visit,
	.script = script,
	.steer = steer,
	.steers_several = true,
	.commit = commit,
	.in_transaction = in_transaction,
	.begin_write = "BEGIN; SELECT pg_advisory_xact_lock(1466522978,"
		       " hashtext(coalesce(current_schema(), '')))",
	.begin_snapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
};

// Types of columns by their number in the catalogue pg_type.
enum {
	TYPE_BOOLEAN = 16,
	TYPE_BYTES = 17,
	TYPE_INT8 = 20,
	TYPE_INT2 = 21,
	TYPE_INT4 = 23,
	TYPE_FLOAT4 = 700,
	TYPE_FLOAT8 = 701,
	TYPE_NUMERIC = 1700,
};

// What the server answered, in words of the store. Its message may quote values, so it is only shown
// where SQLSTATE says that it speaks of the statement (classes 42 and XX).
static enum db_result refusal(struct db *db, const PGresult *answer, const char *sql)
{
	str state = str_from(PQresultErrorField(answer, PG_DIAG_SQLSTATE));
	bool connection = state.length == 0 || str_starts(state, S("0800")) ||
	                  str_starts(state, S("57P"));
	// A server that became a standby refuses to write: the next connection may find the new primary.
	bool standby = str_is(state, "25006") && db->mode == DB_WRITE;
	if (PQstatus(db->postgres) == CONNECTION_BAD || connection || standby) {
		db->lost = true;
		return DB_BUSY;
	}
	if (str_starts(state, S("23")))
		return DB_CONFLICT;
	if (str_is(state, "53100"))
		return DB_FULL;
	if (str_starts(state, S("40")) || str_starts(state, S("53")) || str_is(state, "55P03") ||
		str_is(state, "57014"))
		return DB_BUSY;
	bool harmless = str_starts(state, S("42")) || str_starts(state, S("XX")) ||
	                str_starts(state, S("25")) || str_starts(state, S("26")) || str_starts(state, S("08"));
	const char *message = PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY);
	die("PostgreSQL: %.*s %s: %.1000s", STR_ARG(state),
		harmless && message != NULL ? message : "", sql);
}

static enum db_result result_of(struct db *db, const PGresult *answer, const char *sql)
{
	ExecStatusType status = PQresultStatus(answer);
	if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY)
		return DB_DONE;
	return refusal(db, answer, sql);
}

static void ignore_notice(void *context, const char *message)
{
	(void)context, (void)message;
}

static bool refuse_connection(struct db *db, struct mishap *mishap)
{
	switch (PQping(db->address)) {
	case PQPING_OK:
		return mishap_at(mishap, 0, 0,
			N_("The PostgreSQL server refused: check user, password and database."));
	case PQPING_REJECT:
		return mishap_at(mishap, 0, 0,
			N_("The PostgreSQL server is starting or stopping; try again."));
	case PQPING_NO_ATTEMPT:
		return mishap_at(mishap, 0, 0, N_("This is no address of a PostgreSQL store."));
	case PQPING_NO_RESPONSE:
	default:
		return mishap_at(mishap, 0, 0,
			N_("No PostgreSQL server answers at the address of the store."));
	}
}

// Its default for a page out of order is that of turning disks, and makes the narrow indexes of lists look dearer than the
// table that they spare. Compiling a plan costs more than any look here.
static const char *const settings[] = {
	[DB_READ] = "SET default_transaction_read_only = on; SET statement_timeout = '30s';"
		    "SET random_page_cost = 1.1; SET jit = off",
	[DB_WRITE] = "SET synchronous_commit = on; SET statement_timeout = '300s';",
};
#define SETTINGS_OF_ALL \
	"SET client_min_messages = warning; SET standard_conforming_strings = on;" \
	"SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET bytea_output = 'hex';" \
	"SET extra_float_digits = 1; SET lock_timeout = '5s'"

// Words before dbname are defaults that the address may overrule, those behind it are not.
static bool connect(struct db *db, struct mishap *mishap)
{
	static const char *const words[] = { "connect_timeout", "tcp_user_timeout", "dbname",
		"application_name", "client_encoding", NULL };
	const char *const values[] = { "5", "10000", db->address, "wiqaya", "UTF8", NULL };
	db->lost = true;
	db->postgres = PQconnectdbParams(words, values, 1);
	if (db->postgres == NULL)
		die("no memory for a connection");
	if (PQstatus(db->postgres) != CONNECTION_OK)
		return refuse_connection(db, mishap);
	PQsetNoticeProcessor(db->postgres, ignore_notice, NULL);
	db->lost = false;
	if (steer(db, settings[db->mode]) != DB_DONE || steer(db, SETTINGS_OF_ALL) != DB_DONE) {
		db->lost = true;
		return mishap_at(mishap, 0, 0,
			N_("The PostgreSQL server is starting or stopping; try again."));
	}
	return true;
}

static void disconnect(struct db *db)
{
	for (size_t i = 0; i < PREPARED_SETS; i++)
		for (size_t j = 0; j < PREPARED_PLACES; j++)
			db->prepared->places[i][j].used_at = 0;
	PQfinish(db->postgres);
	db->postgres = NULL;
}

static str name_of(struct arena *arena, uint64_t number)
{
	return str_format(arena, "s%llu", (unsigned long long)number);
}

static enum db_result forget(struct db *db, struct prepared *place)
{
	if (place->used_at == 0)
		return DB_DONE;
	place->used_at = 0;
	return steer(db, str_format(db->scratch, "DEALLOCATE s%llu",
				 (unsigned long long)place->number).data);
}

static enum db_result prepare(struct db *db, const char *sql, const char **name)
{
	bool found;
	struct prepared *place = prepared_place(db->prepared, sql, &found);
	if (!found) {
		enum db_result result = forget(db, place);
		if (result != DB_DONE)
			return result;
		place->number = ++db->statement_number;
		PGresult *answer = PQprepare(
			db->postgres, name_of(db->scratch, place->number).data, sql, 0, NULL);
		result = result_of(db, answer, sql);
		PQclear(answer);
		if (result != DB_DONE)
			return result;
		prepared_keep(db->prepared, db->memory, place, sql);
	}
	*name = name_of(db->scratch, place->number).data;
	return DB_DONE;
}

struct bound {
	const char **values;
	int *lengths;
	int *formats; // 0 text, 1 binary.
};

static void bind_cell(struct arena *arena, const struct cell *cell, struct bound *bound, size_t at)
{
	str text = cell->text;
	switch (cell->kind) {
	case CELL_NULL: bound->values[at] = NULL; break;
	case CELL_INTEGER:
		bound->values[at] = str_format(arena, "%lld", (long long)cell->integer).data;
		break;
	case CELL_REAL: bound->values[at] = str_format(arena, "%.17g", cell->real).data; break;
	case CELL_TEXT:
		must(text.length == 0 || memchr(text.data, '\0', text.length) == NULL);
		bound->values[at] = str_c(arena, text);
		break;
	case CELL_BYTES:
		must(text.length <= INT32_MAX);
		bound->values[at] = text.length == 0 ? "" : text.data;
		bound->lengths[at] = (int)text.length;
		bound->formats[at] = 1;
		break;
	}
}

static struct bound bind(struct arena *arena, struct parameters parameters)
{
	struct bound bound = {
		NEW_MANY(arena, parameters.count, const char *),
		NEW_MANY(arena, parameters.count, int),
		NEW_MANY(arena, parameters.count, int),
	};
	for (size_t i = 0; i < parameters.count; i++)
		bind_cell(arena, &parameters.cells[i], &bound, i);
	return bound;
}

static unsigned hex_digit(char c)
{
	return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
}

static str bytes_from_hex(struct arena *arena, str hex)
{
	must(str_starts(hex, S("\\x")) && hex.length % 2 == 0);
	size_t length = hex.length / 2 - 1;
	char *bytes = arena_take(arena, length + 1);
	for (size_t i = 0; i < length; i++)
		bytes[i] = (char)(hex_digit(hex.data[2 * i + 2]) << 4 | hex_digit(hex.data[2 * i + 3]));
	return (str){ bytes, length };
}

static struct cell number_from(str text)
{
	int64_t integer;
	return str_to_integer(text, &integer) ? cell_integer(integer) :
						cell_real(strtod(text.data, NULL));
}

// Texts are the answer's own; bytes are made in the arena.
static struct cell cell_of(struct arena *arena, Oid type, str text)
{
	switch (type) {
	case TYPE_BOOLEAN: return cell_integer(text.data[0] == 't');
	case TYPE_INT2:
	case TYPE_INT4:
	case TYPE_INT8:
	// sum(bigint) is a numeric without a point, avg(bigint) one with a point: as in SQLite.
	case TYPE_NUMERIC: return number_from(text);
	case TYPE_FLOAT4:
	case TYPE_FLOAT8: return cell_real(strtod(text.data, NULL));
	case TYPE_BYTES: return cell_bytes(bytes_from_hex(arena, text));
	default: return cell_text(text);
	}
}

static void read_rows(struct arena *arena, const PGresult *answer, struct rows *rows)
{
	int columns = PQnfields(answer), count = PQntuples(answer);
	struct cell *cells = NEW_MANY(arena, (size_t)columns * (size_t)count, struct cell);
	for (int row = 0; row < count; row++)
		for (int column = 0; column < columns; column++) {
			str text = { PQgetvalue(answer, row, column),
				(size_t)PQgetlength(answer, row, column) };
			if (PQgetisnull(answer, row, column))
				continue;
			struct cell cell = cell_of(arena, PQftype(answer, column), text);
			if (cell.kind == CELL_TEXT)
				cell.text = str_copy(arena, text);
			cells[row * columns + column] = cell;
		}
	*rows = (struct rows){ (size_t)count, (size_t)columns, cells };
}

static enum db_result ask(struct db *db, const char *sql, struct parameters parameters, PGresult **answer)
{
	const char *name;
	enum db_result result = prepare(db, sql, &name);
	if (result != DB_DONE)
		return result;
	struct bound bound = bind(db->scratch, parameters);
	*answer = PQexecPrepared(db->postgres, name, (int)parameters.count, bound.values,
		bound.lengths, bound.formats, 0);
	return result_of(db, *answer, sql);
}

static enum db_result visit(struct db *db, const char *sql, struct parameters parameters, db_visitor visitor,
	void *context)
{
	PGresult *answer = NULL;
	enum db_result result = ask(db, sql, parameters, &answer);
	int columns = PQnfields(answer), count = result == DB_DONE ? PQntuples(answer) : 0;
	struct cell *cells = NEW_MANY(db->scratch, (size_t)columns, struct cell);
	for (int row = 0; row < count; row++) {
		for (int i = 0; i < columns; i++) {
			str text = { PQgetvalue(answer, row, i), (size_t)PQgetlength(answer, row, i) };
			cells[i] = PQgetisnull(answer, row, i) ? cell_null() : cell_of(db->scratch, PQftype(answer, i), text);
		}
		visitor(context, cells);
	}
	PQclear(answer);
	return result;
}

static enum db_result run(struct db *db, struct arena *arena, const char *sql,
	struct parameters parameters, struct rows *rows)
{
	PGresult *answer = NULL;
	enum db_result result = ask(db, sql, parameters, &answer);
	if (result == DB_DONE && rows != NULL)
		read_rows(arena, answer, rows);
	PQclear(answer);
	return result;
}

// Without parameters the server takes several statements at once.
static enum db_result steer(struct db *db, const char *sql)
{
	PGresult *answer = PQexec(db->postgres, sql);
	enum db_result result = result_of(db, answer, sql);
	PQclear(answer);
	return result;
}

static enum db_result script(struct db *db, str text)
{
	return steer(db, str_c(db->scratch, text));
}

// The COMMIT of a transaction that a failed statement spoiled succeeds in words and rolls back.
static enum db_result commit(struct db *db)
{
	PGresult *answer = PQexec(db->postgres, "COMMIT");
	enum db_result result = result_of(db, answer, "COMMIT");
	must(result != DB_DONE || strcmp(PQcmdStatus(answer), "COMMIT") == 0);
	PQclear(answer);
	return result;
}

static bool in_transaction(const struct db *db)
{
	if (db->lost)
		return false;
	PGTransactionStatusType status = PQtransactionStatus(db->postgres);
	return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}
