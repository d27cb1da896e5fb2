/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Break-even and scaling laws in tables, on the page and in the text. */
#include "cmocka_all.h"

#include "scaling.h"
#include "support/report_fixture.h"

#include <stdlib.h>
#include <string.h>

extern const struct reporter reporter_csv;
extern const struct reporter reporter_md;
extern const struct reporter reporter_text;

static void assert_has(const char *text, const char *expected)
{
    if (strstr(text, expected) == NULL) {
        fail_msg("no '%s' in:\n%s", expected,
                 strlen(text) > 600 ? text + strlen(text) - 600 : text);
    }
}

static void assert_file_has(struct report_fixture *f,
                            const struct reporter *reporter, const char *name,
                            const char *expected)
{
    char *text = report_fixture_written(f, reporter, name);

    assert_has(text, expected);
    free(text);
}

static void assert_file_lacks(struct report_fixture *f,
                              const struct reporter *reporter, const char *name,
                              const char *unexpected)
{
    char *text = report_fixture_written(f, reporter, name);

    assert_null(strstr(text, unexpected));
    free(text);
}

/* What a start and the work of a cell cost, in every block. */
static void set_cost(struct results *r, size_t cell, double start_us,
                     double work_us)
{
    for (size_t i = 0; i < r->nsamples; i++) {
        struct sample *s = &r->samples[i].sample;
        if (r->samples[i].cell == cell) {
            s->elapsed_ns = (int64_t)(work_us * 1e3);
            s->total_ns = s->elapsed_ns + (int64_t)(start_us * 1e3);
        }
    }
}

/* Each model's cell in 6 blocks; NULL-ended. */
static void fill(struct results *r, const char *const *models, unsigned workers)
{
    size_t first = r->ncells;

    for (size_t i = 0; models[i] != NULL; i++) {
        fake_cell(r, "primes", models[i], workers);
    }
    for (unsigned b = 0; b < 6; b++) {
        for (size_t i = first; i < r->ncells; i++) {
            fake_sample(r, i, b, 1.0);
        }
    }
}

static void a_pair_is_a_row(void **state)
{
    struct report_fixture *f = *state;

    fill(&f->r, (const char *[]){"gil:interval=1ms", "processes", NULL}, 2);
    set_cost(&f->r, 0, 100.0, 10000.0);
    set_cost(&f->r, 1, 500.0, 5000.0);
    assert_file_has(
        f, &reporter_csv, "breakeven.csv",
        "workload,params,workers,placement,model,against,status,n,start_ns,"
        "start_low_ns,start_high_ns,saved,saved_low,saved_high,length_ns,"
        "length_low_ns,length_high_ns,ops,ops_low,ops_high,run\n"
        "primes,,2,cores,processes,gil:interval=1ms,pays back,6,400000,400000,"
        "400000,0.5,0.5,0.5,800000,800000,800000,80,80,80,\n");
}

static void what_never_pays_has_empty_fields(void **state)
{
    struct report_fixture *f = *state;

    fill(&f->r, (const char *[]){"threads", "processes", NULL}, 2);
    set_cost(&f->r, 0, 100.0, 5000.0);
    set_cost(&f->r, 1, 500.0, 10000.0);
    assert_file_has(f, &reporter_csv, "breakeven.csv",
                    "processes,threads,never,6,400000,400000,400000,-1,-1,-1,,"
                    ",,,,,\n");
}

/* How models scale, and by how much that varies from block to block. */
struct scales {
    const char *model;
    struct scaling_fit truth;
    double noise;
};

static const struct scales three[] = {
    {"threads", {.lambda = 1000.0, .sigma = 0.03}, 0.002},
    {"gil", {.lambda = 1000.0, .sigma = 0.2, .kappa = 0.1}, 0.002},
    {"processes", {.lambda = 1000.0}, 0.002},
};

/* 1, 2, … `most` workers of each model, in 6 blocks. */
static void fill_models(struct results *r, const struct scales *models,
                        size_t count, unsigned most)
{
    r->pus = most;
    for (size_t i = 0; i < count; i++) {
        for (unsigned workers = 1; workers <= most; workers *= 2) {
            fake_cell(r, "primes", models[i].model, workers);
        }
    }
    for (unsigned b = 0; b < 6; b++) {
        for (size_t i = 0; i < r->ncells; i++) {
            const struct scales *m = &models[i / (r->ncells / count)];
            double noise = 1.0 + m->noise * ((int)((b + i) % 3) - 1);
            fake_sample(r, i, b, 100.0)->sample.ops_per_s =
                scaling_throughput(&m->truth, r->cells[i].workers) * noise;
        }
    }
}

static void fill_scaling(struct results *r, unsigned most)
{
    fill_models(r, three, 3, most);
}

/* The text after so many commas of a row. */
static const char *field(const char *row, int number)
{
    assert_non_null(row);
    while (number-- > 0) {
        row += strcspn(row, ",") + 1;
    }
    return row;
}

