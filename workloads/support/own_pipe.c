/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "own_pipe.h"

#include "own_memory.h"

#include <fcntl.h>
#include <unistd.h>

int own_pipe_enter(struct worker *w, size_t bytes, struct err *e)
{
    struct own_pipe *p =
        own_memory_enter(w, sizeof *p + 2 * bytes, "bytes=", e);
    int room;

    if (p == NULL) {
        return -1;
    }
    p->in = p->out + bytes;
    if (pipe2(p->ends, O_CLOEXEC) != 0) {
        p->ends[0] = -1;
        return err_errno(e, "cannot make a pipe; lower the workers or raise "
                            "the limit on open files (ulimit -n)");
    }
    room = fcntl(p->ends[1], F_GETPIPE_SZ);
    if (room >= 0 && (size_t)room < bytes) {
        return err_set(e,
                       "a pipe has room for %d bytes here (see "
                       "/proc/sys/fs/pipe-user-pages-soft), not for %zu; "
                       "lower bytes=",
                       room, bytes);
    }
    return 0;
}

void own_pipe_leave(struct worker *w)
{
    const struct own_pipe *p = w->state;

    if (p != NULL && p->ends[0] >= 0) {
        close(p->ends[0]);
        close(p->ends[1]);
    }
    own_memory_leave(w);
}

int own_pipe_pass(struct worker *w, size_t bytes, struct err *e)
{
    struct own_pipe *p = w->state;
    ssize_t sent;
    ssize_t got;

    worker_blocking_enter(w);
    sent = write(p->ends[1], p->out, bytes);
    worker_blocking_leave(w);
    if (sent != (ssize_t)bytes) {
        return err_errno(e, "cannot write %zu bytes to a pipe", bytes);
    }
    worker_blocking_enter(w);
    got = read(p->ends[0], p->in, bytes);
    worker_blocking_leave(w);
    return got == (ssize_t)bytes
               ? 0
               : err_errno(e, "cannot read %zu bytes from a pipe", bytes);
}
