/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doctor.h"
#include "fake_machine.h"

#include <stdbool.h>

/* A doctor, and a machine to visit that is a folder. */
struct doctor_rig {
    struct fake_machine m;
    struct doctor d;
    bool begun;
};

/* cmocka's set-up and tear-down; the rig is *state. */
int doctor_rig_begin(void **state);
int doctor_rig_end(void **state);

/* What only this machine knows is set to what disturbs nobody; `before` is
 * what /proc/stat says now. */
void doctor_rig_visit(struct doctor_rig *r, unsigned workers);

/* The same and all the checks, after some time with 1 % of it busy. */
void doctor_rig_examine(struct doctor_rig *r, unsigned workers);

/* Fail the test where the finding is another. */
const struct finding *doctor_rig_found(const struct doctor_rig *r,
                                       const char *name);
void doctor_rig_expect(const struct doctor_rig *r, const char *name,
                       enum finding_status status, const char *value);
void doctor_rig_mended_by(const struct doctor_rig *r, const char *name,
                          const char *command);
