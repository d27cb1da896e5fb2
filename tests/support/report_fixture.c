/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report_fixture.h"

#include "cmocka_all.h"

#include <stdlib.h>

int report_fixture_begin(void **state)
{
    struct report_fixture *f = malloc(sizeof *f);

    if (f == NULL) {
        return -1;
    }
    fake_init(&f->r);
    scratch_dir_make(f->dir);
    *state = f;
    return 0;
}

int report_fixture_end(void **state)
{
    struct report_fixture *f = *state;

    fake_free(&f->r);
    scratch_dir_remove(f->dir);
    free(f);
    return 0;
}

char *report_fixture_written(struct report_fixture *f,
                             const struct reporter *reporter, const char *name)
{
    struct err e = {0};

    if (reporter->write(&f->r, &report_defaults, f->dir, &e)) {
        fail_msg("%s", e.text);
    }
    char *text = scratch_dir_read(f->dir, name);
    assert_non_null(text);
    return text;
}
