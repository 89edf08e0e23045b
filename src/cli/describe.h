// wiqaya describe: everything that the declarations know, for people and for other programs. What it
// prints is checked in under reference/, so each change of the model shows in review.
#pragma once
#include "cli/command.h"
#include "http/route.h"

extern const struct option_rule describe_options[];

// Runs the command with the routes of the doors, which the roof hands down; the last row is zeros.
enum exit_status describe(struct command_line *line, const struct route_row *routes);

// The parts, each written into a buf.
void describe_json(struct buf *buf);
void describe_manual(struct buf *buf);
void describe_rights(struct buf *buf, const struct route_row *routes);
void describe_pot(struct buf *buf);
