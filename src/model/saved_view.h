// A list as somebody wants it again: filters, order, columns and groups, under a name. Of one person, or of the
// institution, which coordinators and administrators keep.
#pragma once
#include "model/entity.h"

enum saved_view_field {
	SAVED_VIEW_NAME,
	SAVED_VIEW_LIST,
	SAVED_VIEW_QUERY,
	SAVED_VIEW_OWNER,
	SAVED_VIEW_FIELD_COUNT
};

extern const struct entity saved_view_entity;

// Whether the caller keeps views for the whole institution.
bool saved_view_keeps_ours(const struct call *call);
