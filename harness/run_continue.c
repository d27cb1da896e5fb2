/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run_continue.h"

#include "plan_json.h"
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
    if (sqlite3_step(get) == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(get, 0);
        *out = json_loads(text == NULL ? "null" : text, JSON_DECODE_ANY, NULL);
    }
    sqlite3_finalize(get);
    return 0;
}

/* Killed between making run.db and storing what the run is: the run's row is
 * the last of what is stored before the first sample. */
static bool is_unbegun(const char *path, sqlite3 *db)
{
    struct err unused;
    struct stat info;
    json_t *rows = NULL;

    if (stat(path, &info) == 0 && info.st_size == 0) {
        return true;
    }
    if (db == NULL) {
        return false;
    }
    if (ask(db, "SELECT count(*) FROM run", &rows, &unused)) {
        return true; /* not even the table */
    }
    bool unbegun = json_integer_value(rows) == 0;
    json_decref(rows);
    return unbegun;
}

/* Not under the feet of one that is beginning. */
static enum run_continue discard(const char *dir, const char *path,
                                 struct err *e)
{
    char journal[PATH_MAX + 16];
    int lock = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) != 0
        && errno == EWOULDBLOCK) {
        close(lock);
        err_set(e, "another tvp is running %s; wait for it to end", dir);
        return CONTINUE_NO_ANSWER;
    }
    snprintf(journal, sizeof journal, "%s-journal", path);
    (void)unlink(journal);
    int failed = unlink(path);
    if (failed) {
        err_errno(e, "cannot remove %s, in which nothing was measured", path);
    }
    if (lock >= 0) {
        close(lock);
    }
    return failed ? CONTINUE_NO_ANSWER : CONTINUE_NEW;
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

enum run_continue run_continue_find(const char *dir, const struct plan *plan,
                                    bool any_seed, struct err *e)
{
    char path[PATH_MAX + 8];
    sqlite3 *db = NULL;

    snprintf(path, sizeof path, "%s/run.db", dir);
    if (access(path, F_OK) != 0) {
        return CONTINUE_NEW;
    }
    int failed = sql_open(path, true, &db, e);
    enum run_continue found = CONTINUE_NO_ANSWER;
    if (is_unbegun(path, failed ? NULL : db)) {
        found = CONTINUE_NEW;
    } else if (!failed) {
        found = look(dir, db, plan, any_seed, e);
    }
    if (!failed) {
        sqlite3_close(db);
    }
    return found == CONTINUE_NEW ? discard(dir, path, e) : found;
}
