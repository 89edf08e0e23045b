// The receipt of a reply as a sheet for the authority's own files: what it sent, the seal, and a QR code of it.
#pragma once
#include "acts/attest.h"

// PDF in the language of the reader. The same receipt gives the same bytes.
bool print_receipt(struct call *call, const struct record *receipt, str *bytes) MUST_USE;
