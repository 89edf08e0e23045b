#include "acts/backup.h"

#include <limits.h>
#include <unistd.h>

#include "acts/write.h"
#include "base/buf.h"
#include "base/die.h"
#include "model/ddl.h"
#include "store/copy.h"
#include "store/table.h"
#include "vault/password.h"
#include "vault/sealed_file.h"
#include "vault/signature.h"

// Whoever restores signs in anew; the words for search are made again from their own table.
static const char *const left_out[] = { "session", "job_input", NULL };

static bool permit(struct call *call)
{
	return (call->role & (ROLE_HOUSE | ROLE_ADMINISTRATOR)) != 0 ||
	       refuse(call, REFUSED_FORBIDDEN, N_("Only an administrator makes and brings back copies."));
}

static void summarise(struct backup_summary *summary, const char *path,
	const struct copy_manifest *manifest)
{
	*summary = (struct backup_summary){
		.file = str_from(path),
		.at = manifest->at,
		.tables = (int64_t)manifest->count,
		.rows = manifest->rows,
		.leaves = manifest->leaves,
	};
}

// Writing.

static bool add(void *context, str bytes)
{
	return sealed_file_add(context, bytes);
}

static bool not_written(struct call *call, const struct sealed_writer *writer)
{
	bool full;
	const char *why = sealed_file_why(writer, &full);
	return refuse(call, full ? REFUSED_FULL : REFUSED_INVALID, why);
}

static bool write_file(struct call *call, struct sealed_writer *writer,
	struct copy_manifest *manifest)
{
	const struct copy_sink sink = { add, writer };
	switch (copy_put(call->db, call->arena, left_out, &sink, manifest)) {
	case COPY_DONE: break;
	case COPY_BUSY: return call_stored(call, DB_BUSY);
	case COPY_STOPPED: return not_written(call, writer);
	case COPY_FULL:
	case COPY_DAMAGED:
	case COPY_OTHER: die("a backup ended in a way that only a restore can");
	}
	return sealed_file_finish(writer) || not_written(call, writer);
}

static bool note_backup(struct call *call, void *input)
{
	const struct backup_summary *summary = input;
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("INSERT INTO backup (at, file, tables, rows, bytes) VALUES ($1, $2, $3, $4, $5)"),
			PARAMETERS(cell_text(summary->at), cell_text(summary->file),
				cell_integer(summary->tables), cell_integer(summary->rows),
				cell_integer(summary->bytes)),
			NULL));
}

bool backup_write(struct call *call, const char *path, str secret, const struct log_signer *signer,
	struct backup_summary *summary)
{
	struct copy_manifest manifest = { .at = instant_str(&call->now), .keys = S("") };
	struct sealed_writer *writer;
	struct mishap mishap;
	if (!permit(call))
		return false;
	const char *why = password_refused(secret);
	if (why != NULL)
		return refuse(call, REFUSED_INVALID, why);
	if (signer != NULL && !log_keys(call->db, call->arena, signer, &manifest.keys))
		return call_stored(call, DB_BUSY);
	if (!sealed_file_make(call->arena, path, secret, &writer, &mishap))
		return refuse(call, REFUSED_INVALID, mishap.why);
	if (!write_file(call, writer, &manifest))
		return false;
	char whole[PATH_MAX];
	summarise(summary, realpath(path, whole) == NULL ? path : whole, &manifest);
	summary->file = str_copy(call->arena, summary->file);
	summary->bytes = sealed_file_size(writer);
	return call->writer == NULL || act_write(call, "backup", note_backup, summary);
}

// Reading.

static bool read_bytes(void *context, void *bytes, size_t count)
{
	return sealed_file_read(context, bytes, count);
}

