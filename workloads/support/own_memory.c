/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "own_memory.h"

#include "bytes.h"

#include <stdlib.h>
#include <string.h>

enum { LINE_BYTES = 64 };

void *own_memory_enter(struct worker *w, size_t bytes, const char *which,
                       struct err *e)
{
    size_t lines = bytes / LINE_BYTES + 1;

    w->state = aligned_alloc(LINE_BYTES, lines * LINE_BYTES);
    if (w->state == NULL) {
        err_errno(e,
                  "no memory for the %zu bytes that each worker needs; lower "
                  "%s%sthe workers",
                  bytes, which == NULL ? "" : which,
                  which == NULL ? "" : " or ");
        return NULL;
    }
    memset(w->state, 0, lines * LINE_BYTES);
    return w->state;
}

int own_memory_enter_bytes(struct worker *w, struct err *e)
{
    size_t bytes = params_number(w->job->params, "bytes");
    void *memory = own_memory_enter(w, bytes, "bytes=", e);

    if (memory == NULL) {
        return -1;
    }
    bytes_fill(memory, bytes, 0);
    return 0;
}

void own_memory_leave(struct worker *w)
{
    free(w->state);
    w->state = NULL;
}

void *own_memory_setup(struct job *job, size_t bytes, struct err *e)
{
    job->state = calloc(1, bytes);
    if (job->state == NULL) {
        err_errno(e, "no memory for the %zu bytes that describe the work",
                  bytes);
    }
    return job->state;
}

void own_memory_teardown(struct job *job)
{
    free(job->state);
    job->state = NULL;
}
