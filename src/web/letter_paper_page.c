// A letter to be printed and signed, or written on in an office.
#include "acts/keep.h"
#include "acts/print_letter.h"
#include "model/entities.h"
#include "web/handlers.h"
#include "web/pages.h"

static void send_paper(struct door *door, enum print_format format, const char *ending)
{
	struct call *call = &door->call;
	struct record *letter;
	str bytes;
	if (!page_inside(door) || !keep_read(call, &letter_entity, door_piece(door, "key"), &letter) ||
	        !print_letter(call, letter, format, &bytes)) {
		door_refused(door);
		return;
	}
	struct response *response = door->response;
	struct buf name = buf_in(call->arena);
	buf_add_url(&name, record_number(letter));
	response->status = 200;
	response->media_type = str_from(print_media_type(format));
	response_header(response, "Content-Disposition",
		str_format(call->arena, "attachment; filename*=UTF-8''%.*s.%s", STR_ARG(buf_str(&name)), ending));
	buf_add(&response->body, bytes);
}

void letter_pdf_page(struct door *door)
{
	send_paper(door, PRINT_PDF, "pdf");
}

void letter_docx_page(struct door *door)
{
	send_paper(door, PRINT_DOCX, "docx");
}
