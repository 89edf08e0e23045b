#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "paper/picture_bare.h"

static struct arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(16 << 20);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

#define JFIF "\xff\xe0\x00\x10JFIF\0\x01\x02\x00\x00\x48\x00\x48\x00\x00"
#define JFIF_SMALL "\xff\xe0\x00\x13JFIF\0\x01\x02\x00\x00\x48\x00\x48\x01\x01RGB"
// Little-endian TIFF, one entry: orientation 6; behind it what tells the place.
#define EXIF_6 "\xff\xe1\x00\x2d" "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0GPS 34N 6W!"
#define EXIF_BARE "\xff\xe1\x00\x22" "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
#define COMMENT "\xff\xfe\x00\x0a" "My phone"
#define XMP "\xff\xe1\x00\x16http://ns.adobe.com/"
#define ICC "\xff\xe2\x00\x12" "ICC_PROFILE\0\x01\x01pp"
#define TABLE "\xff\xdb\x00\x04qt"
#define FRAME "\xff\xc0\x00\x0b" "\x08\x00\x01\x00\x01\x01\x01\x11\x00"
#define SCAN "\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00lines\xff\x00more\xff\xd0" "rest"
#define END "\xff\xd9"

static void becomes(str picture, str expected)
{
	str bare;
	assert_true(picture_bare(arena, picture, &bare));
	assert_int_equal(bare.length, expected.length);
	assert_memory_equal(bare.data, expected.data, expected.length);
}

static void refuses(str picture)
{
	str bare;
	assert_false(picture_bare(arena, picture, &bare));
}

static void jpeg_keeps_what_draws_and_how_it_is_turned(void **state)
{
	(void)state;
	becomes(S("\xff\xd8" JFIF_SMALL EXIF_6 XMP COMMENT ICC TABLE FRAME SCAN END "a second picture"),
		S("\xff\xd8" JFIF EXIF_BARE ICC TABLE FRAME SCAN END));
	becomes(S("\xff\xd8" TABLE FRAME SCAN END), S("\xff\xd8" TABLE FRAME SCAN END));
	// Of several scans none is lost, and what stands between them is looked at too.
	becomes(S("\xff\xd8" TABLE FRAME SCAN COMMENT SCAN END), S("\xff\xd8" TABLE FRAME SCAN SCAN END));
}

static void jpeg_that_ends_early_is_refused(void **state)
{
	(void)state;
	str whole = S("\xff\xd8" JFIF EXIF_6 TABLE FRAME SCAN END);
	for (size_t length = 0; length < whole.length; length++)
		refuses(str_slice(whole, 0, length));
	refuses(S("\xff\xd8" TABLE FRAME END));
	refuses(S("\xff\xd8" "\xff\xe1\x00\x01" END));
}

#define SIGNATURE "\x89PNG\r\n\x1a\n"
#define IHDR "\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0crc1"
#define WORDS "\0\0\0\x0btEXtAuthor\0Me!!crc2"
#define EXIF "\0\0\0\x04" "eXIfMM\0*crc3"
#define IDAT "\0\0\0\x02IDATzzcrc4"
#define IEND "\0\0\0\0IENDcrc5"

static void png_keeps_what_draws(void **state)
{
	(void)state;
	becomes(S(SIGNATURE IHDR WORDS EXIF IDAT IDAT IEND "and more"), S(SIGNATURE IHDR IDAT IDAT IEND));
	str whole = S(SIGNATURE IHDR WORDS IDAT IEND);
	for (size_t length = 0; length < whole.length; length++)
		refuses(str_slice(whole, 0, length));
	refuses(S(SIGNATURE IDAT IEND));
	refuses(S("GIF89a"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(jpeg_keeps_what_draws_and_how_it_is_turned, setup, teardown),
		cmocka_unit_test_setup_teardown(jpeg_that_ends_early_is_refused, setup, teardown),
		cmocka_unit_test_setup_teardown(png_keeps_what_draws, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
