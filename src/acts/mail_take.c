#include "acts/mail_take.h"

#include "acts/attach.h"
#include "acts/keep.h"
#include "acts/notify.h"
#include "acts/outbox.h"
#include "base/clock.h"
#include "base/hash.h"
#include "base/journal.h"
#include "base/limits.h"
#include "base/media.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/permit.h"
#include "post/mail_open.h"
#include "post/maildir.h"

enum { MESSAGES_AT_A_TIME = 100, SUBJECT_BYTES = 300, SIGNED_BYTES = 200, NUMBER_LETTERS = 11, NOTES_BYTES = 4000 };

enum outcome { OUTCOME_LETTER, OUTCOME_REPORT, OUTCOME_SET_ASIDE };
static const char *const outcomes[] = { [OUTCOME_LETTER] = "letter", [OUTCOME_REPORT] = "report",
	[OUTCOME_SET_ASIDE] = "set_aside" };

struct taking {
	const struct mail_read *mail;
	str hash, file, words;
	enum outcome outcome;
	bool plain;   // As far as nothing was guessed.
	bool taken;   // Out: it was there already.
	str letter;   // Out.
	struct attach_request *files;
	size_t file_count;
	str notes;    // On what of it was not kept.
};

// What was taken.

static bool is_taken(struct call *call, struct taking *taking)
{
	struct rows rows;
	if (!call_stored(call, db_run(call->db, call->arena, SQL("SELECT outcome FROM mail_in WHERE hash = $1"),
				       PARAMETERS(cell_text(taking->hash)), &rows)))
		return false;
	taking->taken = rows.count > 0;
	return true;
}

static bool remember(struct call *call, const struct taking *taking)
{
	return call_stored(call,
		db_run(call->db, call->arena,
			SQL("INSERT INTO mail_in (hash, at, file, outcome, letter, words) VALUES ($1, $2, $3, $4, $5, $6)"),
			PARAMETERS(cell_text(taking->hash), cell_text(instant_str(&call->now)), cell_text(taking->file),
				cell_text(str_from(outcomes[taking->outcome])), cell_text_or_null(taking->letter),
				cell_text(taking->words)),
			NULL));
}

// Whose it is, and what it answers.

struct guess {
	str authority, letter;
};

static bool authority_of(struct call *call, struct sql sql, str value, str *authority)
{
	struct rows rows;
	if (!call_stored(call, db_run(call->db, call->arena, sql, PARAMETERS(cell_text(value)), &rows)))
		return false;
	*authority = rows.count == 1 ? rows_text(&rows, 0, 0) : S("");
	return true;
}

// Domains in which anybody has an address say nothing of an authority.
static bool is_public(str domain)
{
	static const char *const names[] = { "gmail", "googlemail", "yahoo", "ymail", "hotmail", "outlook", "live", "msn", "icloud",
		"aol", "gmx", "orange", "menara", "protonmail", "proton", "laposte", "free", "wanadoo" };
	str rest = domain, name;
	if (!str_cut(&rest, '.', &name))
		return false;
	for (size_t i = 0; i < COUNT(names); i++)
		if (str_equal_ignoring_case(name, str_from(names[i])))
			return true;
	return false;
}

static bool guess_by_domain(struct call *call, str address, str *authority)
{
	size_t at = str_find(address, S("@"));
	if (at == SIZE_MAX || is_public(str_skip(address, at + 1)))
		return true;
	return authority_of(call,
		SQL("SELECT DISTINCT authority FROM account WHERE binned_at IS NULL AND authority IS NOT NULL"
		    " AND lower(email) LIKE '%@' || lower($1)"),
		str_skip(address, at + 1), authority);
}

// The letter whose e-mail this answers, or the authority whose person got the notice that it answers.
static bool guess_by_thread(struct call *call, const struct mail_read *mail, struct guess *guess)
{
	for (size_t i = 0; i < mail->id_count && guess->letter.length == 0; i++) {
		struct rows rows;
		str account;
		if (!call_stored(call, db_run(call->db, call->arena,
					       SQL("SELECT id FROM letter WHERE message_id = $1 AND binned_at IS NULL ORDER BY id LIMIT 1"),
					       PARAMETERS(cell_text(mail->ids[i])), &rows)) ||
		        !outbox_account(call, mail->ids[i], &account))
			return false;
		if (rows.count > 0)
			guess->letter = rows_text(&rows, 0, 0);
		if (account.length > 0 && guess->authority.length == 0 &&
		        !authority_of(call, SQL("SELECT authority FROM account WHERE id = $1 AND authority IS NOT NULL"), account,
				&guess->authority))
			return false;
	}
	return true;
}

