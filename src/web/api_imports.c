// Lists in the API: looked through, imported, ordered as a job, taken back.
#include "web/api_inside.h"

#include "acts/import_list.h"
#include "acts/job.h"
#include "base/journal.h"
#include "model/entities.h"
#include "model/permit.h"

static bool import_map(struct door *door, struct map_file *map, bool *has_map)
{
	const struct upload *upload = request_upload_find(door->request, "map");
	struct mishap mishap;
	*has_map = upload != NULL && upload->content.length > 0;
	if (!*has_map || map_file_read(door->call.arena, upload->content, map, &mishap))
		return true;
	return refuse_field(&door->call, "map",
		say_with(&door->call, N_("Line {line}: {why}"), "line",
			str_format(door->call.arena, "%zu", mishap.line), "why", say(&door->call, mishap.why), NULL));
}

static void order_job(struct door *door, const struct job_order *order)
{
	str id;
	if (job_add(&door->call, order, &id))
		api_job_ordered(door, id);
	else
		door_refused(door);
}

void api_import(struct door *door)
{
	struct call *call = &door->call;
	const struct upload *file = request_upload_find(door->request, "file");
	const struct entity *entity = entity_find(request_form(door->request, "entity"));
	struct map_file map;
	struct list_file list;
	bool has_map;
	struct import_result result = { 0 };
	struct import_request request = { .entity = entity, .list = &list,
		.dry_run = request_form(door->request, "dry_run").length > 0,
		.keep_good = request_form(door->request, "keep_good").length > 0 };
	bool good = true;
	if (file == NULL)
		good = refuse_field(call, "file", say(call, N_("This is needed.")));
	if (entity == NULL || entity->hidden)
		good = refuse_field(call, "entity", say(call, N_("This is needed.")));
	if (!permit_power(call, POWER_IMPORT))
		good = refuse(call, REFUSED_FORBIDDEN, N_("Your role does not import lists."));
	if (!good || !import_map(door, &map, &has_map)) {
		door_refused(door);
		return;
	}
	if (request_form(door->request, "job").length > 0) {
		const struct upload *sent_map = request_upload_find(door->request, "map");
		const struct job_order order = { .kind = "import", .entity = str_from(entity->plural),
			.name = file->file_name, .file = file->content, .map = has_map ? sent_map->content : S(""),
			.keep_good = request.keep_good, .dry_run = request.dry_run };
		order_job(door, &order);
		return;
	}
	request.map = has_map ? &map : NULL;
	if (!list_file_read(call, entity, file->file_name, file->content, request.map, &list)) {
		door_refused(door);
		return;
	}
	struct buf buf = buf_in(call->arena);
	bool done = import_list(call, &request, &result);
	if (!done && result.error_count == 0) {
		door_refused(door);
		return;
	}
	if (done && result.import.length > 0)
		journal(PRIORITY_NOTICE, EVENT_IMPORTED, JOURNAL_ID(KEY_IMPORT, result.import),
			JOURNAL_ID(KEY_ACCOUNT, call->account), JOURNAL_INTEGER(KEY_ROWS, result.rows),
			JOURNAL_INTEGER(KEY_BAD, result.error_count));
	import_json(&buf, &request, &result);
	door_json(door, done ? request.dry_run ? 200 : 201 : 422, buf_str(&buf));
}

void api_undo_import(struct door *door)
{
	size_t taken_back = 0;
	if (request_query(door->request, "job").length > 0) {
		const struct job_order order = { .kind = "undo_import", .name = door_piece(door, "key") };
		order_job(door, &order);
		return;
	}
	if (!import_undo(&door->call, door_piece(door, "key"), &taken_back)) {
		door_refused(door);
		return;
	}
	door_json(door, 200, str_format(door->call.arena, "{\"taken_back\":%zu}", taken_back));
}
