#include "post/mail_read.h"

#include "base/limits.h"
#include "base/text.h"
#include "post/mime.h"

enum { TEXT_BYTES_READ = 1024 * 1024, STATUS_BYTES = 64 * 1024, BOUNDARY_MOST = 200, WORDS_BYTES = 300 };

struct reading {
	struct arena *arena;
	struct mail_read *mail;
	struct buf text;
	size_t parts, file_room;
};

// A part with its fields read.
struct part {
	struct mime_head head;
	str type, charset, name, body;
	bool attached;
};

static void read_part(struct reading *reading, struct part *part, size_t depth);

static struct part open_part(struct arena *arena, str bytes)
{
	struct part part = { .body = S("") };
	part.head = mime_head_read(arena, bytes, &part.body);
	str type = mime_field(&part.head, "Content-Type"), manner = mime_field(&part.head, "Content-Disposition");
	part.type = mime_value(arena, type);
	if (part.type.length == 0)
		part.type = S("text/plain");
	part.charset = mime_parameter(arena, type, "charset");
	part.name = mime_parameter(arena, manner, "filename");
	if (part.name.length == 0)
		part.name = mime_parameter(arena, type, "name");
	part.attached = str_is(mime_value(arena, manner), "attachment");
	return part;
}

static str content_of(struct arena *arena, const struct part *part)
{
	return mime_decode(arena, mime_field(&part->head, "Content-Transfer-Encoding"), part->body);
}

// The pieces between boundaries (RFC 2046, 5.1.1).

struct pieces {
	str rest;
	str mark; // "--boundary"
};

static bool is_mark(str line, str mark, bool *last)
{
	if (!str_starts(line, mark))
		return false;
	str behind = str_trim(str_skip(line, mark.length));
	*last = str_is(behind, "--");
	return *last || behind.length == 0;
}

// Cuts the rest at the next mark: gives what stands before. False at the end, or at the last mark.
static bool cut_piece(struct pieces *pieces, str *piece)
{
	str rest = pieces->rest, line;
	const char *begin = rest.data;
	while (rest.length > 0) {
		const char *start = rest.data;
		bool last = false;
		(void)str_cut(&rest, '\n', &line);
		if (!is_mark(line, pieces->mark, &last))
			continue;
		size_t length = (size_t)(start - begin);
		// The end of line before a mark belongs to the mark.
		length -= length > 0 && begin[length - 1] == '\n';
		length -= length > 0 && begin[length - 1] == '\r';
		*piece = (str){ begin, length };
		pieces->rest = last ? S("") : rest;
		return true;
	}
	// Cut short on the way: what there is, is read.
	*piece = pieces->rest;
	pieces->rest = S("");
	return piece->length > 0;
}

static bool first_piece(struct arena *arena, const struct part *part, struct pieces *pieces)
{
	str boundary = mime_parameter(arena, mime_field(&part->head, "Content-Type"), "boundary"), preamble;
	if (boundary.length == 0 || boundary.length > BOUNDARY_MOST)
		return false;
	*pieces = (struct pieces){ part->body, str_format(arena, "--%.*s", STR_ARG(boundary)) };
	return cut_piece(pieces, &preamble) && pieces->rest.length > 0;
}

// Leaves.

static void add_text(struct reading *reading, const struct part *part)
{
	str bytes = str_slice(content_of(reading->arena, part), 0, TEXT_BYTES_READ);
	str text = mime_letters(reading->arena, part->charset, bytes);
	if (str_is(part->type, "text/html"))
		text = mime_html_text(reading->arena, text);
	if (reading->text.length > 0 && text.length > 0)
		buf_add_c(&reading->text, "\n\n");
	str room = text_start(text, MAIL_TEXT_BYTES > reading->text.length ? MAIL_TEXT_BYTES - reading->text.length : 0);
	reading->mail->cut = reading->mail->cut || room.length < text.length;
	buf_add(&reading->text, room);
}

static void add_file(struct reading *reading, const struct part *part)
{
	struct mail_read *mail = reading->mail;
	GROW(reading->arena, mail->files, mail->file_count, reading->file_room);
	mail->files[mail->file_count - 1] = (struct mail_file){
		.name = text_start(part->name, MAIL_FIELD_LETTERS),
		.type = text_start(mime_text(reading->arena, part->type), MAIL_FIELD_LETTERS),
		.bytes = content_of(reading->arena, part),
	};
}

static bool is_read_text(const struct part *part)
{
	return !part->attached && part->name.length == 0 &&
	       (str_is(part->type, "text/plain") || str_is(part->type, "text/html"));
}

// Of several ways to say the same the plain one; without it the last that can be read, which RFC 2046, 5.1.4 calls best.
static void read_alternative(struct reading *reading, struct pieces *pieces, size_t depth)
{
	struct part best = { .type = S("") };
	bool found = false;
	str piece;
	while (reading->parts < MAIL_PARTS_MOST && cut_piece(pieces, &piece)) {
		struct part part = open_part(reading->arena, piece);
		reading->parts++;
		bool plain = str_is(best.type, "text/plain");
		if (is_read_text(&part) || str_starts(part.type, S("multipart/"))) {
			best = found && plain ? best : part;
			found = true;
		} else {
			read_part(reading, &part, depth);
		}
	}
	if (found)
		read_part(reading, &best, depth);
}

