/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Do workers' own files get in each other's way, and what does a sync cost? */
#include "workload.h"

#include "support/answer.h"
#include "support/bytes.h"
#include "support/descriptors.h"
#include "support/due.h"
#include "support/file_remedy.h"
#include "support/own_memory.h"
#include "support/page_cache.h"
#include "support/scratch_file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { SYNC_NONE, SYNC_FDATASYNC, SYNC_FSYNC };

/* How many operations go round a worker's file. */
static uint64_t slots_of(const struct params *p)
{
    return params_number(p, "ring") / params_number(p, "bytes");
}

/* A number that no other operation of any worker has: 1 and up. */
static uint64_t mark_of(const struct job *job, unsigned worker, uint64_t op)
{
    return op * job->workers + worker + 1;
}

/* What an operation writes is the stream's bytes, with its mark in front of
 * each block. */
static void mark_blocks(unsigned char *data, const struct params *p,
                        uint64_t mark)
{
    uint64_t bytes = params_number(p, "bytes");
    uint64_t block = params_number(p, "block");

    for (uint64_t at = 0; at < bytes; at += block) {
        uint64_t left = bytes - at;

        memcpy(data + at, &mark, left < sizeof mark ? left : sizeof mark);
    }
}

static int write_blocks(struct worker *w, int fd, uint64_t offset,
                        struct err *e)
{
    uint64_t bytes = params_number(w->job->params, "bytes");
    uint64_t block = params_number(w->job->params, "block");
    const unsigned char *data = w->state;

    for (uint64_t done = 0; done < bytes;) {
        uint64_t left = bytes - done;
        ssize_t wrote;

        worker_blocking_enter(w);
        wrote = pwrite(fd, data + done, left < block ? left : block,
                       (off_t)(offset + done));
        worker_blocking_leave(w);
        if (wrote < 0 && errno != EINTR) {
            return err_errno(
                e, "cannot write a file in dir= at byte %" PRIu64 "; %s",
                offset + done, file_remedy(errno));
        }
        done += wrote > 0 ? (uint64_t)wrote : 0;
        worker_safepoint(w);
    }
    return 0;
}

static int sync_file(struct worker *w, int fd, uint64_t how, struct err *e)
{
    int rc;

    if (how == SYNC_NONE) {
        return 0;
    }
    worker_blocking_enter(w);
    rc = how == SYNC_FSYNC ? fsync(fd) : fdatasync(fd);
    worker_blocking_leave(w);
    return rc == 0
               ? 0
               : err_errno(e, "cannot wait for the disk to have a file in "
                              "dir=; see the kernel's log, or give sync=none");
}

static int write_part(struct worker *w, uint64_t op, struct err *e)
{
    const struct params *p = w->job->params;
    int fd = ((const int *)w->job->state)[w->index];
    uint64_t offset = op % slots_of(p) * params_number(p, "bytes");
    uint64_t mark = mark_of(w->job, w->index, op);

    mark_blocks(w->state, p, mark);
    worker_checksum(w, mark);
    return write_blocks(w, fd, offset, e) != 0
                   || sync_file(w, fd, params_number(p, "sync"), e) != 0
               ? -1
               : 0;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    return due_work(w, ops, write_part, e);
}

/* The descriptors are inherited, by their numbers. */
static int attach(struct job *job, struct err *e)
{
    job->state = job_alloc(job, job->workers * sizeof(int), e);
    return job->state == NULL ? -1 : 0;
}

/* What fills the files is on the disk before the first operation. */
static int make_file(const struct params *p, int *fd, struct err *e)
{
    const char *dir = params_text(p, "dir");

    *fd = scratch_file_open(dir, params_number(p, "ring"), e);
    if (*fd < 0) {
        return -1;
    }
    (void)fcntl(*fd, F_SETFD, 0); /* for workers in programs of their own */
    if (params_number(p, "sync") == SYNC_NONE) {
        return 0;
    }
    if (page_cache_needs_disk(*fd, dir, "sync=none", e) != 0) {
        return -1;
    }
    return fsync(*fd) == 0
               ? 0
               : err_errno(e, "cannot write a file in %s to its disk", dir);
}

/* Before gigabytes are written in vain. */
static int check_room(const struct job *job, struct err *e)
{
    const char *dir = params_text(job->params, "dir");
    uint64_t ring = params_number(job->params, "ring");
    struct statvfs disk;
    uint64_t need;

    if (statvfs(dir, &disk) != 0) {
        return 0; /* to make a file there fails for the same reason */
    }
    uint64_t room = (uint64_t)disk.f_bavail * disk.f_frsize;
    if (__builtin_mul_overflow(ring, (uint64_t)job->workers, &need)
        || need > room) {
        return err_set(e,
                       "%u files of ring=%" PRIu64 " bytes have no room in %s,"
                       " where %" PRIu64 " bytes are free; lower ring= or the "
                       "workers, or give another dir=",
                       job->workers, ring, dir, room);
    }
    return 0;
}

