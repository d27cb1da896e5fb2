/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merged.h"

#include "label.h"
#include "sql.h"
#include "sql_check.h"
#include "store.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool merged_schema(int64_t schema)
{
    return schema > MERGED_SCHEMA && schema <= MERGED_SCHEMA + STORE_SCHEMA;
}

int merged_resolve(const char *path, char file[PATH_MAX],
                   char which[MERGED_WHICH_BYTES], struct err *e)
{
    const char *mark = strrchr(path, '#');
    size_t length = strlen(path);
    struct stat info;

    which[0] = '\0';
    if (length >= PATH_MAX) {
        return err_set(e, "the path %.60s... is too long", path);
    }
    memcpy(file, path, length + 1);
    if (stat(path, &info) != 0 && errno == ENOENT && mark != NULL
        && mark[1] != '\0' && strlen(mark) <= MERGED_WHICH_BYTES) {
        memcpy(which, mark + 1, strlen(mark));
        length = (size_t)(mark - path);
        file[length] = '\0';
    }
    if (stat(file, &info) != 0) {
        return err_errno(e, "cannot find the run %s", path);
    }
    if (S_ISDIR(info.st_mode)) {
        if (length + sizeof "/run.db" > PATH_MAX) {
            return err_set(e, "the path %.60s... is too long", path);
        }
        memcpy(file + length, "/run.db", sizeof "/run.db");
    }
    return 0;
}

/* The number of the one that is meant, and how many there are. */
static int find(sqlite3 *db, const char *which, int64_t *number, struct err *e)
{
    sqlite3_stmt *s;
    int64_t there = 0;
    int64_t found = 0;

    if (sql_prepare(db,
                    "SELECT run, run_id = ?1 OR CAST(run AS TEXT) = ?1 OR "
                    "?1 = '' FROM main.run ORDER BY run",
                    &s, e)) {
        return -1;
    }
    sqlite3_bind_text(s, 1, which, -1, SQLITE_STATIC);
    for (; sqlite3_step(s) == SQLITE_ROW; there++) {
        if (sqlite3_column_int(s, 1) != 0) {
            *number = sqlite3_column_int64(s, 0);
            found++;
        }
    }
    sqlite3_finalize(s);
    if (found == 1) {
        return 0;
    }
    if (which[0] != '\0') {
        return err_set(e,
                       "it has %s run #%s of its %lld; 'tvp merge --list' "
                       "shows them",
                       found > 1 ? "more than one" : "no", which,
                       (long long)there);
    }
    return err_set(e,
                   "it holds %lld runs, merged, and one is wanted: name it as "
                   "FILE#1, FILE#2, …; 'tvp merge --list' shows them",
                   (long long)there);
}

static int is_merged(sqlite3 *db, bool *out, struct err *e)
{
    sqlite3_stmt *s;

    if (sql_prepare(db, "PRAGMA main.user_version", &s, e)) {
        return -1;
    }
    int step = sqlite3_step(s);
    *out = step == SQLITE_ROW && merged_schema(sqlite3_column_int64(s, 0));
    sqlite3_finalize(s);
    return step == SQLITE_ROW ? 0 : sql_error(db, "read it", e);
}

/* The first and the last sample of a run: none where the last is before. */
static int sample_range(sqlite3 *db, int64_t run, int64_t range[2],
                        struct err *e)
{
    sqlite3_stmt *s;

    if (sql_prepare(db,
                    "SELECT first_sample, last_sample FROM main.run"
                    " WHERE run = ?1",
                    &s, e)) {
        return -1;
    }
    sqlite3_bind_int64(s, 1, run);
    int step = sqlite3_step(s);
    range[0] = sqlite3_column_int64(s, 0);
    range[1] = sqlite3_column_int64(s, 1);
    sqlite3_finalize(s);
    return step == SQLITE_ROW ? 0 : sql_error(db, "read its runs", e);
}

static int has_table(sqlite3 *db, const char *table, bool *out, struct err *e)
{
    sqlite3_stmt *s;

    if (sql_prepare(db,
                    "SELECT 1 FROM main.sqlite_master WHERE type = 'table'"
                    " AND name = ?1",
                    &s, e)) {
        return -1;
    }
    sqlite3_bind_text(s, 1, table, -1, SQLITE_STATIC);
    *out = sqlite3_step(s) == SQLITE_ROW;
    sqlite3_finalize(s);
    return 0;
}

