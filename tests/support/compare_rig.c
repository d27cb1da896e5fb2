/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare_rig.h"

#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const models[] = {"sequential", "threads", "gil"};

static void fill(struct results *r, const double medians_ms[6], unsigned blocks)
{
    fake_init(r);
    for (size_t i = 0; i < 6; i++) {
        fake_cell(r, i < 3 ? "primes" : "mixed:op=1ms", models[i % 3], 2);
    }
    fake_blocks(r, medians_ms, blocks, 0.01);
}

void compare_rig_refill(struct results *r, const double medians_ms[6],
                        unsigned blocks)
{
    fake_free(r);
    fill(r, medians_ms, blocks);
}

int compare_rig_begin(void **state)
{
    static const double medians[6] = {200, 100, 200, 200, 120, 150};
    struct compare_rig *rig = calloc(1, sizeof *rig);

    if (rig == NULL) {
        return -1;
    }
    fill(&rig->runs[BASE], medians, COMPARE_RIG_BLOCKS);
    fill(&rig->runs[NOW], medians, COMPARE_RIG_BLOCKS);
    snprintf(rig->runs[NOW].run_id, sizeof rig->runs[NOW].run_id, "later");
    *state = rig;
    return 0;
}

int compare_rig_end(void **state)
{
    struct compare_rig *p = *state;

    if (p->made) {
        compare_free(&p->c);
    }
    fake_free(&p->runs[BASE]);
    fake_free(&p->runs[NOW]);
    free(p);
    return 0;
}

void compare_rig_make(struct compare_rig *p)
{
    struct err e;

    if (p->made) {
        compare_free(&p->c);
    }
    if (compare_make(&p->c, &p->runs[BASE], &p->runs[NOW], &p->o, &e)) {
        fail_msg("%s", e.text);
    }
    p->made = true;
}

void compare_rig_refuses(struct compare_rig *p, const char *why)
{
    struct err e;

    if (p->made) {
        compare_free(&p->c);
        p->made = false;
    }
    assert_int_equal(
        compare_make(&p->c, &p->runs[BASE], &p->runs[NOW], &p->o, &e), -1);
    assert_true(p->c.refused);
    if (strstr(e.text, why) == NULL) {
        fail_msg("'%s' does not say '%s'", e.text, why);
    }
}

void compare_rig_noted(const struct compare_rig *p, const char *text, bool yes)
{
    bool found = false;

    for (size_t i = 0; i < p->c.nnotes; i++) {
        found = found || strstr(p->c.notes[i], text) != NULL;
    }
    if (found != yes) {
        fail_msg("'%s' is%s noted", text, found ? "" : " not");
    }
}

void compare_rig_kinds(const struct compare_rig *p, const char *expected)
{
    char kinds[64] = "";

    for (size_t i = 0; i < p->c.ncells; i++) {
        static const char letters[] = {
            [COMPARE_SAME] = '=',
            [COMPARE_BETTER] = '+',
            [COMPARE_WORSE] = '-',
            [COMPARE_UNDECIDED] = 'u',
        };
        kinds[i] = letters[p->c.cells[i].kind];
        kinds[i + 1] = '\0';
    }
    assert_string_equal(kinds, expected);
}
