#include "model/money.h"

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