// Reports. Fields stand in groups, the first of the message, the others of each addressee.
static void read_status(struct reading *reading, str body)
{
	struct mail_read *mail = reading->mail;
	str rest = str_slice(body, 0, STATUS_BYTES);
	for (int groups = 0; rest.length > 0 && groups < MAIL_PARTS_MOST; groups++) {
		struct mime_head head = mime_head_read(reading->arena, rest, &rest);
		str action = mime_field(&head, "Action");
		if (head.count == 0 && rest.length > 0 && rest.data[0] != '\r' && rest.data[0] != '\n')
			break;
		if (head.count == 0)
			rest = str_skip(rest, 1);
		if (action.length == 0 || mail->failed)
			continue;
		mail->failed = str_equal_ignoring_case(mime_value(reading->arena, action), S("failed"));
		mail->words = text_start(mime_text(reading->arena, str_format(reading->arena, "%.*s %.*s",
			STR_ARG(mime_field(&head, "Status")), STR_ARG(mime_field(&head, "Diagnostic-Code")))), WORDS_BYTES);
	}
}

static void read_report(struct reading *reading, struct pieces *pieces)
{
	str piece, body;
	reading->mail->report = true;
	while (reading->parts < MAIL_PARTS_MOST && cut_piece(pieces, &piece)) {
		struct part part = open_part(reading->arena, piece);
		reading->parts++;
		if (str_is(part.type, "message/delivery-status"))
			read_status(reading, content_of(reading->arena, &part));
		else if (str_is(part.type, "message/rfc822") || str_is(part.type, "text/rfc822-headers")) {
			struct mime_head head = mime_head_read(reading->arena, content_of(reading->arena, &part), &body);
			(void)!mime_ids(reading->arena, mime_field(&head, "Message-ID"), &reading->mail->of_id, 1);
		} else if (is_read_text(&part)) {
			add_text(reading, &part);
		}
	}
}

static bool is_delivery_report(struct arena *arena, const struct part *part)
{
	str type = mime_parameter(arena, mime_field(&part->head, "Content-Type"), "report-type");
	return str_is(part->type, "multipart/report") && str_equal_ignoring_case(type, S("delivery-status"));
}

static void read_part(struct reading *reading, struct part *part, size_t depth)
{
	struct pieces pieces;
	str piece;
	if (!str_starts(part->type, S("multipart/"))) {
		if (is_read_text(part))
			add_text(reading, part);
		else
			add_file(reading, part);
		return;
	}
	if (depth >= MAIL_DEPTH_MOST || !first_piece(reading->arena, part, &pieces)) {
		reading->mail->left_out = true;
		return;
	}
	if (depth == 0 && is_delivery_report(reading->arena, part)) {
		read_report(reading, &pieces);
	} else if (str_is(part->type, "multipart/alternative")) {
		read_alternative(reading, &pieces, depth + 1);
	} else {
		while (reading->parts < MAIL_PARTS_MOST && cut_piece(&pieces, &piece)) {
			struct part inner = open_part(reading->arena, piece);
			reading->parts++;
			read_part(reading, &inner, depth + 1);
		}
	}
	reading->mail->left_out = reading->mail->left_out || pieces.rest.length > 0;
}

static void read_ids(struct arena *arena, const struct mime_head *head, struct mail_read *mail)
{
	str references[MAIL_IDS_MOST];
	size_t count = mime_ids(arena, mime_field(head, "References"), references, MAIL_IDS_MOST);
	mail->id_count = mime_ids(arena, mime_field(head, "In-Reply-To"), mail->ids, MAIL_IDS_MOST / 2);
	while (count > 0 && mail->id_count < MAIL_IDS_MOST)
		mail->ids[mail->id_count++] = references[--count];
}

bool mail_read(struct arena *arena, str bytes, struct mail_read *mail, struct mishap *mishap)
{
	*mail = (struct mail_read){ .id = S("") };
	struct reading reading = { .arena = arena, .mail = mail, .text = buf_in(arena) };
	struct part whole = open_part(arena, bytes);
	if (whole.head.count == 0)
		return mishap_at(mishap, 0, 0, N_("this is not a message of e-mail"));
	if (mime_ids(arena, mime_field(&whole.head, "Message-ID"), &mail->id, 1) == 0)
		mail->id = S("");
	mime_address(arena, mime_field(&whole.head, "From"), &mail->from, &mail->from_name);
	mail->from_name = text_start(mail->from_name, MAIL_FIELD_LETTERS);
	mail->subject = text_start(mime_text(arena, mime_field(&whole.head, "Subject")), MAIL_FIELD_LETTERS);
	mail->at = mime_date(mime_field(&whole.head, "Date"));
	read_ids(arena, &whole.head, mail);
	read_part(&reading, &whole, 0);
	mail->text = str_trim(buf_str(&reading.text));
	return true;
}
