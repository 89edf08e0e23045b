// What zip_write.c and zip_directory.c share: the ZIP format as far as we use it (APPNOTE 6.3).
#pragma once
#include "base/str.h"

enum { ZIP_STORED = 0, ZIP_DEFLATED = 8 };

// Bytes before the name: of an entry, of a line of the directory, of the end; and of what stands before the end
// in files that may be larger than 4 GiB.
enum { ZIP_LOCAL = 30, ZIP_CENTRAL = 46, ZIP_END = 22, ZIP_LARGE_PLACE = 20, ZIP_LARGE_END = 56 };

#define ZIP_LOCAL_MARK UINT32_C(0x04034b50)
#define ZIP_CENTRAL_MARK UINT32_C(0x02014b50)
#define ZIP_END_MARK UINT32_C(0x06054b50)
#define ZIP_LARGE_PLACE_MARK UINT32_C(0x07064b50)
#define ZIP_LARGE_END_MARK UINT32_C(0x06064b50)

// What stands alike before an entry and in the directory.
struct zip_head {
	uint16_t needs, flags, method, time, day;
	uint32_t crc, packed, size;
	uint16_t name_length, extra_length;
};
