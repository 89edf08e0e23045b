// The press (paper/press.h) for a call.
#pragma once
#include "model/call.h"
#include "paper/press.h"

// Refuses in words when the part of the program that prints is not installed: what was to be printed stays as it is.
bool press_open(struct call *call, const struct press **press) MUST_USE;
