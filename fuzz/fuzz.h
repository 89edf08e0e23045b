// One fuzz target a file: the function that libFuzzer, AFL++ and the replay of the corpora call.
#pragma once
#include "base/arena.h"
#include "base/die.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
