/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fresh_pages.h"

#include "own_memory.h"
#include "pages.h"

#include <stdbool.h>
#include <sys/mman.h>

/* Lasts from one call of work to the next. */
struct mapping {
    unsigned char *memory; /* NULL where there is none */
    uint64_t bytes;
    uint64_t touched; /* pages, of `pages` */
    uint64_t pages;
};

int fresh_pages_enter(struct worker *w, uint64_t bytes, struct err *e)
{
    struct mapping *m = own_memory_enter(w, sizeof *m, NULL, e);

    if (m == NULL) {
        return -1;
    }
    m->bytes = bytes;
    m->pages = (bytes - 1) / pages_bytes() + 1;
    return pages_keep_small(e);
}

void fresh_pages_leave(struct worker *w)
{
    const struct mapping *m = w->state;

    if (m != NULL && m->memory != NULL) {
        munmap(m->memory, m->bytes);
    }
    own_memory_leave(w);
}

static int unmap(struct worker *w, struct mapping *m, struct err *e)
{
    void *memory = m->memory;

    m->memory = NULL;
    return pages_unmap(w, memory, m->bytes, e);
}

int fresh_pages_touch(struct worker *w, uint64_t pages, struct err *e)
{
    struct mapping *m = w->state;
    bool last = w->done + pages == w->job->ops;

    for (uint64_t done = 0; done < pages;) {
        uint64_t left = pages - done;

        if (m->memory == NULL) {
            m->touched = 0;
            m->memory = pages_map(w, m->bytes, e);
        }
        if (m->memory == NULL) {
            return -1;
        }
        if (left > m->pages - m->touched) {
            left = m->pages - m->touched;
        }
        pages_touch(w, m->memory + m->touched * pages_bytes(), left);
        m->touched += left;
        done += left;
        bool end = last && done == pages;

        if (end && pages_check_touched(m->memory, m->touched, e) != 0) {
            return -1;
        }
        if ((end || m->touched == m->pages) && unmap(w, m, e) != 0) {
            return -1;
        }
    }
    return 0;
}
