/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge_plan.h"

#include "results_json.h"
#include "sql.h"
#include "sql_check.h"
#include "store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

const struct merge_table merge_tables[MERGE_TABLES] = {
    {"run", MERGE_OF_RUN},          {"machine", MERGE_OF_RUN},
    {"cell", MERGE_OF_RUN},         {"event", MERGE_OF_RUN},
    {"trace", MERGE_OF_RUN},        {"comparison", MERGE_OF_RUN},
    {"sample", MERGE_SAMPLES},      {"worker", MERGE_OF_SAMPLE},
    {"histogram", MERGE_OF_SAMPLE},
};

int merge_plan_open(struct merge_plan *p, struct err *e)
{
    *p = (struct merge_plan){0};
    if (sqlite3_open(":memory:", &p->db) != SQLITE_OK) {
        return err_set(e, "out of memory to merge runs");
    }
    sqlite3_busy_timeout(p->db, 5000);
    return sql_exec(p->db,
                    "CREATE TABLE known (tbl TEXT, name TEXT, type TEXT,"
                    " key INTEGER, PRIMARY KEY (tbl, name))",
                    "make a table", e);
}

void merge_plan_close(struct merge_plan *p)
{
    sqlite3_close(p->db);
    text_list_clear(&p->files);
    free(p->schemas);
    free(p->runs);
    *p = (struct merge_plan){0};
}

void merge_plan_begin(struct merge_plan *p)
{
    p->first = p->nruns;
    p->added = 0;
    p->replaced = 0;
    p->same = 0;
}

int merge_plan_prepare(const struct merge_plan *p, sqlite3_stmt **out,
                       struct err *e, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    char *sql = sqlite3_vmprintf(format, arguments);
    va_end(arguments);
    if (sql == NULL) {
        return err_set(e, "out of memory to merge runs");
    }
    int result = sqlite3_prepare_v2(p->db, sql, -1, out, NULL) == SQLITE_OK
                     ? 0
                     : sql_error(p->db, "read it", e);
    sqlite3_free(sql);
    return result;
}

int merge_plan_attach(const struct merge_plan *p, size_t file, struct err *e)
{
    sqlite3_stmt *s;

    if (merge_plan_prepare(p, &s, e, "ATTACH ?1 AS src")) {
        return -1;
    }
    sqlite3_bind_text(s, 1, p->files.items[file], -1, SQLITE_STATIC);
    int result = sql_run(p->db, s, "open it", e);
    sqlite3_finalize(s);
    return result;
}

void merge_plan_detach(const struct merge_plan *p)
{
    (void)sqlite3_exec(p->db, "DETACH src", NULL, NULL, NULL);
}

/* Samples that are being added would be half of them there. */
static int check_idle(const char *file, struct err *e)
{
    char dir[PATH_MAX];
    const char *slash = strrchr(file, '/');
    int length = slash == NULL ? 1 : (int)(slash - file) + 1;

    snprintf(dir, sizeof dir, "%.*s", length, slash == NULL ? "." : file);
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        return err_errno(e, "cannot open the folder %s", dir);
    }
    bool busy = flock(fd, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    close(fd);
    return busy ? err_set(e, "it is being measured right now, or merged "
                             "into: wait for that to end, and merge then")
                : 0;
}

/* How the tables of a run look there, but for what a merged file adds. */
static int note_columns(const struct merge_plan *p, bool merged, struct err *e)
{
    sqlite3_stmt *s;

    for (size_t i = 0; i < MERGE_TABLES; i++) {
        if (merge_plan_prepare(
                p, &s, e,
                "INSERT OR IGNORE INTO known SELECT %Q, name, iif(type IN "
                "('INTEGER', 'REAL', 'TEXT', 'BLOB'), type, 'ANY'), pk"
                " FROM pragma_table_info(%Q, 'src') WHERE NOT %d OR name NOT IN"
                " ('run', 'run_name', 'first_sample', 'last_sample')",
                merge_tables[i].name, merge_tables[i].name, merged)) {
            return -1;
        }
        int result = sql_run(p->db, s, "read its tables", e);
        sqlite3_finalize(s);
        if (result) {
            return -1;
        }
    }
    return 0;
}

