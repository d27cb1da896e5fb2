/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "staging.h"

#include "folder_copy.h"
#include "folder_tree.h"
#include "folder_unclaimed.h"
#include "network_fs.h"
#include "note.h"
#include "staging_pointer.h"
#include "store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_BYTES = PATH_MAX + 32 };

static const char prefix[] = "tvp-run-";

static void below(char out[PATH_BYTES], const char *dir, const char *name)
{
    snprintf(out, PATH_BYTES, "%.*s/%s", PATH_MAX - 1, dir, name);
}

static bool is_there(const char *dir, const char *name)
{
    char path[PATH_BYTES];

    below(path, dir, name);
    return access(path, F_OK) == 0;
}

static bool is_folder(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static void forget(struct staging *s)
{
    if (s->lock >= 0) {
        close(s->lock);
    }
    s->lock = -1;
    s->local[0] = '\0';
}

/* 1: it is ours now; 0: the folder is gone; -1: another program has it. */
static int lock_local(struct staging *s, struct err *e)
{
    char path[PATH_BYTES];
    struct stat info;

    below(path, s->local, ".lock");
    s->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (s->lock < 0) {
        return errno == ENOENT ? 0 : err_errno(e, "cannot open %.300s", path);
    }
    if (flock(s->lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        return err_set(e, "another tvp is running %.300s; wait for it to end",
                       s->dir);
    }
    /* Whoever had it may just have removed it. */
    return fstat(s->lock, &info) == 0 && info.st_nlink > 0 ? 1 : 0;
}

/* A folder of this name was made by us, whatever run.local.json says. */
static void remove_local(const char *local)
{
    const char *slash = strrchr(local, '/');
    char path[PATH_BYTES];

    if (slash != NULL && strncmp(slash + 1, prefix, strlen(prefix)) == 0) {
        below(path, local, "run.db");
        (void)unlink(path); /* first: what is left is no run */
        (void)folder_tree_remove(local);
    }
}

/* Whoever may write in the run's folder could name a folder of theirs. */
static int check_owner(const struct staging *s, const struct staging_pointer *p,
                       struct err *e)
{
    struct stat info;

    if (lstat(p->path, &info) != 0
        || (S_ISDIR(info.st_mode) && info.st_uid == geteuid())) {
        return 0;
    }
    return err_set(
        e,
        "%.200s, where the run of %.200s is said to be, is no folder "
        "of this user: go on with it as who began it; or, if it is "
        "nothing of yours, remove %.200s/run.local.json",
        p->path, s->dir, s->dir);
}

/* Goes on where the run is. 1: there is nothing of it any more. */
static int adopt(struct staging *s, const struct staging_pointer *p,
                 FILE *notes, struct err *e)
{
    char host[STAGING_HOST_BYTES];

    staging_host(host);
    if (strcmp(host, p->host) != 0) {
        return err_set(e,
                       "the run of %.120s is on the machine %s, in %.120s: go "
                       "on with it there; if that is lost for good, remove "
                       "%.120s/run.local.json",
                       s->dir, p->host, p->path, s->dir);
    }
    if (check_owner(s, p, e)) {
        return -1;
    }
    snprintf(s->local, sizeof s->local, "%s", p->path);
    int locked = lock_local(s, e);
    if (locked < 0) {
        forget(s);
        return -1;
    }
    if (locked > 0 && is_there(s->local, "run.db")) {
        note_line(notes, "note: the run is in %.300s, and goes on there",
                  s->local);
        return 0;
    }
    if (locked > 0) {
        remove_local(s->local);
    }
    forget(s);
    note_line(notes,
              "note: nothing was measured in %.300s, or it is gone; goes on "
              "with what is in %.300s",
              p->path, s->dir);
    return staging_pointer_remove(s->dir, e) ? -1 : 1;
}

/* Where a folder on this machine can be: NULL if nowhere. */
static const char *find_base(void)
{
    const char *const places[] = {getenv("TMPDIR"), "/var/tmp", "/tmp"};

    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (places[i] != NULL && places[i][0] == '/' && is_folder(places[i])
            && access(places[i], W_OK | X_OK) == 0
            && !network_fs_is(places[i])) {
            return places[i];
        }
    }
    return NULL;
}

/* 0 with *base NULL: it is measured in its own folder. */
static int choose(const struct staging_request *q, const char **base,
                  struct err *e)
{
    *base = NULL;
    if (q->how != NULL && strcmp(q->how, "none") == 0) {
        return 0;
    }
    if (q->how != NULL && strcmp(q->how, "auto") != 0) {
        *base = q->how;
        return q->how[0] == '/' && is_folder(q->how)
                   ? 0
                   : err_set(e,
                             "--local-dir wants auto, none or the whole "
                             "path of a folder that is there, got '%.200s'",
                             q->how);
    }
    if (network_fs_is(q->dir)) {
        *base = find_base();
        if (*base == NULL) {
            note_line(q->notes,
                      "note: %.300s is on a network, and there is no folder on "
                      "this machine to measure in (TMPDIR, /var/tmp, /tmp): a "
                      "power cut may damage run.db",
                      q->dir);
        }
    }
    return 0;
}

/* What was measured before, the journal with it, and by the base program; the
 * database last. */
static int bring(const struct staging *s, struct err *e)
{
    static const char *const names[] = {"base/run.db-journal", "base/run.db",
                                        "run.db-journal", "run.db"};
    char from[PATH_BYTES];
    char to[PATH_BYTES];

    bool base = is_there(s->dir, "base/run.db");
    below(to, s->local, "base");
    if (base && mkdir(to, 0777) != 0) {
        return err_errno(e, "cannot make the folder %.300s", to);
    }
    for (size_t i = base ? 0 : 2; i < sizeof names / sizeof *names; i++) {
        below(from, s->dir, names[i]);
        below(to, s->local, names[i]);
        if (is_there(s->dir, names[i]) && folder_copy_file(from, to, e)) {
            return -1;
        }
    }
    return 0;
}

static int make(struct staging *s, const char *base, FILE *notes, struct err *e)
{
    int length =
        snprintf(s->local, sizeof s->local, "%s/%sXXXXXX", base, prefix);

    if (length >= (int)sizeof s->local - 16 || mkdtemp(s->local) == NULL) {
        err_errno(e, "cannot make a folder in %.300s", base);
        s->local[0] = '\0';
        return -1;
    }
    if (lock_local(s, e) <= 0 || staging_pointer_claim(s->dir, s->local, e)) {
        remove_local(s->local);
        forget(s);
        return -1;
    }
    if (bring(s, e)) {
        struct err unused;
        remove_local(s->local);
        (void)staging_pointer_remove(s->dir, &unused);
        forget(s);
        return -1;
    }
    note_line(notes,
              "note: measures in %.300s, and moves the run to %.300s at its "
              "end",
              s->local, s->dir);
    return 0;
}

static int check_fresh(const struct staging *s, struct err *e)
{
    char path[PATH_BYTES];

    below(path, s->dir, "run.local.json");
    if (access(path, F_OK) == 0) {
        return err_set(e,
                       "%s is there already: a run is measured for that "
                       "folder; go on with --resume, or give another one "
                       "with -o",
                       path);
    }
    below(path, s->dir, "run.db");
    return store_check_new(path, e) || folder_unclaimed(s->dir, e) ? -1 : 0;
}

int staging_begin(struct staging *s, const struct staging_request *request,
                  struct err *e)
{
    struct staging_pointer pointer;
    const char *base;

    *s = (struct staging){.lock = -1};
    snprintf(s->dir, sizeof s->dir, "%s", request->dir);
    if (request->fresh && check_fresh(s, e)) {
        return -1;
    }
    int found = staging_pointer_read(s->dir, &pointer, e);
    if (found > 0) {
        found = adopt(s, &pointer, request->notes, e);
        if (found <= 0) {
            return found;
        }
    }
    return found < 0 || choose(request, &base, e) ? -1
           : base == NULL                         ? 0
                          : make(s, base, request->notes, e);
}

const char *staging_where(const struct staging *s)
{
    return s->local[0] != '\0' ? s->local : s->dir;
}

/* Who was killed may have left a journal, which belongs to run.db's name. */
static int recover(const char *dir, struct err *e)
{
    char path[PATH_BYTES];
    struct store *store;

    if (!is_there(dir, "run.db-journal") || !is_there(dir, "run.db")) {
        return 0;
    }
    below(path, dir, "run.db");
    if (store_open(&store, path, e)) {
        return -1;
    }
    store_close(store);
    return is_there(dir, "run.db-journal")
               ? err_set(e, "%.300s was left half written", path)
               : 0;
}

/* Both halves of a run with --against. */
static int recover_all(const struct staging *s, struct err *e)
{
    char base[PATH_BYTES];

    below(base, s->local, "base");
    return recover(base, e) || recover(s->local, e) ? -1 : 0;
}

int staging_end(struct staging *s, struct err *e)
{
    char host[STAGING_HOST_BYTES];
    struct err why = {""};

    if (s->local[0] == '\0') {
        return 0;
    }
    if (recover_all(s, &why) || folder_copy_run(s->local, s->dir, &why)) {
        staging_host(host);
        err_set(e,
                "the run is whole in %.100s on %s, and could not be moved "
                "(%.200s): tvp's --resume %.100s moves it",
                s->local, host, why.text, s->dir);
        forget(s);
        return -1;
    }
    remove_local(s->local);
    int result = staging_pointer_remove(s->dir, e);
    forget(s);
    return result;
}

void staging_settle(struct staging *s, FILE *notes)
{
    struct err e = {""};

    if (s->local[0] == '\0') {
        return;
    }
    if (is_there(s->local, "run.db")) {
        if (staging_end(s, &e)) {
            note_line(notes, "warning: %s", e.text);
        }
        return;
    }
    remove_local(s->local);
    (void)staging_pointer_remove(s->dir, &e);
    forget(s);
}

void staging_find(const char *dir, char path[PATH_MAX])
{
    char host[STAGING_HOST_BYTES];
    struct staging_pointer p;
    struct err unused;

    staging_host(host);
    bool here = staging_pointer_read(dir, &p, &unused) > 0
                && strcmp(host, p.host) == 0 && is_there(p.path, "run.db");
    snprintf(path, PATH_MAX, "%s", here ? p.path : dir);
}

void staging_hint(const char *dir, struct err *e)
{
    struct staging_pointer p;
    struct err unused;

    if (staging_pointer_read(dir, &p, &unused) > 0) {
        err_set(e,
                "the run of %.150s is being measured on %s, in %.150s, or was "
                "cut there: tvp's --resume %.150s goes on with it",
                dir, p.host, p.path, dir);
    }
}