/* The id stays what it is in the file: the key finds a sample's rows. */
static int show_table(sqlite3 *db, const char *table, int64_t run,
                      const int64_t range[2], struct err *e)
{
    char sql[256];
    bool there;

    if (has_table(db, table, &there, e)) {
        return -1;
    }
    if (!there) {
        return 0;
    }
    if (range == NULL) {
        snprintf(sql, sizeof sql,
                 "CREATE TEMP VIEW %s AS SELECT * FROM main.%s WHERE run = "
                 "%lld",
                 table, table, (long long)run);
    } else {
        snprintf(sql, sizeof sql,
                 "CREATE TEMP VIEW %s AS SELECT * FROM main.%s"
                 " WHERE sample_id BETWEEN %lld AND %lld",
                 table, table, (long long)range[0], (long long)range[1]);
    }
    return sql_exec(db, sql, "read one of its runs", e);
}

int merged_show(sqlite3 *db, const char *which, struct err *e)
{
    static const char *const of_run[] = {"run",   "machine", "cell",
                                         "event", "trace",   "comparison"};
    static const char *const of_sample[] = {"sample", "worker", "histogram"};
    int64_t run = 0;
    int64_t range[2];
    bool merged;

    if (is_merged(db, &merged, e)) {
        return -1;
    }
    if (!merged) {
        return which[0] == '\0'
                   ? 0
                   : err_set(e, "it is one run: name it without #%s", which);
    }
    if (find(db, which, &run, e) || sample_range(db, run, range, e)
        || sql_exec(db, "PRAGMA temp_store=MEMORY", "read it", e)) {
        return -1;
    }
    for (size_t i = 0; i < sizeof of_run / sizeof *of_run; i++) {
        if (show_table(db, of_run[i], run, NULL, e)) {
            return -1;
        }
    }
    for (size_t i = 0; i < sizeof of_sample / sizeof *of_sample; i++) {
        if (show_table(db, of_sample[i], run, range, e)) {
            return -1;
        }
    }
    return 0;
}

/* Opens what a path stands for, whole. */
static int open_path(const char *path, sqlite3 **db, bool *merged,
                     char which[MERGED_WHICH_BYTES], struct err *e)
{
    char file[PATH_MAX];

    if (merged_open(path, db, file, which, e)) {
        return -1;
    }
    if (is_merged(*db, merged, e)) {
        sqlite3_close(*db);
        return err_prefix(e, "%s: ", file);
    }
    return 0;
}

static int add_each(sqlite3 *db, const char *path, struct text_list *paths,
                    struct err *e)
{
    sqlite3_stmt *s;
    char one[PATH_MAX + 32];
    int result = 0;

    if (sql_prepare(db, "SELECT run, count(*) OVER () FROM run ORDER BY run",
                    &s, e)) {
        return -1;
    }
    int step = SQLITE_DONE;
    while (result == 0 && (step = sqlite3_step(s)) == SQLITE_ROW) {
        bool several = sqlite3_column_int64(s, 1) > 1;
        int length = snprintf(one, sizeof one, "%s#%lld", path,
                              (long long)sqlite3_column_int64(s, 0));
        result = text_list_add(paths, one,
                               several ? (size_t)length : strlen(path), e);
    }
    if (result == 0 && step != SQLITE_DONE) {
        result = sql_error(db, "list its runs", e);
    }
    sqlite3_finalize(s);
    return result;
}

int merged_expand(const char *path, struct text_list *paths, struct err *e)
{
    char which[MERGED_WHICH_BYTES];
    sqlite3 *db = NULL;
    bool merged = false;

    if (open_path(path, &db, &merged, which, e)) {
        return -1;
    }
    int result = merged && sql_check_whole(db, e) ? -1
                 : merged && which[0] == '\0'
                     ? add_each(db, path, paths, e)
                     : text_list_add(paths, path, strlen(path), e);
    sqlite3_close(db);
    return result ? err_prefix(e, "%s: ", path) : 0;
}

