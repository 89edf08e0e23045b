// What bundle_write.c and bundle_read.c share: the ZIP format as far as we use it (APPNOTE 6.3).
#pragma once
#include "base/str.h"

enum { BUNDLE_STORED = 0, BUNDLE_DEFLATED = 8 };

// Bytes before the name: of an entry, of a line of the directory, of the end. The longest name.
enum { BUNDLE_LOCAL = 30, BUNDLE_CENTRAL = 46, BUNDLE_END = 22, BUNDLE_NAME = 120 };

#define BUNDLE_LOCAL_MARK UINT32_C(0x04034b50)
#define BUNDLE_CENTRAL_MARK UINT32_C(0x02014b50)
#define BUNDLE_END_MARK UINT32_C(0x06054b50)

// What stands alike before an entry and in the directory.
struct bundle_head {
	uint16_t needs, flags, method, time, day;
	uint32_t crc, packed, size;
	uint16_t name_length, extra_length;
};

// Letters, digits and . _ - in folders, none of them hidden and none that leads out.
bool bundle_name_good(str name);