// "L-2026-0001" somewhere in a subject.
static bool find_number(str subject, str *number)
{
	static const char pattern[NUMBER_LETTERS + 1] = "L-0000-0000";
	for (size_t at = 0; at + NUMBER_LETTERS <= subject.length; at++) {
		str piece = str_slice(subject, at, NUMBER_LETTERS);
		bool fits = true;
		for (size_t i = 0; fits && i < NUMBER_LETTERS; i++)
			fits = pattern[i] == '0' ? piece.data[i] >= '0' && piece.data[i] <= '9' : piece.data[i] == pattern[i];
		if (fits) {
			*number = piece;
			return true;
		}
	}
	return false;
}

static bool guess_by_number(struct call *call, const struct mail_read *mail, struct guess *guess)
{
	struct rows rows;
	str number, subject = text_ascii_digits(call->arena, mail->subject);
	if (guess->letter.length > 0 || !find_number(subject, &number))
		return true;
	if (!call_stored(call, db_run(call->db, call->arena, SQL("SELECT id FROM letter WHERE number = $1 AND binned_at IS NULL"),
				       PARAMETERS(cell_text(number)), &rows)))
		return false;
	guess->letter = rows.count > 0 ? rows_text(&rows, 0, 0) : S("");
	return true;
}

static bool guess_sender(struct call *call, const struct mail_read *mail, struct guess *guess)
{
	if (mail->from.length > 0 &&
	        !authority_of(call,
			SQL("SELECT DISTINCT authority FROM account WHERE binned_at IS NULL AND authority IS NOT NULL AND lower(email) = lower($1)"),
			mail->from, &guess->authority))
		return false;
	if (!guess_by_thread(call, mail, guess) || !guess_by_number(call, mail, guess))
		return false;
	if (guess->authority.length == 0 && guess->letter.length > 0) {
		const struct record *letter = record_find(call, &letter_entity, guess->letter);
		guess->authority = letter == NULL ? S("") : record_text(letter, LETTER_AUTHORITY);
	}
	return guess->authority.length > 0 || guess_by_domain(call, mail->from, &guess->authority);
}

// Files.

// Those that may be kept; what may not is said in the text of the letter, and stays in the message.
static void choose_files(struct call *call, struct taking *taking)
{
	const struct mail_read *mail = taking->mail;
	struct buf notes = buf_in(call->arena);
	taking->files = NEW_MANY(call->arena, mail->file_count, struct attach_request);
	for (size_t i = 0; i < mail->file_count; i++) {
		const struct mail_file *file = &mail->files[i];
		const struct media *media;
		struct mishap mishap;
		str name = media_clean_name(call->arena, file->name);
		if (media_find(name, file->type, file->bytes, &media, &mishap)) {
			taking->files[taking->file_count++] = (struct attach_request){ .name = name, .media_type = file->type,
				.content = file->bytes };
			continue;
		}
		str reason = say(call, mishap.why);
		str note = say_with(call, N_("Not kept: {file} ({why})"), "file", name.length > 0 ? name : file->type, "why", reason, NULL);
		buf_addf(&notes, "\n[%.*s]", STR_ARG(note));
	}
	if (mail->cut || mail->left_out)
		buf_addf(&notes, "\n[%.*s]", STR_ARG(say(call, N_("The message goes on; the rest stands in the mailbox only."))));
	taking->notes = text_start(buf_str(&notes), NOTES_BYTES);
}

// The letter.

static void set_text(struct call *call, struct record *letter, size_t field, str text, size_t bytes)
{
	record_set(letter, field, str_trim(text_start(text_squeeze(call->arena, text), bytes)));
}

