/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "reporter.h"
#include "support/fake_results.h"
#include "support/scratch_dir.h"
#include "tool.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern const struct reporter reporter_svg;
extern const struct reporter reporter_png;

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

static int gnuplot_is_there(void)
{
    char *argv[] = {"gnuplot", "--version", NULL};
    struct tool tool = {.argv = argv, .dir = "/", .limit_ms = 60000};
    struct err e;

    return tool_run(&tool, &e) == TOOL_DONE;
}

static void draw(struct fixture *f, const struct reporter *reporter)
{
    struct err e = {0};

    if (!gnuplot_is_there()) {
        skip();
    }
    if (reporter->write(&f->r, &report_defaults, f->dir, &e)) {
        fail_msg("%s", e.text);
    }
}

/* Two workloads, four models, one, two and four workers, seven blocks. */
static void fill(struct results *r)
{
    static const char *const workloads[] = {"primes", "sleep:time=2s"};
    static const char *const models[] = {"sequential", "threads", "gil",
                                         "processes"};
    static const double parallel_ms[2][4] = {
        {0.0, 1.0, 0.0, 1.0},
        {0.0, 1.0, 1.0, 1.0},
    };
    double medians_ms[24];
    size_t n = 0;

    for (size_t w = 0; w < 2; w++) {
        for (unsigned workers = 1; workers <= 4; workers *= 2) {
            for (size_t m = 0; m < 4; m++) {
                fake_cell(r, workloads[w], models[m], workers);
                medians_ms[n++] = parallel_ms[w][m] > 0.0
                                      ? 100.0 + (double)m
                                      : 100.0 * workers + (double)m;
            }
        }
    }
    fake_blocks(r, medians_ms, 7, 0.02);
}

static void compare_with_golden(const struct fixture *f, const char *name)
{
    char written[64];
    char golden[64];

    snprintf(written, sizeof written, "charts/%s", name);
    snprintf(golden, sizeof golden, "golden/charts/%s", name);
    char *got = scratch_dir_read(f->dir, written);
    assert_non_null(got);
    if (getenv("TVP_GOLDEN_UPDATE") != NULL) {
        scratch_dir_write(TVP_TEST_DIR, golden, got);
    }
    char *expected = scratch_dir_read(TVP_TEST_DIR, golden);
    assert_non_null(expected);
    assert_string_equal(got, expected);
    free(expected);
    free(got);
}

static void scripts_and_data_are_the_golden_ones(void **state)
{
    struct fixture *f = *state;
    struct err e;

    fill(&f->r);
    (void)reporter_svg.write(&f->r, &report_defaults, f->dir,
                             &e); /* even without gnuplot */
    compare_with_golden(f, "speedup.gp");
    compare_with_golden(f, "speedup.dat");
    compare_with_golden(f, "total-time.gp");
    compare_with_golden(f, "total-time.dat");
}

static void the_same_results_draw_the_same_bytes(void **state)
{
    struct fixture *f = *state;

    fill(&f->r);
    draw(f, &reporter_svg);
    char *first = scratch_dir_read(f->dir, "charts/speedup.svg");
    draw(f, &reporter_svg);
    char *second = scratch_dir_read(f->dir, "charts/speedup.svg");
    assert_non_null(first);
    assert_string_equal(first, second);
    assert_non_null(strstr(first, "How much faster than one after another?"));
    assert_non_null(strstr(first, "2 cores"));
    free(second);
    free(first);
}

static void a_script_draws_its_chart_again(void **state)
{
    struct fixture *f = *state;
    char *argv[] = {"gnuplot", "-d", "speedup.gp", NULL};
    char charts[SCRATCH_PATH_BYTES + 16];
    char svg[SCRATCH_PATH_BYTES + 32];
    struct err e;

    fill(&f->r);
    draw(f, &reporter_svg);
    char *first = scratch_dir_read(f->dir, "charts/speedup.svg");
    snprintf(charts, sizeof charts, "%s/charts", f->dir);
    snprintf(svg, sizeof svg, "%s/speedup.svg", charts);
    assert_int_equal(unlink(svg), 0);
    struct tool tool = {.argv = argv, .dir = charts, .limit_ms = 60000};
    assert_int_equal(tool_run(&tool, &e), TOOL_DONE);
    char *again = scratch_dir_read(f->dir, "charts/speedup.svg");
    assert_non_null(again);
    assert_string_equal(first, again);
    free(again);
    free(first);
}

