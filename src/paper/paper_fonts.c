#include "paper/paper_fonts.h"

#include <pthread.h>

#include <fontconfig/fontconfig.h>

static const char folder[] = "/usr/share/fonts/truetype/noto";

const struct font fonts[] = {
	[FONT_LATIN] = { "Noto Serif", "Times New Roman", 10.5, 1.46, 0.71 },
	[FONT_ARABIC] = { "Noto Naskh Arabic", "Times New Roman", 13, 1.6, 0.67 },
	[FONT_TIFINAGH] = { "Noto Sans Tifinagh", "Ebrima", 11, 1.5, 0.71 },
};

// The first three scripts, and what names and signs of others need.
static const char *const files[] = { "NotoSerif-Regular", "NotoSerif-Bold", "NotoNaskhArabic-Regular",
	"NotoNaskhArabic-Bold", "NotoSansTifinagh-Regular", "NotoSansSymbols-Regular", "NotoSansSymbols2-Regular",
	"NotoSansMath-Regular", "NotoSansHebrew-Regular", "NotoSansEthiopic-Regular", "NotoSansDevanagari-Regular" };

enum font_script font_of_language(const char *language)
{
	str code = str_from(language);
	return str_is(code, "ar") ? FONT_ARABIC : str_is(code, "zgh") ? FONT_TIFINAGH : FONT_LATIN;
}

static bool is_arabic(uint32_t letter)
{
	return (letter >= 0x600 && letter <= 0x6ff) || (letter >= 0x750 && letter <= 0x77f) ||
	       (letter >= 0x8a0 && letter <= 0x8ff) || (letter >= 0xfb50 && letter <= 0xfdff) ||
	       (letter >= 0xfe70 && letter <= 0xfefc);
}

static bool is_digit(uint32_t letter)
{
	return letter >= '0' && letter <= '9';
}

static bool is_sign(uint32_t letter)
{
	return letter < 'A' || (letter > 'Z' && letter < 'a') || (letter > 'z' && letter < 0xc0) ||
	       (letter >= 0x2000 && letter <= 0x2fff);
}

// The spaces and signs that the fonts of Arabic and Tifinagh have themselves.
static bool is_own_sign(uint32_t letter, enum font_script script)
{
	if (letter == ' ' || letter == 0xa0 || letter == '\n')
		return true;
	return script == FONT_ARABIC && (letter == '!' || letter == ',' || letter == '.' || is_digit(letter) ||
		letter == ':' || letter == 0xab || letter == 0xbb);
}

enum font_script font_of_letter(uint32_t letter, enum font_script base, enum font_script *word)
{
	bool is_tifinagh = letter >= 0x2d30 && letter <= 0x2d7f;
	if (is_tifinagh || is_arabic(letter) || !is_sign(letter))
		return *word = is_tifinagh ? FONT_TIFINAGH : is_arabic(letter) ? FONT_ARABIC : FONT_LATIN;
	bool joins = is_digit(letter) || (letter >= '-' && letter <= ':') || letter == '_' || letter == '@';
	if (!joins)
		*word = base;
	return is_own_sign(letter, *word) ? *word : FONT_LATIN;
}

static bool ready;

static void start(void)
{
	FcConfig *config = FcConfigCreate();
	ready = config != NULL;
	for (size_t i = 0; i < COUNT(files) && ready; i++) {
		char path[128];
		int length = snprintf(path, sizeof path, "%s/%s.ttf", folder, files[i]);
		ready = length < (int)sizeof path && FcConfigAppFontAddFile(config, (const FcChar8 *)path);
	}
	// Else the library would read every font of the machine when Pango first asks.
	ready = ready && FcConfigSetCurrent(config);
	if (config != NULL)
		FcConfigDestroy(config);
}

bool fonts_ready(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	return pthread_once(&once, start) == 0 && ready;
}
