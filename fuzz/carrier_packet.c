// What a server and its carrier say to each other.
#include "base/limits.h"
#include "fuzz.h"
#include "post/carrier_inside.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(16 << 20);
	str packet = { (const char *)bytes, size };
	struct carrier_settings settings;
	struct carrier_message message;
	struct carrier_outcome outcome;
	struct buf buf = buf_in(arena);
	bool named;
	// What is taken apart and put together again is the same, up to a setting with a zero in it.
	bool fits = size <= LIMIT_PACKET_BYTES;
	if (fits && carrier_unpack_settings(arena, packet, &settings))
		must(carrier_pack_settings(&buf, &settings) && buf.length <= size);
	else if (fits && carrier_unpack_message(packet, &message))
		must(carrier_pack_message(&buf, &message) && str_equal(buf_str(&buf), packet));
	else if (carrier_unpack_outcome(packet, &outcome)) {
		carrier_pack_outcome(&buf, &outcome);
		must(str_equal(buf_str(&buf), packet));
	} else if (carrier_unpack_ready(packet, &named)) {
		carrier_pack_ready(&buf, named);
		must(str_equal(buf_str(&buf), packet));
	} else if (carrier_unpack_kept(packet)) {
		must(str_equal(carrier_packet_kept(), packet));
	}
	arena_end(arena);
	return 0;
}
