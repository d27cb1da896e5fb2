/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "thread_span.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

struct span {
    struct team *team;
    unsigned first;
    unsigned count;
    pthread_t thread;
};

struct thread_spans {
    pthread_attr_t attr;
    unsigned count;
    unsigned started;
    struct span spans[];
};

int thread_spans_create(struct thread_spans **out, const struct team *t,
                        size_t stack_bytes, struct err *e)
{
    struct thread_spans *s =
        calloc(1, sizeof *s + t->spans * sizeof s->spans[0]);

    if (s == NULL) {
        return err_set(e, "out of memory for %u threads", t->spans);
    }
    s->count = t->spans;
    pthread_attr_init(&s->attr);
    int failed =
        stack_bytes > 0 ? pthread_attr_setstacksize(&s->attr, stack_bytes) : 0;
    if (failed) {
        thread_spans_free(s);
        errno = failed;
        return err_errno(e, "cannot give threads a stack of %zu bytes",
                         stack_bytes);
    }
    *out = s;
    return 0;
}

void thread_spans_free(struct thread_spans *s)
{
    if (s != NULL) {
        pthread_attr_destroy(&s->attr);
        free(s);
    }
}

static void *run(void *argument)
{
    struct span *span = argument;

    team_work_through(span->team, span->first, span->count);
    return NULL;
}

int thread_spans_start(struct thread_spans *s, struct team *t, struct err *e)
{
    unsigned share = t->workers / s->count;

    for (unsigned i = 0; i < s->count; i++) {
        struct span *span = &s->spans[i];
        *span = (struct span){.team = t, .first = i * share, .count = share};
        int failed = pthread_create(&span->thread, &s->attr, run, span);
        if (failed) {
            errno = failed;
            return err_errno(e,
                             "cannot create thread %u of %u; raise the "
                             "limit on threads (ulimit -u, the cgroup's "
                             "pids.max) or on memory (ulimit -v), or use "
                             "fewer workers",
                             i + 1, s->count);
        }
        s->started++;
    }
    return 0;
}

int thread_spans_join(struct thread_spans *s, struct err *e)
{
    int result = 0;

    while (s->started > 0) {
        int failed = pthread_join(s->spans[--s->started].thread, NULL);
        if (failed) {
            errno = failed;
            result = err_errno(e, "cannot join a thread");
        }
    }
    return result;
}

int thread_hook_start(struct team *t, struct err *e)
{
    return thread_spans_start(t->model_state, t, e);
}

int thread_hook_join(struct team *t, struct err *e)
{
    return thread_spans_join(t->model_state, e);
}

void thread_hook_finish(struct team *t)
{
    thread_spans_free(t->model_state);
}
