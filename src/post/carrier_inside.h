// What a server and its carrier say to each other (base/neighbour.h), between the files of the carrier alone:
//
//     server                     carrier
//     settings, name        →
//                           ←    ready: the name is ours, or is not
//     message               →
//                           ←    outcome
//     kept                  →    … and the next message, or the end
//
// To whoever asks under its name it says its outcome, and hears that it was kept. Reading trusts nothing.
#pragma once
#include "post/carrier.h"

enum { CARRIER_TEXT_MOST = 4096, CARRIER_NAME_MOST = 100 };

struct carrier_settings {
	struct smtp_server server;
	str name;
};

struct carrier_message {
	str id, from, to;
	str text; // The message itself.
};

struct carrier_outcome {
	str message_id;
	struct smtp_answer answer;
};

// False: more than one packet holds.
bool carrier_pack_settings(struct buf *buf, const struct carrier_settings *settings) MUST_USE;
bool carrier_pack_message(struct buf *buf, const struct carrier_message *message) MUST_USE;
void carrier_pack_outcome(struct buf *buf, const struct carrier_outcome *outcome);
void carrier_pack_ready(struct buf *buf, bool named);
str carrier_packet_kept(void);

// False for what is another packet or not whole. What is taken stays in the packet, but for settings.
bool carrier_unpack_settings(struct arena *arena, str packet, struct carrier_settings *settings) MUST_USE;
bool carrier_unpack_message(str packet, struct carrier_message *message) MUST_USE;
bool carrier_unpack_outcome(str packet, struct carrier_outcome *outcome) MUST_USE;
bool carrier_unpack_ready(str packet, bool *named) MUST_USE;
bool carrier_unpack_kept(str packet) MUST_USE;
