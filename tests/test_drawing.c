/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing.h"

#include "cmocka_all.h"

#include "scratch_dir.h"

#include <stdio.h>
#include <string.h>

struct drawing_case {
    const char *format;
    const char *text;
    const char *said; /* NULL: it is whole */
};

static void a_drawing_is_whole_to_its_end(void **state)
{
    static const struct drawing_case cases[] = {
        {"svg", "<svg><g/></svg>\n\n", NULL},
        {"svg", "</svg>", NULL},
        {"svg", "<svg><g/></sv", "half a chart"},
        {"svg", "svg>", "half a chart"},
        {"svg", "<svg></svg><g>", "half a chart"},
        {"svg", "", "an empty file"},
        {"png", "\x89PNG.....IEND\xae\x42\x60\x82", NULL},
        {"png", "\x89PNG.....IEND\xae", "half a chart"},
        {"pdf", "%PDF-1.5\n%%EOF\n", NULL},
        {"pdf", "%PDF-1.5\n", "half a chart"},
    };
    char dir[SCRATCH_PATH_BYTES];
    char path[SCRATCH_PATH_BYTES + 16];

    (void)state;
    scratch_dir_make(dir);
    snprintf(path, sizeof path, "%s/chart", dir);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct err e = {""};
        scratch_dir_write(dir, "chart", cases[i].text);
        int result = drawing_check(path, cases[i].format, &e);
        if (result != (cases[i].said == NULL ? 0 : -1)
            || (cases[i].said != NULL
                && strstr(e.text, cases[i].said) == NULL)) {
            fail_msg("case %zu: %d, %s", i, result, e.text);
        }
    }
    scratch_dir_remove(dir);
}

static void one_that_is_not_there_is_said(void **state)
{
    struct err e = {""};

    (void)state;
    assert_int_equal(drawing_check("/nonexistent/x.svg", "svg", &e), -1);
    assert_non_null(strstr(e.text, "drew nothing"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_drawing_is_whole_to_its_end),
        cmocka_unit_test(one_that_is_not_there_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
