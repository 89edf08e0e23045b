#include "paper/picture.h"

#include "base/limits.h"

#define POINTS_OF_DOT 0.75

static uint32_t number_at(str bytes, size_t at, size_t length)
{
	uint32_t value = 0;
	for (size_t i = 0; i < length && at + i < bytes.length; i++)
		value = value << 8 | (unsigned char)bytes.data[at + i];
	return value;
}

// The header chunk comes first (W3C, Portable Network Graphics, 11.2.2).
static bool png_size(str bytes, uint32_t *width, uint32_t *height)
{
	if (bytes.length < 24 || !str_starts(bytes, S("\x89PNG\r\n\x1a\n")))
		return false;
	*width = number_at(bytes, 16, 4);
	*height = number_at(bytes, 20, 4);
	return true;
}

static bool is_frame(unsigned marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

// From segment to segment up to the frame header (ITU-T T.81, B.2.2).
static bool jpeg_size(str bytes, uint32_t *width, uint32_t *height)
{
	if (!str_starts(bytes, S("\xff\xd8")))
		return false;
	for (size_t at = 2; at + 9 < bytes.length && (unsigned char)bytes.data[at] == 0xff;) {
		if (is_frame((unsigned char)bytes.data[at + 1])) {
			*height = number_at(bytes, at + 5, 2);
			*width = number_at(bytes, at + 7, 2);
			return true;
		}
		at += 2 + number_at(bytes, at + 2, 2);
	}
	return false;
}

bool picture_look(str bytes, struct picture *picture, struct mishap *mishap)
{
	uint32_t width = 0, height = 0;
	bool is_png = png_size(bytes, &width, &height);
	if ((!is_png && !jpeg_size(bytes, &width, &height)) || width == 0 || height == 0)
		return mishap_at(mishap, 0, 0, N_("a picture of the document is damaged"));
	if ((uint64_t)width * height > LIMIT_PICTURE_DOTS)
		return mishap_at(mishap, 0, 0, N_("a picture of the document is too large"));
	*picture = (struct picture){ is_png ? PICTURE_PNG : PICTURE_JPEG, width, height, width * POINTS_OF_DOT,
		height * POINTS_OF_DOT };
	return true;
}
