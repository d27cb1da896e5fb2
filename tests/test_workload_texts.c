/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every workload says of itself, tested unasked on each that is added. */
#include "cmocka_all.h"

#include "registry.h"

#include <string.h>

static void check_whole(const char *name, const char *text)
{
    const char *end = text + strlen(text);

    if (end[-1] != '.' && end[-1] != '`') {
        fail_msg("%s: '...%s' is no whole sentence", name, end - 10);
    }
}

static void check_texts(const struct workload *w)
{
    const char *texts[] = {w->summary, w->unit,     w->question, w->story,
                           w->expect,  w->verified, w->lock};
    enum { WHOLE = 3 }; /* from here on, sentences */

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (texts[i] == NULL || texts[i][0] == '\0') {
            fail_msg("%s lacks one of summary, unit, question, story, expect, "
                     "verified and lock",
                     w->name);
        }
    }
    for (size_t i = WHOLE; i < sizeof texts / sizeof *texts; i++) {
        check_whole(w->name, texts[i]);
    }
    if (w->question[strlen(w->question) - 1] != '?'
        || strchr(w->expect, '\n') != NULL) {
        fail_msg("%s: a question ends with its mark, and what to expect is one "
                 "line",
                 w->name);
    }
}

static void each_workload_tells_its_story(void **state)
{
    (void)state;
    for (size_t i = 0; workload_table[i] != NULL; i++) {
        check_texts(workload_table[i]);
    }
}

static void each_parameter_is_explained(void **state)
{
    (void)state;
    for (size_t i = 0; workload_table[i] != NULL; i++) {
        const struct param *p = workload_table[i]->params;
        for (; p != NULL && p->name != NULL; p++) {
            assert_true(p->help != NULL && p->help[0] != '\0');
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_workload_tells_its_story),
        cmocka_unit_test(each_parameter_is_explained),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
