/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is waiting for a disk like waiting for a network, or does it cost the lock?
 */
#include "workload.h"

#include "support/bytes.h"
#include "support/cold_file.h"
#include "support/due.h"
#include "support/own_memory.h"
#include "support/page_cache.h"
#include "support/scratch_file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CACHE_COLD, CACHE_WARM };

enum { PIECE_BYTES = 65536 }; /* of verify's own reading */

struct source {
    int fd;   /* the same number in every process */
    bool own; /* made here, from bytes_fill */
    bool cold;
    uint64_t bytes;
    uint64_t block;
    uint64_t stride; /* between parts: `bytes` in whole pages */
    uint64_t parts;
};

struct reader {
    int fd;
    unsigned char block[];
};

/* Where an operation reads: each worker goes round its own run of parts, or
 * shares one where there are fewer parts than workers. */
static uint64_t parts_each(const struct job *job)
{
    const struct source *s = job->state;

    return s->parts < job->workers ? 1 : s->parts / job->workers;
}

static uint64_t offset_of(const struct job *job, unsigned worker, uint64_t op)
{
    const struct source *s = job->state;
    uint64_t each = parts_each(job);

    return (worker * each + op % each) % s->parts * s->stride;
}

/* One part, with the lock held only to sum what has come. */
static int read_part(struct worker *w, uint64_t offset, struct err *e)
{
    const struct source *s = w->job->state;
    struct reader *r = w->state;
    struct bytes_hash hash = {0};

    while (hash.length < s->bytes) {
        uint64_t left = s->bytes - hash.length;
        ssize_t got;

        worker_blocking_enter(w);
        got = pread(r->fd, r->block, left < s->block ? left : s->block,
                    (off_t)(offset + hash.length));
        worker_blocking_leave(w);
        if (got == 0) {
            return err_set(e, "the file has become shorter while it was read; "
                              "give file= one that nobody writes");
        }
        if (got < 0 && errno != EINTR) {
            return err_errno(e, "cannot read the file at byte %" PRIu64,
                             offset + hash.length);
        }
        bytes_hash_add(&hash, r->block, got > 0 ? (size_t)got : 0);
    }
    worker_checksum(w, bytes_hash_value(&hash));
    return 0;
}

static int evict_part(struct worker *w, uint64_t offset, struct err *e)
{
    const struct source *s = w->job->state;
    struct reader *r = w->state;

    worker_blocking_enter(w);
    errno = page_cache_evict(r->fd, offset, s->stride);
    worker_blocking_leave(w);
    return errno == 0 ? 0
                      : err_errno(e, "cannot put the file out of the page "
                                     "cache; cache=warm does without");
}

static int evict_and_read(struct worker *w, uint64_t op, struct err *e)
{
    const struct source *s = w->job->state;
    uint64_t offset = offset_of(w->job, w->index, op);

    if (s->cold && evict_part(w, offset, e) != 0) {
        return -1;
    }
    return read_part(w, offset, e);
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    return due_work(w, ops, evict_and_read, e);
}

/* A descriptor of its own, by way of /proc as the file may have no name:
 * duplicates would share what is read ahead, and a lock. */
static int enter(struct worker *w, struct err *e)
{
    const struct source *s = w->job->state;
    struct reader *r = own_memory_enter(w, sizeof *r + s->block, "block=", e);
    char path[64];

    if (r == NULL) {
        return -1;
    }
    snprintf(path, sizeof path, "/proc/self/fd/%d", s->fd);
    r->fd = open(path, O_RDONLY | O_CLOEXEC);
    if (r->fd < 0) {
        return err_errno(e,
                         "cannot open the file again by %s; is /proc "
                         "mounted, are there too many open files?",
                         path);
    }
    if (s->cold) {
        (void)posix_fadvise(r->fd, 0, 0, POSIX_FADV_RANDOM);
    }
    return 0;
}

static void leave(struct worker *w)
{
    struct reader *r = w->state;

    if (r != NULL && r->fd >= 0) {
        close(r->fd);
    }
    own_memory_leave(w);
}

static int open_own(struct source *s, const struct job *job, struct err *e)
{
    const char *dir = params_text(job->params, "dir");

    s->own = true;
    s->parts = job->workers;
    s->fd = scratch_file_open(dir, s->parts * s->stride, e);
    return s->fd < 0 ? -1 : 0;
}

static int open_given(struct source *s, const char *path, struct err *e)
{
    struct stat status;

    s->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (s->fd < 0 || fstat(s->fd, &status) != 0) {
        return err_errno(e, "cannot open %s to read it; file= takes a path",
                         path);
    }
    if (!S_ISREG(status.st_mode)) {
        return err_set(e, "%s is not a regular file; give another file=", path);
    }
    if ((uint64_t)status.st_size < s->bytes) {
        return err_set(e,
                       "%s has %jd bytes, fewer than one operation reads "
                       "(%" PRIu64 "); lower bytes= or give a larger file=",
                       path, (intmax_t)status.st_size, s->bytes);
    }
    s->parts = ((uint64_t)status.st_size - s->bytes) / s->stride + 1;
    return 0;
}

