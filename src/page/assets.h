// Style sheet, script, fonts and glyphs: the files of assets/, embedded in the program. Their address
// carries a fingerprint of all of them together (/assets/1a2b3c4d5e6f7081/wiqaya.css), so a browser
// may keep them for ever and still sees a new release at once; the fingerprint being a folder, the
// style sheet names its fonts relatively.
#pragma once
#include "base/str.h"

struct assets;

struct asset {
	str content;          // As it is sent.
	const char *encoding; // "gzip", or NULL.
	const char *media_type;
	str tag;              // The ETag (strong, RFC 9110 section 8.8.3), with its quotes.
	const char *keep;     // Cache-Control.
};

// Looks through the embedded files once, at start.
const struct assets *assets_read(struct arena *program);

// The address of assets/NAME; a str with data NULL when there is no such file.
str asset_address(const struct assets *assets, struct arena *arena, str name);

// The file at an address below /assets/, as a client that accepts these encodings gets it. False when
// there is none: 404. An old fingerprint still finds the file, but then it is not kept.
bool asset_find(const struct assets *assets, str path, str accept_encoding,
	struct asset *asset) MUST_USE;
