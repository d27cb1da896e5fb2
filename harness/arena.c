/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "arena.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <unistd.h>

struct segment {
    void *base;
    size_t bytes;
    struct segment *next;
};

struct arena {
    struct segment *segments;
};

int arena_create(struct arena **out, struct err *e)
{
    *out = calloc(1, sizeof **out);
    return *out == NULL ? err_set(e, "out of memory for the arena") : 0;
}

void arena_free(struct arena *a)
{
    struct segment *next;

    if (a == NULL) {
        return;
    }
    for (struct segment *s = a->segments; s != NULL; s = next) {
        next = s->next;
        munmap(s->base, s->bytes);
        free(s);
    }
    free(a);
}

static int open_unlinked(struct err *e)
{
    enum { ATTEMPTS = 16 };

    for (int i = 0; i < ATTEMPTS; i++) {
        char name[32];
        uint64_t random;
        if (getrandom(&random, sizeof random, 0) != (ssize_t)sizeof random) {
            return err_errno(e, "cannot draw a name for shared memory");
        }
        snprintf(name, sizeof name, "/tvp-%016" PRIx64, random);
        int fd = shm_open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (fd >= 0) {
            shm_unlink(name);
            return fd;
        }
        if (errno != EEXIST) {
            break;
        }
    }
    return err_errno(e, "cannot create shared memory; is /dev/shm mounted "
                        "and writable?");
}

void *arena_alloc(struct arena *a, size_t bytes, struct err *e)
{
    struct segment *s = malloc(sizeof *s);
    int fd = -1;
    int failed;

    if (s == NULL) {
        err_set(e, "out of memory for the arena");
        return NULL;
    }
    fd = open_unlinked(e);
    if (fd < 0) {
        goto fail_segment;
    }
    failed = posix_fallocate(fd, 0, (off_t)bytes);
    if (failed != 0) {
        errno = failed;
        err_errno(e,
                  "cannot have %zu bytes of shared memory; "
                  "free some in /dev/shm (df /dev/shm) or use fewer "
                  "workers",
                  bytes);
        goto fail_fd;
    }
    s->base = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (s->base == MAP_FAILED) {
        err_errno(e, "cannot map %zu bytes of shared memory", bytes);
        goto fail_fd;
    }
    close(fd);
    s->bytes = bytes;
    s->next = a->segments;
    a->segments = s;
    return s->base;

fail_fd:
    close(fd);
fail_segment:
    free(s);
    return NULL;
}
