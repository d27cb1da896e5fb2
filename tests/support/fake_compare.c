/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake_compare.h"

#include "fake_results.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char base_machine[] = "{\"host\": \"lab-1\"}";
static char now_machine[] = "{\"host\": \"lab <2> & \\\"co\\\"\\u0007\"}";

static void fill_run(struct results *r, const char *id, double factor)
{
    const double medians_ms[] = {30.0, 20.0 * factor, 10.0, 40.0, 25.0, 5.0};

    fake_init(r);
    snprintf(r->run_id, sizeof r->run_id, "%s", id);
    fake_cell(r, "primes:limit=1000", "sequential", 2);
    fake_cell(r, "primes:limit=1000", "threads", 2);
    fake_cell(r, "primes:limit=1000", "processes:start=spawn", 2);
    fake_cell(r,
              "file-read:file=<b>|`a`,\n%\xC3\xA9\xFF\x1B\xEF\xBF\xBE::error",
              "threads", 1);
    fake_cell(r, "mixed:cpu=50%", "gil", 3);
    fake_cell(r, "mixed:cpu=50%", "threads", 3);
    fake_blocks(r, medians_ms, 6, 0.01);
}

void fake_compare_init(struct fake_compare *f)
{
    *f = (struct fake_compare){.c.adjusted = true};
    fill_run(&f->base, "20300101T000000Z-base", 1.0);
    fill_run(&f->now, "20300102T000000Z-new", 1.25);
    f->base.machine_json = base_machine;
    f->now.machine_json = now_machine;
    f->c.base = &f->base;
    f->c.now = &f->now;
    f->c.cells = calloc(FAKE_COMPARE_CELLS, sizeof *f->c.cells);
    if (f->c.cells == NULL) {
        abort();
    }
    f->c.means = f->means;
    f->c.facts = f->facts;
    f->c.only_base = f->only_base;
    f->c.only_now = f->only_now;
}

void fake_compare_free(struct fake_compare *f)
{
    f->base.machine_json = NULL;
    f->now.machine_json = NULL;
    fake_free(&f->base);
    fake_free(&f->now);
    free(f->c.cells);
}

struct compare_cell *fake_compare_add(struct fake_compare *f, size_t cell,
                                      enum compare_kind kind, double ratio)
{
    struct compare_cell *c = &f->c.cells[f->c.ncells++];

    *c = (struct compare_cell){
        .metric = METRIC_TOTAL,
        .base = cell,
        .now = cell,
        .n_base = 6,
        .n_now = 6,
        .ratio = {ratio, ratio * 0.98, ratio * 1.03},
        .p = 0.001,
        .p_adjusted = 0.004,
        .threshold = COMPARE_THRESHOLD,
        .kind = kind,
    };
    return c;
}

static void add_note(struct fake_compare *f, const char *text)
{
    snprintf(f->c.notes[f->c.nnotes++], COMPARE_NOTE_BYTES, "%s", text);
}

static void add_fact(struct fake_compare *f, const char *name, const char *base,
                     const char *now)
{
    struct compare_fact *fact = &f->facts[f->c.nfacts++];

    snprintf(fact->name, sizeof fact->name, "%s", name);
    snprintf(fact->base, sizeof fact->base, "%s", base);
    snprintf(fact->now, sizeof fact->now, "%s", now);
    fact->matters = f->c.nfacts == 1;
}

static void add_means(struct fake_compare *f)
{
    f->means[0] = (struct compare_mean){
        .metric = METRIC_TOTAL,
        .first = 1,
        .cells = 2,
        .ratio = {1.25, 1.22, 1.28},
        .p = 0.002,
        .p_adjusted = 0.005,
        .threshold = 0.05,
        .kind = COMPARE_WORSE,
    };
    f->means[1] = (struct compare_mean){
        .metric = METRIC_MEMORY,
        .first = 5,
        .cells = 1,
        .ratio = {0.8, 0.7, 0.9},
        .p = 0.02,
        .p_adjusted = 0.02,
        .threshold = 0.1,
        .kind = COMPARE_BETTER,
    };
    f->c.nmeans = 2;
}

void fake_compare_fill(struct fake_compare *f)
{
    struct compare_cell *c;

    fake_compare_init(f);
    fake_compare_add(f, 0, COMPARE_SAME, 1.001);
    fake_compare_add(f, 1, COMPARE_WORSE, 1.25);
    fake_compare_add(f, 2, COMPARE_BETTER, 0.5);
    fake_compare_add(f, 3, COMPARE_UNDECIDED, 1.04);
    f->now.cells[3].ops = 2000;
    c = fake_compare_add(f, 4, COMPARE_WORSE, 1.5);
    c->metric = METRIC_THROUGHPUT;
    c = fake_compare_add(f, 5, COMPARE_BETTER, 0.8);
    c->metric = METRIC_MEMORY;
    c->threshold = 0.1;
    for (size_t i = 0; i < f->now.nsamples; i++) {
        f->base.samples[i].sample.pss_bytes = 8 << 20;
        f->now.samples[i].sample.pss_bytes = 1000;
    }
    snprintf(f->base.cells[2].params, sizeof f->base.cells[2].params,
             "limit=999");
    add_means(f);
    add_fact(f, "CPU model", "A | <B>", "C %0A ::error::");
    add_fact(f, "kernel", "6.1", "6.2");
    add_note(f, "BASE has 6 blocks: \"few\", 100 % of them <b>bold</b>.");
    add_note(f, "A note\r\nof two lines, @all: #1 ]]> & more.");
    f->only_base[0] = 3;
    f->c.nonly_base = 1;
    f->only_now[0] = 0;
    f->only_now[1] = 4;
    f->c.nonly_now = 2;
}
