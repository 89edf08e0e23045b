// The press: what makes PDF, office documents, workbooks and QR codes. It is a part of the program (base/part.h), so that the libraries
// behind it (Pango, Cairo, fontconfig, libqpdf, libqrencode, libxlsxwriter) are opened with the first print and not before.
#pragma once
#include "paper/paper.h"
#include "paper/qr.h"
#include "paper/xlsx_write.h"

struct press {
	bool (*pdf)(struct arena *arena, const struct paper *paper, str *bytes, struct mishap *mishap) MUST_USE; // paper/pdf.h
	bool (*docx)(struct arena *arena, const struct paper *paper, str *bytes, struct mishap *mishap) MUST_USE; // paper/docx_write.h
	bool (*xlsx)(struct arena *arena, const struct xlsx_table *tables, size_t count, str *bytes,
		struct mishap *mishap) MUST_USE; // paper/xlsx_write.h
	bool (*qr)(struct arena *arena, str content, struct qr *qr, struct mishap *mishap) MUST_USE; // paper/qr.h
};

// What the part exports.
extern const struct press press_part;

// NULL when the part is not installed.
const struct press *press_find(void);
