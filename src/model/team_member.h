// Who took part in a visit or a mission, as the report on a team’s make-up counts them (OPCAT art. 18). What
// a member may see is settled by the team of the visit, which are accounts.
#pragma once
#include "model/entity.h"

enum team_member_field {
	TEAM_MEMBER_PERSON,
	TEAM_MEMBER_VISIT,
	TEAM_MEMBER_MISSION,
	TEAM_MEMBER_ROLE,
	TEAM_MEMBER_PROFESSION,
	TEAM_MEMBER_SEX,
	TEAM_MEMBER_LANGUAGES,
	TEAM_MEMBER_CONFLICT,
	TEAM_MEMBER_CONFLICT_NOTE,
	TEAM_MEMBER_FIELD_COUNT
};

extern const struct entity team_member_entity;
