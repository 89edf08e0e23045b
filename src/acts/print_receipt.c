#include "acts/print_receipt.h"

#include "acts/press_open.h"
#include "acts/print_head.h"
#include "base/catalogue.h"
#include "base/text.h"
#include "model/receipt.h"
#include "model/value.h"
#include "model/vocabularies.h"

enum { QR_MM = 36, HASH_GROUP = 8 };

struct receipt_sheet {
	struct call *call;
	const struct record *receipt;
	struct json content;
	struct paper_block *body;
};

// What people wrote is in the direction of its own letters.
static const char *language_of(const struct receipt_sheet *sheet, str text)
{
	const char *language = text_language(text, sheet->call->house.latin);
	return language_known(str_from(language)) ? language : sheet->call->language;
}

static void put_fact(const struct receipt_sheet *sheet, struct paper_block *table, const char *label, str value)
{
	if (value.length == 0)
		return;
	struct paper_block *row = paper_row(table);
	paper_text(paper_paragraph(paper_cell(row), sheet->call->language), say(sheet->call, label));
	paper_text(paper_paragraph(paper_cell(row), language_of(sheet, value)), value);
}

static void put_prose(const struct receipt_sheet *sheet, const char *label, const char *member)
{
	str text = attest_text(&sheet->content, member), rest = text, line;
	if (text.length == 0)
		return;
	paper_text(paper_heading(sheet->body, 3, sheet->call->language), say(sheet->call, label));
	while (str_cut(&rest, '\n', &line))
		if (str_trim(line).length > 0)
			paper_text(paper_paragraph(sheet->body, language_of(sheet, text)), str_trim(line));
}

static str moment(const struct receipt_sheet *sheet)
{
	struct call *call = sheet->call;
	struct instant issued;
	if (!instant_parse(record_text(sheet->receipt, RECEIPT_ISSUED_AT), &issued))
		return S("");
	struct day day = day_of_instant(&issued, str_c(call->arena, call->house.zone));
	return day_words(call->arena, &day, call_locale(call), str_c(call->arena, call->house.country));
}

static void put_facts(const struct receipt_sheet *sheet)
{
	struct call *call = sheet->call;
	static const struct paper_column columns[] = { { 30, false }, { 70, false } };
	struct paper_block *table = paper_table(sheet->body, call->language, columns, COUNT(columns));
	put_fact(sheet, table, N_("Authority"), attest_text(&sheet->content, "authority"));
	put_fact(sheet, table, N_("Received"), moment(sheet));
	put_fact(sheet, table, N_("Position"),
		value_label(call, &position_vocabulary, attest_text(&sheet->content, "position")));
	put_fact(sheet, table, N_("Implementation, claimed"),
		value_label(call, &implementation_vocabulary, attest_text(&sheet->content, "implementation")));
	put_fact(sheet, table, N_("Signed by"), attest_text(&sheet->content, "author"));
	put_fact(sheet, table, N_("Written by"), attest_text(&sheet->content, "written_by"));
	put_fact(sheet, table, N_("Validated by"), attest_text(&sheet->content, "validated_by"));
}

static str day_in_words(struct call *call, str text)
{
	struct day day;
	return day_parse(text, &day) ? day_words(call->arena, &day, call_locale(call), str_c(call->arena, call->house.country)) : text;
}

static void put_plan(const struct receipt_sheet *sheet)
{
	const struct json *plan = json_find(&sheet->content, S("plan"));
	struct call *call = sheet->call;
	if (plan == NULL || plan->count == 0)
		return;
	static const struct paper_column columns[] = { { 48, false }, { 28, false }, { 24, false } };
	static const char *const heads[] = { N_("What will be done"), N_("Who answers for it"), NC_("plan step", "By") };
	paper_text(paper_heading(sheet->body, 3, call->language), say(call, N_("Plan")));
	struct paper_block *table = paper_table(sheet->body, call->language, columns, COUNT(columns));
	struct paper_block *head = paper_header_row(table);
	for (size_t i = 0; i < COUNT(heads); i++)
		paper_text(paper_paragraph(paper_cell(head), call->language),
			i == 2 ? say_in(call, "plan step", heads[i]) : say(call, heads[i]));
	for (size_t i = 0; i < plan->count; i++) {
		const struct json *step = &plan->items[i];
		const str texts[] = { attest_text(step, "step"), attest_text(step, "owner"),
			day_in_words(call, attest_text(step, "ends_on")) };
		struct paper_block *row = paper_row(table);
		for (size_t k = 0; k < COUNT(texts); k++)
			paper_text(paper_paragraph(paper_cell(row), language_of(sheet, texts[k])), texts[k]);
	}
}