static int setup(struct job *job, struct err *e)
{
    const struct params *p = job->params;
    int *fds;

    if (slots_of(p) == 0) {
        return err_set(e,
                       "ring=%" PRIu64 " has no room for bytes=%" PRIu64
                       "; give a ring= of so much or more",
                       params_number(p, "ring"), params_number(p, "bytes"));
    }
    if (check_room(job, e) != 0 || attach(job, e) != 0) {
        return -1;
    }
    descriptors_allow(job->workers);
    fds = job->state;
    for (unsigned i = 0; i < job->workers; i++) {
        fds[i] = -1;
    }
    for (unsigned i = 0; i < job->workers; i++) {
        if (make_file(p, &fds[i], e) != 0) {
            return -1;
        }
    }
    return 0;
}

static void teardown(struct job *job)
{
    const int *fds = job->state;

    for (unsigned i = 0; fds != NULL && i < job->workers; i++) {
        if (fds[i] >= 0) {
            close(fds[i]);
        }
    }
    job->state = NULL;
}

/* Each slot must hold what the last operation there wrote; `expected` and
 * `got` have room for one. With sync, it is read back from the disk. */
static int check_file(const struct job *job, unsigned worker,
                      unsigned char *expected, unsigned char *got)
{
    const struct params *p = job->params;
    int fd = ((const int *)job->state)[worker];
    uint64_t bytes = params_number(p, "bytes");
    uint64_t slots = slots_of(p);

    if (params_number(p, "sync") != SYNC_NONE) {
        (void)page_cache_evict(fd, 0, 0);
    }
    for (uint64_t slot = 0; slot < slots && slot < job->ops; slot++) {
        uint64_t last = slot + (job->ops - 1 - slot) / slots * slots;

        mark_blocks(expected, p, mark_of(job, worker, last));
        if (pread(fd, got, bytes, (off_t)(slot * bytes)) != (ssize_t)bytes
            || memcmp(got, expected, bytes) != 0) {
            return -1;
        }
    }
    return 0;
}

static int verify(const struct job *job, struct err *e)
{
    uint64_t bytes = params_number(job->params, "bytes");
    unsigned char *expected = malloc(2 * bytes);
    int rc;

    if (expected == NULL) {
        return err_errno(e, "no memory to verify; lower bytes=");
    }
    rc = answer_verify_sum(job, answer_sum_to(job->workers * job->ops),
                           "the numbers of all writes", e);
    bytes_fill(expected, bytes, 0);
    for (unsigned i = 0; i < job->workers && rc == 0; i++) {
        if (check_file(job, i, expected, expected + bytes) != 0) {
            rc = err_set(e,
                         "the file of worker %u does not hold what was "
                         "written last; is the disk sound?",
                         i);
        }
    }
    free(expected);
    return rc;
}

static const char *const sync_choices[] = {[SYNC_NONE] = "none",
                                           [SYNC_FDATASYNC] = "fdatasync",
                                           [SYNC_FSYNC] = "fsync",
                                           NULL};

static const struct param params[] = {
    {"sync", PARAM_CHOICE, "fdatasync",
     "none: the page cache has it; fdatasync: the disk has the bytes; "
     "fsync: and what is known of the file",
     .choices = sync_choices},
    {"bytes", PARAM_SIZE, "64K", "how much an operation writes", .min = 512,
     .max = 67108864},
    {"block", PARAM_SIZE, "64K", "how much it writes at once", .min = 512,
     .max = 67108864},
    {"ring", PARAM_SIZE, "1M",
     "size of each worker's file, which its operations go round in", .min = 512,
     .max = 68719476736},
    {"dir", PARAM_TEXT, "/var/tmp",
     .help = "where the files are: workers x ring, gone when the trial ends"},
    DUE_PARAM,
    {0},
};

const struct workload workload_file_write = {
    .name = "file-write",
    .summary = "write part of a file, and wait for the disk",
    .unit = "write",
    .kind = WORKLOAD_IO,
    .question = "Do workers' own files get in each other's way, and what does "
                "a sync cost?",
    .story =
        "An operation writes part of the worker's own file, block by block, "
        "and then waits until the disk has it, as `sync` says. Files have no "
        "name, are filled before the clock starts and then written over, round "
        "and round: none grows, and none outlives the trial, however it ends. "
        "A file system that copies on write (btrfs, ZFS) finds new room for "
        "each write all the same, and an operation's time includes that.\n"
        "\n"
        "With `sync=none` a write ends when the page cache has the bytes. A "
        "file system in memory is refused where there is a disk to wait for. "
        "What the disk caches itself, and whether it tells the truth about it, "
        "it keeps to itself.",
    .expect = "nobody: the lock is released to write and to wait, and the disk "
              "is one for all; with `sync=none`, whoever copies without a "
              "lock, so threads and processes alike.",
    .verified =
        "each file, read back from the disk (with `sync=none`, from the page "
        "cache), against how the last write of each part was made; and that "
        "each operation was done once.",
    .lock = "released for each write and for each sync, as os.pwrite and "
            "os.fsync do; held to make the bytes. A safepoint after each "
            "block.",
    .limit =
        "with sync, the disk and the journal of its file system, from one "
        "worker on: more workers gain what the two can do at once. With "
        "`sync=none`, copying to memory; and the disk after all, where the "
        "kernel has more to write back than it allows (`vm.dirty_ratio`): keep "
        "workers x `ring` small.",
    .quick = "sync=none:bytes=4K:ring=16K",
    .params = params,
    .setup = setup,
    .attach = attach,
    .enter = own_memory_enter_bytes,
    .work = work,
    .leave = own_memory_leave,
    .verify = verify,
    .teardown = teardown,
};
