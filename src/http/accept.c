#include "http/accept.h"

#include "base/limits.h"

enum { WHOLE = 1000, UNNAMED = -1 };

// qvalue of RFC 9110 section 12.4.2, in thousandths: "0", "0.5", "1.000".
static bool read_quality(str text, int *quality)
{
	if (text.length == 0 || text.length > 5 || (text.data[0] != '0' && text.data[0] != '1') ||
		(text.length > 1 && text.data[1] != '.'))
		return false;
	int scale = WHOLE;
	*quality = text.data[0] == '1' ? WHOLE : 0;
	for (size_t i = 2; i < text.length; i++) {
		if (text.data[i] < '0' || text.data[i] > '9')
			return false;
		scale /= 10;
		*quality += (text.data[i] - '0') * scale;
	}
	return *quality <= WHOLE;
}

// "gzip", "gzip;q=0.5"
static bool read_element(str element, str *coding, int *quality)
{
	str weight = element;
	if (!str_cut(&weight, ';', coding))
		return false;
	*coding = str_trim(*coding);
	*quality = WHOLE;
	if (weight.data == NULL)
		return true;
	weight = str_trim(weight);
	return weight.length > 2 && (weight.data[0] == 'q' || weight.data[0] == 'Q') && weight.data[1] == '=' &&
	       read_quality(str_skip(weight, 2), quality);
}

bool accept_gzip(str accept_encoding)
{
	int gzip = UNNAMED, identity = UNNAMED, others = UNNAMED, quality = 0;
	str element, coding;
	for (int count = 0; str_cut(&accept_encoding, ',', &element); count++) {
		if (count >= LIMIT_ENCODINGS)
			return false;
		if (str_trim(element).length == 0)
			continue;
		if (!read_element(element, &coding, &quality))
			return false;
		if (str_equal_ignoring_case(coding, S("gzip")) || str_equal_ignoring_case(coding, S("x-gzip")))
			gzip = quality;
		else if (str_equal_ignoring_case(coding, S("identity")))
			identity = quality;
		else if (str_is(coding, "*"))
			others = quality;
	}
	gzip = gzip == UNNAMED ? others : gzip;
	return gzip > 0 && gzip >= identity;
}
