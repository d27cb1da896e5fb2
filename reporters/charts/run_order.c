/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run_order.h"

#include "label.h"

#include <jansson.h>

#include <stdio.h>
#include <string.h>

enum { FACT_BYTES = 128 };

size_t run_order(const struct results *joined, size_t order[RESULTS_JOIN_MAX])
{
    size_t n = joined->nruns;

    for (size_t i = 0; i < n; i++) {
        const char *started = joined->runs[i].results->started;
        size_t at = i;
        while (at > 0 && started[0] != '\0'
               && strcmp(joined->runs[order[at - 1]].results->started, started)
                      > 0) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
    }
    return n;
}

/* A fact of machine.json, clean; "" where it is not known. */
static void fact(const struct results *r, const char *key, char *out,
                 size_t bytes)
{
    json_t *json =
        r->machine_json == NULL ? NULL : json_loads(r->machine_json, 0, NULL);
    const char *text = json_string_value(json_object_get(json, key));

    label_clean(text == NULL ? "" : text, out, bytes);
    json_decref(json);
}

static bool same_fact(const struct results *a, const struct results *b,
                      const char *key)
{
    char texts[2][FACT_BYTES];

    fact(a, key, texts[0], FACT_BYTES);
    fact(b, key, texts[1], FACT_BYTES);
    return texts[0][0] == '\0' || texts[1][0] == '\0'
           || strcmp(texts[0], texts[1]) == 0;
}

bool run_order_same_machine(const struct results *a, const struct results *b)
{
    return same_fact(a, b, "host") && same_fact(a, b, "cpu_model")
           && a->cores == b->cores && a->pus == b->pus;
}

void run_order_machine(const struct results *r, char text[RUN_MACHINE_BYTES])
{
    fact(r, "host", text, RUN_MACHINE_BYTES);
    if (text[0] == '\0') {
        fact(r, "cpu_model", text, RUN_MACHINE_BYTES);
    }
}