static void only_the_charts_files_are_left(void **state)
{
    struct fixture *f = *state;
    char charts[SCRATCH_PATH_BYTES + 16];

    fill(&f->r);
    draw(f, &reporter_png);
    snprintf(charts, sizeof charts, "%s/charts", f->dir);
    assert_int_equal(scratch_dir_count(charts), 9); /* of 3 charts */
    assert_int_equal(scratch_dir_count(f->dir), 1);
}

static void labels_are_text_and_never_commands(void **state)
{
    struct fixture *f = *state;
    static const char *const hostile[] = {
        "x:a=`touch pwned`",
        "x:a=' ; system('touch pwned') ; '",
        "x:a=\"\nsystem('touch pwned')\n\"",
        "x:a=\\' . system('touch pwned') . '",
        "x:a=@pwned<script>alert(1)</script>&#x41;&#0;{/Bold y}",
        "x:a=\xff\xfe\x1b[31m",
    };
    double medians_ms[12];

    for (size_t i = 0; i < 6; i++) {
        fake_cell(&f->r, hostile[i], "sequential", 2);
        fake_cell(&f->r, hostile[i], hostile[i], 2);
        medians_ms[2 * i] = medians_ms[2 * i + 1] = 10.0;
    }
    fake_blocks(&f->r, medians_ms, 6, 0.01);
    draw(f, &reporter_svg);
    assert_null(scratch_dir_read(f->dir, "charts/pwned"));
    assert_null(scratch_dir_read(f->dir, "pwned"));
    assert_int_not_equal(access("pwned", F_OK), 0);
    char *svg = scratch_dir_read(f->dir, "charts/total-time.svg");
    assert_non_null(svg);
    assert_null(strstr(svg, "<script>alert"));
    assert_null(strstr(svg, "&#"));
    assert_non_null(strstr(svg, "a=`touch pwned`"));
    free(svg);
}

static void without_sequential_there_is_no_speed_up_to_draw(void **state)
{
    struct fixture *f = *state;

    fake_cell(&f->r, "primes", "threads", 2);
    fake_cell(&f->r, "primes", "gil", 2);
    fake_blocks(&f->r, (double[]){10.0, 20.0}, 6, 0.01);
    draw(f, &reporter_svg);
    assert_null(scratch_dir_read(f->dir, "charts/speedup.gp"));
    char *total = scratch_dir_read(f->dir, "charts/total-time.svg");
    assert_non_null(total);
    free(total);
}

static void a_workload_without_sequential_is_noted_in_the_script(void **state)
{
    struct fixture *f = *state;

    fake_cell(&f->r, "primes", "sequential", 2);
    fake_cell(&f->r, "primes", "threads", 2);
    fake_cell(&f->r, "spin\nsystem('touch pwned')", "threads", 2);
    fake_blocks(&f->r, (double[]){20.0, 10.0, 10.0}, 6, 0.01);
    draw(f, &reporter_svg);
    char *script = scratch_dir_read(f->dir, "charts/speedup.gp");
    assert_non_null(strstr(script, "\n# Not drawn: spin system('touch pwned') "
                                   "has no sequential samples"));
    free(script);
}

static void a_run_without_samples_draws_nothing(void **state)
{
    struct fixture *f = *state;
    struct err e;

    fake_cell(&f->r, "primes", "threads", 2);
    assert_int_equal(reporter_svg.write(&f->r, &report_defaults, f->dir, &e),
                     0);
    assert_int_equal(reporter_png.write(&f->r, &report_defaults, f->dir, &e),
                     0);
    assert_null(scratch_dir_read(f->dir, "charts/total-time.gp"));
}

/* Calls the reporter with an environment variable changed. */
static int write_with(struct fixture *f, const struct reporter *reporter,
                      const char *name, const char *value, struct err *e)
{
    char was[4096];
    const char *old = getenv(name);

    snprintf(was, sizeof was, "%s", old == NULL ? "" : old);
    setenv(name, value, 1);
    int status = reporter->write(&f->r, &report_defaults, f->dir, e);
    if (old == NULL) {
        unsetenv(name);
    } else {
        setenv(name, was, 1);
    }
    return status;
}

