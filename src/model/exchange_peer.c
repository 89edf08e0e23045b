#include "model/exchange_peer.h"

#include "base/hash.h"
#include "model/record.h"
#include "model/vocabularies.h"
#include "post/push_address.h"

static const struct choice exchange_peer_state_choices[] = {
	{ "new", NC_("state:exchange_peer", "Not confirmed") },
	{ "confirmed", NC_("state:exchange_peer", "Confirmed") },
	{ "suspended", NC_("state:exchange_peer", "Suspended") },
};
static const struct vocabulary exchange_peer_state_vocabulary = {
	"exchange_peer_state", "state:exchange_peer", N_("State"),
	exchange_peer_state_choices, COUNT(exchange_peer_state_choices), false,
};

#define CARD_BEGINNING "wiqaya-exchange-1."
enum { KEY_HEX = 64, FINGERPRINT_GROUPS = 8 };

static const struct field fields[] = {
	[EXCHANGE_PEER_NAME] = {
		.name = "name", .label = N_("Name"),
		.kind = KIND_NAME, .max = 400, .required = true, .in_list = true, .search = true, .identity = true,
	},
	[EXCHANGE_PEER_COUNTRY] = {
		.name = "country", .label = N_("Country"), .help = N_("Two letters of ISO 3166-1."),
		.kind = KIND_CODE, .max = 2, .required = true, .filter = true, .in_list = true,
	},
	[EXCHANGE_PEER_CARD] = {
		.name = "card", .label = N_("Card"),
		.help = N_("The line that they sent, as it is. Another card is another record: it has to be compared again."),
		.kind = KIND_CODE, .max = 160, .required = true, .once = true, .unique = true,
	},
	[EXCHANGE_PEER_FINGERPRINT] = {
		.name = "fingerprint", .label = N_("Fingerprint"),
		.kind = KIND_TEXT, .max = 60, .derived = true, .in_list = true,
	},
	[EXCHANGE_PEER_ADDRESS] = {
		.name = "address", .label = N_("Address of its server"),
		.help = N_("As in https://mnp.example.org. Without one packages travel as files."),
		.kind = KIND_TEXT, .max = 200,
	},
	[EXCHANGE_PEER_FIGURES] = {
		.name = "figures", .label = N_("Figures that it may receive"), .help = N_("None chosen: all that may leave."),
		.kind = KIND_CHOICE, .many = true, .vocabulary = &exchange_figure_vocabulary,
	},
	[EXCHANGE_PEER_AUDIENCE] = {
		.name = "audience", .label = N_("Who may see packages at most"),
		.help = N_("As it was agreed, of theirs here and of ours there. A package with wider terms is refused."),
		.kind = KIND_CHOICE, .vocabulary = &exchange_audience_vocabulary, .required = true, .in_list = true,
	},
	[EXCHANGE_PEER_COMPARED] = {
		.name = "compared", .label = N_("With whom the fingerprint was compared, and how"),
		.kind = KIND_TEXT, .max = 400, .by_step = true,
	},
	[EXCHANGE_PEER_COMPARED_ON] = {
		.name = "compared_on", .label = N_("Compared on"),
		.kind = KIND_DAY, .settled = true,
	},
	[EXCHANGE_PEER_REASON] = {
		.name = "reason", .label = N_("Why it was suspended"),
		.kind = KIND_PROSE, .max = 4000, .by_step = true,
	},
	[EXCHANGE_PEER_NOTE] = {
		.name = "note", .label = N_("Note"),
		.kind = KIND_PROSE, .max = 8000,
	},
	[EXCHANGE_PEER_STATE] = {
		.name = "state", .label = N_("State"),
		.kind = KIND_CHOICE, .vocabulary = &exchange_peer_state_vocabulary, .required = true,
		.filter = true, .in_list = true,
	},
};
static_assert(COUNT(fields) == EXCHANGE_PEER_FIELD_COUNT, "one row for each field");

static const struct step steps[] = {
	{ "confirm", NC_("step:exchange_peer", "Confirm: the fingerprint was compared"), "new", "confirmed", "compared", true },
	{ "suspend", NC_("step:exchange_peer", "Suspend"), "confirmed", "suspended", "reason", true },
	{ "confirm", NC_("step:exchange_peer", "Confirm: the fingerprint was compared"), "suspended", "confirmed", "compared", true },
	{ 0 },
};

static bool is_key(str text)
{
	bool good = text.length == KEY_HEX;
	for (size_t i = 0; good && i < text.length; i++)
		good = (text.data[i] >= '0' && text.data[i] <= '9') || (text.data[i] >= 'a' && text.data[i] <= 'f');
	return good;
}

bool exchange_card_read(str card, str *sign, str *seal)
{
	str rest = str_skip(card, sizeof CARD_BEGINNING - 1);
	*sign = str_slice(rest, 0, KEY_HEX);
	*seal = str_skip(rest, KEY_HEX + 1);
	return str_starts(card, S(CARD_BEGINNING)) && rest.length == 2 * KEY_HEX + 1 && rest.data[KEY_HEX] == '.' &&
	       is_key(*sign) && is_key(*seal);
}

str exchange_card(struct arena *arena, str sign, str seal)
{
	return str_format(arena, CARD_BEGINNING "%.*s.%.*s", STR_ARG(sign), STR_ARG(seal));
}

str exchange_fingerprint(struct arena *arena, str sign, str seal)
{
	struct hash hash = hash_of(str_format(arena, "wiqaya exchange card 1\n%.*s\n%.*s\n", STR_ARG(sign), STR_ARG(seal)));
	struct buf buf = buf_in(arena);
	for (size_t i = 0; i < FINGERPRINT_GROUPS; i++) {
		const unsigned char *at = &hash.bytes[4 * i];
		uint32_t number = (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
		buf_addf(&buf, "%s%05u", i > 0 ? " " : "", (unsigned)(number % 100000));
	}
	return buf_str(&buf);
}

static bool check(struct call *call, const struct record *before, const struct record *after)
{
	(void)before;
	str sign, seal, address = record_text(after, EXCHANGE_PEER_ADDRESS);
	bool good = true;
	if (!exchange_card_read(record_text(after, EXCHANGE_PEER_CARD), &sign, &seal))
		good = refuse_field(call, "card", say(call, N_("This is no card. It is one line that begins with wiqaya-exchange-1.")));
	if (address.length > 0 && !push_address_good(address))
		good = refuse_field(call, "address", say(call, N_("Write it as in https://mnp.example.org, with nothing behind the host.")));
	return good;
}

static void derive(struct call *call, struct record *record)
{
	str sign, seal;
	if (exchange_card_read(record_text(record, EXCHANGE_PEER_CARD), &sign, &seal))
		record_set(record, EXCHANGE_PEER_FINGERPRINT, exchange_fingerprint(call->arena, sign, seal));
}

const struct entity exchange_peer_entity = {
	.name = "exchange_peer", .plural = "exchange_peers",
	.label = N_("Mechanism we exchange with"), .label_many = N_("Mechanisms we exchange with"),
	.fields = fields, .field_count = EXCHANGE_PEER_FIELD_COUNT,
	.name_field = EXCHANGE_PEER_NAME,
	.state_field = EXCHANGE_PEER_STATE, .steps = steps,
	.check = check, .derive = derive,
};
