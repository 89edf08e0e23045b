// A record with what stands around it: its history, and the records that point to it, a few of each kind
// with their whole number.
#pragma once
#include "acts/list.h"
#include "acts/timeline.h"

enum { DOSSIER_GROUPS = 12, DOSSIER_EACH = 50 };

struct dossier_group {
	const struct entity *entity;
	size_t field; // The link of that entity that points here.
	struct list_page page;
};

struct dossier {
	struct record *record;
	struct timeline timeline;
	struct dossier_group groups[DOSSIER_GROUPS];
	size_t group_count;
};

// Refuses as unknown what the caller may not see.
bool dossier_read(struct call *call, const struct entity *entity, str key, struct dossier *dossier) MUST_USE;

// The group of an entity, or NULL when nothing of it points here.
const struct dossier_group *dossier_group_find(const struct dossier *dossier, const struct entity *entity);
