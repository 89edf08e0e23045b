// A document for paper as an office document (DOCX), for those who have to go on writing in it.
#pragma once
#include "base/mishap.h"
#include "paper/paper.h"

// The same document gives the same bytes. May run in several threads beside each other. Refuses what
// pdf_write refuses, except a number of pages, which nobody knows before it is opened.
bool docx_write(struct arena *arena, const struct paper *paper, str *bytes, struct mishap *mishap) MUST_USE;