/* Runs are the same if the samples of one are the first of the other. Two that
 * hosts of one name began in one second took their own times. */
static bool same_run(const struct merge_run *a, const struct merge_run *b)
{
    return strcmp(a->run_id, b->run_id) == 0 && a->seed == b->seed
           && (a->samples == 0 || b->samples == 0
               || a->first_total_ns == b->first_total_ns);
}

static int take(struct merge_plan *p, const struct merge_run *run,
                struct err *e)
{
    for (size_t i = 0; i < p->nruns; i++) {
        if (same_run(&p->runs[i], run)) {
            bool more = run->samples > p->runs[i].samples;
            p->replaced +=
                more && i < p->first && p->runs[i].file == 0 ? 1U : 0U;
            p->same += more ? 0U : 1U;
            p->runs[i] = more ? *run : p->runs[i];
            return 0;
        }
    }
    struct merge_run *grown =
        realloc(p->runs, (p->nruns + 1) * sizeof *p->runs);
    if (grown == NULL) {
        return err_set(e, "out of memory for %zu runs", p->nruns + 1);
    }
    p->runs = grown;
    p->runs[p->nruns++] = *run;
    p->added++;
    return 0;
}

/* The runs of `src`, each by its first and last sample. */
static int prepare_runs(const struct merge_plan *p, bool merged,
                        sqlite3_stmt **out, struct err *e)
{
    return merge_plan_prepare(
        p, out, e,
        "SELECT run_id, seed, number, name, coalesce(low, first), "
        "coalesce(high, first - 1), (SELECT count(*) FROM src.sample WHERE "
        "sample_id BETWEEN low AND high), coalesce((SELECT total_ns FROM "
        "src.sample WHERE sample_id = low), -1) FROM (SELECT run_id, seed, "
        "%s FROM src.run) ORDER BY number",
        merged ? "run AS number, run_name AS name, first_sample AS first,"
                 " first_sample AS low, last_sample AS high"
               : "0 AS number, '' AS name, 1 AS first,"
                 " (SELECT min(sample_id) FROM src.sample) AS low,"
                 " (SELECT max(sample_id) FROM src.sample) AS high");
}

/* Ids that no tvp gives would make others of those that runs get here. */
static int check_ids(const struct merge_run *run, bool merged, struct err *e)
{
    if (merged && run->number < 1) {
        return err_set(e,
                       "it is damaged: the run %s in it has the number %lld, "
                       "where the first is 1",
                       run->run_id, (long long)run->number);
    }
    return run->first_sample > 0 && run->last_sample >= run->first_sample - 1
                   && run->last_sample <= MERGE_SAMPLE_MAX
               ? 0
               : err_set(e,
                         "it is damaged: the samples of its run %s are "
                         "numbered from %lld to %lld, where the first is 1",
                         run->run_id, (long long)run->first_sample,
                         (long long)run->last_sample);
}

static int add_runs(struct merge_plan *p, size_t file, bool merged,
                    struct err *e)
{
    sqlite3_stmt *s;
    size_t n = 0;
    int result = 0;
    int step = SQLITE_DONE;

    if (prepare_runs(p, merged, &s, e)) {
        return -1;
    }
    for (; result == 0 && (step = sqlite3_step(s)) == SQLITE_ROW; n++) {
        struct merge_run run = {.file = file,
                                .seed = sqlite3_column_int64(s, 1),
                                .number = sqlite3_column_int64(s, 2),
                                .first_sample = sqlite3_column_int64(s, 4),
                                .last_sample = sqlite3_column_int64(s, 5),
                                .samples = sqlite3_column_int64(s, 6),
                                .first_total_ns = sqlite3_column_int64(s, 7)};
        sql_read_text(s, 0, run.run_id, sizeof run.run_id);
        sql_read_text(s, 3, run.name, sizeof run.name);
        if (!merged) {
            merged_name(p->files.items[file], run.name);
        }
        result = check_ids(&run, merged, e) || take(p, &run, e) ? -1 : 0;
    }
    if (result == 0 && step != SQLITE_DONE) {
        result = sql_error(p->db, "read its runs", e);
    }
    sqlite3_finalize(s);
    return result == 0 && n == 0
               ? err_set(e, "it holds no run: it was cut before it began")
               : result;
}

