/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge.h"

#include "disk_remedy.h"
#include "folder.h"
#include "merge_plan.h"
#include "merge_write.h"
#include "merged.h"
#include "sql.h"
#include "stopper.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of SQLite's machine between two looks for a signal: some 10 µs. */
enum { STEPS = 10000 };

/* Where it goes. */
struct target {
    char dir[PATH_MAX];
    char file[PATH_MAX];
    char temporary[PATH_MAX]; /* beside it */
    int fd;                   /* of the folder */
    bool made;                /* the folder, which was not there */
    bool locked;              /* it; not where the file system has no locks */
    bool claimed;             /* the temporary file is there, and ours */
    struct stopper stopper;
};

static int name_target(struct target *t, const char *out, struct err *e)
{
    size_t length = strlen(out);
    bool file = length > 3 && strcmp(out + length - 3, ".db") == 0;
    const char *slash = strrchr(out, '/');
    int in_dir = !file           ? (int)length
                 : slash == NULL ? 1
                                 : (int)(slash - out) + 1;

    if (length + sizeof "/.run.db.merging" > PATH_MAX) {
        return err_set(e, "the path '%.60s...' is too long", out);
    }
    snprintf(t->dir, sizeof t->dir, "%.*s", in_dir,
             file && slash == NULL ? "." : out);
    snprintf(t->file, sizeof t->file, "%s%s", out, file ? "" : "/run.db");
    slash = strrchr(t->file, '/');
    int before = slash == NULL ? 0 : (int)(slash - t->file) + 1;
    int used = snprintf(t->temporary, sizeof t->temporary, "%.*s.%s.merging",
                        before, t->file, t->file + before);
    return used > 0 && used < PATH_MAX
               ? 0
               : err_set(e, "the path '%.60s...' is too long", out);
}

/* Two at once would each write what the other does not know of. */
static int lock_target(struct target *t, const char *out, struct err *e)
{
    if (name_target(t, out, e)) {
        return -1;
    }
    t->made = access(t->dir, F_OK) != 0;
    if (folder_make(t->dir, e)) {
        return -1;
    }
    t->fd = open(t->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (t->fd < 0) {
        return err_errno(e, "cannot open the folder %s", t->dir);
    }
    t->locked = flock(t->fd, LOCK_EX | LOCK_NB) == 0;
    if (!t->locked && errno == EWOULDBLOCK) {
        return err_set(e,
                       "another tvp merges into %s, or measures there: wait "
                       "for it to end",
                       t->dir);
    }
    return 0;
}

/* Where nothing locks, the file itself does. */
static int claim_temporary(struct target *t, struct err *e)
{
    if (t->locked) {
        unlink(t->temporary); /* of one that was killed */
    }
    int fd = open(t->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0 && errno == EEXIST) {
        return err_set(e,
                       "another tvp merges into %s: wait for it to end; if "
                       "none does, remove %s, which it left",
                       t->dir, t->temporary);
    }
    if (fd < 0) {
        const char *remedy = disk_remedy(errno);
        return err_errno(e, "cannot write %s: %s, or give another place",
                         t->temporary,
                         remedy != NULL ? remedy : "make its folder writable");
    }
    close(fd);
    t->claimed = true;
    return 0;
}

/* What is there already comes first. */
static int add_target(struct merge_plan *p, const struct target *t,
                      struct err *e)
{
    struct stat info;
    struct merged_run *runs = NULL;
    size_t n = 0;
    sqlite3 *db = NULL;
    struct err unused;

    if (stat(t->file, &info) != 0) {
        return errno == ENOENT ? 0 : err_errno(e, "cannot open %s", t->file);
    }
    if (merged_list(t->file, &runs, &n, e)) {
        return err_prefix(e, "cannot add to what is there: ");
    }
    free(runs);
    /* What may be written is a run's own. */
    if (sql_open(t->file, true, &db, &unused) == 0) {
        sqlite3_close(db);
        return err_set(e,
                       "%s is a run of its own, which stays as it is: give "
                       "another place with -o, and name it as a RUN",
                       t->file);
    }
    return merge_plan_add(p, t->file, e);
}

/* On the disk before it takes the place of what was there. */
static int put_in_place(struct target *t, struct err *e)
{
    int fd = open(t->temporary, O_RDONLY | O_CLOEXEC);
    int failed = fd < 0 || fsync(fd) != 0 || rename(t->temporary, t->file) != 0;

    if (failed) {
        err_errno(e, "cannot write %s: make room, or give another place",
                  t->file);
    }
    if (fd >= 0) {
        close(fd);
    }
    t->claimed = failed;
    /* A file system that can't sync folders keeps the rename by itself. */
    (void)fsync(t->fd);
    return failed ? -1 : 0;
}

/* Between two steps of SQLite's: whether it is to end by a signal. */
static int look_for_signal(void *stopper)
{
    return stopper_check(stopper) ? 1 : 0;
}

static int merge_into(struct target *t, struct merge_plan *p,
                      const char *const paths[], size_t n, struct err *e)
{
    if (claim_temporary(t, e) || add_target(p, t, e)) {
        return -1;
    }
    merge_plan_begin(p);
    for (size_t i = 0; i < n; i++) {
        if (merge_plan_add(p, paths[i], e)) {
            return -1;
        }
    }
    if (merge_plan_check(p, e)) {
        return -1;
    }
    if (p->added + p->replaced == 0) {
        return 0;
    }
    return merge_write(p, t->temporary, e) || stopper_check(&t->stopper)
                   || put_in_place(t, e)
               ? -1
               : 0;
}

/* A signal, too, leaves no half of a file. */
static int merge_stoppable(struct target *t, struct merge_plan *p,
                           const char *const paths[], size_t n, struct err *e)
{
    int result = stopper_open(&t->stopper, e) || merge_plan_open(p, e) ? -1 : 0;

    if (result == 0) {
        sqlite3_progress_handler(p->db, STEPS, look_for_signal, &t->stopper);
        result = merge_into(t, p, paths, n, e);
    }
    if (t->claimed) {
        unlink(t->temporary);
    }
    stopper_close(&t->stopper);
    return t->stopper.signal != 0 && result != 0
               ? err_set(e, "stopped by a signal; %s is as it was", t->file)
               : result;
}

int merge_runs(const char *out, const char *const paths[], size_t n,
               struct merge_outcome *outcome, struct err *e)
{
    struct target t = {.fd = -1};
    struct merge_plan p = {0};
    int result = lock_target(&t, out, e) || merge_stoppable(&t, &p, paths, n, e)
                     ? -1
                     : 0;

    *outcome =
        (struct merge_outcome){.runs = p.nruns,
                               .added = p.added,
                               .replaced = p.replaced,
                               .same = p.same,
                               .signal = result == 0 ? 0 : t.stopper.signal};
    merge_plan_close(&p);
    if (t.fd >= 0) {
        close(t.fd);
    }
    if (result && t.made) {
        (void)rmdir(t.dir); /* if nothing is in it */
    }
    return result;
}
