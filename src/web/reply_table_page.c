// The table that an authority fills in, to be downloaded from its page; it comes back on the page of imports.
#include "acts/export_list.h"
#include "acts/keep.h"
#include "acts/reply_table.h"
#include "model/entities.h"
#include "web/handlers.h"
#include "web/pages.h"

void reply_table_page(struct door *door)
{
	struct call *call = &door->call;
	struct record *authority;
	struct buf buf = buf_in(call->arena);
	if (!page_inside(door) || !keep_read(call, &authority_entity, door_piece(door, "key"), &authority) ||
	        !reply_table_write(call, authority, &buf)) {
		door_refused(door);
		return;
	}
	struct response *response = door->response;
	str code = record_text(authority, AUTHORITY_CODE);
	struct buf name = buf_in(call->arena);
	buf_add_url(&name, code.length > 0 ? code : S("replies"));
	response->status = 200;
	response->media_type = str_from(export_media_type(EXPORT_XLSX));
	response_header(response, "Content-Disposition",
		str_format(call->arena, "attachment; filename*=UTF-8''%.*s.xlsx", STR_ARG(buf_str(&name))));
	buf_add(&response->body, buf_str(&buf));
}
