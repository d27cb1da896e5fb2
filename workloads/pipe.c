/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What do bytes cost that go through the kernel to where they came from? */
#include "workload.h"

#include "support/count.h"
#include "support/descriptors.h"
#include "support/own_pipe.h"

enum { ENDS = 2 };

static int setup(struct job *job, struct err *e)
{
    (void)e;
    descriptors_allow((uint64_t)job->workers * ENDS);
    return 0;
}

static int enter(struct worker *w, struct err *e)
{
    return own_pipe_enter(w, params_number(w->job->params, "bytes"), e);
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    size_t last = params_number(w->job->params, "bytes") - 1;
    struct own_pipe *p = w->state;

    for (uint64_t op = 0; op < ops; op++) {
        unsigned char mark = (unsigned char)(w->done + op);

        p->out[0] = mark;
        p->out[last] = mark;
        if (own_pipe_pass(w, last + 1, e) != 0) {
            return -1;
        }
        if (p->in[0] != mark || p->in[last] != mark) {
            return err_set(e, "other bytes came out of a pipe than went in");
        }
        worker_safepoint(w);
    }
    worker_checksum(w, ops);
    return 0;
}

static const struct param params[] = {
    {"bytes", PARAM_SIZE, "1", "how many go through at once", .min = 1,
     .max = 65536},
    {0},
};

const struct workload workload_pipe = {
    .name = "pipe",
    .summary = "write to a pipe of one's own and read it back",
    .unit = "round",
    .kind = WORKLOAD_KERNEL,
    .question = "What do bytes cost that go through the kernel to where they "
                "came from?",
    .story = "Each worker has a pipe for itself. An operation writes to it "
             "and reads the same bytes back; nobody waits, as they always fit "
             "in.",
    .expect = "processes, by little: the pipes are apart, but threads count "
              "the users of each descriptor, which a process of one thread "
              "need not.",
    .verified = "each operation reads as many bytes as it wrote, and its own: "
                "the first and the last carry its number.",
    .lock = "released around the write and around the read, as `os.write` and "
            "`os.read` do. A safepoint after each operation.",
    .params = params,
    .setup = setup,
    .attach = setup,
    .enter = enter,
    .work = work,
    .leave = own_pipe_leave,
    .verify = count_verify,
};
