#include "acts/print_certificate.h"

#include "acts/press_open.h"
#include "acts/print_head.h"
#include "model/training_session.h"
#include "model/value.h"

enum { QR_MM = 32, SIGNATURE_MM = 28 };

struct certificate_paper {
	struct call *call;
	const struct record *session;
	struct paper_block *body;
	str address;
};

static str day_of(struct call *call, str text)
{
	struct day day;
	return day_parse(text, &day) ? day_words(call->arena, &day, call_locale(call), str_c(call->arena, call->house.country)) : text;
}

static str days_of(const struct certificate_paper *paper)
{
	struct call *call = paper->call;
	str from = record_text(paper->session, TRAINING_SESSION_STARTS_ON), to = record_text(paper->session, TRAINING_SESSION_ENDS_ON);
	if (to.length == 0 || str_equal(from, to))
		return day_of(call, from);
	return say_with(call, N_("{from} to {to}"), "from", day_of(call, from), "to", day_of(call, to), NULL);
}

static void put_fact(const struct certificate_paper *paper, struct paper_block *table, const char *label, str value)
{
	if (value.length == 0)
		return;
	struct paper_block *row = paper_row(table);
	paper_text(paper_paragraph(paper_cell(row), paper->call->language), say(paper->call, label));
	paper_text(paper_paragraph(paper_cell(row), paper->call->language), value);
}

static void put_facts(const struct certificate_paper *paper)
{
	static const struct paper_column columns[] = { { 28, false }, { 72, false } };
	struct call *call = paper->call;
	struct paper_block *table = paper_table(paper->body, call->language, columns, COUNT(columns));
	put_fact(paper, table, N_("Training"), value_name(call->arena, record_text(paper->session, TRAINING_SESSION_TITLE), call->language,
			call->house.language, NULL));
	put_fact(paper, table, N_("Days"), days_of(paper));
	if (record_has(paper->session, TRAINING_SESSION_HOURS))
		put_fact(paper, table, N_("Hours"),
			say_integer(call, record_integer(paper->session, TRAINING_SESSION_HOURS)));
	put_fact(paper, table, N_("Where"), record_text(paper->session, TRAINING_SESSION_VENUE));
}

static void put_check(const struct certificate_paper *paper, str number)
{
	struct call *call = paper->call;
	str address = str_format(call->arena, "%.*s%.*s", STR_ARG(paper->address), STR_ARG(number));
	struct paper_block *caption = paper_qr(paper->body, call->language, address, QR_MM,
		say(call, N_("The address where this certificate is confirmed, to be read by a machine")));
	paper_text(caption, say(call, N_("Certificate")));
	paper_text(caption, S(" "));
	paper_code(caption, number);
	paper_text(caption, S("\n"));
	paper_text(caption, say(call, N_("Whoever holds it can have it confirmed here, with the name that stands on it. The institution keeps no name.")));
	paper_text(caption, S("\n"));
	paper_code(caption, address);
}

static void put_sheet(const struct certificate_paper *paper, const struct print_certificate *sheet)
{
	struct call *call = paper->call;
	print_head(call, paper->body, call->language);
	paper_space(paper->body, 12);
	paper_text(paper_heading(paper->body, 1, call->language), say(call, N_("Certificate of participation")));
	paper_text(paper_paragraph(paper->body, call->language), say(call, N_("This is to certify that")));
	paper_text(paper_heading(paper->body, 2, call->language), sheet->name);
	paper_text(paper_paragraph(paper->body, call->language), say(call, N_("took part in this training of the institution:")));
	put_facts(paper);
	paper_space(paper->body, 6);
	paper_text(paper_paragraph(paper->body, call->language),
		say_with(call, N_("Issued on {day}."), "day", day_of(call, day_str(&call->today)), NULL));
	paper_space(paper->body, SIGNATURE_MM);
	put_check(paper, sheet->number);
}

bool print_certificates(struct call *call, const struct record *session, const struct print_certificate *sheets, size_t count,
	const char *language, str address, str *bytes)
{
	const struct press *press;
	if (!press_open(call, &press))
		return false;
	const char *reader = call->language;
	call->language = language;
	struct paper_about about = { .language = language, .title = say(call, N_("Certificate of participation")),
		.eastern_digits = call->house.arabic_indic,
		.author = value_name(call->arena, call->house.name, language, call->house.language, NULL), .date = call->now,
		.apart = true };
	struct paper *paper = paper_new(call->arena, &about);
	struct certificate_paper one = { call, session, paper_body(paper), address };
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			paper_page_break(one.body);
		put_sheet(&one, &sheets[i]);
	}
	call->language = reader;
	struct mishap mishap = { 0 };
	return press->pdf(call->arena, paper, bytes, &mishap) ||
	       refuse(call, REFUSED_TOO_LARGE, N_("These certificates are too long for one document. Issue fewer at once; none was issued."));
}