static struct record *new_letter(struct call *call, const struct taking *taking, const struct guess *guess)
{
	const struct mail_read *mail = taking->mail;
	struct record *letter = record_new(call, &letter_entity);
	bool known = guess->authority.length > 0;
	record_set(letter, LETTER_DIRECTION, S("in"));
	record_set(letter, LETTER_KIND, known || guess->letter.length > 0 ? S("reply") : S("other"));
	record_set(letter, LETTER_CHANNEL, S("email"));
	record_set(letter, LETTER_AUTHORITY, guess->authority);
	record_set(letter, LETTER_IN_REPLY_TO, guess->letter);
	record_set(letter, LETTER_MESSAGE_ID, mail->id);
	record_set(letter, LETTER_RECEIVED_ON, str_copy(call->arena, day_str(&call->today)));
	set_text(call, letter, LETTER_SUBJECT, mail->subject.length > 0 ? mail->subject : say(call, N_("(no subject)")), SUBJECT_BYTES);
	set_text(call, letter, LETTER_SIGNED_BY,
		mail->from.length == 0 ? mail->from_name : str_format(call->arena, "%.*s <%.*s>", STR_ARG(mail->from_name), STR_ARG(mail->from)),
		SIGNED_BYTES);
	str text = text_start(mail->text, MAIL_TEXT_BYTES - NOTES_BYTES);
	record_set(letter, LETTER_TEXT, str_trim(str_format(call->arena, "%.*s\n%.*s", STR_ARG(text), STR_ARG(taking->notes))));
	record_set(letter, LETTER_LANGUAGE, str_from(text_language(text, call->house.language)));
	// A clock that is ahead tells no day.
	if (mail->at.text[0] != 0) {
		struct day day = day_of_instant(&mail->at, str_c(call->arena, call->house.zone));
		if (day_difference(&day, &call->today) <= 0)
			record_set(letter, LETTER_DATED_ON, str_copy(call->arena, day_str(&day)));
	}
	return letter;
}

static bool file_letter(struct call *call, struct taking *taking)
{
	struct guess guess = { S(""), S("") };
	if (!taking->plain && !guess_sender(call, taking->mail, &guess))
		return false;
	struct record *letter = new_letter(call, taking, &guess);
	if (!keep_make(call, letter))
		return false;
	taking->letter = letter->id;
	for (size_t i = 0; i < taking->file_count; i++) {
		taking->files[i].owner = letter;
		if (!attach(call, &taking->files[i]))
			return false;
	}
	return notify_letter(call);
}

static bool take_body(struct call *call, void *input)
{
	struct taking *taking = input;
	if (!is_taken(call, taking))
		return false;
	if (taking->taken)
		return true;
	if (taking->outcome == OUTCOME_LETTER && !file_letter(call, taking))
		return false;
	return remember(call, taking);
}

static void forget_refusal(struct call *call)
{
	call->refusal = REFUSED_NOT;
	call->reason_count = 0;
	call->allowed = S("");
}

static bool store_is_away(const struct call *call)
{
	return call->refusal == REFUSED_BUSY || call->refusal == REFUSED_FULL;
}

static bool set_aside(struct call *call, struct taking *taking, str words)
{
	taking->outcome = OUTCOME_SET_ASIDE;
	taking->words = words;
	taking->letter = S("");
	return act_write(call, "take_mail", take_body, taking);
}

// A guess that the letter cannot bear is let go; a letter that cannot be made even so is set aside.
static bool take_letter(struct call *call, struct taking *taking)
{
	choose_files(call, taking);
	if (act_write(call, "take_mail", take_body, taking))
		return true;
	if (store_is_away(call))
		return false;
	forget_refusal(call);
	taking->plain = true;
	if (act_write(call, "take_mail", take_body, taking))
		return true;
	if (store_is_away(call))
		return false;
	str why = call->why;
	forget_refusal(call);
	return set_aside(call, taking, why);
}

static bool take_report(struct call *call, struct taking *taking, bool *ours)
{
	const struct mail_read *mail = taking->mail;
	*ours = false;
	if (!mail->report || mail->of_id.length == 0)
		return true;
	if (!outbox_report(call, mail->of_id, mail->failed, mail->words, ours))
		return false;
	taking->outcome = *ours ? OUTCOME_REPORT : OUTCOME_LETTER;
	return !*ours || act_write(call, "take_mail", take_body, taking);
}

