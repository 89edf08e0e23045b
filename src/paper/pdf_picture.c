#include "paper/pdf_picture.h"

#include <string.h>

struct source {
	str rest;
};

static void surface_end(void *surface)
{
	cairo_surface_destroy(surface);
}

static cairo_status_t take(void *context, unsigned char *bytes, unsigned length)
{
	struct source *source = context;
	if (source->rest.length < length)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(bytes, source->rest.data, length);
	source->rest = str_skip(source->rest, length);
	return CAIRO_STATUS_SUCCESS;
}

bool pdf_picture_read(struct arena *arena, str bytes, cairo_surface_t **surface, struct picture *picture,
	struct mishap *mishap)
{
	if (!picture_look(bytes, picture, mishap))
		return false;
	struct source source = { bytes };
	bool is_png = picture->kind == PICTURE_PNG;
	*surface = is_png ? cairo_image_surface_create_from_png_stream(take, &source)
			  : cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)picture->width, (int)picture->height);
	arena_at_end(arena, surface_end, *surface);
	// A JPEG is handed through as it is.
	if (!is_png && cairo_surface_status(*surface) == CAIRO_STATUS_SUCCESS)
		cairo_surface_set_mime_data(*surface, CAIRO_MIME_TYPE_JPEG, (const unsigned char *)bytes.data,
			bytes.length, NULL, NULL);
	return cairo_surface_status(*surface) == CAIRO_STATUS_SUCCESS ||
	       mishap_at(mishap, 0, 0, N_("a picture of the document is damaged"));
}
