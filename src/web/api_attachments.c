// Attachments in the API: attaching to a record, listing beside it, the bytes.
#include "web/api_inside.h"

#include "acts/attach.h"
#include "acts/keep.h"
#include "base/hash.h"
#include "model/entities.h"
#include "model/record_json.h"

void api_attachments(struct door *door)
{
	struct call *call = &door->call;
	struct record *owner, **attachments;
	size_t count;
	if (!api_record(door, &owner) || !attachments_of(call, owner, &attachments, &count)) {
		door_refused(door);
		return;
	}
	struct buf buf = buf_in(call->arena);
	buf_add_c(&buf, "{\"items\":[");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_add_char(&buf, ',');
		record_json_write(call, &buf, attachments[i]);
	}
	buf_addf(&buf, "],\"next\":null,\"count\":%zu}", count);
	door_json(door, 200, buf_str(&buf));
}

static bool post_attachment(struct door *door, struct once_answer *answer)
{
	struct call *call = &door->call;
	struct attach_request request = { .level = request_form(door->request, "level"),
		.mark = request_form(door->request, "mark") };
	const struct upload *file = request_upload_find(door->request, "file");
	if (!api_record(door, &request.owner))
		return false;
	if (file == NULL)
		return refuse_field(call, "file", say(call, N_("This is needed.")));
	request.name = file->file_name;
	request.media_type = file->media_type;
	request.content = file->content;
	return attach(call, &request) && api_answer_record(door, answer, request.attachment, 201);
}

// The same file again, under whatever boundary the client made up for it.
static str same_again(const struct door *door)
{
	const struct upload *file = request_upload_find(door->request, "file");
	if (file == NULL)
		return S("");
	const str pieces[] = { file->file_name, S("\n"), file->media_type, S("\n"),
		request_form(door->request, "level"), S("\n"), request_form(door->request, "mark"), S("\n"),
		file->content };
	struct hash hash = hash_of_pieces(pieces, COUNT(pieces));
	return hash_hex(door->call.arena, &hash);
}

void api_attach(struct door *door)
{
	bool promised = request_header(door->request, "Idempotency-Key").length > 0;
	api_post_once(door, promised ? same_again(door) : S(""), post_attachment);
}

void api_attachment_content(struct door *door)
{
	struct call *call = &door->call;
	struct record *attachment;
	str content;
	if (!keep_read(call, &attachment_entity, door_piece(door, "key"), &attachment)) {
		door_refused(door);
		return;
	}
	str etag = str_format(call->arena, "\"%.*s\"", STR_ARG(record_text(attachment, ATTACHMENT_SHA256)));
	if (str_equal(request_header(door->request, "If-None-Match"), etag)) {
		response_header(door->response, "ETag", etag);
		door->response->status = 304;
		return;
	}
	if (!attachment_content(call, attachment, &content)) {
		door_refused(door);
		return;
	}
	response_header(door->response, "ETag", etag);
	door_file(door, record_text(attachment, ATTACHMENT_NAME), record_text(attachment, ATTACHMENT_MEDIA_TYPE), content);
}