static void a_missing_gnuplot_is_named_with_its_package(void **state)
{
    struct fixture *f = *state;
    struct err e = {0};

    fill(&f->r);
    assert_int_equal(write_with(f, &reporter_svg, "PATH", f->dir, &e), -1);
    assert_non_null(strstr(e.text, "gnuplot-nox"));
    assert_non_null(strstr(e.text, "then report again"));
}

static void missing_fonts_are_noticed_before_drawing_without_text(void **state)
{
    struct fixture *f = *state;
    struct err e = {0};
    char path[SCRATCH_PATH_BYTES + 16];

    if (!gnuplot_is_there()) {
        skip();
    }
    fill(&f->r);
    scratch_dir_write(f->dir, "none.conf",
                      "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
    snprintf(path, sizeof path, "%s/none.conf", f->dir);
    assert_int_equal(write_with(f, &reporter_png, "FONTCONFIG_FILE", path, &e),
                     -1);
    assert_non_null(strstr(e.text, "fonts-dejavu-core"));
    assert_null(scratch_dir_read(f->dir, "charts/speedup.png"));
}

/* A gnuplot of our own in front of the real one. */
static void shadow_gnuplot(struct fixture *f, const char *script)
{
    char path[SCRATCH_PATH_BYTES + 16];

    scratch_dir_write(f->dir, "gnuplot", script);
    snprintf(path, sizeof path, "%s/gnuplot", f->dir);
    assert_int_equal(chmod(path, 0700), 0);
}

static void what_gnuplot_complains_of_is_passed_on(void **state)
{
    struct fixture *f = *state;
    struct err e = {0};

    fill(&f->r);
    shadow_gnuplot(f, "#!/bin/sh\necho 'no such terminal' >&2\nexit 3\n");
    assert_int_equal(write_with(f, &reporter_svg, "PATH", f->dir, &e), -1);
    assert_non_null(strstr(e.text, "no such terminal"));
    assert_non_null(strstr(e.text, "status 3"));
}

static void a_tool_that_hangs_is_killed(void **state)
{
    char *argv[] = {"sleep", "600", NULL};
    struct tool tool = {.argv = argv, .dir = "/", .limit_ms = 20};
    struct err e = {0};

    (void)state;
    assert_int_equal(tool_run(&tool, &e), TOOL_FAILED);
    assert_non_null(strstr(e.text, "longer than 20 ms"));
}

static void a_tool_that_says_a_lot_is_read_to_the_end(void **state)
{
    char *argv[] = {"sh", "-c",
                    "head -c 300000 /dev/zero | tr '\\0' x >&2; exit 5", NULL};
    struct tool tool = {.argv = argv, .dir = "/", .limit_ms = 60000};
    struct err e = {0};

    (void)state;
    assert_int_equal(tool_run(&tool, &e), TOOL_FAILED);
    assert_non_null(strstr(e.text, "status 5"));
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(scripts_and_data_are_the_golden_ones),
        IN_FOLDER(the_same_results_draw_the_same_bytes),
        IN_FOLDER(a_script_draws_its_chart_again),
        IN_FOLDER(only_the_charts_files_are_left),
        IN_FOLDER(labels_are_text_and_never_commands),
        IN_FOLDER(without_sequential_there_is_no_speed_up_to_draw),
        IN_FOLDER(a_workload_without_sequential_is_noted_in_the_script),
        IN_FOLDER(a_run_without_samples_draws_nothing),
        IN_FOLDER(a_missing_gnuplot_is_named_with_its_package),
        IN_FOLDER(missing_fonts_are_noticed_before_drawing_without_text),
        IN_FOLDER(what_gnuplot_complains_of_is_passed_on),
        cmocka_unit_test(a_tool_that_hangs_is_killed),
        cmocka_unit_test(a_tool_that_says_a_lot_is_read_to_the_end),
    };

    return cmocka_run_group_tests_name("charts", tests, NULL, NULL);
}