// Takes the stream into a store, which has no table yet, inside its transaction.
static bool take(struct call *call, struct db *db, struct sealed_reader *reader,
	struct copy_manifest *manifest)
{
	const struct copy_source source = { read_bytes, reader };
	struct buf schema = buf_in(call->arena);
	ddl_write(&schema, db_engine_of(db));
	if (!call_stored(call, db_script(db, buf_str(&schema))))
		return false;
	switch (copy_take(db, call->arena, &source, manifest)) {
	case COPY_DONE: break;
	case COPY_BUSY: return call_stored(call, DB_BUSY);
	case COPY_FULL: return call_stored(call, DB_FULL);
	case COPY_STOPPED: return refuse(call, REFUSED_INVALID, sealed_file_fault(reader));
	case COPY_OTHER:
		return refuse(call, REFUSED_INVALID,
			N_("This backup was made by another version of Wiqaya. Restore it with that one."));
	case COPY_DAMAGED:
		return refuse(call, REFUSED_INVALID,
			N_("This backup contradicts itself: it does not hold what it says. Nothing was kept."));
	}
	return sealed_file_at_end(reader) ||
	       refuse(call, REFUSED_INVALID,
		       sealed_file_fault(reader) == NULL ? N_("Something stands behind the end of this backup.") :
							   sealed_file_fault(reader));
}

static bool compare(struct call *call, struct db *db, const struct copy_manifest *manifest)
{
	bool good;
	if (!copy_compare(db, call->arena, manifest, &good))
		return call_stored(call, DB_BUSY);
	return good || refuse(call, REFUSED_INVALID,
			       N_("This backup contradicts itself: it does not hold what it says. Nothing was kept."));
}

struct restore {
	struct sealed_reader *reader;
	const struct log_signer *signer;
	struct copy_manifest manifest;
};

static bool trust_keys(struct call *call, const struct log_signer *signer, str keys)
{
	str key;
	while (signer != NULL && str_cut(&keys, ' ', &key))
		if (!call_stored(call,
			    log_trust(call->db, call->arena, signer, key, instant_str(&call->now))))
			return false;
	return true;
}

static bool restore(struct call *call, void *input)
{
	struct restore *restore = input;
	struct names tables;
	if (!table_names(call->db, call->arena, &tables))
		return call_stored(call, DB_BUSY);
	if (tables.count > 0)
		return refuse(call, REFUSED_CONFLICT,
			N_("This store is not empty. A backup only goes into an empty one: name another."));
	return take(call, call->db, restore->reader, &restore->manifest) &&
	       compare(call, call->db, &restore->manifest) &&
	       trust_keys(call, restore->signer, restore->manifest.keys);
}

static bool open_file(struct call *call, const char *path, str secret, struct sealed_reader **reader)
{
	struct mishap mishap;
	return sealed_file_open(call->arena, path, secret, reader, &mishap) ||
	       refuse(call, REFUSED_INVALID, mishap.why);
}

bool backup_restore(struct call *call, const char *path, str secret, const struct log_signer *signer,
	struct backup_summary *summary)
{
	struct restore input = { .signer = signer };
	if (!permit(call) || !open_file(call, path, secret, &input.reader) ||
		!act_write(call, "restore", restore, &input))
		return false;
	summarise(summary, path, &input.manifest);
	return true;
}

// The drill.

static bool verify(void *context, str key, str message, const unsigned char signature[64])
{
	(void)context;
	return signature_good(key, message, signature);
}

static bool check_log(struct call *call, struct db *db, const struct copy_manifest *manifest)
{
	struct log_report report;
	str rest = manifest->keys;
	struct log_signer signer = { .verify = verify };
	bool known = str_cut(&rest, ' ', &signer.key);
	if (!db_snapshot_begin(db))
		return call_stored(call, DB_BUSY);
	bool done = log_check(db, call->arena, known ? &signer : NULL, NULL, &report);
	db_snapshot_end(db);
	if (!done)
		return call_stored(call, DB_BUSY);
	return report.bad == 0 ||
	       refuse(call, REFUSED_INVALID,
		       N_("The log in this backup does not stand up to the check: use `verify` on the store."));
}

