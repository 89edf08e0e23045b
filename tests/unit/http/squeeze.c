// src/http/squeeze.c: what is packed comes out again, each time anew, and its length does not tell all.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <zlib.h>

#include "base/id.h"
#include "base/limits.h"
#include "http/squeeze.h"

static struct arena *arena, *kept;
static struct squeeze *squeeze;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(1 << 26);
	kept = arena_new(LIMIT_SQUEEZE_BYTES);
	squeeze = squeeze_new(kept);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_end(arena);
	arena_end(kept);
	return 0;
}

static str unpacked(const struct buf *packed, size_t length)
{
	z_stream stream = { .next_in = (Bytef *)packed->data, .avail_in = (unsigned)packed->length };
	char *out = arena_take(arena, length + 1);
	stream.next_out = (Bytef *)out;
	stream.avail_out = (unsigned)length + 1;
	assert_int_equal(inflateInit2(&stream, 15 + 16), Z_OK);
	assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
	assert_int_equal(stream.avail_in, 0);
	assert_int_equal(inflateEnd(&stream), Z_OK);
	return (str){ out, length + 1 - stream.avail_out };
}

static str page(size_t rows)
{
	struct buf text = buf_in(arena);
	for (size_t i = 0; i < rows; i++)
		buf_addf(&text, "<tr data-row><th scope=\"row\">R-2026-%04zu</th><td>وزارة الصحة</td></tr>\n", i * 7919 % 10000);
	return buf_str(&text);
}

static void comes_out_again(void **state)
{
	(void)state;
	size_t used = arena_used(kept);
	for (size_t rows = 10; rows < 20000; rows *= 3) {
		struct buf packed;
		str plain = page(rows);
		assert_true(squeeze_text(squeeze, arena, plain, &packed));
		assert_true(packed.length * 3 < plain.length);
		assert_true(str_equal(unpacked(&packed, plain.length), plain));
	}
	assert_int_equal(arena_used(kept), used);
}

static void no_longer_than_it_was(void **state)
{
	(void)state;
	struct buf packed;
	char noise[5000];
	random_bytes(noise, sizeof noise);
	assert_false(squeeze_text(squeeze, arena, (str){ noise, sizeof noise }, &packed));
	assert_false(squeeze_text(squeeze, arena, S(""), &packed));
	assert_false(squeeze_text(squeeze, arena, S("short"), &packed));
	// The next one does not suffer from it.
	str plain = page(50);
	assert_true(squeeze_text(squeeze, arena, plain, &packed));
	assert_true(str_equal(unpacked(&packed, plain.length), plain));
}

static void its_length_varies(void **state)
{
	(void)state;
	size_t least = SIZE_MAX, most = 0;
	str plain = page(50);
	for (int i = 0; i < 1000; i++) {
		struct buf packed;
		assert_true(squeeze_text(squeeze, arena, plain, &packed));
		least = packed.length < least ? packed.length : least;
		most = packed.length > most ? packed.length : most;
	}
	assert_int_equal(most - least, 31);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(comes_out_again, setup, teardown),
		cmocka_unit_test_setup_teardown(no_longer_than_it_was, setup, teardown),
		cmocka_unit_test_setup_teardown(its_length_varies, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
