/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a run adds to the machine's record. */
#include "machine.h"

#include "base_program.h"
#include "doctor_report.h"
#include "label.h"
#include "plan_json.h"
#include "plugin_files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { VALUE_BYTES = 512 };

/* A name that ends in * stands for all that begin so. */
static const char *const telling[] = {
    "LANG",
    "LC_*",
    "TZ",
    "GLIBC_TUNABLES",
    "MALLOC_*",
    "LD_PRELOAD",
    "LD_LIBRARY_PATH",
    "LD_BIND_NOW",
    "OMP_*",
    "GOMP_*",
    "HWLOC_*",
    "TVP_*",
    "TMPDIR",
    "SLURM_JOB_ID",
    "SLURM_JOB_NUM_NODES",
    "SLURM_CPUS_*",
    "SLURM_CPU_BIND*",
    "SLURM_MEM_*",
    "SLURM_NTASKS",
    "SLURM_EXCLUSIVE",
    "PBS_JOBID",
    "PBS_NCPUS",
    "NCPUS",
    "LSB_JOBID",
    "CONTAINER",
    "container",
};

static int tells(const char *name, size_t length)
{
    if (strncmp(name, "TVP_HOST=", length + 1) == 0) {
        return 0; /* the machine's name says it */
    }
    for (size_t i = 0; i < sizeof telling / sizeof *telling; i++) {
        size_t n = strcspn(telling[i], "*");
        if (strncmp(name, telling[i], n) == 0
            && (telling[i][n] == '*' || n == length)) {
            return 1;
        }
    }
    return 0;
}

json_t *machine_environment(char *const variables[])
{
    json_t *o = json_object();

    for (size_t i = 0; variables[i] != NULL; i++) {
        char name[64];
        char value[VALUE_BYTES];
        size_t length = strcspn(variables[i], "=");
        if (variables[i][length] != '=' || length >= sizeof name
            || !tells(variables[i], length)) {
            continue;
        }
        snprintf(name, sizeof name, "%.*s", (int)length, variables[i]);
        label_clean(variables[i] + length + 1, value, sizeof value);
        json_object_set_new(o, name, json_string(value));
    }
    return o;
}

static json_t *run_json(const struct machine_run *run)
{
    json_t *o = json_object();

    if (run->command != NULL) {
        char command[2 * VALUE_BYTES];
        label_clean(run->command, command, sizeof command);
        json_object_set_new(o, "command", json_string(command));
    }
    if (run->plan != NULL) {
        json_object_set_new(o, "plan", plan_json(run->plan));
    }
    if (run->plugins != NULL && run->plugins->count > 0) {
        json_object_set_new(o, "plugins", plugin_files_json(run->plugins));
    }
    return o;
}

int machine_record(const struct topology *t, const struct machine_run *run,
                   char **out, struct err *e)
{
    char *plain = NULL;

    if (machine_json(t, &plain, e)) {
        return -1;
    }
    json_t *m = json_loads(plain, 0, NULL);
    free(plain);
    json_object_set_new(m, "environment", machine_environment(environ));
    if (run->doctor != NULL) {
        json_object_set_new(m, "doctor", doctor_record(run->doctor));
    }
    json_object_set_new(m, "run", run_json(run));
    if (run->program != NULL) {
        base_program_record(run->program, m);
    }
    *out = json_dumps(m, JSON_INDENT(2));
    json_decref(m);
    return *out != NULL ? 0 : err_set(e, "out of memory for machine.json");
}
