// XML: whole or byte by byte, the same is accepted.
#include "base/xml.h"

#include "fuzz.h"

static bool count(void *context, str text, struct mishap *mishap)
{
	(void)mishap;
	*(size_t *)context += text.length;
	return true;
}

static bool look(void *context, const struct xml_element *element, struct mishap *mishap)
{
	(void)context;
	if (xml_attribute_find(element, "stop").data != NULL)
		return mishap_at(mishap, 1, 0, "stopped");
	return true;
}

static const struct xml_events events = { look, NULL, count };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new(16 << 20);
	size_t whole = 0, pieces = 0;
	struct mishap mishap = { 0 };
	str text = { (const char *)bytes, size };
	bool read = xml_feed(xml_new(arena, &events, &whole), text, true, &mishap);
	must(read || mishap.why != NULL);
	struct xml *xml = xml_new(arena, &events, &pieces);
	bool also = true;
	for (size_t at = 0; at < size && also; at++)
		also = xml_feed(xml, str_slice(text, at, 1), at + 1 == size, &mishap);
	if (size > 0)
		must(also == read && (!read || pieces == whole));
	arena_end(arena);
	return 0;
}
