#include "paper/picture_bare.h"

#include "base/buf.h"

static unsigned byte_at(str bytes, size_t at)
{
	return at < bytes.length ? (unsigned char)bytes.data[at] : 0;
}

static uint32_t big(str bytes, size_t at, size_t length)
{
	uint32_t value = 0;
	for (size_t i = 0; i < length; i++)
		value = value << 8 | byte_at(bytes, at + i);
	return value;
}

// JPEG.

enum { SOI = 0xd8, EOI = 0xd9, SOS = 0xda, TEM = 0x01, COM = 0xfe, APP0 = 0xe0, APP1 = 0xe1, APP2 = 0xe2, APP14 = 0xee, APP15 = 0xef };
enum { TAG_ORIENTATION = 0x112, TYPE_SHORT = 3, JFIF_HEAD = 14 };

static uint32_t tiff_number(str tiff, size_t at, size_t length, bool little)
{
	uint32_t value = 0;
	for (size_t i = 0; i < length; i++)
		value = value << 8 | byte_at(tiff, little ? at + length - 1 - i : at + i);
	return value;
}

// Of the first directory; 1, upright, when it says nothing.
static unsigned orientation_of(str segment)
{
	if (!str_starts(segment, S("Exif\0\0")))
		return 1;
	str tiff = str_skip(segment, 6);
	bool little = str_starts(tiff, S("II"));
	size_t directory = tiff_number(tiff, 4, 4, little);
	if (directory >= tiff.length)
		return 1;
	size_t count = tiff_number(tiff, directory, 2, little);
	for (size_t i = 0; i < count && directory + 2 + 12 * (i + 1) <= tiff.length; i++) {
		size_t entry = directory + 2 + 12 * i;
		if (tiff_number(tiff, entry, 2, little) != TAG_ORIENTATION || tiff_number(tiff, entry + 2, 2, little) != TYPE_SHORT)
			continue;
		unsigned orientation = tiff_number(tiff, entry + 8, 2, little);
		return orientation >= 1 && orientation <= 8 ? orientation : 1;
	}
	return 1;
}

static void add_segment(struct buf *buf, unsigned marker, str content)
{
	buf_add_char(buf, (char)0xff);
	buf_add_char(buf, (char)marker);
	buf_add_char(buf, (char)((content.length + 2) >> 8));
	buf_add_char(buf, (char)((content.length + 2) & 0xff));
	buf_add(buf, content);
}

static void add_orientation(struct buf *buf, unsigned orientation)
{
	char tiff[] = "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0";
	tiff[25] = (char)orientation;
	add_segment(buf, APP1, (str){ tiff, 32 });
}

// Whether a segment draws; it may be cut to what does.
static bool draws(unsigned marker, str *content)
{
	if (marker == APP0) {
		if (!str_starts(*content, S("JFIF\0")) || content->length < JFIF_HEAD)
			return false;
		*content = str_slice(*content, 0, JFIF_HEAD);
		return true;
	}
	if (marker == APP2)
		return str_starts(*content, S("ICC_PROFILE\0"));
	if (marker == APP14)
		return str_starts(*content, S("Adobe"));
	return marker != COM && (marker < APP0 || marker > APP15);
}

static bool stands_alone(unsigned marker)
{
	return marker == TEM || (marker >= 0xd0 && marker <= 0xd7);
}

// The coded lines behind a start of scan, up to the next marker: 0xff in them is followed by 0 or by a restart.
static size_t end_of_scan(str bytes, size_t at)
{
	for (; at + 1 < bytes.length; at++)
		if (byte_at(bytes, at) == 0xff && byte_at(bytes, at + 1) != 0 && byte_at(bytes, at + 1) != 0xff &&
		        !stands_alone(byte_at(bytes, at + 1)))
			return at;
	return bytes.length;
}

static bool bare_jpeg(struct buf *buf, str bytes)
{
	bool scanned = false, oriented = false;
	buf_add(buf, S("\xff\xd8"));
	for (size_t at = 2; at + 1 < bytes.length;) {
		unsigned marker = byte_at(bytes, at + 1);
		if (byte_at(bytes, at) != 0xff)
			return false;
		if (marker == 0xff || stands_alone(marker)) { // Filling, or a mark without a content.
			at += marker == 0xff ? 1 : 2;
			continue;
		}
		if (marker == EOI) {
			buf_add(buf, S("\xff\xd9"));
			return scanned;
		}
		size_t length = big(bytes, at + 2, 2);
		if (marker == SOI || marker == 0 || length < 2 || at + 2 + length > bytes.length)
			return false;
		str content = str_slice(bytes, at + 4, length - 2);
		unsigned orientation = marker == APP1 && !oriented ? orientation_of(content) : 1;
		if (orientation != 1) {
			add_orientation(buf, orientation);
			oriented = true;
		}
		if (draws(marker, &content)) {
			if (marker == APP0) { // Cut: the small picture of it is none.
				char head[JFIF_HEAD];
				for (size_t i = 0; i < JFIF_HEAD; i++)
					head[i] = i < JFIF_HEAD - 2 ? content.data[i] : 0;
				add_segment(buf, marker, (str){ head, JFIF_HEAD });
			} else {
				add_segment(buf, marker, content);
			}
		}
		at += 2 + length;
		if (marker != SOS)
			continue;
		size_t end = end_of_scan(bytes, at);
		buf_add(buf, str_slice(bytes, at, end - at));
		at = end;
		scanned = true;
	}
	return false;
}

// PNG.

static bool bare_png(struct buf *buf, str bytes)
{
	static const char *const drawing[] = { "IHDR", "PLTE", "IDAT", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD",
		"pHYs" };
	bool begun = false;
	buf_add(buf, str_slice(bytes, 0, 8));
	for (size_t at = 8; at + 12 <= bytes.length;) {
		size_t length = big(bytes, at, 4);
		if (length > bytes.length - at - 12)
			return false;
		str kind = str_slice(bytes, at + 4, 4), whole = str_slice(bytes, at, length + 12);
		if (begun != !str_is(kind, "IHDR"))
			return false;
		begun = true;
		if (str_is(kind, "IEND")) {
			buf_add(buf, whole);
			return length == 0;
		}
		for (size_t i = 0; i < COUNT(drawing); i++)
			if (str_is(kind, drawing[i]))
				buf_add(buf, whole);
		at += length + 12;
	}
	return false;
}

bool picture_bare(struct arena *arena, str bytes, str *bare)
{
	struct buf buf = buf_in(arena);
	bool good = false;
	if (str_starts(bytes, S("\xff\xd8")))
		good = bare_jpeg(&buf, bytes);
	else if (str_starts(bytes, S("\x89PNG\r\n\x1a\n")))
		good = bare_png(&buf, bytes);
	*bare = buf_str(&buf);
	return good;
}
