#include "post/mail_open.h"

#include <string.h>

#include "base/limits.h"
#include "base/pack.h"

enum { TEXTS = 8, FLAG_CUT = 1, FLAG_LEFT_OUT = 2, FLAG_REPORT = 4, FLAG_FAILED = 8, FLAGS = 15 };

// The texts of a message, in order.
static void list_texts(struct mail_read *mail, str *texts[TEXTS])
{
	str *const all[TEXTS] = { &mail->id, &mail->from, &mail->from_name, &mail->subject, &mail->text, &mail->of_id,
		&mail->words, NULL };
	memcpy(texts, all, sizeof all);
}

void mail_pack(struct buf *buf, const struct mail_read *given)
{
	struct mail_read mail = *given;
	str *texts[TEXTS];
	list_texts(&mail, texts);
	for (size_t i = 0; texts[i] != NULL; i++)
		pack_text(buf, *texts[i]);
	pack_text(buf, instant_str(&mail.at));
	pack_number(buf, (mail.cut ? FLAG_CUT : 0) | (mail.left_out ? FLAG_LEFT_OUT : 0) | (mail.report ? FLAG_REPORT : 0) |
		(mail.failed ? FLAG_FAILED : 0));
	pack_number(buf, mail.id_count);
	for (size_t i = 0; i < mail.id_count; i++)
		pack_text(buf, mail.ids[i]);
	pack_number(buf, mail.file_count);
	for (size_t i = 0; i < mail.file_count; i++) {
		pack_text(buf, mail.files[i].name);
		pack_text(buf, mail.files[i].type);
		pack_text(buf, mail.files[i].bytes);
	}
}

static bool take_text(str *rest, str *text)
{
	return unpack_text(rest, MAIL_TEXT_BYTES, text);
}

static bool take_instant(str *rest, struct instant *at)
{
	str text;
	*at = (struct instant){ "" };
	return take_text(rest, &text) && (text.length == 0 || instant_parse(text, at)) && str_equal(instant_str(at), text);
}

static bool take_files(struct arena *arena, str *rest, struct mail_read *mail)
{
	if (!unpack_number(rest, &mail->file_count) || mail->file_count > MAIL_PARTS_MOST + 1)
		return false;
	mail->files = NEW_MANY(arena, mail->file_count, struct mail_file);
	for (size_t i = 0; i < mail->file_count; i++)
		if (!take_text(rest, &mail->files[i].name) || !take_text(rest, &mail->files[i].type) ||
			!unpack_bytes(rest, &mail->files[i].bytes))
			return false;
	return true;
}

bool mail_unpack(struct arena *arena, str bytes, struct mail_read *mail)
{
	str rest = bytes, *texts[TEXTS];
	size_t flags = 0;
	*mail = (struct mail_read){ .id_count = 0 };
	list_texts(mail, texts);
	for (size_t i = 0; texts[i] != NULL; i++)
		if (!take_text(&rest, texts[i]))
			return false;
	if (!take_instant(&rest, &mail->at) || !unpack_number(&rest, &flags) || flags > FLAGS || !unpack_number(&rest, &mail->id_count) ||
		mail->id_count > MAIL_IDS_MOST)
		return false;
	mail->cut = (flags & FLAG_CUT) != 0;
	mail->left_out = (flags & FLAG_LEFT_OUT) != 0;
	mail->report = (flags & FLAG_REPORT) != 0;
	mail->failed = (flags & FLAG_FAILED) != 0;
	for (size_t i = 0; i < mail->id_count; i++)
		if (!take_text(&rest, &mail->ids[i]))
			return false;
	return take_files(arena, &rest, mail) && rest.length == 0;
}

bool mail_work(struct arena *arena, str input, struct buf *answer, struct mishap *mishap)
{
	struct mail_read mail;
	if (!mail_read(arena, input, &mail, mishap))
		return false;
	mail_pack(answer, &mail);
	return true;
}

bool mail_open(struct arena *arena, str bytes, struct mail_read *mail, struct mishap *mishap)
{
	str answer;
	if (!jail_run(arena, mail_work, bytes, &answer, mishap))
		return false;
	return mail_unpack(arena, answer, mail) || mishap_at(mishap, 0, 0, N_("the message is damaged"));
}
