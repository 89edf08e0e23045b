// A document for paper as PDF: A4, its fonts within, its structure tagged so that it can be read aloud
// (PDF/UA), its texts to be searched and copied.
#pragma once
#include "base/mishap.h"
#include "paper/paper.h"

// The same document gives the same bytes. May run in several threads beside each other. Refuses a
// document that is larger than paper.h says or has more than LIMIT_PAPER_PAGES, a QR code whose content
// is too long, and a picture that cannot be read.
bool pdf_write(struct arena *arena, const struct paper *paper, str *bytes, struct mishap *mishap) MUST_USE;
