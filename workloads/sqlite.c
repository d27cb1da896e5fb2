/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What do writers gain from workers whose database lets one write at a time?
 *
 * Each worker has a connection of its own, as SQLite asks for across a fork,
 * and so the same under every model.
 */
#include "workload.h"

#include "support/accounts.h"
#include "support/answer.h"
#include "support/descriptors.h"
#include "support/due.h"
#include "support/own_memory.h"
#include "support/page_cache.h"
#include "support/scratch_folder.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>

enum { DATABASE_SHARED, DATABASE_OWN };

enum { SYNC_OFF };

enum { FILES_EACH = 3 }; /* of a connection: the database, its log, its index */

enum { PATH_BYTES = SCRATCH_FOLDER_BYTES + 32 };

struct client {
    sqlite3 *db;
    sqlite3_stmt *update;
};

/* How many databases there are. */
static unsigned databases(const struct job *job)
{
    return params_number(job->params, "database") == DATABASE_OWN ? job->workers
                                                                  : 1;
}

static struct accounts_options options_of(const struct job *job)
{
    return (struct accounts_options){
        .journal = params_text(job->params, "journal"),
        .sync = params_text(job->params, "sync"),
    };
}

/* Of worker `index`, or of all. */
static void path_of(const struct job *job, unsigned index,
                    char path[PATH_BYTES])
{
    const struct scratch_folder *f = job->state;

    snprintf(path, PATH_BYTES, "%s/%u.db", f->path, index % databases(job));
}

/* As sqlite3.Connection does it: one release for all of a BEGIN or COMMIT. */
static int execute_released(struct worker *w, const char *sql, struct err *e)
{
    const struct client *c = w->state;
    int rc;

    worker_blocking_enter(w);
    rc = sqlite3_exec(c->db, sql, NULL, NULL, NULL);
    worker_blocking_leave(w);
    return rc == SQLITE_OK ? 0 : accounts_failed(c->db, sql, e);
}

static void reset_released(struct worker *w)
{
    const struct client *c = w->state;

    worker_blocking_enter(w);
    sqlite3_reset(c->update);
    worker_blocking_leave(w);
}

/* As sqlite3.Cursor.execute does it since CPython 3.12: the lock is held to
 * bind alone. What it asks for behind the step is of no use here, but each
 * time the lock may be gone. */
static int update(struct worker *w, uint64_t account, uint64_t amount,
                  struct err *e)
{
    const struct client *c = w->state;
    int rc;

    reset_released(w);
    sqlite3_bind_int64(c->update, 1, (sqlite3_int64)amount);
    sqlite3_bind_int64(c->update, 2, (sqlite3_int64)account);
    worker_blocking_enter(w);
    rc = sqlite3_step(c->update);
    worker_blocking_leave(w);
    worker_blocking_enter(w);
    (void)sqlite3_column_count(c->update);
    worker_blocking_leave(w);
    reset_released(w);
    worker_blocking_enter(w);
    (void)sqlite3_last_insert_rowid(c->db);
    worker_blocking_leave(w);
    worker_safepoint(w);
    return rc == SQLITE_DONE ? 0 : accounts_failed(c->db, "update a row", e);
}

/* Adds the operation's number, from 1, to so many rows. */
static int transact(struct worker *w, uint64_t op, struct err *e)
{
    uint64_t rows = params_number(w->job->params, "rows");
    uint64_t amount = op + 1;

    if (execute_released(w, "BEGIN IMMEDIATE", e) != 0) {
        return -1;
    }
    for (uint64_t row = 0; row < rows; row++) {
        if (update(w, worker_random(w) % ACCOUNTS, amount, e) != 0) {
            return -1;
        }
    }
    worker_checksum(w, amount * rows);
    return execute_released(w, "COMMIT", e);
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    return due_work(w, ops, transact, e);
}

/* To prepare reads the schema, and so opens all of the database's files. */
static int enter(struct worker *w, struct err *e)
{
    struct accounts_options o = options_of(w->job);
    struct client *c = own_memory_enter(w, sizeof *c, NULL, e);
    char path[PATH_BYTES];

    if (c == NULL) {
        return -1;
    }
    path_of(w->job, w->index, path);
    if (accounts_open(path, &o, &c->db, e) != 0) {
        return -1;
    }
    return sqlite3_prepare_v2(c->db,
                              "UPDATE account SET total = total + ?1, "
                              "changes = changes + 1 WHERE id = ?2",
                              -1, &c->update, NULL)
                   == SQLITE_OK
               ? 0
               : accounts_failed(c->db, "prepare an update", e);
}

static void leave(struct worker *w)
{
    struct client *c = w->state;

    if (c != NULL) {
        sqlite3_finalize(c->update);
        sqlite3_close(c->db);
    }
    own_memory_leave(w);
}

static int attach(struct job *job, struct err *e)
{
    job->state = job_alloc(job, sizeof(struct scratch_folder), e);
    return job->state == NULL ? -1 : 0;
}

static int check_disk(const struct job *job, struct err *e)
{
    const struct scratch_folder *f = job->state;

    return params_number(job->params, "sync") == SYNC_OFF
               ? 0
               : page_cache_needs_disk(f->fd, params_text(job->params, "dir"),
                                       "sync=off", e);
}

