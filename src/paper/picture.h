// How large a picture is and of which kind, told from its first bytes.
#pragma once
#include "base/mishap.h"

enum picture_kind { PICTURE_PNG, PICTURE_JPEG };

struct picture {
	enum picture_kind kind;
	uint32_t width, height;       // In dots.
	double across, down;          // In points, as most pictures are meant: a dot is one of a screen.
};

// Refuses what is neither, or has more dots than LIMIT_PICTURE_DOTS.
bool picture_look(str bytes, struct picture *picture, struct mishap *mishap) MUST_USE;
