#include "store/tree.h"

#include "base/buf.h"
#include "base/die.h"

enum { HEX = 2 * sizeof(struct hash) };

static size_t edge_length(int64_t size)
{
	size_t length = 0;
	for (uint64_t rest = (uint64_t)size; rest != 0; rest &= rest - 1)
		length += 1;
	return length;
}

struct hash tree_node(const struct hash *left, const struct hash *right)
{
	unsigned char bytes[1 + 2 * sizeof left->bytes] = { 1 };
	memcpy(bytes + 1, left->bytes, sizeof left->bytes);
	memcpy(bytes + 1 + sizeof left->bytes, right->bytes, sizeof right->bytes);
	return hash_of((str){ (const char *)bytes, sizeof bytes });
}

// A new leaf joins its neighbours as a carry does when one is added to a number.
void tree_add(struct tree *tree, const struct hash *leaf)
{
	must(tree->size >= 0 && tree->size < INT64_MAX);
	size_t length = edge_length(tree->size);
	struct hash node = *leaf;
	for (int64_t rest = tree->size; (rest & 1) != 0; rest >>= 1) {
		length -= 1;
		node = tree_node(&tree->edge[length], &node);
	}
	tree->edge[length] = node;
	tree->size += 1;
}

struct hash tree_root(const struct tree *tree)
{
	size_t length = edge_length(tree->size);
	if (length == 0)
		return hash_of(S(""));
	struct hash root = tree->edge[length - 1];
	for (size_t i = length - 1; i > 0; i--)
		root = tree_node(&tree->edge[i - 1], &root);
	return root;
}

str tree_edge_text(struct arena *arena, const struct tree *tree)
{
	size_t length = edge_length(tree->size);
	struct buf text = buf_sized(arena, length * HEX + 1);
	for (size_t i = 0; i < length; i++)
		buf_add(&text, hash_hex(arena, &tree->edge[i]));
	return buf_str(&text);
}

bool tree_from_text(int64_t size, str edge, struct tree *tree)
{
	*tree = (struct tree){ .size = size };
	if (size < 0 || edge.length != edge_length(size) * HEX)
		return false;
	bool good = true;
	for (size_t i = 0; i < edge_length(size); i++)
		good = hash_from_hex(str_slice(edge, i * HEX, HEX), &tree->edge[i]) && good;
	return good;
}
