// Style sheet, script, fonts and glyphs.
#include "web/handlers.h"
#include "web/site.h"

void asset_page(struct door *door)
{
	struct asset asset;
	struct response *response = door->response;
	const struct request *request = door->request;
	if (!asset_find(door->site->assets, request->path, request_header(request, "Accept-Encoding"), &asset)) {
		if (!refuse(&door->call, REFUSED_UNKNOWN,
			    N_("Nothing was found at this address. Check the number or search for it.")))
			door_refused(door);
		return;
	}
	bool known = str_equal(request_header(request, "If-None-Match"), asset.tag);
	response_header(response, "ETag", asset.tag);
	response_header(response, "Cache-Control", str_from(asset.keep));
	response_header(response, "Vary", S("Accept-Encoding"));
	response->status = known ? 304 : 200;
	if (known)
		return;
	response->media_type = str_from(asset.media_type);
	if (asset.encoding != NULL)
		response_header(response, "Content-Encoding", str_from(asset.encoding));
	buf_add(&response->body, asset.content);
}