static int setup(struct job *job, struct err *e)
{
    const char *path = params_text(job->params, "file");
    uint64_t page = (uint64_t)sysconf(_SC_PAGESIZE);
    struct source *s = job_alloc(job, sizeof *s, e);

    if (s == NULL) {
        return -1;
    }
    job->state = s;
    s->fd = -1;
    s->cold = params_number(job->params, "cache") == CACHE_COLD;
    s->bytes = params_number(job->params, "bytes");
    s->block = params_number(job->params, "block");
    s->stride = (s->bytes + page - 1) / page * page;
    if (path[0] == '\0' ? open_own(s, job, e) != 0
                        : open_given(s, path, e) != 0) {
        return -1;
    }
    (void)fcntl(s->fd, F_SETFD, 0); /* for workers in programs of their own */
    return s->cold ? cold_file_check(s->fd, s->parts, s->stride, e) : 0;
}

/* The descriptor is inherited, by its number. */
static int attach(struct job *job, struct err *e)
{
    job->state = job_alloc(job, sizeof(struct source), e);
    return job->state == NULL ? -1 : 0;
}

static void teardown(struct job *job)
{
    struct source *s = job->state;

    if (s != NULL && s->fd >= 0) {
        close(s->fd);
    }
    job->state = NULL;
}

static int piece_of(const struct source *s, unsigned char *piece, size_t bytes,
                    uint64_t offset)
{
    if (s->own) {
        bytes_fill(piece, bytes, offset);
        return 0;
    }
    return pread(s->fd, piece, bytes, (off_t)offset) == (ssize_t)bytes ? 0 : -1;
}

/* What a part must add: our own file's from how it was made, without reading
 * it; a given one's by reading it once more. */
static int expected_of(const struct source *s, uint64_t offset, uint64_t *sum,
                       struct err *e)
{
    unsigned char piece[PIECE_BYTES];
    struct bytes_hash hash = {0};

    while (hash.length < s->bytes) {
        uint64_t left = s->bytes - hash.length;
        size_t bytes = left < PIECE_BYTES ? (size_t)left : PIECE_BYTES;

        if (piece_of(s, piece, bytes, offset + hash.length) != 0) {
            return err_errno(e, "cannot read the file again to verify");
        }
        bytes_hash_add(&hash, piece, bytes);
    }
    *sum = bytes_hash_value(&hash);
    return 0;
}

static int verify(const struct job *job, struct err *e)
{
    const struct source *s = job->state;
    uint64_t each = parts_each(job);
    uint64_t sum = 0;

    for (unsigned worker = 0; worker < job->workers; worker++) {
        for (uint64_t op = 0; op < each && op < job->ops; op++) {
            uint64_t times = job->ops / each + (op < job->ops % each ? 1 : 0);
            uint64_t once = 0;

            if (expected_of(s, offset_of(job, worker, op), &once, e) != 0) {
                return -1;
            }
            sum += times * once;
        }
    }
    if (job->checksum != sum) {
        return err_set(e,
                       "%u x %" PRIu64 " reads did not give the bytes that "
                       "are in the file%s",
                       job->workers, job->ops,
                       s->own ? "" : "; give file= one that nobody writes");
    }
    return 0;
}

static const char *const cache_choices[] = {
    [CACHE_COLD] = "cold", [CACHE_WARM] = "warm", NULL};

static const struct param params[] = {
    {"cache", PARAM_CHOICE, "cold",
     "cold: each read goes to the disk; warm: to the page cache",
     .choices = cache_choices},
    {"bytes", PARAM_SIZE, "256K", "how much an operation reads", .min = 1,
     .max = 1073741824},
    {"block", PARAM_SIZE, "64K", "how much it reads at once", .min = 512,
     .max = 67108864},
    {"file", PARAM_TEXT, "",
     .help = "read this file; where not given, one is made"},
    {"dir", PARAM_TEXT, "/var/tmp",
     .help = "where it is made: workers x bytes, gone when the trial ends"},
    DUE_PARAM,
    {0},
};

const struct workload workload_file_read = {
    .name = "file-read",
    .summary = "read part of a file and sum it",
    .unit = "read",
    .kind = WORKLOAD_IO,
    .question =
        "Is waiting for a disk like waiting for a network, or does it cost "
        "the lock?",
    .story =
        "An operation reads part of a file, block by block, and sums each "
        "block. With `cache=cold` the part is put out of the page cache "
        "first, which is part of the operation, and nothing is read ahead. "
        "Before the trial it is checked that the cache lets go of the file; "
        "a file system in memory is refused. What the disk itself caches, "
        "it keeps.\n\n"
        "Workers read parts of their own where the file has enough of them.",
    .expect = "no model, while the disk is what is waited for; from the page "
              "cache processes, as summing holds the lock.",
    .verified =
        "the sum of each part, against how the file was made; with `file`, "
        "against reading it once more.",
    .lock = "released for each read and for putting the part out of the cache; "
            "held to sum.",
    .limit = "the disk, with `cache=cold`, from as many workers on as it takes "
             "reads at once, which may be one; the cores and the memory, with "
             "`cache=warm`, from one worker for each core on.",
    .quick = "cache=warm:bytes=64K",
    .params = params,
    .setup = setup,
    .attach = attach,
    .enter = enter,
    .work = work,
    .leave = leave,
    .verify = verify,
    .teardown = teardown,
};
