// Pictures within a PDF.
#pragma once
#include <cairo.h>

#include "paper/picture.h"

// A PNG or JPEG as Cairo takes it. The arena closes it; the bytes must live as long. Refuses what picture_look
// refuses, and a PNG that is damaged.
bool pdf_picture_read(struct arena *arena, str bytes, cairo_surface_t **surface, struct picture *picture,
	struct mishap *mishap) MUST_USE;