static void a_law_is_a_row(void **state)
{
    struct report_fixture *f = *state;

    fill_scaling(&f->r, 8);
    char *text = report_fixture_written(f, &reporter_csv, "scaling.csv");
    assert_has(text,
               "workload,params,model,model_params,placement,law,status,n,"
               "points,max_workers,lambda,lambda_low,lambda_high,sigma,"
               "sigma_low,sigma_high,kappa,kappa_low,kappa_high,r2,error,"
               "peak_workers,peak_workers_low,peak_workers_high,"
               "peak_ops_per_s,peak_ops_per_s_low,peak_ops_per_s_high,"
               "extrapolates,note,run\n"
               "primes,,threads,,cores,amdahl,fitted,6,4,8,");
    assert_has(text, "\nprimes,,gil,,cores,usl,fitted,6,4,8,");
    const char *amdahl = strstr(text, "primes,,processes,,cores,amdahl,");
    assert_true(strtod(field(amdahl, 13), NULL) < 0.01);       /* sigma */
    assert_int_equal(strncmp(field(amdahl, 16), ",,,", 3), 0); /* kappa */
    const char *gil = strstr(text, "primes,,gil,,cores,usl,");
    assert_true(strtod(field(gil, 16), NULL) > 0.09);
    assert_true(strtod(field(gil, 21), NULL) > 2.7); /* peak */
    assert_int_equal(field(gil, 27)[0], '0');
    assert_null(strstr(text, "nan"));
    assert_null(strstr(text, "inf"));
    size_t commas = 0;
    for (const char *at = text; *at != '\0'; at++) {
        commas += *at == ',' ? 1U : 0U;
        if (*at == '\n') {
            assert_int_equal(commas, 29);
            commas = 0;
        }
    }
    free(text);
}

static void no_law_is_a_row_that_says_why(void **state)
{
    struct report_fixture *f = *state;

    fill_scaling(&f->r, 2);
    assert_file_has(f, &reporter_csv, "scaling.csv",
                    "\nprimes,,threads,,cores,amdahl,few points,6,2,2,,,,,,,,,,"
                    ",,,,,,,,,2 worker counts; Amdahl's law needs 3,\n");
}

/* An estimate of too few blocks has a value and no bounds. */
static void few_blocks_leave_the_bounds_empty(void **state)
{
    struct report_fixture *f = *state;

    fill_scaling(&f->r, 8);
    f->r.nsamples = f->r.nsamples / 6 * 5;
    char *text = report_fixture_written(f, &reporter_csv, "scaling.csv");
    const char *row = strstr(text, "usl,few blocks,5,4,8,");
    assert_true(strtod(field(row, 5), NULL) > 900.0);
    assert_int_equal(strncmp(field(row, 6), ",,", 2), 0);
    free(text);
}

static void the_text_names_one_pair_of_each_workload(void **state)
{
    static const char *const models[] = {"sequential", "gil", "processes",
                                         "threads", NULL};
    struct report_fixture *f = *state;

    fill(&f->r, models, 2);
    fill(&f->r, models, 4);
    for (size_t i = 0; i < 8; i += 4) {
        set_cost(&f->r, i, 50.0, 10000.0);
        set_cost(&f->r, i + 1, 100.0, 10000.0);
        set_cost(&f->r, i + 2, 500.0, 5000.0 + 750.0 * (double)i);
        set_cost(&f->r, i + 3, 300.0, 5000.0 + 750.0 * (double)i);
    }
    char *text = report_fixture_written(f, &reporter_text, "report.txt");
    assert_has(text, "\n4 workers: processes start 400 µs dearer than gil and "
                     "pay back from 2.00 ms of work on [2.00, 2.00]\n");
    assert_null(strstr(text, "2 workers: processes start"));
    assert_null(strstr(text, "threads start"));
    assert_null(strstr(text, "dearer than sequential"));
    free(text);
}

static void one_after_another_is_named_where_it_is_all_there_is(void **state)
{
    struct report_fixture *f = *state;

    fill(&f->r, (const char *[]){"sequential", "gil", NULL}, 2);
    set_cost(&f->r, 0, 50.0, 10000.0);
    set_cost(&f->r, 1, 100.0, 5000.0);
    assert_file_has(f, &reporter_text, "report.txt",
                    "\n2 workers: gil starts 50.0 µs dearer than sequential "
                    "and pays back from 100 µs");
}

static void what_saves_next_to_nothing_has_no_sentence(void **state)
{
    struct report_fixture *f = *state;

    fill(&f->r, (const char *[]){"threads", "processes", NULL}, 2);
    set_cost(&f->r, 0, 100.0, 10000.0);
    set_cost(&f->r, 1, 500.0, 9950.0);
    assert_file_lacks(f, &reporter_text, "report.txt", "back from");
    assert_file_has(f, &reporter_md, "report.md",
                    "| primes | 2 | processes | threads | 400 µs");
}

static void the_text_says_how_each_model_scales(void **state)
{
    struct report_fixture *f = *state;

    fill_scaling(&f->r, 8);
    char *text = report_fixture_written(f, &reporter_text, "report.txt");
    assert_has(text, "\nSerial share (Amdahl): threads 3.0 % [3.0, 3.0], "
                     "processes 0.00 % [0.00, 0.01]\n"
                     "Most throughput (USL): gil at 2.8 workers [2.8, 2.8]\n");
    free(text);
}

