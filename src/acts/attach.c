#include "acts/attach.h"

#include "base/limits.h"
#include "base/media.h"
#include "base/text.h"
#include "model/entities.h"
#include "model/permit.h"
#include "paper/picture_bare.h"
#include "model/value.h"
#include "store/blobs.h"

bool attach_look(struct call *call, const struct attach_request *request, struct record *attachment)
{
	const struct media *media;
	struct mishap mishap;
	if (request->content.length > LIMIT_UPLOAD_BYTES)
		return refuse(call, REFUSED_TOO_LARGE,
			N_("This is larger than allowed. Make it smaller or send it in parts."));
	if (!text_valid(request->name))
		return refuse_field(call, "file", say(call, N_("The text is not valid UTF-8.")));
	str name = media_clean_name(call->arena, request->name);
	if (!media_find(name, request->media_type, request->content, &media, &mishap))
		return refuse_field(call, "file", say(call, mishap.why));
	record_set(attachment, ATTACHMENT_NAME, name);
	record_set(attachment, ATTACHMENT_MEDIA_TYPE, str_from(media->type));
	record_set_integer(attachment, ATTACHMENT_SIZE, (int64_t)request->content.length);
	return true;
}

// What the caller may not read it may not write either.
static bool level_fits(struct call *call, const struct record *owner, str level)
{
	const struct grant *grant = permit_grant_find(call, owner->entity);
	bool known = str_is(level, "internal") || str_is(level, "restricted");
	if (!known)
		return refuse_field(call, "level", say(call, N_("The level is internal or restricted.")));
	return (grant != NULL && grant->level >= attachment_level(level)) ||
	       refuse_field(call, "level", say(call, N_("Your role may not write this.")));
}

// The annexes of a letter are approved with it; what proves its delivery comes when it was sent.
static bool stands_open(struct call *call, const struct record *owner)
{
	if (owner->entity != &letter_entity || !str_is(record_text(owner, LETTER_STATE), "approved"))
		return true;
	call->allowed = S("");
	return refuse(call, REFUSED_CONFLICT,
		N_("The letter was approved with what stands beside it. Take it back to a draft to change that."));
}

struct keeping {
	const struct attach_request *request;
	struct record *attachment;
};

static bool keep(struct call *call, void *input)
{
	struct keeping *keeping = input;
	struct record *attachment = keeping->attachment;
	const struct record *given = keeping->request->owner;
	struct record *owner = record_find(call, given->entity, given->id);
	struct hash hash;
	if (owner == NULL)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	if (!permit_record(call, VERB_CHANGE, owner) || !stands_open(call, owner) ||
	        !level_fits(call, owner, record_text(attachment, ATTACHMENT_LEVEL)) ||
	        !call_stored(call, blob_put(call->db, call->arena, keeping->request->content, &hash)))
		return false;
	record_set(attachment, ATTACHMENT_SHA256, hash_hex(call->arena, &hash));
	return record_save(call, attachment);
}

bool attach(struct call *call, struct attach_request *request)
{
	const struct record *owner = request->owner;
	struct record *attachment = record_new(call, &attachment_entity);
	if (owner->entity == &attachment_entity)
		return refuse(call, REFUSED_UNKNOWN,
			N_("Nothing was found at this address. Check the number or search for it."));
	if (!permit_record(call, VERB_CHANGE, owner) || !attach_look(call, request, attachment))
		return false;
	record_set(attachment, ATTACHMENT_ENTITY, str_from(owner->entity->name));
	record_set(attachment, ATTACHMENT_RECORD, owner->id);
	record_set(attachment, ATTACHMENT_LEVEL, request->level.length > 0 ? request->level : S("internal"));
	if (request->mark.length > 0 && !value_read(call, attachment, ATTACHMENT_MARK, request->mark, NULL))
		return false;
	struct keeping keeping = { request, attachment };
	request->attachment = attachment;
	return act_write(call, "attach", keep, &keeping);
}

bool attachments_of(struct call *call, const struct record *owner, struct record ***attachments, size_t *count)
{
	struct query query = query_in(call->arena);
	record_select(&query, &attachment_entity);
	query_add(&query, SQL("WHERE t.binned_at IS NULL"));
	permit_where_beside(call, &query, &attachment_entity, owner);
	query_add(&query, SQL(" ORDER BY t.id LIMIT "));
	query_bind(&query, cell_integer(LIMIT_LIST));
	return record_query(call, &query, &attachment_entity, attachments, count);
}

bool attachment_bytes(struct call *call, const struct record *attachment, str *content)
{
	struct hash hash;
	bool found = false;
	if (hash_from_hex(record_text(attachment, ATTACHMENT_SHA256), &hash) &&
	        !blob_get(call->db, call->arena, &hash, LIMIT_UPLOAD_BYTES, content, &found))
		return call_stored(call, DB_BUSY);
	return found || refuse(call, REFUSED_UNKNOWN,
				N_("The bytes of this file are not in the store. Ask your administrator to run `wiqaya verify`."));
}

bool attachment_content(struct call *call, const struct record *attachment, str *content)
{
	return permit_record(call, VERB_READ, attachment) && attachment_bytes(call, attachment, content);
}

bool attachment_view(struct call *call, const struct record *attachment, str *content)
{
	str whole;
	if (!attachment_content(call, attachment, &whole))
		return false;
	*content = whole;
	return !str_starts(record_text(attachment, ATTACHMENT_MEDIA_TYPE), S("image/")) ||
	       picture_bare(call->arena, whole, content) ||
	       refuse(call, REFUSED_CONFLICT,
		       N_("This picture is damaged, so it cannot be shown without what its camera wrote beside it. The file itself is"
			  " kept as it came."));
}