/* The folder's own name, or that of a file that is not called run.db. */
static void own_name(const char *file, char name[MERGED_NAME_BYTES])
{
    static const char *const ends[] = {"/run.db", "/report.json", ".db"};
    char real[PATH_MAX];
    const char *at = realpath(file, real) == NULL ? file : real;
    size_t length = strlen(at);

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t end = strlen(ends[i]);
        if (length > end && strcmp(at + length - end, ends[i]) == 0) {
            length -= end;
            break;
        }
    }
    size_t begin = length;
    while (begin > 0 && at[begin - 1] != '/') {
        begin--;
    }
    snprintf(name, MERGED_NAME_BYTES, "%.*s", (int)(length - begin),
             at + begin);
}

void merged_name(const char *path, char name[MERGED_NAME_BYTES])
{
    char file[PATH_MAX] = "";
    char which[MERGED_WHICH_BYTES];
    struct merged_run *runs = NULL;
    struct err unused;
    size_t n = 0;

    own_name(path, name);
    if (merged_resolve(path, file, which, &unused)) {
        return;
    }
    own_name(file, name);
    if (merged_list(path, &runs, &n, &unused) == 0 && n == 1) {
        snprintf(name, MERGED_NAME_BYTES, "%s", runs[0].name);
    }
    free(runs);
}

static void read_listed(sqlite3_stmt *s, struct merged_run *run)
{
    char raw[128];

    *run = (struct merged_run){.number = sqlite3_column_int64(s, 0),
                               .samples = sqlite3_column_int64(s, 1)};
    sql_read_text(s, 2, raw, sizeof raw);
    label_clean(raw, run->name, sizeof run->name);
    sql_read_text(s, 3, raw, sizeof raw);
    label_clean(raw, run->run_id, sizeof run->run_id);
    sql_read_text(s, 4, raw, sizeof raw);
    label_clean(raw, run->plan, sizeof run->plan);
    sql_read_text(s, 5, raw, sizeof raw);
    label_clean(raw, run->cpu, sizeof run->cpu);
}

static int list_rows(sqlite3 *db, sqlite3_stmt *s, struct merged_run **out,
                     size_t *n, struct err *e)
{
    int step;

    while ((step = sqlite3_step(s)) == SQLITE_ROW) {
        struct merged_run *grown = realloc(*out, (*n + 1) * sizeof **out);
        if (grown == NULL) {
            return err_set(e, "out of memory for %zu runs", *n + 1);
        }
        *out = grown;
        read_listed(s, &grown[(*n)++]);
    }
    return step == SQLITE_DONE ? 0 : sql_error(db, "list its runs", e);
}

/* What machine.json says of the CPU. */
#define CPU_OF                                                                 \
    "CASE WHEN json_valid(machine_json) THEN"                                  \
    " json_extract(machine_json, '$.cpu_model') END"

static int list_open(sqlite3 *db, bool merged, const char *which,
                     struct merged_run **out, size_t *n, struct err *e)
{
    sqlite3_stmt *s;

    if (sql_prepare(db,
                    merged ? "SELECT r.run, last_sample - first_sample + 1,"
                             " run_name, run_id, plan_name, " CPU_OF
                             " FROM run r LEFT JOIN machine m USING (run)"
                             " WHERE ?1 IN ('', run_id, CAST(r.run AS TEXT))"
                             " ORDER BY r.run"
                           : "SELECT 1, (SELECT count(*) FROM sample), '',"
                             " run_id, plan_name, (SELECT " CPU_OF
                             " FROM machine) FROM run",
                    &s, e)) {
        return -1;
    }
    if (merged) {
        sqlite3_bind_text(s, 1, which, -1, SQLITE_STATIC);
    }
    int result = list_rows(db, s, out, n, e);
    sqlite3_finalize(s);
    return result;
}

int merged_list(const char *path, struct merged_run **out, size_t *n,
                struct err *e)
{
    char which[MERGED_WHICH_BYTES];
    sqlite3 *db = NULL;
    bool merged = false;

    *out = NULL;
    *n = 0;
    if (open_path(path, &db, &merged, which, e)) {
        return -1;
    }
    int result = list_open(db, merged, which, out, n, e);
    sqlite3_close(db);
    if (result == 0 && !merged && *n == 1) {
        char file[PATH_MAX] = "";
        result = merged_resolve(path, file, which, e);
        own_name(file, (*out)[0].name);
    }
    if (result) {
        free(*out);
        *out = NULL;
        err_prefix(e, "%s: ", path);
    }
    return result;
}
