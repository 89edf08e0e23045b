// A copy of everything in one sealed file, back from it into an empty store of either engine, and the
// proof that it would come back. The log, its checkpoints, accounts with their passwords, attachments
// and the history go along; sessions do not.
#pragma once
#include "model/call.h"
#include "store/log.h"

struct backup_summary {
	str file;
	str at; // When the copy was taken.
	int64_t tables, rows, leaves;
	int64_t bytes; // Of the file; of a backup that was written.
};

// Writes the file, of the store as it is at one instant, while others go on writing. `secret` is a
// passphrase of at least 12 characters or a key (vault/sealed_file.h). With a signer its public keys
// go along, so that a restore elsewhere trusts the checkpoints. With a writer at hand the backup is
// noted in the store. Refuses a name that is taken and a disk that is full; leaves no half file.
bool backup_write(struct call *call, const char *path, str secret, const struct log_signer *signer,
	struct backup_summary *summary) MUST_USE;

// Brings a backup into an empty store, all or nothing, and lets the store's own key (`signer`, may be
// NULL) vouch for those of the backup. Refuses a store that holds anything, a wrong secret, a file that
// is damaged, cut, of another version or no backup.
bool backup_restore(struct call *call, const char *path, str secret, const struct log_signer *signer,
	struct backup_summary *summary) MUST_USE;

// Restores into a store of its own that is thrown away (in $TMPDIR, else /var/tmp; in clear, readable
// by this account alone), compares the rows of every table with the manifest and checks the whole log.
// The result is noted in the store when a writer is at hand. Refuses as backup_restore does.
bool backup_drill(struct call *call, const char *path, str secret, struct backup_summary *summary) MUST_USE;

// From a process that does not write, since a server does: notes a backup, or a drill and whether it was good, in the store
// at this address, in a transaction of its own. A note is no record, and no leaf speaks of it.
bool backup_note(struct call *call, const char *store, const struct backup_summary *summary) MUST_USE;
bool backup_note_drill(struct call *call, const char *store, const struct backup_summary *summary, bool good) MUST_USE;

// The file of the last backup that was noted; refuses when there is none.
bool backup_last(struct call *call, str *path) MUST_USE;
