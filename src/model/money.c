#include "model/money.h"

#include "base/text.h"

// Those of ISO 4217 that are not divided by a hundred.
static const struct {
	const char *currency;
	int decimals;
} unlike[] = {
	{ "BHD", 3 }, { "IQD", 3 }, { "JOD", 3 }, { "KWD", 3 }, { "LYD", 3 }, { "OMR", 3 }, { "TND", 3 },
	{ "BIF", 0 }, { "CLP", 0 }, { "DJF", 0 }, { "GNF", 0 }, { "ISK", 0 }, { "JPY", 0 }, { "KMF", 0 },
	{ "KRW", 0 }, { "PYG", 0 }, { "RWF", 0 }, { "UGX", 0 }, { "VND", 0 }, { "VUV", 0 }, { "XAF", 0 },
	{ "XOF", 0 }, { "XPF", 0 },
};

int money_decimals(str currency)
{
	for (size_t i = 0; i < COUNT(unlike); i++)
		if (str_is(currency, unlike[i].currency))
			return unlike[i].decimals;
	return 2;
}

static bool is_separator(char c)
{
	return c == '.' || c == ',';
}

// Where the decimals begin: behind the last separator, unless three digits stand there and none is doubtful, as in
// 12.000; a currency of three decimals takes it for them only when another separator stands before it.
static size_t decimals_of(str text, int most)
{
	size_t last = SIZE_MAX, separators = 0;
	for (size_t i = 0; i < text.length; i++)
		if (is_separator(text.data[i])) {
			last = i;
			separators++;
		}
	if (last == SIZE_MAX)
		return SIZE_MAX;
	size_t behind = text.length - last - 1;
	bool thousands = behind == 3 && (most < 3 || separators == 1);
	return thousands ? SIZE_MAX : last;
}

bool money_read(struct arena *arena, str text, str currency, int64_t *amount)
{
	int most = money_decimals(currency), seen = 0;
	struct buf buf = buf_in(arena);
	str ascii = text_ascii_digits(arena, text_squeeze(arena, text));
	for (size_t i = 0; i < ascii.length; i++) {
		str rest = str_skip(ascii, i);
		size_t space = str_starts(rest, S(" ")) || str_starts(rest, S("'")) ? 1
		             : str_starts(rest, S("\xc2\xa0"))                  ? 2
		             : str_starts(rest, S("\xe2\x80\xaf")) || str_starts(rest, S("\xe2\x80\x99")) ? 3 : 0;
		if (space > 0)
			i += space - 1;
		else
			buf_add_char(&buf, ascii.data[i]);
	}
	str plain = buf_str(&buf);
	size_t point = decimals_of(plain, most);
	int64_t value = 0;
	for (size_t i = 0; i < plain.length; i++) {
		char c = plain.data[i];
		if (is_separator(c) && i > 0 && (i <= point || point == SIZE_MAX))
			continue;
		if (c < '0' || c > '9' || value > MONEY_MOST)
			return false;
		value = value * 10 + (c - '0');
		seen += point != SIZE_MAX && i > point;
	}
	if (plain.length == 0 || seen > most)
		return false;
	for (; seen < most && value <= MONEY_MOST; seen++)
		value *= 10;
	*amount = value;
	return value <= MONEY_MOST;
}

static bool is_currency(str text)
{
	for (size_t i = 0; i < text.length; i++)
		if (text.data[i] < 'A' || text.data[i] > 'Z')
			return false;
	return text.length == 3;
}

bool money_check(struct call *call, const struct record *record, size_t amount, size_t currency)
{
	str code = record_text(record, currency);
	const char *name = record->entity->fields[currency].name;
	if (code.length > 0 && !is_currency(code))
		return refuse_field(call, name, say(call, N_("A currency is three capital letters, as MAD.")));
	return code.length > 0 || !record_has(record, amount) ||
	       refuse_field(call, name, say(call, N_("An amount needs its currency.")));
}
