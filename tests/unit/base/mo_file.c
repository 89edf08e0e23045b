#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
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

// The hash of the manual, of a key up to its first NUL.
static uint32_t hash_of_key(str key)
{
	uint32_t hash = 0;
	for (size_t i = 0; i < key.length && key.data[i] != 0; i++) {
		hash = (hash << 4) + (unsigned char)key.data[i];
		uint32_t high = hash & 0xf0000000u;
		if (high != 0)
			hash = (hash ^ high >> 24) ^ high;
	}
	return hash;
}

enum { ROOM = 11 };

static void put_table(struct buf *buf, const struct pair *pairs, size_t count, bool swapped)
{
	uint32_t table[ROOM] = { 0 };
	for (size_t i = 0; i < count; i++) {
		uint32_t hash = hash_of_key(pairs[i].key), at = hash % ROOM;
		while (table[at] != 0)
			at = (at + 1 + hash % (ROOM - 2)) % ROOM;
		table[at] = (uint32_t)i + 1;
	}
	for (size_t i = 0; i < ROOM; i++)
		put_number(buf, table[i], swapped);
}

// A file as msgfmt lays it out: header, table of keys, table of values, table of hashes, strings.
static str made(const struct pair *pairs, size_t count, bool swapped)
{
	struct buf buf = buf_in(arena);
	const uint32_t header[] = { 0x950412de, 0, (uint32_t)count, 28, 28 + 8 * (uint32_t)count, ROOM,
		28 + 16 * (uint32_t)count };
	for (size_t i = 0; i < COUNT(header); i++)
		put_number(&buf, header[i], swapped);
	uint32_t at = 28 + 16 * (uint32_t)count + 4 * ROOM;
	for (int side = 0; side < 2; side++) {
		for (size_t i = 0; i < count; i++) {
			uint32_t length =
				(uint32_t)(side == 0 ? pairs[i].key : pairs[i].value).length;
			put_number(&buf, length, swapped);
			put_number(&buf, at, swapped);
			at += length + 1;
		}
	}
	put_table(&buf, pairs, count, swapped);
	for (int side = 0; side < 2; side++) {
		for (size_t i = 0; i < count; i++) {
			buf_add(&buf, side == 0 ? pairs[i].key : pairs[i].value);
			buf_add_char(&buf, 0);
		}
	}
	return buf_str(&buf);
}

static const struct pair words[] = {
	{ { "", 0 }, { "Language: ar\nPlural-Forms: nplurals=6; plural=n;\n", 49 } },
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

static bool all_found(const struct mo_file *file)
{
	return mo_file_forms(file) == 6 && found(file, NULL, "Open").length == 6 && found(file, "state", "Open").length == 10 &&
	       found(file, NULL, "%d visit").length == 27;
}

// Cut anywhere or changed at any place of its tables it is refused, or what cannot be followed is not found.
static void damage_never_leads_outside(void **state)
{
	(void)state;
	const struct mo_file *file;
	struct mishap mishap;
	str good = made(words, COUNT(words), false);
	size_t tables = 28 + 16 * COUNT(words) + 4 * ROOM;
	for (size_t length = 0; length < good.length; length++) {
		str cut = { arena_copy(arena, good.data, length), length };
		assert_false(mo_file_read(arena, cut, &file, &mishap) && all_found(file));
	}
	assert_false(mo_file_read(arena, str_slice(good, 0, tables - 1), &file, &mishap));
	assert_non_null(mishap.why);
	size_t unnoticed = 0;
	for (size_t at = 0; at < tables; at++) {
		char *bad = arena_copy(arena, good.data, good.length);
		bad[at] ^= '\x7f';
		unnoticed += mo_file_read(arena, (str){ bad, good.length }, &file, &mishap) && all_found(file);
	}
	// The numbers of the format's version; slots of the table that no key comes by; lengths of keys.
	assert_in_range(unnoticed, 1, 60);
	printf("# unnoticed %zu\n", unnoticed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(reads_both_byte_orders, setup, teardown),
		cmocka_unit_test_setup_teardown(damage_never_leads_outside, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
