// Stands in for base/part.c in unit tests: the parts are linked, so that a test is one program that any tool can look into.
#include "base/part.h"

#include <string.h>

#include "paper/docx_write.h"
#include "paper/pdf.h"
#include "paper/press.h"
#include "post/courier.h"
#include "store/db_inside.h"

static const struct press press = { .pdf = pdf_write, .docx = docx_write, .xlsx = xlsx_write };
static const struct courier courier = { .smtp_new = smtp_new, .smtp_close = smtp_close, .smtp_send = smtp_send, .push = push };
static const struct db_functions *const postgres = &db_postgres;

const void *part_find(const char *name, const char *table)
{
	(void)table;
	return strcmp(name, "press") == 0 ? (const void *)&press : strcmp(name, "courier") == 0 ? (const void *)&courier : (const void *)&postgres;
}

bool part_stands(const char *name)
{
	(void)name;
	return true;
}