static int read_file(struct merge_plan *p, size_t file, struct err *e)
{
    sqlite3_stmt *s;

    if (merge_plan_prepare(p, &s, e, "PRAGMA src.user_version")) {
        return -1;
    }
    int64_t schema =
        sqlite3_step(s) == SQLITE_ROW ? sqlite3_column_int64(s, 0) : 0;
    sqlite3_finalize(s);
    bool merged = merged_schema(schema);
    p->schemas[file] = merged ? schema - MERGED_SCHEMA : schema;
    return (!merged && check_idle(p->files.items[file], e))
                   || note_columns(p, merged, e) || add_runs(p, file, merged, e)
               ? -1
               : 0;
}

int merge_plan_add(struct merge_plan *p, const char *path, struct err *e)
{
    char file[PATH_MAX];
    char which[MERGED_WHICH_BYTES];
    sqlite3 *db = NULL;
    size_t at = p->files.count;

    if (results_json_is(path)) {
        return err_set(e,
                       "%s is an exported report, without all that the run "
                       "has; tvp merge wants the run's folder or its run.db",
                       path);
    }
    if (merged_open(path, &db, file, which, e)) {
        return -1;
    }
    int damaged = sql_check_whole(db, e);
    sqlite3_close(db);
    if (damaged) {
        return err_prefix(e, "%s: ", file);
    }
    if (which[0] != '\0') {
        return err_set(e, "%s: files are merged whole: leave out #%s", path,
                       which);
    }
    int64_t *grown = realloc(p->schemas, (at + 1) * sizeof *grown);
    if (grown == NULL) {
        return err_set(e, "out of memory for %zu files", at + 1);
    }
    p->schemas = grown;
    if (text_list_add(&p->files, file, strlen(file), e)) {
        return -1;
    }
    if (merge_plan_attach(p, at, e)) {
        return err_prefix(e, "%s: ", file);
    }
    int result = read_file(p, at, e);
    merge_plan_detach(p);
    return result ? err_prefix(e, "%s: ", file) : 0;
}

/* "schema 2: a/run.db, b/run.db and 7 more" */
static void put_schema(const struct merge_plan *p, int64_t schema, char *text,
                       size_t bytes)
{
    enum { NAMED = 2 };
    size_t n = 0;
    size_t used = (size_t)snprintf(text, bytes, "schema %lld", //
                                   (long long)schema);

    for (size_t i = 0; i < p->files.count; i++) {
        if (p->schemas[i] == schema && n++ < NAMED && used < bytes) {
            used += (size_t)snprintf(text + used, bytes - used, "%s%.60s",
                                     n == 1 ? ": " : ", ", p->files.items[i]);
        }
    }
    if (n > NAMED && used < bytes) {
        snprintf(text + used, bytes - used, " and %zu more", n - NAMED);
    }
}

int merge_plan_check(const struct merge_plan *p, struct err *e)
{
    char parts[STORE_SCHEMA + 1][160] = {""};
    size_t versions = 0;

    for (int64_t schema = 1; schema <= STORE_SCHEMA; schema++) {
        for (size_t i = 0; i < p->files.count; i++) {
            if (p->schemas[i] == schema) {
                put_schema(p, schema, parts[versions++], sizeof parts[0]);
                break;
            }
        }
    }
    return versions < 2
               ? 0
               : err_set(e,
                         "runs of different tvps don't merge: %s; %s%s%s. "
                         "Merge those of each schema into a file of their own: "
                         "tvp report takes several",
                         parts[0], parts[1], versions > 2 ? "; " : "",
                         versions > 2 ? parts[2] : "");
}
