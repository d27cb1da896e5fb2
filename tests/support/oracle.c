/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle.h"

#include "cmocka_all.h"

#include <gsl/gsl_randist.h>
#include <math.h>

enum { BLOCKS_MAX = 4000 };

void oracle_begin(struct oracle *o, uint64_t seed)
{
    if (o->random == NULL) {
        o->random = gsl_rng_alloc(gsl_rng_mt19937);
    }
    gsl_rng_set(o->random, (unsigned long)seed);
    o->n = 0;
    o->blocks = 0;
}

void oracle_end(struct oracle *o)
{
    gsl_rng_free(o->random);
    o->random = NULL;
}

static double noise(const struct oracle *o)
{
    return gsl_rng_uniform(o->random) < 0.1
               ? gsl_ran_exponential(o->random, 4.0 * o->noise)
               : gsl_ran_gaussian(o->random, o->noise);
}

void oracle_probe(struct oracle *o, double value)
{
    size_t i = 0;

    while (i < o->n
           && (o->fields[i].value > value || o->fields[i].value < value)) {
        i++;
    }
    assert_in_range(i, 0, ORACLE_FIELDS - 1);
    struct crossover_field *f = &o->fields[i];
    if (i == o->n) {
        *f = (struct crossover_field){
            .value = value, .first = o->first[i], .second = o->second[i]};
        o->n++;
    }
    assert_in_range(f->blocks, 0, ORACLE_BLOCKS - 1);
    double drift = gsl_ran_gaussian(o->random, 0.05); /* the block's */
    o->first[i][f->n] = exp(drift + o->log_ratio(value) + noise(o));
    o->second[i][f->n] = exp(drift + noise(o));
    f->n += gsl_rng_uniform(o->random) < o->lost ? 0U : 1U;
    f->blocks++;
    o->blocks++;
}

void oracle_search(struct oracle *o, struct crossover_rules *rules,
                   struct crossover_answer *answer)
{
    struct err e = {""};
    double probe = -1.0;
    int more;

    while ((more = crossover_next(rules, o->fields, o->n, &probe, answer, &e))
           > 0) {
        assert_true(probe >= o->axis->low && probe <= o->axis->high);
        assert_true(o->blocks < BLOCKS_MAX);
        oracle_probe(o, probe);
    }
    if (more < 0) {
        fail_msg("%s", e.text);
    }
}
