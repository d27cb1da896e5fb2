/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "reporter.h"
#include "support/fake_results.h"
#include "support/scratch_dir.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct reporter reporter_csv;
extern const struct reporter reporter_machine;

struct fixture {
    struct results r;
    char dir[SCRATCH_PATH_BYTES];
};

static int begin(void **state)
{
    struct fixture *f = malloc(sizeof *f);

    if (f == NULL) {
        return -1;
    }
    fake_init(&f->r);
    scratch_dir_make(f->dir);
    *state = f;
    return 0;
}

static int end(void **state)
{
    struct fixture *f = *state;

    fake_free(&f->r);
    scratch_dir_remove(f->dir);
    free(f);
    return 0;
}

/* To be freed. */
static char *written(struct fixture *f, const char *name)
{
    struct err e = {0};

    if (reporter_csv.write(&f->r, &report_defaults, f->dir, &e)) {
        fail_msg("%s", e.text);
    }
    char *text = scratch_dir_read(f->dir, name);
    assert_non_null(text);
    return text;
}

static void assert_begins(const char *text, const char *expected)
{
    size_t length = strlen(expected);

    if (strncmp(text, expected, length) != 0) {
        fail_msg("expected '%s', got '%.*s'", expected, (int)length, text);
    }
}

static const char *line(const char *text, int number)
{
    while (number-- > 0) {
        text = strchr(text, '\n') + 1;
    }
    return text;
}

static void the_columns_are_those_that_others_rely_on(void **state)
{
    static const struct {
        const char *file;
        const char *header;
    } cases[] = {
        {"samples.csv",
         "run_id,block,position,workload,params,model,model_params,workers,"
         "placement,ops,elapsed_ns,total_ns,create_ns,skew_ns,join_ns,"
         "ops_per_s,cpu_user_ns,cpu_sys_ns,voluntary_switches,"
         "involuntary_switches,minor_faults,major_faults,peak_rss_bytes,"
         "pss_bytes,steal_ns,gil_acquires,gil_waits,gil_forced_drops,"
         "gil_wait_ns,gil_hold_ns,latency_p50_ns,latency_p90_ns,"
         "latency_p99_ns,latency_p999_ns,latency_max_ns,checksum,status,"
         "error,gil_voluntary_drops,gil_switches,gil_wait_p50_ns,"
         "gil_wait_p99_ns,gil_wait_max_ns,figure,figure_name,handback_ns,"
         "runnable_ns,migrations,foreign_cpu_ns,pressure_ns,run_queue,"
         "throttled_ns,throttle_events,frequency_hz,controller_cpu_ns,"
         "warmup_ns,steady_ops_per_s,fairness,cycles,instructions,"
         "cache_misses,tlb_misses,outlier\n"},
        {"workers.csv",
         "run_id,block,position,workload,params,model,model_params,workers,"
         "placement,worker,pid,pu_bound,"},
        {"summary.csv",
         "workload,params,model,model_params,workers,placement,n,"
         "elapsed_median,elapsed_low,elapsed_high,total_median,total_low,"
         "total_high,ops_per_s_median,ops_per_s_low,ops_per_s_high,"
         "latency_p50_median,latency_p50_low,latency_p50_high,"
         "latency_p99_median,latency_p99_low,latency_p99_high,speedup,"
         "speedup_low,speedup_high,create_median,create_low,create_high,"
         "join_median,join_low,join_high,figure_name,figure_median,"
         "figure_min,figure_max,fairness,warmup_ns,steady_ops_per_s,"
         "instructions_per_cycle,instructions_per_op,cache_misses_per_op,"
         "tlb_misses_per_op,migrations,disturbed,outliers,drift,"
         "drift_p,autocorrelation,autocorrelation_p,pss_bytes_median,"
         "pss_bytes_low,pss_bytes_high,run\n"},
        {"verdicts.csv",
         "workload,params,workers,placement,metric,winner,runner_up,ratio,"
         "ratio_low,ratio_high,verdict,p,p_adjusted,run\n"},
        {"time.csv",
         "workload,params,model,model_params,workers,placement,n,total_ns,"
         "create_ns,skew_ns,working_ns,lock_ns,blocked_ns,runnable_ns,"
         "idle_ns,handback_ns,join_ns,excess_ns,run\n"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *text = written(*state, cases[i].file);
        assert_begins(text, cases[i].header);
        free(text);
    }
}

static void absent_figures_are_empty_fields(void **state)
{
    struct fixture *f = *state;

    fake_cell(&f->r, "primes:limit=5", "gil:interval=1ms", 2);
    fake_sample(&f->r, 0, 3, 1.0);
    char *text = written(f, "samples.csv");
    assert_string_equal(
        line(text, 1),
        "20300102T030405Z-fake,3,0,primes,limit=5,gil,interval=1ms,2,cores,"
        "2000,985000,1000000,10000,,5000,2030456.8527918782,,,,,,,,,,,,,,,,,"
        ",,,0000000000000000,ok,,,,,,,,,,,,,,,,,,,,,,,,,,\n");
    free(text);
}

static void nothing_is_ever_nan_or_infinite(void **state)
{
    struct fixture *f = *state;
    static const char *const files[] = {"samples.csv", "workers.csv",
                                        "summary.csv", "verdicts.csv",
                                        "time.csv"};

    fake_cell(&f->r, "primes", "threads", 2);
    fake_cell(&f->r, "primes", "gil", 2);
    fake_sample(&f->r, 0, 0, 0.0)->sample.ops_per_s = NAN;
    fake_sample(&f->r, 1, 0, 0.0)->sample.ops_per_s = INFINITY;
    f->r.samples[0].sample.fairness = NAN;
    f->r.samples[1].sample.steady_ops_per_s = INFINITY;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char *text = written(f, files[i]);
        assert_null(strstr(text, "nan"));
        assert_null(strstr(text, "inf"));
        free(text);
    }
}

