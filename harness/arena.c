/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "arena.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <unistd.h>

/* In the order of their allocation. */
struct segment {
    int fd;
    void *base; /* NULL: another program's, not mapped here yet */
    size_t bytes;
    struct segment *next;
};

struct arena {
    struct segment *first;
    struct segment **end;      /* where the next one's address belongs */
    struct segment *unclaimed; /* the next to hand out, of those attached to */
    bool attached;
};

int arena_create(struct arena **out, struct err *e)
{
    struct arena *a = calloc(1, sizeof *a);

    if (a == NULL) {
        return err_set(e, "out of memory for the arena");
    }
    a->end = &a->first;
    *out = a;
    return 0;
}

void arena_free(struct arena *a)
{
    struct segment *next;

    if (a == NULL) {
        return;
    }
    for (struct segment *s = a->first; s != NULL; s = next) {
        next = s->next;
        if (s->base != NULL) {
            munmap(s->base, s->bytes);
        }
        close(s->fd);
        free(s);
    }
    free(a);
}

static int open_unlinked(struct err *e)
{
    enum { ATTEMPTS = 16 };
    int nameless =
        open("/dev/shm", O_RDWR | O_TMPFILE | O_EXCL | O_CLOEXEC, 0600);

    if (nameless >= 0) {
        return nameless;
    }
    /* Where that can't be had, a name is there for an instant. */
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

static int map(struct segment *s, struct err *e)
{
    void *base =
        mmap(NULL, s->bytes, PROT_READ | PROT_WRITE, MAP_SHARED, s->fd, 0);

    if (base == MAP_FAILED) {
        return err_errno(e, "cannot map %zu bytes of shared memory", s->bytes);
    }
    s->base = base;
    return 0;
}

static struct segment *append(struct arena *a, int fd, size_t bytes,
                              struct err *e)
{
    struct segment *s = malloc(sizeof *s);

    if (s == NULL) {
        err_set(e, "out of memory for the arena");
        return NULL;
    }
    *s = (struct segment){.fd = fd, .bytes = bytes};
    *a->end = s;
    a->end = &s->next;
    return s;
}

static void *claim(struct arena *a, size_t bytes, struct err *e)
{
    struct segment *s = a->unclaimed;

    if (s == NULL || s->bytes != bytes) {
        err_set(e, "shared memory is not asked for as the controller did: "
                   "does the workload's attach call job_alloc as its setup "
                   "does?");
        return NULL;
    }
    if (map(s, e)) {
        return NULL;
    }
    a->unclaimed = s->next;
    return s->base;
}

void *arena_alloc(struct arena *a, size_t bytes, struct err *e)
{
    int fd;

    if (a->attached) {
        return claim(a, bytes, e);
    }
    fd = open_unlinked(e);
    if (fd < 0) {
        return NULL;
    }
    int failed = posix_fallocate(fd, 0, (off_t)bytes);
    if (failed != 0) {
        errno = failed;
        err_errno(e,
                  "cannot have %zu bytes of shared memory; %s or use fewer "
                  "workers",
                  bytes,
                  failed == EFBIG ? "raise the limit on a file's size "
                                    "(ulimit -f)"
                                  : "free some in /dev/shm (df /dev/shm)");
        close(fd);
        return NULL;
    }
    struct segment *s = append(a, fd, bytes, e);
    if (s == NULL) {
        close(fd);
        return NULL;
    }
    return map(s, e) ? NULL : s->base;
}

int arena_describe(const struct arena *a, char *text, size_t bytes,
                   struct err *e)
{
    size_t used = 0;

    text[0] = '\0';
    for (const struct segment *s = a->first; s != NULL; s = s->next) {
        int n = snprintf(text + used, bytes - used, "%s%d:%zu",
                         used > 0 ? "," : "", s->fd, s->bytes);
        if (n < 0 || (size_t)n >= bytes - used) {
            return err_set(e, "too many pieces of shared memory to hand on");
        }
        used += (size_t)n;
    }
    return 0;
}

int arena_descriptor(const struct arena *a, size_t i)
{
    const struct segment *s = a->first;

    while (s != NULL && i > 0) {
        s = s->next;
        i--;
    }
    return s == NULL ? -1 : s->fd;
}

int arena_attach(struct arena **out, const char *described, struct err *e)
{
    struct arena *a = NULL;
    int fd = -1;
    size_t bytes = 0;
    int length = 0;

    if (arena_create(&a, e) || a == NULL) {
        return -1;
    }
    a->attached = true;
    for (const char *at = described; *at != '\0'; at += length) {
        at += *at == ',' && at > described;
        if (sscanf(at, "%d:%zu%n", &fd, &bytes, &length) != 2 || fd < 0
            || fcntl(fd, F_SETFD, FD_CLOEXEC) != 0) {
            err_set(e, "'%.60s' does not describe shared memory", described);
            arena_free(a);
            return -1;
        }
        if (append(a, fd, bytes, e) == NULL) {
            arena_free(a);
            return -1;
        }
    }
    a->unclaimed = a->first;
    *out = a;
    return 0;
}
