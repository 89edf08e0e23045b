#include "base/date.h"

#include <pthread.h>
#include <string.h>

#include <unicode/ucal.h>
#include <unicode/ustring.h>

#include "base/buf.h"
#include "base/date_names.h"
#include "base/die.h"
#include "base/numerals.h"

// Opening a calendar costs far more than asking it, so each thread keeps its own two; and what the zoned one told last,
// which is the same for a whole minute: each request asks for the day of now.
struct calendars {
	UCalendar *hijri;
	UCalendar *zoned;
	char zone[64];
	int64_t minute; // Since 1970, of what is told; 0: nothing is.
	struct day day;
	int minute_of_day;
};

// From here on clocks were moved at whole minutes only; the last that were not: Liberia's, in January 1972.
enum { WHOLE_MINUTES = 3 * 366 * 24 * 60 };

enum { HIJRI_MONTHS = 12 };

// The French are those of the Moroccan official bulletin.
static const char *const hijri_arabic[HIJRI_MONTHS] = { "محرم", "صفر", "ربيع الأول", "ربيع الآخر",
	"جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة" };
static const char *const hijri_french[HIJRI_MONTHS] = { "moharrem", "safar", "rabii I", "rabii II",
	"joumada I", "joumada II", "rejeb", "chaabane", "ramadan", "chaoual", "kaada", "hija" };
static const char *const hijri_english[HIJRI_MONTHS] = { "Muharram", "Safar", "Rabi I", "Rabi II",
	"Jumada I", "Jumada II", "Rajab", "Shaban", "Ramadan", "Shawwal", "Dhu al-Qidah",
	"Dhu al-Hijjah" };

static pthread_key_t key;
static pthread_once_t key_once = PTHREAD_ONCE_INIT;

static void calendars_end(void *thing)
{
	struct calendars *calendars = thing;
	ucal_close(calendars->hijri);
	ucal_close(calendars->zoned);
	free(calendars);
}

static void key_make(void)
{
	must(pthread_key_create(&key, calendars_end) == 0);
}

static UCalendar *calendar_open(const char *zone, const char *locale)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar wide[64];
	int32_t length = -1;
	if (zone != NULL)
		u_charsToUChars(zone, wide, (length = (int32_t)strlen(zone)));
	UCalendar *calendar = ucal_open(zone == NULL ? NULL : wide, zone == NULL ? 0 : length,
		locale, UCAL_DEFAULT, &error);
	if (U_FAILURE(error))
		die("no calendar for %s: %s", locale, u_errorName(error));
	return calendar;
}

static struct calendars *calendars_mine(void)
{
	must(pthread_once(&key_once, key_make) == 0);
	struct calendars *mine = pthread_getspecific(key);
	if (mine == NULL) {
		mine = calloc(1, sizeof *mine);
		if (mine == NULL)
			die("no memory for calendars");
		mine->hijri = calendar_open("Etc/UTC", "en@calendar=islamic-umalqura");
		mine->zoned = calendar_open("Etc/UTC", "en");
		ucal_setGregorianChange(mine->zoned, -1e15, &(UErrorCode){ U_ZERO_ERROR });
		must(pthread_setspecific(key, mine) == 0);
	}
	return mine;
}

static int field_of(UCalendar *calendar, UCalendarDateFields field)
{
	UErrorCode error = U_ZERO_ERROR;
	int32_t value = ucal_get(calendar, field, &error);
	must(U_SUCCESS(error));
	return value;
}

static void set_to(UCalendar *calendar, int64_t milliseconds)
{
	UErrorCode error = U_ZERO_ERROR;
	ucal_setMillis(calendar, (UDate)milliseconds, &error);
	must(U_SUCCESS(error));
}

bool zone_known(const char *zone)
{
	size_t length = strlen(zone);
	if (length == 0 || length >= sizeof((struct calendars *)NULL)->zone)
		return false;
	if (strcmp(calendars_mine()->zone, zone) == 0)
		return true;
	UChar wide[64], canonical[64];
	UBool is_system = false;
	UErrorCode error = U_ZERO_ERROR;
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)zone[i] >= 0x80)
			return false;
	u_charsToUChars(zone, wide, (int32_t)length);
	ucal_getCanonicalTimeZoneID(
		wide, (int32_t)length, canonical, (int32_t)COUNT(canonical), &is_system, &error);
	return U_SUCCESS(error) && is_system;
}

