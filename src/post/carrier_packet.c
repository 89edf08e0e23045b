#include "base/limits.h"
#include "base/pack.h"
#include "post/carrier_inside.h"

// The first byte of a packet.
enum kind { SETTINGS = 1, READY, MESSAGE, OUTCOME, KEPT };

static bool fits(const struct buf *buf)
{
	return buf->length <= LIMIT_PACKET_BYTES;
}

bool carrier_pack_settings(struct buf *buf, const struct carrier_settings *settings)
{
	const struct smtp_server *server = &settings->server;
	pack_byte(buf, SETTINGS);
	pack_text(buf, settings->name);
	pack_text(buf, str_from(server->url));
	pack_text(buf, str_from(server->user));
	pack_text(buf, str_from(server->password));
	pack_text(buf, str_from(server->certificates));
	pack_number(buf, (size_t)server->seconds);
	return fits(buf);
}

bool carrier_pack_message(struct buf *buf, const struct carrier_message *message)
{
	pack_byte(buf, MESSAGE);
	pack_text(buf, message->id);
	pack_text(buf, message->from);
	pack_text(buf, message->to);
	pack_text(buf, message->text);
	return fits(buf);
}

void carrier_pack_outcome(struct buf *buf, const struct carrier_outcome *outcome)
{
	pack_byte(buf, OUTCOME);
	pack_text(buf, outcome->message_id);
	pack_byte(buf, outcome->answer.result);
	pack_byte(buf, outcome->answer.reached);
	pack_text(buf, outcome->answer.words);
}

void carrier_pack_ready(struct buf *buf, bool named)
{
	pack_byte(buf, READY);
	pack_byte(buf, named);
}

str carrier_packet_kept(void)
{
	static const char kept = KEPT;
	return (str){ &kept, 1 };
}

static bool is_kind(str *rest, enum kind kind)
{
	unsigned byte;
	return unpack_byte(rest, &byte) && byte == (unsigned)kind;
}

static bool take_text(str *rest, str *text)
{
	return unpack_text(rest, CARRIER_TEXT_MOST, text);
}

static bool take_flag(str *rest, bool *flag)
{
	unsigned byte;
	if (!unpack_byte(rest, &byte) || byte > 1)
		return false;
	*flag = byte == 1;
	return true;
}

// One that is empty was not given.
static bool take_setting(struct arena *arena, str *rest, const char **setting)
{
	str text;
	if (!take_text(rest, &text))
		return false;
	*setting = text.length == 0 ? NULL : str_c(arena, text);
	return true;
}

bool carrier_unpack_settings(struct arena *arena, str packet, struct carrier_settings *settings)
{
	struct smtp_server *server = &settings->server;
	size_t seconds;
	if (!is_kind(&packet, SETTINGS) || !unpack_text(&packet, CARRIER_NAME_MOST, &settings->name) || settings->name.length == 0 ||
		!take_setting(arena, &packet, &server->url) || server->url == NULL || !take_setting(arena, &packet, &server->user) ||
		!take_setting(arena, &packet, &server->password) || !take_setting(arena, &packet, &server->certificates) ||
		!unpack_number(&packet, &seconds) || seconds > INT32_MAX / 1000)
		return false;
	settings->name = str_copy(arena, settings->name);
	server->seconds = (long)seconds;
	return packet.length == 0;
}

bool carrier_unpack_message(str packet, struct carrier_message *message)
{
	return is_kind(&packet, MESSAGE) && take_text(&packet, &message->id) && take_text(&packet, &message->from) &&
	       take_text(&packet, &message->to) && unpack_bytes(&packet, &message->text) && packet.length == 0;
}

bool carrier_unpack_outcome(str packet, struct carrier_outcome *outcome)
{
	unsigned result;
	if (!is_kind(&packet, OUTCOME) || !take_text(&packet, &outcome->message_id) || !unpack_byte(&packet, &result) ||
		result > SMTP_NEVER || !take_flag(&packet, &outcome->answer.reached) || !take_text(&packet, &outcome->answer.words))
		return false;
	outcome->answer.result = (enum smtp_result)result;
	return packet.length == 0;
}

bool carrier_unpack_ready(str packet, bool *named)
{
	return is_kind(&packet, READY) && take_flag(&packet, named) && packet.length == 0;
}

bool carrier_unpack_kept(str packet)
{
	return is_kind(&packet, KEPT) && packet.length == 0;
}