/* Whose peak is far off, or not sure, has a serial share and no peak. */
static void a_peak_is_named_only_if_it_was_seen(void **state)
{
    static const struct scales models[] = {
        {"seen", {.lambda = 9.0, .sigma = 0.7, .kappa = 0.03}, 0.002},
        {"far", {.lambda = 9.0, .sigma = 0.05, .kappa = 0.003}, 0.002},
        {"unsure", {.lambda = 9.0, .sigma = 0.9, .kappa = 0.005}, 0.1},
    };
    struct report_fixture *f = *state;

    fill_models(&f->r, models, 3, 8);
    char *text = report_fixture_written(f, &reporter_text, "report.txt");
    assert_has(text,
               "\nMost throughput (USL): seen at 3.2 workers [3.2, 3.2]\n");
    const char *shares = strstr(text, "\nSerial share (Amdahl): far ");
    assert_non_null(shares);
    assert_has(shares, ", unsure ");
    free(text);
}

static void many_models_are_counted_not_named(void **state)
{
    const struct scaling_fit truth = {.lambda = 9.0, .sigma = 0.05};
    const struct scales models[] = {
        {"a", truth, 0.002}, {"b", truth, 0.002}, {"c", truth, 0.002},
        {"d", truth, 0.002}, {"e", truth, 0.002}, {"f", truth, 0.002},
    };
    struct report_fixture *f = *state;

    fill_models(&f->r, models, 6, 8);
    char *text = report_fixture_written(f, &reporter_text, "report.txt");
    assert_has(text, "\nSerial share (Amdahl): a ");
    assert_has(text, ", and 2 more\n");
    assert_null(strstr(text, ", e 5"));
    free(text);
}

static void the_text_is_silent_on_too_few_counts(void **state)
{
    struct report_fixture *f = *state;

    fill_scaling(&f->r, 2);
    assert_file_lacks(f, &reporter_text, "report.txt", "Amdahl");
    assert_file_has(f, &reporter_md, "report.md",
                    "## Scaling laws\n\nNone is fitted: Amdahl's law needs 3");
}

static void the_page_has_a_section_of_each(void **state)
{
    struct report_fixture *f = *state;

    fill_scaling(&f->r, 8);
    f->r.nsamples -= f->r.ncells; /* a block */
    for (unsigned b = 5; b < 6; b++) {
        for (size_t i = 0; i < f->r.ncells; i++) {
            if (f->r.cells[i].workers < 8 || i > 3) {
                fake_sample(&f->r, i, b, 100.0)->sample.ops_per_s = 1000.0;
            }
        }
    }
    fake_cell(&f->r, "sleep", "threads", 1);
    fake_cell(&f->r, "sleep", "processes", 1);
    fake_cell(&f->r, "sleep", "gil", 1);
    fake_cell(&f->r, "sleep", "gil", 2);
    for (size_t i = 12; i < 16; i++) {
        fake_sample(&f->r, i, 5, 100.0);
    }
    char *text = report_fixture_written(f, &reporter_md, "report.md");
    assert_has(text, "\n## Where a dearer start pays back\n");
    assert_has(text, " undecided; breakeven.csv has them all.");
    assert_has(text, "\n| primes | threads | Amdahl | 4, up to 8 workers | ");
    assert_has(text, " 5 blocks; an interval needs 6");
    assert_has(text, "\n- sleep, threads, processes: 1 worker count; Amdahl's "
                     "law needs 3\n- sleep, gil: 2 worker counts; ");
    free(text);
}

static void a_run_of_nothing_has_neither(void **state)
{
    struct report_fixture *f = *state;

    assert_file_lacks(f, &reporter_md, "report.md", "Scaling");
    assert_file_lacks(f, &reporter_md, "report.md", "pays back");
}

int main(void)
{
#define IN_A_FOLDER(test)                                                      \
    cmocka_unit_test_setup_teardown(test, report_fixture_begin,                \
                                    report_fixture_end)
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(a_pair_is_a_row),
        IN_A_FOLDER(what_never_pays_has_empty_fields),
        IN_A_FOLDER(a_law_is_a_row),
        IN_A_FOLDER(no_law_is_a_row_that_says_why),
        IN_A_FOLDER(few_blocks_leave_the_bounds_empty),
        IN_A_FOLDER(the_text_names_one_pair_of_each_workload),
        IN_A_FOLDER(one_after_another_is_named_where_it_is_all_there_is),
        IN_A_FOLDER(what_saves_next_to_nothing_has_no_sentence),
        IN_A_FOLDER(the_text_says_how_each_model_scales),
        IN_A_FOLDER(a_peak_is_named_only_if_it_was_seen),
        IN_A_FOLDER(many_models_are_counted_not_named),
        IN_A_FOLDER(the_text_is_silent_on_too_few_counts),
        IN_A_FOLDER(the_page_has_a_section_of_each),
        IN_A_FOLDER(a_run_of_nothing_has_neither),
    };

    return cmocka_run_group_tests_name("laws report", tests, NULL, NULL);
}
