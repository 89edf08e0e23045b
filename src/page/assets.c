#include "page/assets.h"

#include "base/embedded.h"
#include "http/accept.h"

static const struct {
	const char *ending;
	const char *media_type;
} types[] = {
	{ ".css", "text/css; charset=utf-8" },
	{ ".js", "text/javascript; charset=utf-8" },
	{ ".svg", "image/svg+xml" },
	{ ".woff2", "font/woff2" },
	{ ".webp", "image/webp" },
};

struct file {
	str name; // Without "assets/".
	str plain;
	str packed; // Made at build; data NULL when packing gains nothing.
	const char *media_type;
	str plain_tag;
	str packed_tag;
};

struct assets {
	str fingerprint;
	struct file *files;
	size_t count;
	size_t room;
};

static void add_file(struct assets *assets, struct arena *arena, str name, const struct embedded *embedded);
static str mark_hex(struct arena *arena, uint64_t mark);
static const struct file *find_file(const struct assets *assets, str name);
static const char *media_type_find(str name);

const struct assets *assets_read(struct arena *program)
{
	struct assets *assets = NEW(program, struct assets);
	uint64_t all = 0;
	for (size_t i = 0; i < embedded_count; i++) {
		str name = str_from(embedded_files[i].name);
		if (!str_starts(name, S("assets/")))
			continue;
		add_file(assets, program, str_skip(name, 7), &embedded_files[i]);
		all = (all ^ embedded_files[i].mark) * UINT64_C(0x9e3779b97f4a7c15);
	}
	assets->fingerprint = mark_hex(program, all);
	return assets;
}

str asset_address(const struct assets *assets, struct arena *arena, str name)
{
	if (find_file(assets, name) == NULL)
		return (str){ NULL, 0 };
	return str_format(arena, "/assets/%.*s/%.*s", STR_ARG(assets->fingerprint), STR_ARG(name));
}

bool asset_find(const struct assets *assets, str path, str accept_encoding, struct asset *asset)
{
	str name = path, piece, fingerprint;
	if (!str_cut(&name, '/', &piece) || piece.length > 0 || !str_cut(&name, '/', &piece) ||
		!str_is(piece, "assets") || !str_cut(&name, '/', &fingerprint))
		return false;
	const struct file *file = find_file(assets, name);
	if (file == NULL)
		return false;
	bool packed = file->packed.data != NULL && accept_gzip(accept_encoding);
	*asset = (struct asset){
		.content = packed ? file->packed : file->plain,
		.encoding = packed ? "gzip" : NULL,
		.media_type = file->media_type,
		.tag = packed ? file->packed_tag : file->plain_tag,
		.keep = str_equal(fingerprint, assets->fingerprint)
				? "public, max-age=31536000, immutable"
				: "no-cache",
	};
	return true;
}

static str mark_hex(struct arena *arena, uint64_t mark)
{
	return str_format(arena, "%016llx", (unsigned long long)mark);
}

static void add_file(struct assets *assets, struct arena *arena, str name, const struct embedded *embedded)
{
	const char *media_type = media_type_find(name);
	if (media_type == NULL)
		return;
	GROW(arena, assets->files, assets->count, assets->room);
	str hex = mark_hex(arena, embedded->mark);
	assets->files[assets->count - 1] = (struct file){
		.name = name,
		.plain = embedded->content,
		.packed = embedded_find(str_format(arena, "packed/%.*s.gz", STR_ARG(name))),
		.media_type = media_type,
		.plain_tag = str_format(arena, "\"%.*s\"", STR_ARG(hex)),
		.packed_tag = str_format(arena, "\"%.*s-gzip\"", STR_ARG(hex)),
	};
}

static const struct file *find_file(const struct assets *assets, str name)
{
	for (size_t i = 0; i < assets->count; i++)
		if (str_equal(assets->files[i].name, name))
			return &assets->files[i];
	return NULL;
}

static const char *media_type_find(str name)
{
	for (size_t i = 0; i < COUNT(types); i++)
		if (str_ends(name, str_from(types[i].ending)))
			return types[i].media_type;
	return NULL;
}
