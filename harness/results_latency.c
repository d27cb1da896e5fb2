/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "results_latency.h"

#include "histogram_rows.h"
#include "pairing.h"

#include <stdlib.h>

struct merging {
    struct results *r;
    const sqlite3_int64 *ids;
    struct histogram_rows rows;
    struct histogram_counts one; /* room for any sample's */
};

static int merge_sample(struct merging *m, size_t i, int64_t max_ns,
                        struct err *e)
{
    if (histogram_rows_latency(&m->rows, m->ids[i], &m->one, e)) {
        return -1;
    }
    if (m->one.n > 0) {
        m->one.max = (uint64_t)max_ns;
    }
    return histogram_counts_add(&m->r->latencies[results_cell(m->r, i)],
                                &m->one)
               ? err_set(e, "out of memory for the latencies")
               : 0;
}

static int merge_samples(struct merging *m, const struct pairing *p,
                         struct err *e)
{
    const struct results *r = m->r;
    size_t block = 0;

    for (size_t i = 0; i < r->nsamples; i++) {
        int64_t max_ns =
            results_int(r, i, offsetof(struct sample, latency_max_ns));
        block += i > 0 && results_block(r, i) != results_block(r, i - 1);
        if (max_ns != SAMPLE_ABSENT
            && pairing_at(p, results_cell(r, i), block) == (ptrdiff_t)i
            && merge_sample(m, i, max_ns, e)) {
            return -1;
        }
    }
    return 0;
}

int results_latency_load(sqlite3 *db, struct results *r,
                         const sqlite3_int64 *ids, struct err *e)
{
    struct merging m = {.r = r, .ids = ids};
    struct pairing pairing;
    int result = -1;

    if (pairing_make(&pairing, r, e)) {
        return -1;
    }
    r->latencies = calloc(r->ncells + 1, sizeof *r->latencies);
    m.one.list = calloc(HISTOGRAM_BUCKETS, sizeof *m.one.list);
    if (r->latencies == NULL || m.one.list == NULL) {
        err_set(e, "out of memory for the latencies of %zu cells", r->ncells);
    } else if (histogram_rows_open(&m.rows, db, e) == 0) {
        result = merge_samples(&m, &pairing, e);
    }
    histogram_rows_close(&m.rows);
    histogram_counts_free(&m.one);
    pairing_free(&pairing);
    return result;
}

void results_latency_free(struct results *r)
{
    for (size_t i = 0; r->latencies != NULL && i < r->ncells; i++) {
        histogram_counts_free(&r->latencies[i]);
    }
    free(r->latencies);
    r->latencies = NULL;
}
