/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What do bytes cost that go through the kernel to where they came from? */
#include "workload.h"

#include "support/count.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

struct own_pipe {
    int ends[2]; /* to read from, to write to */
    unsigned char *in;
    unsigned char out[];
};

/* What each operation sends is marked with its number at both ends. */
static int pass(struct worker *w, size_t bytes, unsigned char mark,
                struct err *e)
{
    struct own_pipe *p = w->state;
    ssize_t sent;
    ssize_t got;

    p->out[0] = mark;
    p->out[bytes - 1] = mark;
    worker_blocking_enter(w);
    sent = write(p->ends[1], p->out, bytes);
    worker_blocking_leave(w);
    if (sent != (ssize_t)bytes) {
        return err_errno(e, "cannot write %zu bytes to a pipe", bytes);
    }
    worker_blocking_enter(w);
    got = read(p->ends[0], p->in, bytes);
    worker_blocking_leave(w);
    if (got != (ssize_t)bytes) {
        return err_errno(e, "cannot read %zu bytes from a pipe", bytes);
    }
    return p->in[0] == mark && p->in[bytes - 1] == mark
               ? 0
               : err_set(e, "other bytes came out of a pipe than went in");
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    size_t bytes = params_number(w->job->params, "bytes");

    for (uint64_t op = 0; op < ops; op++) {
        if (pass(w, bytes, (unsigned char)(w->done + op), e) != 0) {
            return -1;
        }
        worker_safepoint(w);
    }
    worker_checksum(w, ops);
    return 0;
}

static int enter(struct worker *w, struct err *e)
{
    size_t bytes = params_number(w->job->params, "bytes");
    struct own_pipe *p = calloc(1, sizeof *p + 2 * bytes);

    if (p == NULL) {
        return err_errno(e, "no memory for %zu bytes, twice", bytes);
    }
    w->state = p;
    p->in = p->out + bytes;
    if (pipe2(p->ends, O_CLOEXEC) != 0) {
        p->ends[0] = -1;
        return err_errno(e, "cannot make a pipe; lower the workers or raise "
                            "the limit on open files (ulimit -n)");
    }
    int room = fcntl(p->ends[1], F_GETPIPE_SZ);
    return room >= 0 && (size_t)room < bytes
               ? err_set(e,
                         "a pipe has room for %d bytes here (see "
                         "/proc/sys/fs/pipe-user-pages-soft), not for %zu; "
                         "lower bytes=",
                         room, bytes)
               : 0;
}

static void leave(struct worker *w)
{
    struct own_pipe *p = w->state;

    if (p != NULL && p->ends[0] >= 0) {
        close(p->ends[0]);
        close(p->ends[1]);
    }
    free(p);
    w->state = NULL;
}

static const struct param params[] = {
    {.name = "bytes",
     .type = PARAM_SIZE,
     .value = "1",
     .help = "how many go through at once",
     .min = 1,
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
    .verified = "Each operation reads as many bytes as it wrote, and its own: "
                "the first and the last carry its number.",
    .lock = "Released around the write and around the read, as `os.write` and "
            "`os.read` do. A safepoint after each operation.",
    .params = params,
    .enter = enter,
    .work = work,
    .leave = leave,
    .verify = count_verify,
};