static bool drill_in(struct call *call, const char *url, struct sealed_reader *reader,
	struct copy_manifest *manifest)
{
	struct db *db;
	struct mishap mishap;
	if (!db_open(call->arena, url, DB_WRITE, &db, &mishap))
		return refuse(call, REFUSED_FULL, mishap.why);
	// Whatever becomes of this store, it is thrown away.
	bool done = call_stored(call, db_script(db, S("PRAGMA synchronous = OFF"))) &&
	            call_stored(call, db_begin(db));
	bool kept = done && take(call, db, reader, manifest);
	if (kept)
		done = call_stored(call, db_commit(db));
	else if (done)
		db_rollback(db);
	done = done && kept && compare(call, db, manifest) && check_log(call, db, manifest);
	db_close(db);
	return done;
}

static void remove_store(struct arena *arena, const char *folder)
{
	static const char *const endings[] = { "", "-wal", "-shm" };
	for (size_t i = 0; i < COUNT(endings); i++)
		unlink(str_format(arena, "%s/drill.db%s", folder, endings[i]).data);
	rmdir(folder);
}

struct drill {
	struct backup_summary *summary;
	bool good;
};

static bool note_drill(struct call *call, void *input)
{
	const struct drill *drill = input;
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("INSERT INTO drill (at, file, tables, rows, good) VALUES ($1, $2, $3, $4, $5)"),
			PARAMETERS(cell_text(instant_str(&call->now)), cell_text(drill->summary->file),
				cell_integer(drill->summary->tables), cell_integer(drill->summary->rows),
				cell_integer(drill->good)),
			NULL));
}

bool backup_drill(struct call *call, const char *path, str secret, struct backup_summary *summary)
{
	struct copy_manifest manifest = { 0 };
	struct sealed_reader *reader;
	if (!permit(call) || !open_file(call, path, secret, &reader))
		return false;
	const char *temporary = getenv("TMPDIR");
	str folder = str_format(call->arena, "%s/wiqaya-drill-XXXXXX",
		temporary != NULL && temporary[0] == '/' ? temporary : "/var/tmp");
	char *name = str_c(call->arena, folder);
	if (mkdtemp(name) == NULL)
		return refuse(call, REFUSED_FULL,
			N_("No folder can be made to try the backup in. Name one in TMPDIR."));
	struct drill drill = { summary, false };
	drill.good =
		drill_in(call, str_format(call->arena, "sqlite:%s/drill.db", name).data, reader, &manifest);
	remove_store(call->arena, name);
	summarise(summary, path, &manifest);
	if (call->writer != NULL && (drill.good || call->refusal == REFUSED_INVALID) &&
		!act_write(call, "drill", note_drill, &drill))
		return false;
	return drill.good;
}

static bool note_beside(struct call *call, const char *store, bool (*note)(struct call *call, void *input), void *input)
{
	struct call own = *call;
	struct mishap mishap;
	if (!db_open(call->arena, store, DB_WRITE, &own.db, &mishap))
		return refuse(call, REFUSED_BUSY, mishap.why);
	bool noted = call_stored(&own, db_begin(own.db));
	if (noted && !note(&own, input)) {
		db_rollback(own.db);
		noted = false;
	}
	noted = noted && call_stored(&own, db_commit(own.db));
	db_close(own.db);
	call->refusal = own.refusal;
	call->why = own.why;
	return noted;
}

bool backup_note(struct call *call, const char *store, const struct backup_summary *summary)
{
	struct backup_summary copy = *summary;
	return note_beside(call, store, note_backup, &copy);
}

bool backup_note_drill(struct call *call, const char *store, const struct backup_summary *summary, bool good)
{
	struct backup_summary copy = *summary;
	struct drill drill = { &copy, good };
	return note_beside(call, store, note_drill, &drill);
}

bool backup_last(struct call *call, str *path)
{
	struct rows rows;
	if (!db_query(call->db, call->arena, SQL("SELECT file FROM backup ORDER BY at DESC LIMIT 1"),
		    NO_PARAMETERS, &rows))
		return call_stored(call, DB_BUSY);
	if (rows.count == 0)
		return refuse(call, REFUSED_UNKNOWN,
			N_("No backup of this store is known. Make one, or name the file."));
	*path = rows_text(&rows, 0, 0);
	return true;
}
