// QR codes (ISO/IEC 18004), with the correction of level M: a sixth of it may be unreadable.
#pragma once
#include "base/mishap.h"

struct qr {
	size_t width;  // In modules, without the white edge of QR_EDGE that has to stand around it.
	const bool *dark; // Row by row.
};

enum { QR_EDGE = 4 };

// Refuses nothing, or more than LIMIT_QR_BYTES.
bool qr_make(struct arena *arena, str content, struct qr *qr, struct mishap *mishap) MUST_USE;

// The same as a picture (PNG) with its edge, `scale` dots for a module: for those who draw no rectangles.
str qr_png(struct arena *arena, const struct qr *qr, size_t scale);