static int setup(struct job *job, struct err *e)
{
    struct accounts_options o = options_of(job);
    char path[PATH_BYTES];

    if (attach(job, e) != 0) {
        return -1;
    }
    descriptors_allow((uint64_t)job->workers * FILES_EACH);
    if (scratch_folder_make(job->state, params_text(job->params, "dir"), e) != 0
        || check_disk(job, e) != 0) {
        return -1;
    }
    for (unsigned i = 0; i < databases(job); i++) {
        path_of(job, i, path);
        if (accounts_create(path, &o, e) != 0) {
            return -1;
        }
    }
    return 0;
}

static void teardown(struct job *job)
{
    if (job->state != NULL) {
        scratch_folder_remove(job->state);
    }
    job->state = NULL;
}

/* Each worker has added 1, 2, ... ops to `rows` rows each. */
static int verify(const struct job *job, struct err *e)
{
    uint64_t rows = params_number(job->params, "rows");
    unsigned writers = job->workers / databases(job);
    uint64_t total = writers * rows * answer_sum_to(job->ops);
    uint64_t changes = writers * rows * job->ops;
    struct accounts_options o = options_of(job);
    char path[PATH_BYTES];

    for (unsigned i = 0; i < databases(job); i++) {
        struct accounts_sum sum;

        path_of(job, i, path);
        if (accounts_add_up(path, &o, &sum, e) != 0) {
            return -1;
        }
        if (sum.total != total || sum.changes != changes) {
            return err_set(e,
                           "database %u has %" PRIu64 " changes that add "
                           "up to %" PRIu64 ", not %" PRIu64 " and %" PRIu64,
                           i, sum.changes, sum.total, changes, total);
        }
    }
    return answer_verify_sum(job, total * databases(job),
                             "the amounts of all transactions", e);
}

static const char *const database_choices[] = {
    [DATABASE_SHARED] = "shared", [DATABASE_OWN] = "own", NULL};
static const char *const journal_choices[] = {"wal", "delete", NULL};
static const char *const sync_choices[] = {
    [SYNC_OFF] = "off", "normal", "full", NULL};

static const struct param params[] = {
    {"database", PARAM_CHOICE, "shared",
     "shared: all workers write to one; own: to one each",
     .choices = database_choices},
    {"rows", PARAM_COUNT, "10", "how many rows a transaction updates", .min = 1,
     .max = 1000000},
    {"journal", PARAM_CHOICE, "wal",
     "SQLite's journal_mode: wal: changes go to a log; delete: what "
     "was there before goes to a file, which is then removed",
     .choices = journal_choices},
    {"sync", PARAM_CHOICE, "normal",
     "SQLite's synchronous: off: never waits for the disk; full: for "
     "each transaction; normal: with wal, for some",
     .choices = sync_choices},
    {"dir", PARAM_TEXT, "/var/tmp",
     .help = "where the databases are, in a folder that goes with the trial"},
    DUE_PARAM,
    {0},
};

const struct workload workload_sqlite = {
    .name = "sqlite",
    .summary = "update rows of a database in a transaction",
    .unit = "transaction",
    .kind = WORKLOAD_IO,
    .question = "What do writers gain from workers whose database lets one "
                "write at a time?",
    .story =
        "An operation is a transaction (`BEGIN IMMEDIATE`) that updates rows "
        "of a table of 1000, picked by chance, each worker by the same chance "
        "under every model. Each worker has a connection of its own, opened "
        "before the clock starts. A writer that finds the database locked "
        "sleeps and looks again, longer each time, as SQLite's busy timeout "
        "does; nobody queues.\n"
        "\n"
        "The databases are in a folder of the trial's own, and do not grow: "
        "with `journal=wal`, a log of 4000 pages is waited for until it can be "
        "begun anew, which SQLite alone would not do where writers leave no "
        "gap. The folder goes with the trial, however that ends. Only where "
        "the "
        "process that sees to it is killed as well, as with a container, does "
        "it stay until the next trial with the same `dir`, which removes no "
        "folder that has anything else in it.",
    .expect = "`database=shared`: nobody, as one writes at a time; `own`: "
              "processes, as threads share the locks inside of SQLite, beside "
              "the runtime's.",
    .verified = "by adding up all rows of each database, against a closed form "
                "of what the transactions add; a lost one shows.",
    .lock = "released for BEGIN, for COMMIT, and five times an update, as "
            "Python's sqlite3 does since CPython 3.12 (four times before): to "
            "reset the statement, to step, to ask for the number of columns, "
            "to reset again, and to ask for the last row's number; held to "
            "bind the values. A safepoint after each row.",
    .limit =
        "with `database=shared`, the database's one lock, from 2 workers on: "
        "more of them gain nothing, and lose where they sleep beside a "
        "database that is free, the more so the more they are. With `own`, "
        "the disk where each transaction waits for it (`sync=full`, "
        "`journal=delete`), from one worker on; else the processor.",
    .quick = "sync=off:rows=2",
    .params = params,
    .setup = setup,
    .attach = attach,
    .enter = enter,
    .work = work,
    .leave = leave,
    .verify = verify,
    .teardown = teardown,
};
