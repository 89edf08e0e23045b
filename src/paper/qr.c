#include "paper/qr.h"

#include <string.h>

#include <qrencode.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/die.h"
#include "base/limits.h"

bool qr_make(struct arena *arena, str content, struct qr *qr, struct mishap *mishap)
{
	if (content.length == 0 || content.length > LIMIT_QR_BYTES)
		return mishap_at(mishap, 0, 0, N_("a QR code cannot hold this text"));
	QRcode *code = QRcode_encodeData((int)content.length, (const unsigned char *)content.data, 0, QR_ECLEVEL_M);
	if (code == NULL)
		die("no QR code for %zu bytes", content.length);
	qr->width = (size_t)code->width;
	bool *dark = NEW_MANY(arena, qr->width * qr->width, bool);
	for (size_t i = 0; i < qr->width * qr->width; i++)
		dark[i] = (code->data[i] & 1) != 0;
	qr->dark = dark;
	QRcode_free(code);
	return true;
}

static void put_number(struct buf *buf, uint32_t value)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_add_char(buf, (char)(value >> shift & 0xff));
}

// A chunk of PNG (W3C, Portable Network Graphics, 5.3).
static void put_chunk(struct buf *png, const char *type, str content)
{
	put_number(png, (uint32_t)content.length);
	size_t from = png->length;
	buf_add_c(png, type);
	buf_add(png, content);
	str covered = str_skip(buf_str(png), from);
	put_number(png, (uint32_t)crc32(0, (const unsigned char *)covered.data, (uInt)covered.length));
}

static bool is_dark(const struct qr *qr, size_t row, size_t column)
{
	return row >= QR_EDGE && column >= QR_EDGE && row < qr->width + QR_EDGE && column < qr->width + QR_EDGE &&
	       qr->dark[(row - QR_EDGE) * qr->width + column - QR_EDGE];
}

// Lines of one bit a dot, each behind a 0 that says it is not filtered.
static str lines_of(struct arena *arena, const struct qr *qr, size_t scale)
{
	size_t dots = (qr->width + 2 * QR_EDGE) * scale, line = (dots + 7) / 8 + 1;
	char *bits = arena_take(arena, line * dots);
	for (size_t y = 0; y < dots; y++)
		for (size_t x = 0; x < dots; x++)
			if (!is_dark(qr, y / scale, x / scale))
				bits[y * line + 1 + x / 8] |= (char)(0x80 >> x % 8);
	return (str){ bits, line * dots };
}

str qr_png(struct arena *arena, const struct qr *qr, size_t scale)
{
	size_t dots = (qr->width + 2 * QR_EDGE) * scale;
	str lines = lines_of(arena, qr, scale);
	uLongf length = compressBound(lines.length);
	char *packed = arena_take(arena, length);
	must(compress2((Bytef *)packed, &length, (const Bytef *)lines.data, lines.length, 9) == Z_OK);
	struct buf head = buf_in(arena), png = buf_in(arena);
	put_number(&head, (uint32_t)dots);
	put_number(&head, (uint32_t)dots);
	// One bit, grey, deflated, not filtered, not interlaced.
	buf_add(&head, (str){ "\1\0\0\0\0", 5 });
	buf_add(&png, (str){ "\x89PNG\r\n\x1a\n", 8 });
	put_chunk(&png, "IHDR", buf_str(&head));
	put_chunk(&png, "IDAT", (str){ packed, length });
	put_chunk(&png, "IEND", S(""));
	return buf_str(&png);
}
