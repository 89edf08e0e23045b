// The head of every sheet that the institution prints: its name in its languages, that of the sheet first.
#pragma once
#include "acts/write.h"
#include "paper/paper.h"

void print_head(struct call *call, struct paper_block *body, const char *language);
