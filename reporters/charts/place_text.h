/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "place_workers.h"

#include "placement.h"

/* What is said of a machine and its placements beside a drawing of them. */

/* "some CPU, 2 packages, 16 cores, 32 PUs (4 allowed)", clean. */
enum { PLACE_SUBTITLE_BYTES = 2 * TOPOLOGY_MODEL_BYTES };
void place_subtitle(const struct place_plan *p,
                    char text[PLACE_SUBTITLE_BYTES]);

/* That workers were elsewhere than planned, or else placement_note; or "". */
enum { PLACE_DETAILS_BYTES = PLACEMENT_TEXT_BYTES };
void place_details(const struct place_plan *plan,
                   const struct place_panel *panel,
                   const struct place_seen *seen,
                   char text[PLACE_DETAILS_BYTES]);
