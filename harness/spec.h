/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"
#include "err.h"

/* Names with parameters as people write them: "http:latency=5ms:bytes=1K". */

/* Splits into the name and what follows its colon; checks lengths and that a
 * name is there, not that it exists. */
int spec_parse(const char *text, char name[CELL_NAME_BYTES],
               char params[PARAMS_TEXT_BYTES], struct err *e);
