#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/tree.h"

// The leaves and roots that the first implementation of RFC 6962 published with its tests.
static const struct {
	const char *leaf;
	size_t length;
} leaves[] = {
	{ "", 0 }, { "\x00", 1 }, { "\x10", 1 }, { "\x20\x21", 2 }, { "\x30\x31", 2 },
	{ "\x40\x41\x42\x43", 4 }, { "\x50\x51\x52\x53\x54\x55\x56\x57", 8 },
	{ "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f", 16 },
};
static const char *const roots[] = {
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
	"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
	"aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
	"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
	"4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
	"76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
	"ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
	"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

static struct hash leaf_of(size_t i)
{
	const str pieces[] = { { "\0", 1 }, { leaves[i].leaf, leaves[i].length } };
	return hash_of_pieces(pieces, COUNT(pieces));
}

static void gives_the_published_roots(void **state)
{
	(void)state;
	struct arena *arena = arena_new(1 << 16);
	struct tree tree = { 0 };
	for (size_t i = 0; i < COUNT(roots); i++) {
		struct hash root = tree_root(&tree);
		assert_string_equal(hash_hex(arena, &root).data, roots[i]);
		struct hash leaf = leaf_of(i % COUNT(leaves));
		tree_add(&tree, &leaf);
	}
	arena_end(arena);
}

// The definition of RFC 6962 section 2.1, by recursion over all leaves.
static struct hash root_by_definition(const struct hash *hashes, size_t count)
{
	if (count == 1)
		return hashes[0];
	size_t left = 1;
	while (2 * left < count)
		left *= 2;
	struct hash a = root_by_definition(hashes, left);
	struct hash b = root_by_definition(hashes + left, count - left);
	return tree_node(&a, &b);
}

static void agrees_with_the_definition_and_survives_text(void **state)
{
	(void)state;
	struct arena *arena = arena_new(1 << 24);
	struct hash hashes[300];
	struct tree tree = { 0 }, back;
	for (size_t i = 0; i < COUNT(hashes); i++) {
		str text = str_format(arena, "leaf %zu", i);
		hashes[i] = hash_of(text);
		tree_add(&tree, &hashes[i]);
		struct hash expected = root_by_definition(hashes, i + 1), root = tree_root(&tree);
		assert_memory_equal(&root, &expected, sizeof root);
		assert_true(tree_from_text(tree.size, tree_edge_text(arena, &tree), &back));
		root = tree_root(&back);
		assert_memory_equal(&root, &expected, sizeof root);
		tree = back;
	}
	arena_end(arena);
}

static void refuses_what_is_no_edge(void **state)
{
	(void)state;
	struct tree tree;
	str one = S("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
	str not_hex = S("6E340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
	assert_true(tree_from_text(0, S(""), &tree));
	assert_true(tree_from_text(1, one, &tree));
	assert_true(tree_from_text(4, one, &tree));
	assert_false(tree_from_text(3, one, &tree));
	assert_false(tree_from_text(0, one, &tree));
	assert_false(tree_from_text(-1, one, &tree));
	assert_false(tree_from_text(1, S(""), &tree));
	assert_false(tree_from_text(1, not_hex, &tree));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_the_published_roots),
		cmocka_unit_test(agrees_with_the_definition_and_survives_text),
		cmocka_unit_test(refuses_what_is_no_edge),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
