/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart_check.h"

#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct reporter reporter_svg;

enum { NAME_BYTES = 96 };

char *chart_written(struct report_fixture *f, const char *name)
{
    char path[NAME_BYTES + 16];
    struct err e;

    (void)reporter_svg.write(&f->r, &report_defaults, f->dir, &e);
    snprintf(path, sizeof path, "charts/%s", name);
    return scratch_dir_read(f->dir, path);
}

void chart_has(struct report_fixture *f, const char *name, const char *text)
{
    char *got = chart_written(f, name);

    assert_non_null(got);
    if (strstr(got, text) == NULL) {
        fail_msg("no '%s' in:\n%s", text, got);
    }
    free(got);
}

void chart_lacks(struct report_fixture *f, const char *name, const char *text)
{
    char *got = chart_written(f, name);

    assert_non_null(got);
    if (strstr(got, text) != NULL) {
        fail_msg("'%s' in:\n%s", text, got);
    }
    free(got);
}

void chart_is_missing(struct report_fixture *f, const char *name)
{
    assert_null(chart_written(f, name));
}

static void compare(struct report_fixture *f, const char *name)
{
    char golden[NAME_BYTES + 16];
    char *got = chart_written(f, name);

    assert_non_null(got);
    snprintf(golden, sizeof golden, "golden/charts/%s", name);
    if (getenv("TVP_GOLDEN_UPDATE") != NULL) {
        scratch_dir_write(TVP_TEST_DIR, golden, got);
    }
    char *expected = scratch_dir_read(TVP_TEST_DIR, golden);
    assert_non_null(expected);
    assert_string_equal(got, expected);
    free(expected);
    free(got);
}

void chart_is_golden(struct report_fixture *f, const char *chart)
{
    static const char *const endings[] = {"gp", "dat"};

    for (size_t i = 0; i < 2; i++) {
        char name[NAME_BYTES];
        snprintf(name, sizeof name, "%s.%s", chart, endings[i]);
        compare(f, name);
    }
}

void chart_is_drawn(struct report_fixture *f, const char *chart,
                    const char *text)
{
    char name[NAME_BYTES];
    struct err e = {0};

    if (reporter_svg.write(&f->r, &report_defaults, f->dir, &e)) {
        if (strstr(e.text, "there is no gnuplot") != NULL) {
            skip();
        }
        fail_msg("%s", e.text);
    }
    snprintf(name, sizeof name, "charts/%s.svg", chart);
    char *svg = scratch_dir_read(f->dir, name);
    assert_non_null(svg);
    assert_non_null(strstr(svg, text));
    free(svg);
}