// One message, whatever comes of it. False: the store is away, and the message stands where it stood.
static bool take_one(struct call *call, const char *folder, str name, struct taking *taking)
{
	struct mail_read mail;
	struct mishap mishap = { 0 };
	str bytes = S("");
	bool ours;
	*taking = (struct taking){ .mail = &mail, .file = text_valid(name) ? name : S("?"), .words = S(""), .letter = S("") };
	if (!maildir_read(call->arena, folder, name, LIMIT_UPLOAD_BYTES, &bytes, &mishap) ||
	        !mail_open(call->arena, bytes, &mail, &mishap)) {
		const str pieces[] = { bytes, bytes.length > 0 ? S("") : name };
		struct hash hash = hash_of_pieces(pieces, COUNT(pieces));
		taking->hash = hash_hex(call->arena, &hash);
		return set_aside(call, taking, str_from(mishap.why));
	}
	// Of what was read, not of its bytes: each server that passes a message on adds lines of its own.
	struct buf packed = buf_in(call->arena);
	mail_pack(&packed, &mail);
	struct hash hash = hash_of(buf_str(&packed));
	taking->hash = hash_hex(call->arena, &hash);
	return take_report(call, taking, &ours) && (ours || take_letter(call, taking));
}

struct taking_one {
	const char *folder;
	str name;
	struct mail_taken *counts;
};

static bool take_and_move(struct call *call, void *input)
{
	struct taking_one *one = input;
	struct taking taking;
	int64_t began_ms = monotonic_ms();
	if (!take_one(call, one->folder, one->name, &taking))
		return false;
	bool aside = taking.outcome == OUTCOME_SET_ASIDE;
	one->counts->doubles += taking.taken;
	one->counts->letters += !taking.taken && taking.outcome == OUTCOME_LETTER;
	one->counts->reports += !taking.taken && taking.outcome == OUTCOME_REPORT;
	one->counts->set_aside += !taking.taken && aside;
	if (aside && !taking.taken)
		journal(PRIORITY_WARNING, EVENT_MAIL_SET_ASIDE, JOURNAL_NOTHING);
	else
		journal(PRIORITY_NOTICE, EVENT_MAIL_RECEIVED, JOURNAL_ID(KEY_LETTER, taking.letter),
			JOURNAL_INTEGER(KEY_MS, monotonic_ms() - began_ms));
	// A folder that lets nothing go shows the same message again, which is then known.
	(void)!maildir_done(call->arena, one->folder, one->name, aside ? MAILDIR_FLAGGED : MAILDIR_SEEN);
	return true;
}

bool mail_take(struct call *call, const char *folder, struct mail_taken *taken)
{
	struct maildir_entry *entries;
	size_t count;
	struct mishap mishap;
	*taken = (struct mail_taken){ 0 };
	if (!permit_may(call, VERB_CREATE, &letter_entity) || !permit_power(call, POWER_MAIL))
		return refuse(call, REFUSED_FORBIDDEN, N_("Your role may look at this but not change it."));
	if (!maildir_new(call->arena, folder, &entries, &count, MESSAGES_AT_A_TIME, &mishap))
		return refuse(call, REFUSED_INVALID, mishap.why);
	// What we say in a letter is for the house, whoever takes it in.
	const char *reader = call->language;
	call->language = call->house.language;
	bool done = true;
	for (size_t i = 0; done && i < count; i++) {
		struct taking_one one = { folder, entries[i].name, taken };
		done = call_in_scratch(call, take_and_move, &one);
	}
	call->language = reader;
	return done;
}

bool mail_aside_list(struct call *call, struct mail_aside **items, size_t *count)
{
	struct rows rows;
	*count = 0;
	if (!permit_power(call, POWER_MAIL))
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	if (!db_query(call->db, call->arena,
		    SQL("SELECT at, file, words FROM mail_in WHERE outcome = 'set_aside' ORDER BY at DESC, hash LIMIT $1"),
		    PARAMETERS(cell_integer(MAIL_ASIDE_SHOWN)), &rows))
		return call_stored(call, DB_BUSY);
	*items = NEW_MANY(call->arena, rows.count, struct mail_aside);
	for (; *count < rows.count; ++*count)
		(*items)[*count] = (struct mail_aside){ rows_text(&rows, *count, 0), rows_text(&rows, *count, 1),
			rows_text(&rows, *count, 2) };
	return true;
}
