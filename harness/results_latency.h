/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"

#include <sqlite3.h>

/* Fills in the results' latencies, once they have cells and samples: of the
 * samples that count (see pairing.h). ids[i] is that of samples[i] in the
 * database. Takes memory for each cell's buckets, not for each sample's. */
int results_latency_load(sqlite3 *db, struct results *r,
                         const sqlite3_int64 *ids, struct err *e);
void results_latency_free(struct results *r);
