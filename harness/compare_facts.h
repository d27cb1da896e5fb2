/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "compare.h"
#include "err.h"

#include <stdbool.h>
#include <stddef.h>

/* What differs between the machines, and the programs, of two runs. */

/*
 * What both know and is not the same, what matters first, for compare's
 * `facts`; the caller frees *out. `allow` ("kernel,cpu-model", or NULL) names
 * facts that don't matter to the caller; one that there is not is an error.
 */
int compare_facts_find(const struct results *base, const struct results *now,
                       const char *allow, struct compare_fact **out, size_t *n,
                       struct err *e);

/* "CPU model (A, then B) and kernel (…)": those that matter, or those that
 * were allowed to differ; "" for none. */
enum { COMPARE_FACTS_BYTES = 300 };
void compare_facts_text(const struct compare_fact *facts, size_t n,
                        bool allowed, char text[COMPARE_FACTS_BYTES]);

/* The same as --allow takes them: "cpu-model,kernel". */
void compare_facts_names(const struct compare_fact *facts, size_t n,
                         char text[COMPARE_FACTS_BYTES]);