static void set_zone(struct calendars *mine, const char *zone)
{
	if (strcmp(mine->zone, zone) == 0)
		return;
	if (!zone_known(zone))
		die("the time zone \"%s\" is not known", zone);
	UChar wide[64];
	UErrorCode error = U_ZERO_ERROR;
	size_t length = strlen(zone);
	u_charsToUChars(zone, wide, (int32_t)length);
	ucal_setTimeZone(mine->zoned, wide, (int32_t)length, &error);
	must(U_SUCCESS(error));
	memcpy(mine->zone, zone, length + 1);
	mine->minute = 0;
}

// The calendars of this thread, told of the minute of an instant.
static const struct calendars *calendars_at(const struct instant *instant, const char *zone)
{
	struct calendars *mine = calendars_mine();
	int64_t milliseconds = instant_milliseconds(instant), minute = milliseconds / 60000;
	set_zone(mine, zone);
	if (mine->minute == minute && minute > WHOLE_MINUTES)
		return mine;
	set_to(mine->zoned, milliseconds);
	mine->minute = minute;
	mine->minute_of_day = field_of(mine->zoned, UCAL_HOUR_OF_DAY) * 60 + field_of(mine->zoned, UCAL_MINUTE);
	// The first and the last hours of the range may fall into a year outside it: not known then.
	if (!day_make(field_of(mine->zoned, UCAL_YEAR), field_of(mine->zoned, UCAL_MONTH) + 1,
		    field_of(mine->zoned, UCAL_DATE), &mine->day))
		mine->day.text[0] = 0;
	return mine;
}

int minute_of_instant(const struct instant *instant, const char *zone)
{
	return calendars_at(instant, zone)->minute_of_day;
}

struct day day_of_instant(const struct instant *instant, const char *zone)
{
	// An instant is written in UTC, and the calendar stays with the zone of the house.
	if (strcmp(zone, "UTC") == 0 && instant->text[0] != 0) {
		struct day day = { "" };
		memcpy(day.text, instant->text, 10);
		return day;
	}
	return calendars_at(instant, zone)->day;
}

static int number_at(const struct day *day, size_t at, size_t count)
{
	int64_t number = 0;
	bool read = str_to_integer(str_slice(day_str(day), at, count), &number);
	must(read);
	return (int)number;
}

str day_words(struct arena *arena, const struct day *day, const char *language, const char *country)
{
	size_t length = strlen(day->text);
	if (length < 7)
		return numerals_write(arena, language, str_copy(arena, day_str(day)));
	const char *month = month_name(str_c(arena, numerals_language(language)), country, number_at(day, 5, 2));
	if (length < 10)
		return numerals_write(arena, language, str_format(arena, "%s %.4s", month, day->text));
	int number = number_at(day, 8, 2);
	struct buf words = buf_sized(arena, 40);
	buf_add_integer(&words, number);
	// In French only the first of a month is an ordinal.
	if (number == 1 && strcmp(language, "fr") == 0)
		buf_add_c(&words, "er");
	buf_add_char(&words, ' ');
	buf_add_c(&words, month);
	buf_add_char(&words, ' ');
	buf_add(&words, (str){ day->text, 4 });
	return numerals_write(arena, language, buf_str(&words));
}

str day_hijri_words(struct arena *arena, const struct day *day, const char *language)
{
	if (!day_is_whole(day))
		return S("");
	UCalendar *hijri = calendars_mine()->hijri;
	set_to(hijri, day_serial(day) * 86400000);
	int year = field_of(hijri, UCAL_YEAR), month = field_of(hijri, UCAL_MONTH);
	int number = field_of(hijri, UCAL_DATE);
	must(month >= 0 && month < HIJRI_MONTHS);
	if (str_is(numerals_language(language), "ar"))
		return numerals_write(arena, language, str_format(arena, "%d %s %d هـ", number, hijri_arabic[month], year));
	if (strcmp(language, "fr") == 0)
		return str_format(arena, "%d%s %s %d H", number, number == 1 ? "er" : "",
			hijri_french[month], year);
	return str_format(arena, "%d %s %d AH", number, hijri_english[month], year);
}
