/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run_continue.h"

#include "folder_unclaimed.h"
#include "like.h"
#include "plan_json.h"
#include "runner_base.h"
#include "sql.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* The first field of the first row, as JSON; NULL when there is no row. */
static int ask(sqlite3 *db, const char *sql, json_t **out, struct err *e)
{
    sqlite3_stmt *get;

    *out = NULL;
    if (sql_prepare(db, sql, &get, e)) {
        return -1;
    }
    int step = sqlite3_step(get);
    if (step == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(get, 0);
        *out = json_loads(text == NULL ? "null" : text, JSON_DECODE_ANY, NULL);
    }
    int result = step == SQLITE_ROW || step == SQLITE_DONE
                     ? 0
                     : sql_error(db, "read run.db", e);
    sqlite3_finalize(get);
    return result;
}

/* A count that must be answered: without an answer nothing is proved. */
static int count(sqlite3 *db, const char *sql, long long *out, struct err *e)
{
    json_t *number = NULL;

    if (ask(db, sql, &number, e)) {
        return -1;
    }
    bool is_number = json_is_integer(number);
    *out = is_number ? json_integer_value(number) : 0;
    json_decref(number);
    return is_number ? 0 : err_set(e, "cannot count what is in run.db");
}

/* What is to be found out of a run.db before it may be taken away. */
struct remains {
    bool begun; /* it says what the run is: the last of what is stored before
                 * the first sample */
    bool other_half; /* of a run with --against, and without a sample */
};

static int inspect_tables(sqlite3 *db, struct remains *out, struct err *e)
{
    long long rows = 0;
    long long against = 0;
    long long samples = 0;

    if (count(db,
              "SELECT count(*) FROM sqlite_schema"
              " WHERE type = 'table' AND name = 'run'",
              &rows, e)
        || (rows > 0 && count(db, "SELECT count(*) FROM run", &rows, e))) {
        return -1;
    }
    out->begun = rows > 0;
    if (out->begun
        && (count(db, "SELECT count(*) FROM event WHERE kind = 'against'",
                  &against, e)
            || count(db, "SELECT count(*) FROM sample", &samples, e))) {
        return -1;
    }
    out->other_half = against > 0 && samples == 0;
    return 0;
}

/* A file of no bytes was cut before the first of them. */
static int inspect(const char *path, struct remains *out, struct err *e)
{
    struct stat info;
    sqlite3 *db = NULL;

    *out = (struct remains){0};
    if (stat(path, &info) == 0 && S_ISREG(info.st_mode) && info.st_size == 0) {
        return 0;
    }
    if (sql_open(path, true, &db, e)) {
        return -1;
    }
    int result = inspect_tables(db, out, e);
    sqlite3_close(db);
    return result ? err_prefix(e, "%.200s: ", path) : 0;
}

/* Not under the feet of one that is beginning. */
static int discard(const char *dir, struct err *e)
{
    char path[PATH_MAX + 16];
    int lock = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) != 0
        && errno == EWOULDBLOCK) {
        close(lock);
        return err_set(e, "another tvp is running %s; wait for it to end", dir);
    }
    snprintf(path, sizeof path, "%s/run.db-journal", dir);
    (void)unlink(path);
    snprintf(path, sizeof path, "%s/run.db", dir);
    int failed = unlink(path) != 0 && errno != ENOENT;
    if (failed) {
        err_errno(e, "cannot remove %s, in which nothing was measured", path);
    }
    if (lock >= 0) {
        close(lock);
    }
    return failed ? -1 : 0;
}

/* The base's half is made first: a cut may have left it alone. What may be a
 * run of its own in a folder of that name stays. */
static enum run_continue discard_halves(const char *dir, struct err *e)
{
    char folder[4096];
    char path[4096 + 8];
    struct remains base;

    if (folder_unclaimed(dir, e) || runner_base_folder(dir, folder, e)) {
        return CONTINUE_NO_ANSWER;
    }
    snprintf(path, sizeof path, "%s/run.db", folder);
    if (access(path, F_OK) == 0) {
        if (inspect(path, &base, e)
            || ((!base.begun || base.other_half) && discard(folder, e))) {
            return CONTINUE_NO_ANSWER;
        }
    }
    return discard(dir, e) ? CONTINUE_NO_ANSWER : CONTINUE_NEW;
}

/* Says which part of the plan is not the same. */
static enum run_continue compare(const char *dir, json_t *was, json_t *now,
                                 struct err *e)
{
    const char *key;
    json_t *value;

    json_object_update_missing(now, was); /* so that each key is looked at */
    json_object_foreach(now, key, value)
    {
        if (!json_equal(value, json_object_get(was, key))) {
            err_set(e,
                    "%.200s holds a run of another plan, or under other "
                    "options (%s differs): give another folder with -o, or go "
                    "on with it by --resume",
                    dir, key);
            return CONTINUE_OTHER;
        }
    }
    return CONTINUE_ON;
}

static enum run_continue look(const char *dir, sqlite3 *db,
                              const struct plan *plan, bool any_seed,
                              struct err *e)
{
    json_t *machine = NULL;
    json_t *now = plan_json(plan);

    if (ask(db, "SELECT machine_json FROM machine", &machine, e)) {
        json_decref(now);
        return CONTINUE_NO_ANSWER;
    }
    json_t *was = json_object_get(json_object_get(machine, "run"), "plan");
    enum run_continue found = CONTINUE_OTHER;
    if (json_is_object(was)) {
        if (any_seed) {
            json_object_del(was, "seed");
            json_object_del(now, "seed");
        }
        found = compare(dir, was, now, e);
    } else {
        err_set(e,
                "%.200s does not say of which plan it is: go on with it by "
                "--resume",
                dir);
    }
    json_decref(machine);
    json_decref(now);
    return found;
}

/* Another program, or none, makes it another run as another plan does. */
static enum run_continue
compare_base(const char *dir, const struct base_program *base, struct err *e)
{
    char folder[4096];
    struct like own;
    struct like other;

    if (like_load(&own, dir, e)) {
        return CONTINUE_NO_ANSWER;
    }
    bool against = own.against[0] != '\0';
    like_free(&own);
    if (against != (base != NULL)) {
        err_set(e,
                "%.200s holds a run that was begun with%s --against: give "
                "another folder with -o, or go on with it by --resume",
                dir, against ? "" : "out");
        return CONTINUE_OTHER;
    }
    if (!against) {
        return CONTINUE_ON;
    }
    if (runner_base_folder(dir, folder, e) || like_load(&other, folder, e)) {
        return CONTINUE_NO_ANSWER;
    }
    int differs = base_program_same(base, other.machine_json, e);
    like_free(&other);
    return differs ? CONTINUE_OTHER : CONTINUE_ON;
}

enum run_continue run_continue_find(const char *dir, const struct plan *plan,
                                    bool any_seed,
                                    const struct base_program *base,
                                    struct err *e)
{
    char path[PATH_MAX + 8];
    struct remains remains;
    sqlite3 *db = NULL;

    snprintf(path, sizeof path, "%s/run.db", dir);
    if (access(path, F_OK) != 0) {
        return discard_halves(dir, e);
    }
    if (inspect(path, &remains, e)) {
        return CONTINUE_NO_ANSWER;
    }
    if (!remains.begun) {
        return discard_halves(dir, e);
    }
    if (sql_open(path, true, &db, e)) {
        return CONTINUE_NO_ANSWER;
    }
    enum run_continue found = look(dir, db, plan, any_seed, e);
    sqlite3_close(db);
    return found == CONTINUE_ON ? compare_base(dir, base, e) : found;
}
