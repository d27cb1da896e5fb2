/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doctor_rig.h"

#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>

int doctor_rig_begin(void **state)
{
    struct doctor_rig *r = calloc(1, sizeof *r);

    if (r == NULL) {
        return -1;
    }
    fake_machine_make(&r->m);
    *state = r;
    return 0;
}

int doctor_rig_end(void **state)
{
    struct doctor_rig *r = *state;

    if (r->begun) {
        doctor_free(&r->d);
    }
    fake_machine_remove(&r->m);
    free(r);
    return 0;
}

void doctor_rig_visit(struct doctor_rig *r, unsigned workers)
{
    struct doctor_need need;

    if (r->begun) {
        doctor_free(&r->d);
    }
    doctor_need_workers(&need, workers);
    doctor_begin(&r->d, &need, true);
    r->begun = true;
    r->d.clock = (struct doctor_clock){1.0, 20.0, 25.0};
    r->d.shared_bytes = r->d.shared_free_bytes = INT64_C(1) << 34;
    doctor_visit(&r->d, r->m.root);
}

void doctor_rig_examine(struct doctor_rig *r, unsigned workers)
{
    doctor_rig_visit(r, workers);
    r->d.before.busy -= r->d.before.busy / 100;
    r->d.before.idle -= r->d.before.idle / 10;
    doctor_examine(&r->d);
}

const struct finding *doctor_rig_found(const struct doctor_rig *r,
                                       const char *name)
{
    const struct finding *finding = doctor_find(&r->d, name);

    if (finding == NULL) {
        fail_msg("no finding %s", name);
    }
    return finding;
}

void doctor_rig_expect(const struct doctor_rig *r, const char *name,
                       enum finding_status status, const char *value)
{
    const struct finding *finding = doctor_rig_found(r, name);

    if (finding->status != status || strcmp(finding->value, value) != 0) {
        fail_msg("%s is %s '%s', expected %s '%s'", name,
                 finding_status_name(finding->status), finding->value,
                 finding_status_name(status), value);
    }
}

void doctor_rig_mended_by(const struct doctor_rig *r, const char *name,
                          const char *command)
{
    assert_string_equal(doctor_rig_found(r, name)->command, command);
}