// In groups, so that two people can read it to each other.
static void put_code(const struct receipt_sheet *sheet, struct paper_block *into, const char *label, str code)
{
	if (code.length == 0)
		return;
	struct paper_block *words = paper_paragraph(into, sheet->call->language);
	paper_text(words, say(sheet->call, label));
	paper_text(words, S(" "));
	struct buf groups = buf_in(sheet->call->arena);
	for (size_t i = 0; i < code.length; i += HASH_GROUP) {
		buf_add(&groups, str_slice(code, i, HASH_GROUP));
		buf_add_char(&groups, ' ');
	}
	paper_code(words, str_trim(buf_str(&groups)));
}

static void put_evidence(const struct receipt_sheet *sheet)
{
	const struct json *evidence = json_find(&sheet->content, S("evidence"));
	if (evidence == NULL || evidence->count == 0)
		return;
	paper_text(paper_heading(sheet->body, 3, sheet->call->language), say(sheet->call, N_("Evidence")));
	struct paper_block *list = paper_bullets(sheet->body, sheet->call->language);
	for (size_t i = 0; i < evidence->count; i++) {
		struct paper_block *item = paper_item(list);
		paper_text(paper_paragraph(item, sheet->call->language), attest_text(&evidence->items[i], "name"));
		put_code(sheet, item, N_("SHA-256"), attest_text(&evidence->items[i], "sha256"));
	}
}

static void put_seal(const struct receipt_sheet *sheet)
{
	struct call *call = sheet->call;
	paper_text(paper_heading(sheet->body, 2, call->language), say(call, N_("The seal")));
	struct paper_block *caption = paper_qr(sheet->body, call->language, attest_code(call, sheet->receipt), QR_MM,
		say(call, N_("The seal of this receipt, to be read by a machine")));
	bool is_signed = record_has(sheet->receipt, RECEIPT_SIGNATURE);
	paper_text(caption, is_signed
		? say(call, N_("Whoever has this sheet can show what was sent and when. The signature is of the installation that received it."))
		: say(call, N_("The installation has no key, so the seal is the hash alone. It stands in the log of the installation.")));
	put_code(sheet, sheet->body, N_("SHA-256"), record_text(sheet->receipt, RECEIPT_SHA256));
	put_code(sheet, sheet->body, N_("Key"), record_text(sheet->receipt, RECEIPT_KEY));
	put_code(sheet, sheet->body, N_("Signature"), record_text(sheet->receipt, RECEIPT_SIGNATURE));
}

bool print_receipt(struct call *call, const struct record *receipt, str *bytes)
{
	const struct press *press;
	if (!press_open(call, &press))
		return false;
	struct receipt_sheet sheet = { .call = call, .receipt = receipt, .content = attest_content(call, receipt) };
	str number = say_integer(call, record_integer(receipt, RECEIPT_NUMBER));
	str title = say_with(call, N_("Receipt {number}"), "number", number, NULL);
	struct paper_about about = { .language = call->language, .title = title, .number = title, .eastern_digits = call->house.arabic_indic,
		.author = attest_text(&sheet.content, "institution") };
	if (!instant_parse(record_text(receipt, RECEIPT_ISSUED_AT), &about.date))
		about.date = receipt->created_at;
	struct paper *paper = paper_new(call->arena, &about);
	struct mishap mishap = { 0 };
	sheet.body = paper_body(paper);
	print_head(call, sheet.body, call->language);
	paper_text(paper_heading(sheet.body, 1, call->language), title);
	put_facts(&sheet);
	str recommended = attest_text(&sheet.content, "recommended");
	paper_text(paper_heading(sheet.body, 2, call->language),
		say_with(call, N_("Recommendation {number}"), "number",
			say_integer(call, attest_number(&sheet.content, "recommendation")), NULL));
	paper_text(paper_paragraph(sheet.body, language_of(&sheet, recommended)), recommended);
	paper_text(paper_heading(sheet.body, 2, call->language), say(call, N_("What was sent")));
	put_prose(&sheet, N_("Reply"), "text");
	put_prose(&sheet, N_("Reasons"), "reasons");
	put_plan(&sheet);
	put_evidence(&sheet);
	put_seal(&sheet);
	return press->pdf(call->arena, paper, bytes, &mishap) ||
	       refuse(call, REFUSED_TOO_LARGE, N_("The receipt is too long for a document. It stands whole on its page."));
}
