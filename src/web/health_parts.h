// How the house stands, as the page of the administration and the home of those who keep it running show it.
#pragma once
#include "acts/health.h"
#include "page/view.h"

// What somebody should do something about, under .concerns: .text, .address, .label of the address.
void health_concerns(struct call *call, struct view *view, const struct health *health);

// .backup, .drill: .at, .file, .size, .days, .good; .mail_failed.
void health_brief_parts(struct call *call, struct view *view, const struct health *health);