static void text_is_quoted_as_rfc_4180_says(void **state)
{
    struct fixture *f = *state;

    fake_cell(&f->r, "primes", "threads", 2);
    fake_sample(&f->r, 0, 0, 1.0)->error = "said \"no\", twice\nand died";
    char *text = written(f, "samples.csv");
    assert_non_null(strstr(text, ",ok,\"said \"\"no\"\", twice\nand died\","));
    free(text);
}

static void text_that_begins_like_a_formula_is_disarmed(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *error;
        const char *field;
    } cases[] = {
        {"=1+1", ",ok,'=1+1,"},     {"+1", ",ok,'+1,"},
        {"-1", ",ok,'-1,"},         {"@SUM(A1)", ",ok,'@SUM(A1),"},
        {"\t=1", ",ok,'\t=1,"},     {"=\"a\"", ",ok,\"'=\"\"a\"\"\","},
        {"a=1", ",ok,a=1,"},        {"\r=1", ",ok,\"'\r=1\","},
        {"\n=1", ",ok,\"'\n=1\","},
    };

    fake_cell(&f->r, "primes", "threads", 2);
    struct result_sample *s = fake_sample(&f->r, 0, 0, 1.0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s->error = cases[i].error;
        char *text = written(f, "samples.csv");
        assert_non_null(strstr(text, cases[i].field));
        free(text);
    }
}

/* Whoever reads columns by number finds the earlier ones where they were. */
static void later_figures_follow_the_error(void **state)
{
    struct fixture *f = *state;

    fake_cell(&f->r, "counter", "gil", 2);
    struct result_sample *s = fake_sample(&f->r, 0, 0, 1.0);
    s->sample.gil_voluntary_drops = 11;
    s->sample.gil_switches = 12;
    s->sample.gil_wait_p50_ns = 13;
    s->sample.gil_wait_p99_ns = 14;
    s->sample.gil_wait_max_ns = 15;
    s->sample.figure = 0;
    s->sample.handback_ns = 16;
    snprintf(s->figure_name, sizeof s->figure_name, "=updates_lost");
    s->error = "none";
    char *text = written(f, "samples.csv");
    assert_non_null(
        strstr(text, ",ok,none,11,12,13,14,15,0,'=updates_lost,16,"));
    free(text);
}

static void workers_name_their_sample(void **state)
{
    struct fixture *f = *state;

    fake_cell(&f->r, "primes", "threads", 2);
    fake_sample(&f->r, 0, 4, 1.0);
    fake_worker(&f->r, 0)->worker.start_ns = 0;
    fake_worker(&f->r, 1)->worker.start_ns = 77;
    char *text = written(f, "workers.csv");
    assert_begins(line(text, 2), "20300102T030405Z-fake,4,0,primes,,threads,,"
                                 "2,cores,1,,,,,,77,");
    free(text);
}

static void verdicts_name_models_with_their_parameters(void **state)
{
    struct fixture *f = *state;

    fake_cell(&f->r, "primes", "gil:interval=1ms", 2);
    fake_cell(&f->r, "primes", "processes", 2);
    fake_blocks(&f->r, (double[]){20.0, 10.0}, 7, 0.0);
    char *text = written(f, "verdicts.csv");
    assert_begins(line(text, 1),
                  "primes,,2,cores,total,processes,gil:interval=1ms,2,"
                  "2,2,wins,0.015625,0.015625,\n"
                  "primes,,2,cores,elapsed,processes,gil:interval=1ms,2,"
                  "2,2,wins,0.015625,0.015625,\n"
                  "primes,,2,cores,throughput,processes,gil:interval=1ms,");
    free(text);
}

static void a_summary_has_a_row_for_every_cell(void **state)
{
    struct fixture *f = *state;

    fake_cell(&f->r, "primes", "sequential", 2);
    fake_cell(&f->r, "primes", "threads", 2);
    fake_cell(&f->r, "primes", "gil", 2);
    fake_blocks(&f->r, (double[]){20.0, 10.0, 20.0}, 7, 0.0);
    for (size_t i = 2; i < f->r.nsamples; i += 3) {
        f->r.samples[i].sample.status = SAMPLE_FAILED;
    }
    char *text = written(f, "summary.csv");
    assert_begins(line(text, 2),
                  "primes,,threads,,2,cores,7,9850000,9850000,9850000,"
                  "10000000,10000000,10000000,");
    assert_string_equal(line(text, 3), "primes,,gil,,2,cores,0,,,,,,,,,,,,,,,,,"
                                       ",,,,,,,,,,,,,,,,,,,,0,,,,,,,,,\n");
    free(text);
}

