// A file that stands beside a record. The user’s file name is data only; the content lies in `blob` by its hash.
#pragma once
#include "model/beside_record.h"

enum attachment_field {
	ATTACHMENT_ENTITY = BESIDE_ENTITY,
	ATTACHMENT_RECORD = BESIDE_RECORD,
	ATTACHMENT_NAME,
	ATTACHMENT_MEDIA_TYPE,
	ATTACHMENT_SIZE,
	ATTACHMENT_SHA256,
	ATTACHMENT_LEVEL,
	ATTACHMENT_MARK,
	ATTACHMENT_FIELD_COUNT
};

extern const struct entity attachment_entity;

// What a role must reach to read an attachment of this level ("internal", "restricted").
enum level attachment_level(str level);
