// src/page/assets.c: addresses with a fingerprint, media types, packed and plain, what may be kept.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "page/assets.h"

static struct arena *arena;
static const struct assets *assets;

static int begin(void **state)
{
	(void)state;
	arena = arena_new(64 * 1024 * 1024);
	assets = assets_read(arena);
	return 0;
}

static int finish(void **state)
{
	(void)state;
	arena_end(arena);
	return 0;
}

static void finds_by_its_own_address(void **state)
{
	(void)state;
	struct asset asset;
	str address = asset_address(assets, arena, S("fonts/sans-latin-400.woff2"));
	assert_true(asset_find(assets, address, S(""), &asset));
	assert_string_equal(asset.media_type, "font/woff2");
	assert_null(asset.encoding);
	assert_string_equal(asset.keep, "public, max-age=31536000, immutable");
	assert_true(str_starts(asset.content, S("wOF2")));
	assert_null(asset_address(assets, arena, S("nothing.css")).data);
}

static void an_old_fingerprint_is_not_kept(void **state)
{
	(void)state;
	struct asset asset;
	assert_true(asset_find(assets, S("/assets/0000000000000000/wiqaya.js"), S(""), &asset));
	assert_string_equal(asset.keep, "no-cache");
}

static void packs_for_those_who_ask(void **state)
{
	(void)state;
	struct asset plain, packed;
	str address = asset_address(assets, arena, S("wiqaya.css"));
	assert_true(asset_find(assets, address, S("identity"), &plain));
	assert_true(asset_find(assets, address, S("br, GZIP;q=0.8, deflate"), &packed));
	assert_string_equal(packed.encoding, "gzip");
	assert_true(packed.content.length * 3 < plain.content.length);
	assert_true(str_starts(packed.content, S("\x1f\x8b")));
	assert_false(str_equal(plain.tag, packed.tag));
	assert_true(asset_find(assets, address, S("gzip;q=0"), &packed));
	assert_null(packed.encoding);
	assert_true(asset_find(assets, address, S("xgzip"), &packed));
	assert_null(packed.encoding);
}

static void finds_nothing_else(void **state)
{
	(void)state;
	struct asset asset;
	static const char *const paths[] = { "/assets", "/assets/", "/assets/x", "/assets/x/", "assets/x/wiqaya.css",
		"/assets/x/../templates/frame.html", "/assets/x/fonts/LICENSE-plex-sans.txt",
		"/assets/x/fonts", "/templates/x/frame.html", "" };
	for (size_t i = 0; i < COUNT(paths); i++)
		assert_false(asset_find(assets, str_from(paths[i]), S("gzip"), &asset));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_by_its_own_address),
		cmocka_unit_test(an_old_fingerprint_is_not_kept),
		cmocka_unit_test(packs_for_those_who_ask),
		cmocka_unit_test(finds_nothing_else),
	};
	return cmocka_run_group_tests(tests, begin, finish);
}