static const char *ending(const char *text, int number, size_t length)
{
    return strchr(line(text, number), '\n') - length;
}

static void a_summary_says_how_trials_went(void **state)
{
    struct fixture *f = *state;
    static const char expected[] =
        ",0.5,250,3000,,4,0,0.5,0,1,,,,,,4096,4096,4096,\n";

    fake_cell(&f->r, "primes", "threads", 2);
    struct result_sample *s = fake_sample(&f->r, 0, 0, 1.0);
    s->sample.status = SAMPLE_DISTURBED;
    s->sample.fairness = 0.5;
    s->sample.warmup_ns = 250;
    s->sample.steady_ops_per_s = 3000.0;
    s->sample.instructions = 8000;
    s->sample.cache_misses = 0;
    s->sample.tlb_misses = 1000;
    s->sample.migrations = 0;
    s->sample.pss_bytes = 4096;
    char *text = written(f, "summary.csv");
    assert_begins(ending(text, 1, sizeof expected - 2), expected);
    free(text);
}

static void the_time_of_every_cell_is_split(void **state)
{
    struct fixture *f = *state;

    fake_cell(&f->r, "primes", "gil:interval=1ms", 1);
    fake_cell(&f->r, "primes", "threads", 1);
    fake_sample(&f->r, 0, 0, 1.0)->sample.handback_ns = 5000;
    f->r.samples[0].sample.total_ns += 5000;
    struct worker_sample *w = &fake_worker(&f->r, 0)->worker;
    w->start_ns = 1000;
    w->end_ns = 981000;
    w->cpu_user_ns = 600000;
    w->cpu_sys_ns = 100000;
    w->gil_wait_ns = 200000;
    w->runnable_ns = 51000;
    fake_sample(&f->r, 1, 0, 1.0);
    char *text = written(f, "time.csv");
    assert_string_equal(line(text, 1),
                        "primes,,gil,interval=1ms,1,cores,1,1005000,10000,"
                        "1000,700000,200000,30000,50000,4000,5000,5000,0,\n"
                        "primes,,threads,,1,cores,0,,,,,,,,,,,,\n");
    free(text);
    f->r.workers[0].worker.runnable_ns = SAMPLE_ABSENT;
    f->r.workers[0].worker.gil_wait_ns = SAMPLE_ABSENT;
    f->r.samples[0].sample.handback_ns = SAMPLE_ABSENT;
    text = written(f, "time.csv");
    assert_begins(line(text, 1), "primes,,gil,interval=1ms,1,cores,1,1005000,"
                                 "10000,1000,700000,,280000,,4000,,5000,0,\n");
    free(text);
}

static void a_folder_that_is_not_there_is_reported_by_name(void **state)
{
    struct fixture *f = *state;
    struct err e = {0};

    assert_int_equal(
        reporter_csv.write(&f->r, &report_defaults, "/nowhere/at/all", &e), -1);
    assert_non_null(strstr(e.text, "/nowhere/at/all/samples.csv"));
    assert_non_null(strstr(e.text, "-o"));
}

static void no_temporary_file_is_left(void **state)
{
    struct fixture *f = *state;

    free(written(f, "samples.csv"));
    assert_int_equal(scratch_dir_count(f->dir), 7);
}

static void the_machine_is_written_as_it_was_stored(void **state)
{
    struct fixture *f = *state;
    char machine[] = "{\"cpu\": \"one\"}\n";
    char none[] = "";
    struct err e = {0};

    f->r.machine_json = machine;
    f->r.topology_xml = none;
    assert_int_equal(
        reporter_machine.write(&f->r, &report_defaults, f->dir, &e), 0);
    char *text = scratch_dir_read(f->dir, "machine.json");
    assert_string_equal(text, machine);
    free(text);
    assert_int_equal(scratch_dir_count(f->dir), 1);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(the_columns_are_those_that_others_rely_on),
        IN_FOLDER(absent_figures_are_empty_fields),
        IN_FOLDER(nothing_is_ever_nan_or_infinite),
        IN_FOLDER(text_is_quoted_as_rfc_4180_says),
        IN_FOLDER(text_that_begins_like_a_formula_is_disarmed),
        IN_FOLDER(later_figures_follow_the_error),
        IN_FOLDER(workers_name_their_sample),
        IN_FOLDER(verdicts_name_models_with_their_parameters),
        IN_FOLDER(a_summary_has_a_row_for_every_cell),
        IN_FOLDER(a_summary_says_how_trials_went),
        IN_FOLDER(the_time_of_every_cell_is_split),
        IN_FOLDER(a_folder_that_is_not_there_is_reported_by_name),
        IN_FOLDER(no_temporary_file_is_left),
        IN_FOLDER(the_machine_is_written_as_it_was_stored),
    };

    return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
