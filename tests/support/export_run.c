/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export_run.h"

#include "fake_results.h"

#include <stdio.h>

static char machine[] =
    "{\"schema_version\": 1, \"host\": \"a \\\"host\\\"\\n\", "
    "\"cpu_model\": \"=CPU\\\\é\", \"kernel\": \"Linux 6.1\", \"aslr\": \"2\", "
    "\"frequency_governor\": \"powersave\", "
    "\"load_average\": \"0.25 0.50 1.5 1/2 3\"}";

static void add_details(struct sample *s)
{
    s->cpu_user_ns = s->total_ns / 2;
    s->cpu_sys_ns = s->total_ns / 8;
    s->peak_rss_bytes = 1048576;
    s->latency_p99_ns = 1500;
    s->fairness = 0.75;
    s->frequency_hz = 2500000000;
    s->checksum = 0xDEADBEEF;
}

static void add_block(struct results *r, unsigned block)
{
    static const double medians_ms[] = {30.0, 20.0, 10.0, 40.0, 25.0, 5.0};

    for (size_t i = 0; i < r->ncells; i++) {
        double noise = 0.01 * (double)((block * 5 + i) % 7);
        double total_ms = medians_ms[i] * (1.0 + noise);
        struct result_sample *s = fake_sample(r, i, block, total_ms);
        if (i != 5) {
            add_details(&s->sample);
        }
        if (i == 1 && block == 2) {
            s->sample.status = SAMPLE_DISTURBED;
            s->error = "steal: \"9 %\"\nof the time";
            struct result_sample *again = fake_sample(r, i, block, 21.0);
            add_details(&again->sample);
        }
    }
}

/* One in which a cell died, and one that never was measured. */
static void lose_one(struct results *r)
{
    for (size_t i = 0; i < r->nsamples; i++) {
        struct result_sample *s = &r->samples[i];
        if (s->cell == 4 && s->block == 3) {
            sample_clear(&s->sample);
            s->sample.status = SAMPLE_CRASHED;
            s->error = "=cmd|'/C calc'!A0 \xFF \\ \"killed\"\n";
        }
    }
}

void export_run_fill(struct results *r)
{
    r->machine_json = machine;
    snprintf(r->plan_name, sizeof r->plan_name, "a \"plan\"\nof\xC3\x28 two");
    fake_cell(r, "primes:limit=1000", "sequential", 2);
    fake_cell(r, "primes:limit=1000", "threads", 2);
    fake_cell(r, "primes:limit=1000", "processes:start=spawn", 2);
    fake_cell(r, "file-read:file==cmd|'\"x\",\n\\/\xC3\xA9\xFF%2F", "threads",
              1);
    fake_cell(r, "file-read:file==cmd|'\"x\",\n\\/\xC3\xA9\xFF%2F", "processes",
              1);
    fake_cell(r, "mixed:cpu=50%", "gil", 3);
    snprintf(r->cells[5].placement, sizeof r->cells[5].placement, "per-core");
    for (unsigned block = 0; block < 7; block++) {
        add_block(r, block);
    }
    lose_one(r);
}
