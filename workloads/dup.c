/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does sharing one descriptor table cost? */
#include "workload.h"

#include "support/count.h"
#include "support/descriptors.h"
#include "support/scratch_file.h"

#include <unistd.h>

enum { EACH = 2 }; /* descriptors of a worker: its file, and the duplicate */

static int setup(struct job *job, struct err *e)
{
    (void)e;
    descriptors_allow((uint64_t)job->workers * EACH);
    return 0;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    const int file = *(const int *)w->state;

    for (uint64_t op = 0; op < ops; op++) {
        int copy;
        int result;

        worker_blocking_enter(w);
        copy = dup(file);
        worker_blocking_leave(w);
        if (copy < 0) {
            return err_errno(e, "cannot duplicate descriptor %d", file);
        }
        worker_blocking_enter(w);
        result = close(copy);
        worker_blocking_leave(w);
        if (result != 0) {
            return err_errno(e, "cannot close descriptor %d, a duplicate",
                             copy);
        }
        worker_safepoint(w);
    }
    worker_checksum(w, ops);
    return 0;
}

static const struct param params[] = {
    {"dir", PARAM_TEXT, "/tmp",
     .help = "where the workers' empty files are; they have no names"},
    {0},
};

const struct workload workload_dup = {
    .name = "dup",
    .summary = "duplicate a descriptor and close the duplicate",
    .unit = "duplicate",
    .kind = WORKLOAD_KERNEL,
    .question = "What does sharing one descriptor table cost?",
    .story = "An operation duplicates a descriptor of a file that the worker "
             "has for itself, and closes the duplicate. The threads of a "
             "process have one table of descriptors, whose lock both calls "
             "take; each process has its own.",
    .expect = "processes: threads take the one lock of their descriptor table "
              "twice an operation.",
    .verified = "each duplicate is made, and can be closed.",
    .lock = "released around each of the two calls, as `os.dup` and "
            "`os.close` do. A safepoint after each operation.",
    .params = params,
    .setup = setup,
    .attach = setup,
    .enter = scratch_file_enter,
    .work = work,
    .leave = scratch_file_leave,
    .verify = count_verify,
};
