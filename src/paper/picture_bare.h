// A picture without what its camera wrote beside it: where and when it was taken, with which device, by whom, and
// the small picture of it that is often older than what was cut out. What is needed to draw it stays.
#pragma once
#include "base/arena.h"
#include "base/str.h"

// JPEG (ITU-T T.81, annex B): of the application segments only JFIF without its small picture, the colour profile
// and Adobe's colour mark stay, and of EXIF (CIPA DC-008) the orientation alone. PNG (W3C, 3rd edition): only the chunks that draw.
// What stands behind the end of the picture goes. False for what is neither, or is damaged.
bool picture_bare(struct arena *arena, str bytes, str *bare) MUST_USE;
