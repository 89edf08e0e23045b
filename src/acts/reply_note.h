// What secretariats note in the column "reply" of their lists: "Oui, courrier du 12/04/2023", "AR du 3/5/2023",
// "Relance le 22/12/2023", "Refusée, PV de réunion du 6 décembre", "No response". An acknowledgement is no
// reply (domain.md §5), and neither is our own reminder.
#pragma once
#include "model/wording.h"

enum reply_said { REPLY_SAID_NOTHING, REPLY_SAID_ACKNOWLEDGED, REPLY_SAID_REPLIED };

struct reply_note {
	enum reply_said said;
	str day;             // ISO; a month alone where no more is told; empty when no day is.
	str position;        // A code, or empty.
	const char *settled; // What the reader decided and a person may want to know, marked N_(); or NULL.
};

// `sent_on` settles a day without a year. False, with the reason on the call, for words that do not tell
// whether there was a reply.
bool reply_note_read(struct call *call, const struct wordings *wordings, str text, enum day_order order,
	const struct day *sent_on, struct reply_note *note) MUST_USE;

// The part of a note that is about one of several addressees: of "DGP : refusée ; Santé : non" the words behind
// the name that stands in `addressee`, however short. The whole note when it names nobody; false when it
// names others only.
bool reply_note_part(struct arena *arena, str text, str addressee, str *part);
