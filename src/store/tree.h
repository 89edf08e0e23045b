// The arithmetic of the log: the Merkle tree of RFC 6962 section 2.1 over SHA-256, of which only its
// right edge is kept (a compact range): the roots of the whole subtrees that its size is made of.
#pragma once
#include "base/hash.h"

enum { TREE_EDGE = 63 };

struct tree {
	int64_t size;                // Leaves.
	struct hash edge[TREE_EDGE]; // The largest subtree first; as many as `size` has bits set.
};

// SHA-256(0x01 ‖ left ‖ right).
struct hash tree_node(const struct hash *left, const struct hash *right);

// Puts a leaf, hashed as SHA-256(0x00 ‖ leaf), behind the others.
void tree_add(struct tree *tree, const struct hash *leaf);

// The root; of an empty tree it is the hash of nothing.
struct hash tree_root(const struct tree *tree);

// The edge in hexadecimal and back; false when it is not the edge of a tree of that size.
str tree_edge_text(struct arena *arena, const struct tree *tree);
bool tree_from_text(int64_t size, str edge, struct tree *tree) MUST_USE;
