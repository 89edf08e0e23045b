#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "base/mo_file.h"

static struct arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(64 << 20);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

struct pair {
	str key;
	str value;
};

static str found(const struct mo_file *file, const char *context, const char *text)
{
	str wanted = str_from(text);
	return mo_file_find(file, context, wanted, mo_file_hash(context, wanted));
}

static void put_number(struct buf *buf, uint32_t number, bool swapped)
{
	if (swapped)
		number = __builtin_bswap32(number);
	buf_add(buf, (str){ (const char *)&number, sizeof number });
}

// A file as msgfmt lays it out: header, table of keys, table of values, strings.
static str made(const struct pair *pairs, size_t count, bool swapped)
{
	struct buf buf = buf_in(arena);
	const uint32_t header[] = { 0x950412de, 0, (uint32_t)count, 28, 28 + 8 * (uint32_t)count, 0,
		0 };
	for (size_t i = 0; i < COUNT(header); i++)
		put_number(&buf, header[i], swapped);
	uint32_t at = 28 + 16 * (uint32_t)count;
	for (int side = 0; side < 2; side++) {
		for (size_t i = 0; i < count; i++) {
			uint32_t length =
				(uint32_t)(side == 0 ? pairs[i].key : pairs[i].value).length;
			put_number(&buf, length, swapped);
			put_number(&buf, at, swapped);
			at += length + 1;
		}
	}
	for (int side = 0; side < 2; side++) {
		for (size_t i = 0; i < count; i++) {
			buf_add(&buf, side == 0 ? pairs[i].key : pairs[i].value);
			buf_add_char(&buf, 0);
		}
	}
	return buf_str(&buf);
}

static const struct pair words[] = {
	{ { "", 0 }, { "Language: ar\n", 13 } },
	{ { "%d visit\0%d visits", 18 }, { "zero\0one\0two\0few\0many\0other", 27 } },
	{ { "Open", 4 }, { "فتح", 6 } },
	{ { "state\x04Open", 10 }, { "مفتوح", 10 } },
};

static void reads_both_byte_orders(void **state)
{
	(void)state;
	for (int swapped = 0; swapped < 2; swapped++) {
		const struct mo_file *file;
		struct mishap mishap;
		assert_true(mo_file_read(
			arena, made(words, COUNT(words), swapped == 1), &file, &mishap));
		assert_true(str_is(found(file, NULL, "Open"), "فتح"));
		assert_true(str_is(found(file, "state", "Open"), "مفتوح"));
		assert_null(found(file, "stat", "Open").data);
		assert_null(found(file, "state", "Ope").data);
		assert_null(found(file, NULL, "Close").data);
		assert_int_equal(mo_file_forms(file), 6);
		str forms = found(file, NULL, "%d visit");
		assert_true(str_is(mo_file_form(forms, 0), "zero"));
		assert_true(str_is(mo_file_form(forms, 5), "other"));
		assert_true(str_is(mo_file_form(forms, 9), "other"));
	}
}

static void refuses_any_damage(void **state)
{
	(void)state;
	const struct mo_file *file;
	struct mishap mishap;
	str good = made(words, COUNT(words), false);
	// Cut anywhere, it is refused.
	for (size_t length = 0; length < good.length; length++)
		assert_false(mo_file_read(
			arena, str_copy(arena, str_slice(good, 0, length)), &file, &mishap));
	static const size_t places[] = { 0, 6, 10, 14, 18, 28 + 2, 28 + 6, 28 + 32 + 2,
		28 + 32 + 6 };
	for (size_t i = 0; i < COUNT(places); i++) {
		char *bad = str_c(arena, good);
		bad[places[i]] = '\x7f';
		assert_false(mo_file_read(arena, (str){ bad, good.length }, &file, &mishap));
		assert_non_null(mishap.why);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(reads_both_byte_orders, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_any_damage, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
