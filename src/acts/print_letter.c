#include "acts/print_letter.h"

#include "acts/compose.h"
#include "acts/press_open.h"
#include "acts/print_head.h"
#include "base/catalogue.h"
#include "model/entities.h"
#include "model/value.h"

enum { SIDE_SHARE = 45, SIGNATURE_MM = 28 };

struct sheet_of_letter {
	struct call *call;
	const struct record *letter;
	const char *language;
	struct paper_block *body;
};

static str in_language(const struct sheet_of_letter *sheet, str json)
{
	return value_name(sheet->call->arena, json, sheet->language, sheet->call->house.language, NULL);
}

static str words(const struct sheet_of_letter *sheet, const char *text)
{
	return catalogue_text(sheet->language, NULL, text);
}

static void put_day(const struct sheet_of_letter *sheet, struct paper_block *side)
{
	struct call *call = sheet->call;
	struct day day;
	if (!day_parse(record_text(sheet->letter, LETTER_DATED_ON), &day))
		return;
	paper_text(paper_paragraph(side, sheet->language),
		day_words(call->arena, &day, call_locale_in(call, sheet->language), str_c(call->arena, call->house.country)));
	str hijri = str_is(str_from(sheet->language), "ar")
	                    ? day_hijri_words(call->arena, &day, call_locale_in(call, sheet->language)) : S("");
	if (hijri.length > 0)
		paper_text(paper_paragraph(side, sheet->language), hijri);
}

static void put_reference(const struct sheet_of_letter *sheet, struct paper_block *side)
{
	struct paper_block *number = paper_paragraph(side, sheet->language);
	paper_text(number, words(sheet, N_("No.")));
	paper_text(number, S(" "));
	paper_code(number, record_number(sheet->letter));
	put_day(sheet, side);
	if (!record_has(sheet->letter, LETTER_THEIR_REFERENCE))
		return;
	struct paper_block *theirs = paper_paragraph(side, sheet->language);
	paper_text(theirs, words(sheet, N_("Your reference:")));
	paper_text(theirs, S(" "));
	paper_code(theirs, record_text(sheet->letter, LETTER_THEIR_REFERENCE));
}

static void put_addressee(const struct sheet_of_letter *sheet, struct paper_block *side)
{
	str to = record_text(sheet->letter, LETTER_ADDRESSED_TO);
	const struct record *authority = record_find(sheet->call, &authority_entity, record_text(sheet->letter, LETTER_AUTHORITY));
	str name = authority == NULL ? S("") : in_language(sheet, record_text(authority, AUTHORITY_NAME));
	paper_text(paper_paragraph(side, sheet->language), words(sheet, N_("To")));
	if (to.length > 0)
		paper_bold(paper_paragraph(side, sheet->language), to);
	if (name.length > 0 && !str_equal(name, to))
		paper_text(paper_paragraph(side, sheet->language), name);
}

static void put_subject(const struct sheet_of_letter *sheet)
{
	struct paper_block *subject = paper_paragraph(sheet->body, sheet->language);
	paper_space(sheet->body, 2);
	paper_bold(subject, words(sheet, N_("Subject:")));
	paper_text(subject, S(" "));
	paper_bold(subject, compose_filled(sheet->call, sheet->letter, record_text(sheet->letter, LETTER_SUBJECT)));
}

// "12. " at the beginning of a line: what stands behind it is an item of that number.
static bool item_of(str line, unsigned *number, str *rest)
{
	size_t digits = 0;
	*number = 0;
	while (digits < line.length && digits < 5 && line.data[digits] >= '0' && line.data[digits] <= '9')
		*number = *number * 10 + (unsigned)(line.data[digits++] - '0');
	if (digits == 0 || *number == 0 || !str_starts(str_skip(line, digits), S(". ")))
		return false;
	*rest = str_skip(line, digits + 2);
	return true;
}

static void put_words(const struct sheet_of_letter *sheet)
{
	str rest = compose_filled(sheet->call, sheet->letter, record_text(sheet->letter, LETTER_TEXT)), line, item;
	struct paper_block *list = NULL;
	unsigned number, last = 0;
	while (str_cut(&rest, '\n', &line)) {
		line = str_trim(line);
		if (line.length == 0)
			continue;
		if (!item_of(line, &number, &item)) {
			list = NULL;
			paper_text(paper_paragraph(sheet->body, sheet->language), line);
			continue;
		}
		if (list == NULL || number != last + 1)
			list = paper_numbers(sheet->body, sheet->language, number);
		paper_text(paper_paragraph(paper_item(list), sheet->language), item);
		last = number;
	}
}

static void put_signature(const struct sheet_of_letter *sheet)
{
	struct paper_block *columns = paper_columns(sheet->body, sheet->language, 100 - SIDE_SHARE);
	(void)paper_side(columns);
	struct paper_block *side = paper_side(columns);
	str signed_by = record_text(sheet->letter, LETTER_SIGNED_BY);
	paper_space(side, 6);
	if (signed_by.length > 0)
		paper_bold(paper_paragraph(side, sheet->language), signed_by);
	else
		paper_text(paper_paragraph(side, sheet->language), words(sheet, N_("Signatory")));
	paper_space(side, SIGNATURE_MM);
}

// What is not on its way yet says so.
static str label_of(const struct sheet_of_letter *sheet)
{
	str state = record_text(sheet->letter, LETTER_STATE);
	if (str_is(state, "sent") || str_is(state, "delivered"))
		return S("");
	const char *reader = sheet->call->language;
	sheet->call->language = sheet->language;
	str label = value_label(sheet->call, letter_entity.fields[LETTER_STATE].vocabulary, state);
	sheet->call->language = reader;
	return label;
}

bool print_letter(struct call *call, const struct record *letter, enum print_format format, str *bytes)
{
	str language = record_text(letter, LETTER_LANGUAGE);
	struct sheet_of_letter sheet = { .call = call, .letter = letter,
		.language = language_known(language) ? language_constant(language) : call->house.language };
	if (!str_is(record_text(letter, LETTER_DIRECTION), "out"))
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	const struct press *press;
	if (!press_open(call, &press))
		return false;
	struct paper_about about = {
		.language = sheet.language, .title = record_text(letter, LETTER_SUBJECT), .author = in_language(&sheet, call->house.name),
		.number = record_number(letter), .label = label_of(&sheet), .date = letter->updated_at,
		.eastern_digits = call->house.arabic_indic,
	};
	struct paper *paper = paper_new(call->arena, &about);
	struct mishap mishap = { 0 };
	sheet.body = paper_body(paper);
	print_head(call, sheet.body, sheet.language);
	struct paper_block *columns = paper_columns(sheet.body, sheet.language, 100 - SIDE_SHARE);
	put_reference(&sheet, paper_side(columns));
	put_addressee(&sheet, paper_side(columns));
	paper_space(sheet.body, 6);
	put_subject(&sheet);
	put_words(&sheet);
	put_signature(&sheet);
	bool written = format == PRINT_PDF ? press->pdf(call->arena, paper, bytes, &mishap)
	                                   : press->docx(call->arena, paper, bytes, &mishap);
	return written || refuse(call, REFUSED_TOO_LARGE, N_("The letter is too long for a document. Shorten it or make two of it."));
}

const char *print_media_type(enum print_format format)
{
	return format == PRINT_PDF ? "application/pdf"
	                           : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
}
