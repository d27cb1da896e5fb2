/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "json_reader.h"
#include "results.h"

/* The parts of a report.json: see results_json.h. Each fills in results that
 * are freed by their owner, also after a failure; samples want the cells. */
int results_json_run(struct json_reader *j, const json_t *report,
                     struct results *r);
int results_json_comparisons(struct json_reader *j, const json_t *report,
                             struct results *r);
int results_json_cells(struct json_reader *j, const json_t *report,
                       struct results *r);
int results_json_samples(struct json_reader *j, const json_t *report,
                         struct results *r);
