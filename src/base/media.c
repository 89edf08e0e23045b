#include "base/media.h"

#include "base/text.h"

#include <string.h>

enum form { FORM_PDF, FORM_PNG, FORM_JPEG, FORM_DOCX, FORM_XLSX, FORM_ODT, FORM_TEXT };

static const struct kind {
	struct media media;
	enum form form;
} kinds[] = {
	{ { "application/pdf", "pdf", NULL }, FORM_PDF },
	{ { "image/png", "png", NULL }, FORM_PNG },
	{ { "image/jpeg", "jpg jpeg", "image/jpg image/pjpeg" }, FORM_JPEG },
	{ { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", NULL }, FORM_DOCX },
	{ { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", NULL }, FORM_XLSX },
	{ { "application/vnd.oasis.opendocument.text", "odt", NULL }, FORM_ODT },
	// Windows declares a CSV file as what opens it.
	{ { "text/csv", "csv", "text/plain application/csv application/vnd.ms-excel" }, FORM_TEXT },
	{ { "text/plain", "txt", NULL }, FORM_TEXT },
};

static bool among(const char *words, str word)
{
	str rest = str_from(words), one;
	while (str_cut(&rest, ' ', &one))
		if (word.length > 0 && str_equal_ignoring_case(one, word))
			return true;
	return false;
}

static str ending_of(str name)
{
	size_t dot = name.length;
	while (dot > 0 && name.data[dot - 1] != '.')
		dot--;
	return dot == 0 ? S("") : str_skip(name, dot);
}

static const struct kind *kind_of_name(str name)
{
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (among(kinds[i].media.extensions, ending_of(name)))
			return &kinds[i];
	return NULL;
}

bool media_name_fits(str file_name, str type)
{
	const struct kind *kind = kind_of_name(file_name);
	return kind != NULL && str_is(type, kind->media.type);
}

static bool declared_fits(const struct media *media, str declared)
{
	str rest = declared, type;
	if (!str_cut(&rest, ';', &type))
		type = S("");
	type = str_trim(type);
	return type.length == 0 || str_equal_ignoring_case(type, S("application/octet-stream")) ||
	       str_equal_ignoring_case(type, str_from(media->type)) || among(media->also, type);
}

// Bytes.

static bool begins(str content, const void *bytes, size_t length)
{
	return content.length >= length && memcmp(content.data, bytes, length) == 0;
}

static const unsigned char png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
static const unsigned char jpeg[] = { 0xff, 0xd8, 0xff };

// A text has no control characters but those of lines and pages; UTF-16 says so by its mark. Text that
// begins as markup does is none: a browser or an office program may run it.
static bool is_text(str content)
{
	bool wide = begins(content, "\xff\xfe", 2) || begins(content, "\xfe\xff", 2);
	char first = 0;
	if (begins(content, "%PDF-", 5) || begins(content, "{\\rtf", 5))
		return false;
	for (size_t i = begins(content, "\xef\xbb\xbf", 3) ? 3 : wide ? 2 : 0; i < content.length; i++) {
		unsigned char c = (unsigned char)content.data[i];
		bool space = c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == ' ';
		if (wide ? false : (c < ' ' && !space) || c == 0x7f)
			return false;
		if (first == 0 && c != 0 && !space)
			first = content.data[i];
	}
	return first != '<';
}

// ZIP.

static uint32_t number(str zip, size_t at, size_t bytes)
{
	uint32_t value = 0;
	for (size_t i = 0; i < bytes; i++)
		value |= (uint32_t)(unsigned char)zip.data[at + i] << (8 * i);
	return value;
}

// The end record stands last, before a comment of at most 65,535 bytes.
static bool find_directory(str zip, size_t *start, size_t *end)
{
	enum { END_BYTES = 22, COMMENT_MOST = 65535 };
	for (size_t back = END_BYTES; back <= zip.length && back <= END_BYTES + COMMENT_MOST; back++) {
		size_t at = zip.length - back;
		if (!begins(str_skip(zip, at), "PK\5\6", 4))
			continue;
		size_t length = number(zip, at + 12, 4);
		*start = number(zip, at + 16, 4);
		*end = *start + length;
		return *end <= at;
	}
	return false;
}

struct entries {
	bool word, sheet, types, macros;
};

static void see_entry(struct entries *entries, str name)
{
	entries->word = entries->word || str_is(name, "word/document.xml");
	entries->sheet = entries->sheet || str_is(name, "xl/workbook.xml");
	entries->types = entries->types || str_is(name, "[Content_Types].xml");
	entries->macros = entries->macros || str_ends(name, S("vbaProject.bin")) ||
	                  str_starts(name, S("Basic/")) || str_starts(name, S("Scripts/"));
}

static bool read_entries(str zip, struct entries *entries)
{
	enum { HEAD_BYTES = 46 };
	size_t at, end;
	*entries = (struct entries){ 0 };
	if (!begins(zip, "PK\3\4", 4) || !find_directory(zip, &at, &end))
		return false;
	while (at < end) {
		if (end - at < HEAD_BYTES || !begins(str_skip(zip, at), "PK\1\2", 4))
			return false;
		size_t name = number(zip, at + 28, 2), rest = number(zip, at + 30, 2) + number(zip, at + 32, 2);
		if (end - at < HEAD_BYTES + name + rest)
			return false;
		see_entry(entries, str_slice(zip, at + HEAD_BYTES, name));
		at += HEAD_BYTES + name + rest;
	}
	return true;
}

// The first entry of an Open Document is `mimetype`, as it is, without an extra field: the type stands at
// byte 38.
static bool is_odt(str zip)
{
	str type = S("mimetypeapplication/vnd.oasis.opendocument.text");
	return zip.length > 30 + type.length && number(zip, 8, 2) == 0 && number(zip, 26, 2) == 8 &&
	       number(zip, 28, 2) == 0 && number(zip, 22, 4) == type.length - 8 &&
	       str_equal(str_slice(zip, 30, type.length), type);
}

static bool zip_fits(enum form form, str content, struct mishap *mishap)
{
	struct entries entries;
	bool fits = read_entries(content, &entries);
	if (fits && entries.macros)
		return mishap_at(mishap, 0, 0, N_("This document carries macros. Save it without them and send it again."));
	if (form == FORM_DOCX)
		fits = fits && entries.types && entries.word && !entries.sheet;
	else if (form == FORM_XLSX)
		fits = fits && entries.types && entries.sheet && !entries.word;
	else
		fits = fits && is_odt(content);
	return fits ||
	       mishap_at(mishap, 0, 0,
		       N_("What is inside is not what the name says. Save it anew in its own program and send that."));
}

static bool content_fits(enum form form, str content, struct mishap *mishap)
{
	bool fits = false;
	switch (form) {
	case FORM_PDF: fits = begins(content, "%PDF-", 5); break;
	case FORM_PNG: fits = begins(content, png, sizeof png); break;
	case FORM_JPEG: fits = begins(content, jpeg, sizeof jpeg); break;
	case FORM_TEXT: fits = is_text(content); break;
	case FORM_DOCX:
	case FORM_XLSX:
	case FORM_ODT: return zip_fits(form, content, mishap);
	}
	return fits ||
	       mishap_at(mishap, 0, 0,
		       N_("What is inside is not what the name says. Save it anew in its own program and send that."));
}

bool media_find(str file_name, str declared, str content, const struct media **media, struct mishap *mishap)
{
	const struct kind *kind = kind_of_name(file_name);
	if (content.length == 0)
		return mishap_at(mishap, 0, 0, N_("The file is empty."));
	if (kind == NULL)
		return mishap_at(mishap, 0, 0,
			N_("Files of this kind are not kept. Send PDF, PNG, JPEG, DOCX, XLSX, ODT, CSV or TXT."));
	if (!declared_fits(&kind->media, declared))
		return mishap_at(mishap, 0, 0,
			N_("The type that was sent with the file does not fit its name. Nothing was kept."));
	*media = &kind->media;
	return content_fits(kind->form, content, mishap);
}

// Names.

static bool forbidden(uint32_t letter)
{
	bool control = letter < ' ' || (letter >= 0x7f && letter < 0xa0) || letter == 0xfffd || letter == 0xfeff;
	bool direction = letter == 0x061c || letter == 0x200e || letter == 0x200f ||
	                 (letter >= 0x202a && letter <= 0x202e) || (letter >= 0x2066 && letter <= 0x2069);
	return control || direction || (letter < 0x80 && strchr("<>:\"|?*", (int)letter) != NULL);
}

static str without_folders(str name)
{
	for (size_t i = name.length; i > 0; i--)
		if (name.data[i - 1] == '/' || name.data[i - 1] == '\\')
			return str_skip(name, i);
	return name;
}

// Cut at a letter, so that what is left is valid.
static str cut_to(str text, size_t most)
{
	size_t length = text.length < most ? text.length : most;
	while (length < text.length && length > 0 && ((unsigned char)text.data[length] & 0xc0) == 0x80)
		length--;
	return str_slice(text, 0, length);
}

str media_clean_name(struct arena *arena, str file_name)
{
	enum { NAME_MOST = 200, ENDING_MOST = 20 };
	struct buf kept = buf_in(arena);
	str name = without_folders(file_name);
	for (size_t at = 0; at < name.length;) {
		uint32_t letter = text_next(name, &at);
		if (!forbidden(letter))
			text_add(&kept, letter);
	}
	name = text_squeeze(arena, text_normal(arena, buf_str(&kept)));
	while (str_starts(name, S(".")) || str_starts(name, S(" ")))
		name = str_skip(name, 1);
	if (name.length <= NAME_MOST)
		return name;
	str ending = ending_of(name);
	if (ending.length == 0 || ending.length > ENDING_MOST)
		return text_squeeze(arena, cut_to(name, NAME_MOST));
	str stem = cut_to(str_slice(name, 0, name.length - ending.length - 1), NAME_MOST - ending.length - 1);
	return str_format(arena, "%.*s.%.*s", STR_ARG(stem), STR_ARG(ending));
}
