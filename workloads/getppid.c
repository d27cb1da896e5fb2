/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is the least that a call into the kernel costs? */
#include "workload.h"

#include "support/count.h"
#include "support/own_memory.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* As /proc says it: the fourth field, the second one being a name in brackets
 * that may hold anything. */
static int read_parent(int *parent)
{
    char text[512] = "";
    FILE *file = fopen("/proc/self/stat", "re");
    size_t length = file == NULL ? 0 : fread(text, 1, sizeof text - 1, file);
    const char *name_end = length == 0 ? NULL : strrchr(text, ')');

    if (file != NULL) {
        (void)fclose(file);
    }
    return name_end != NULL && sscanf(name_end, ") %*c %9d", parent) == 1 ? 0
                                                                          : -1;
}

static int enter(struct worker *w, struct err *e)
{
    int *parent = own_memory_enter(w, sizeof *parent, NULL, e);

    if (parent == NULL) {
        return -1;
    }
    return read_parent(parent) == 0
               ? 0
               : err_set(e, "cannot read the parent's number from "
                            "/proc/self/stat; is /proc mounted?");
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    const int parent = *(const int *)w->state;

    for (uint64_t op = 0; op < ops; op++) {
        if (getppid() != parent) {
            return err_set(e, "getppid says that the parent is not %d", parent);
        }
        worker_safepoint(w);
    }
    worker_checksum(w, ops);
    return 0;
}

const struct workload workload_getppid = {
    .name = "getppid",
    .summary = "ask the kernel for the parent's number",
    .unit = "call",
    .kind = WORKLOAD_KERNEL,
    .question = "What is the least that a call into the kernel costs?",
    .story = "An operation is one `getppid`. It changes nothing and shares "
             "nothing, so that what it takes is the way into the kernel and "
             "back: the floor under all other calls.",
    .expect = "neither threads nor processes: the call takes no lock, and "
              "nothing is shared but a runtime's own.",
    .verified = "each answer is the parent that `/proc/self/stat` names.",
    .lock = "held: `os.getppid` does not release it. A safepoint after each "
            "call.",
    .enter = enter,
    .work = work,
    .leave = own_memory_leave,
    .verify = count_verify,
};
