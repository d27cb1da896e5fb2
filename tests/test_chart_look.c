/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "support/report_fixture.h"
#include "tool.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct reporter reporter_svg;
extern const struct reporter reporter_pdf;

static void fill(struct results *r)
{
    static const double medians_ms[] = {100.0, 52.0, 101.0, 55.0};

    fake_cell(r, "primes", "sequential", 2);
    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "gil", 2);
    fake_cell(r, "primes", "processes", 2);
    fake_blocks(r, medians_ms, 7, 0.02);
}

/* gnuplot with these arguments, among the charts. */
static void gnuplot(const struct report_fixture *f, char *settings,
                    char *script)
{
    char *argv[] = {"gnuplot", "-d", "-e", settings, script, NULL};
    char charts[SCRATCH_PATH_BYTES + 16];
    struct tool tool = {.argv = argv, .dir = charts, .limit_ms = 60000};
    struct err e = {0};

    snprintf(charts, sizeof charts, "%s/charts", f->dir);
    switch (tool_run(&tool, &e)) {
    case TOOL_DONE:
        return;
    case TOOL_MISSING:
        skip();
    default:
        fail_msg("%s", e.text);
    }
}

/* A chart as it was drawn, to be freed. */
static char *drawn(struct report_fixture *f, const struct report_options *o,
                   const char *name)
{
    struct err e = {0};

    if (f->r.ncells == 0) {
        fill(&f->r);
    }
    if (reporter_svg.write(&f->r, o, f->dir, &e)) {
        if (strstr(e.text, "there is no gnuplot") != NULL) {
            skip();
        }
        fail_msg("%s", e.text);
    }
    char *text = scratch_dir_read(f->dir, name);
    assert_non_null(text);
    return text;
}

static void dark_charts_stand_on_dark_ground(void **state)
{
    struct report_fixture *f = *state;
    const struct report_options dark = {.dark = true};
    char *light = drawn(f, &report_defaults, "charts/speedup.svg");
    char *other = drawn(f, &dark, "charts/speedup.svg");

    assert_non_null(strstr(light, "fill=\"#ffffff\""));
    assert_null(strstr(light, "#14181d"));
    assert_non_null(strstr(other, "fill=\"#14181d\""));
    assert_null(strstr(other, "rgb( 32,  32,  32)"));
    free(other);
    free(light);
}

static void a_script_draws_either_theme(void **state)
{
    struct report_fixture *f = *state;
    const struct report_options dark = {.dark = true};
    char *expected = drawn(f, &dark, "charts/total-time.svg");

    free(drawn(f, &report_defaults, "charts/total-time.svg"));
    gnuplot(f, "theme='dark'; file='again.svg'", "total-time.gp");
    char *again = scratch_dir_read(f->dir, "charts/again.svg");
    assert_non_null(again);
    assert_string_equal(again, expected);
    free(again);
    free(expected);
}

static void a_chart_is_as_large_as_asked_for(void **state)
{
    struct report_fixture *f = *state;
    static const struct {
        struct report_options options;
        const char *size;
    } cases[] = {
        {{.width_px = 1600, .height_px = 900}, "width=\"1600\" height=\"900\""},
        {{.width_px = 640, .height_px = 480, .font_px = 14},
         "width=\"640\" height=\"480\""},
        {{.width_px = 640}, "width=\"640\" height=\"432\""},
        /* twice the text in twice the room is the same picture */
        {{.width_px = 1600, .font_px = 24}, "width=\"1600\" height=\"864\""},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *svg = drawn(f, &cases[i].options, "charts/speedup.svg");
        if (strstr(svg, cases[i].size) == NULL) {
            fail_msg("case %zu is not of %s but %.120s", i, cases[i].size, svg);
        }
        free(svg);
    }
}

static void what_would_not_be_legible_is_higher(void **state)
{
    struct report_fixture *f = *state;
    const struct report_options low = {.width_px = 800, .height_px = 320};
    char *svg = drawn(f, &low, "charts/speedup.svg");
    int height = 0;

    assert_int_equal(sscanf(strstr(svg, "height=\""), "height=\"%d", &height),
                     1);
    assert_in_range(height, 320, 330);
    free(svg);
}

static void long_lines_of_the_head_are_broken(void **state)
{
    struct report_fixture *f = *state;
    const struct report_options narrow = {.width_px = 320};
    char *gp = drawn(f, &narrow, "charts/speedup.gp");

    assert_null(strstr(gp, "'How much faster than one after another?'"));
    assert_non_null(strstr(gp, "'How much faster than"));
    assert_non_null(strstr(gp, "another?'"));
    free(gp);
}

static void the_font_is_the_one_asked_for(void **state)
{
    struct report_fixture *f = *state;
    const struct report_options o = {.font = "Noto Sans", .font_px = 18};
    char *svg = drawn(f, &o, "charts/speedup.svg");

    assert_non_null(strstr(svg, "Noto Sans"));
    assert_null(strstr(svg, "DejaVu"));
    assert_non_null(strstr(svg, "font-size=\"18.00\""));
    free(svg);
}

static void a_pdf_does_not_say_when_it_was_drawn(void **state)
{
    struct report_fixture *f = *state;

    free(drawn(f, &report_defaults, "charts/speedup.svg"));
    char *pdf = report_fixture_written(f, &reporter_pdf, "charts/speedup.pdf");
    assert_memory_equal(pdf, "%PDF-", 5);
    free(pdf);
    gnuplot(f, "format='pdf'; file='now.pdf'", "speedup.gp");
    /* Bytes that end a string come before: so by a tool that takes them. */
    char *argv[] = {"grep", "-aq", "CreationDate (D:19700101000000",
                    "charts/speedup.pdf", NULL};
    struct tool grep = {.argv = argv, .dir = f->dir, .limit_ms = 60000};
    struct err e;
    assert_int_equal(tool_run(&grep, &e), TOOL_DONE);
    argv[3] = "charts/now.pdf";
    assert_int_equal(tool_run(&grep, &e), TOOL_FAILED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(dark_charts_stand_on_dark_ground,
                                        report_fixture_begin,
                                        report_fixture_end),
        cmocka_unit_test_setup_teardown(a_script_draws_either_theme,
                                        report_fixture_begin,
                                        report_fixture_end),
        cmocka_unit_test_setup_teardown(a_chart_is_as_large_as_asked_for,
                                        report_fixture_begin,
                                        report_fixture_end),
        cmocka_unit_test_setup_teardown(what_would_not_be_legible_is_higher,
                                        report_fixture_begin,
                                        report_fixture_end),
        cmocka_unit_test_setup_teardown(long_lines_of_the_head_are_broken,
                                        report_fixture_begin,
                                        report_fixture_end),
        cmocka_unit_test_setup_teardown(the_font_is_the_one_asked_for,
                                        report_fixture_begin,
                                        report_fixture_end),
        cmocka_unit_test_setup_teardown(a_pdf_does_not_say_when_it_was_drawn,
                                        report_fixture_begin,
                                        report_fixture_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
