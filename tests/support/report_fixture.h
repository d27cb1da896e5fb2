/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fake_results.h"
#include "reporter.h"
#include "scratch_dir.h"

/* A run that never was and a folder to write its reports to. */
struct report_fixture {
    struct results r;
    char dir[SCRATCH_PATH_BYTES];
};

/* For cmocka's set-up and teardown. */
int report_fixture_begin(void **state);
int report_fixture_end(void **state);

/* The file `name` that a reporter writes; fails the test if it does not. To be
 * freed. */
char *report_fixture_written(struct report_fixture *f,
                             const struct reporter *reporter, const char *name);
