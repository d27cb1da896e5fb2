/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "reporter.h"
#include "support/fake_results.h"
#include "support/fake_times.h"
#include "support/scratch_dir.h"
#include "tool.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct reporter reporter_svg;

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

/* Two workloads, four models, one, two and four workers, three blocks. */
static void fill(struct results *r)
{
    static const char *const workloads[] = {"primes", "sleep:time=2s"};
    static const char *const models[] = {"sequential", "threads", "gil",
                                         "processes"};
    double medians_ms[24];
    size_t n = 0;

    for (size_t w = 0; w < 2; w++) {
        for (unsigned workers = 1; workers <= 4; workers *= 2) {
            for (size_t m = 0; m < 4; m++) {
                fake_cell(r, workloads[w], models[m], workers);
                medians_ms[n++] = 100.0 * workers + (double)m;
            }
        }
    }
    fake_blocks(r, medians_ms, 3, 0.02);
    fake_times(r);
}

/* To be freed; NULL when it was not written. Scripts need no gnuplot. */
static char *written(struct fixture *f, const char *name)
{
    char path[64];
    struct err e;

    (void)reporter_svg.write(&f->r, &report_defaults, f->dir, &e);
    snprintf(path, sizeof path, "charts/%s", name);
    return scratch_dir_read(f->dir, path);
}

static void assert_has(struct fixture *f, const char *text)
{
    char *script = written(f, "time.gp");

    assert_non_null(script);
    if (strstr(script, text) == NULL) {
        fail_msg("no '%s' in:\n%s", text, script);
    }
    free(script);
}

static void assert_lacks(struct fixture *f, const char *text)
{
    char *script = written(f, "time.gp");

    assert_non_null(script);
    assert_null(strstr(script, text));
    free(script);
}

static void script_and_data_are_the_golden_ones(void **state)
{
    static const char *const names[] = {"time.gp", "time.dat"};
    struct fixture *f = *state;
    char golden[64];

    fill(&f->r);
    for (size_t i = 0; i < 2; i++) {
        char *got = written(f, names[i]);
        assert_non_null(got);
        snprintf(golden, sizeof golden, "golden/charts/%s", names[i]);
        if (getenv("TVP_GOLDEN_UPDATE") != NULL) {
            scratch_dir_write(TVP_TEST_DIR, golden, got);
        }
        char *expected = scratch_dir_read(TVP_TEST_DIR, golden);
        assert_non_null(expected);
        assert_string_equal(got, expected);
        free(expected);
        free(got);
    }
}

static void it_is_drawn(void **state)
{
    struct fixture *f = *state;
    char *argv[] = {"gnuplot", "--version", NULL};
    struct tool tool = {.argv = argv, .dir = "/", .limit_ms = 60000};
    struct err e = {0};

    if (tool_run(&tool, &e) != TOOL_DONE) {
        skip();
    }
    fill(&f->r);
    assert_int_equal(reporter_svg.write(&f->r, &report_defaults, f->dir, &e),
                     0);
    char *svg = scratch_dir_read(f->dir, "charts/time.svg");
    assert_non_null(svg);
    assert_non_null(strstr(svg, "Where does the time go?"));
    assert_non_null(strstr(svg, "50 %"));
    assert_non_null(strstr(svg, "waiting for the lock"));
    free(svg);
}

static void without_workers_there_is_nothing_to_draw(void **state)
{
    struct fixture *f = *state;

    fill(&f->r);
    f->r.nworkers = 0;
    assert_null(written(f, "time.gp"));
    char *other = written(f, "total-time.gp");
    assert_non_null(other);
    free(other);
}

static void a_panel_without_workers_is_left_out(void **state)
{
    struct fixture *f = *state;
    size_t kept = 0;

    fill(&f->r);
    for (size_t i = 0; i < f->r.nworkers; i++) {
        const struct result_worker *w = &f->r.workers[i];
        if (f->r.samples[w->sample].cell < 12) {
            f->r.workers[kept++] = *w;
        }
    }
    f->r.nworkers = kept;
    assert_has(f, "set label 'primes' at screen");
    assert_lacks(f, "set label 'sleep' at screen");
}

static void the_legend_has_what_there_is(void **state)
{
    struct fixture *f = *state;

    fake_cell(&f->r, "primes", "threads", 2);
    fake_blocks(&f->r, (double[]){10.0}, 3, 0.0);
    fake_times(&f->r);
    assert_has(f, "'runnable, without a CPU'");
    assert_has(f, "'blocked (I/O, sleep)'");
    assert_lacks(f, "waiting for the lock");
    for (size_t i = 0; i < f->r.nworkers; i++) {
        f->r.workers[i].worker.runnable_ns = SAMPLE_ABSENT;
    }
    assert_has(f, "'blocked or runnable'");
    assert_lacks(f, "without a CPU");
}

static void names_stand_in_bars_where_they_fit(void **state)
{
    struct fixture *f = *state;

    fake_cell(&f->r, "primes", "threads", 2);
    fake_blocks(&f->r, (double[]){10.0}, 3, 0.0);
    fake_times(&f->r);
    assert_has(f, "set label 'working' at 0.");
    assert_lacks(f, "set label 'join' at 0.");
    assert_lacks(f, "set label 'lock' at 0.");
}

static void models_are_text_and_never_commands(void **state)
{
    struct fixture *f = *state;

    fake_cell(&f->r, "primes", "it's:x=100%d\n`touch pwned`", 2);
    fake_blocks(&f->r, (double[]){10.0}, 3, 0.0);
    fake_times(&f->r);
    assert_has(f, "set label 'it''s:x=100%d `touch pwned`' at graph");
    char *data = written(f, "time.dat");
    assert_non_null(strstr(data, "# it's:x=100%d `touch pwned`\n"));
    free(data);
}

static void long_names_leave_room_for_one_panel_in_a_row(void **state)
{
    struct fixture *f = *state;
    static const char *const models[] = {"threads",
                                         "gil:interval=1ms:more=text"};

    for (size_t m = 0; m < 2; m++) {
        char *script;
        fake_free(&f->r);
        fake_init(&f->r);
        fake_cell(&f->r, "primes", models[m], 2);
        fake_cell(&f->r, "sleep", models[m], 2);
        fake_blocks(&f->r, (double[]){10.0, 20.0}, 3, 0.0);
        fake_times(&f->r);
        script = written(f, "time.gp");
        assert_non_null(script);
        const char *one = strstr(script, "set lmargin at screen ");
        const char *other = strstr(one + 1, "set lmargin at screen ");
        assert_non_null(other);
        assert_int_equal(strncmp(one, other, 29) == 0, m == 1);
        free(script);
    }
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(script_and_data_are_the_golden_ones),
        IN_FOLDER(it_is_drawn),
        IN_FOLDER(without_workers_there_is_nothing_to_draw),
        IN_FOLDER(a_panel_without_workers_is_left_out),
        IN_FOLDER(the_legend_has_what_there_is),
        IN_FOLDER(names_stand_in_bars_where_they_fit),
        IN_FOLDER(models_are_text_and_never_commands),
        IN_FOLDER(long_names_leave_room_for_one_panel_in_a_row),
    };

    return cmocka_run_group_tests_name("chart_time", tests, NULL, NULL);
}
