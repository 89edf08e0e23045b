// The root of the part: what it calls comes with it, and the libraries of that.
#include "paper/docx_write.h"
#include "paper/pdf.h"
#include "paper/press.h"

EXPORTED const struct press press_part = { .pdf = pdf_write, .docx = docx_write, .xlsx = xlsx_write, .qr = qr_make };
