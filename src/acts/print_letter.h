// A letter that goes out as a document for paper: head, number and date, addressee, subject, the words, what it
// carries as a numbered list, room for the signature. A draft says in its footer that it is one.
#pragma once
#include "acts/write.h"

enum print_format { PRINT_PDF, PRINT_DOCX };

// Refuses a letter that came in: that is a file beside it. The same letter gives the same bytes.
bool print_letter(struct call *call, const struct record *letter, enum print_format format, str *bytes) MUST_USE;

const char *print_media_type(enum print_format format);
