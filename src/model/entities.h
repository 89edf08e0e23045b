// Every noun of the house, for those who need all of them.
#pragma once
#include "model/account.h"
#include "model/addressee_line.h"
#include "model/area.h"
#include "model/assessment.h"
#include "model/attachment.h"
#include "model/authority.h"
#include "model/finding.h"
#include "model/place.h"
#include "model/recommendation.h"
#include "model/reply.h"
#include "model/term.h"
#include "model/visit.h"
