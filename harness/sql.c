/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sql.h"

#include "disk_remedy.h"
#include "merged.h"
#include "own_path.h"
#include "sql_check.h"
#include "store.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* Far above the largest that a tvp writes (a trace, a topology), and far below
 * what a value computed from a small file could take. */
enum { VALUE_BYTES_MAX = 256 << 20 };

/* Not by the error's code: what is not there fails in many ways. */
static bool has_moved(sqlite3 *db)
{
    int moved = 0;

    return sqlite3_file_control(db, "main", SQLITE_FCNTL_HAS_MOVED, &moved)
               == SQLITE_OK
           && moved != 0;
}

/* What SQLite doesn't tell: a write past the limit is one that failed. */
static bool is_limited(void)
{
    struct rlimit file;

    return getrlimit(RLIMIT_FSIZE, &file) == 0
           && file.rlim_cur != RLIM_INFINITY;
}

static bool has_lost_tables(sqlite3 *db)
{
    return strncmp(sqlite3_errmsg(db), "no such table", 13) == 0;
}

/* `file`: as SQLite does not know it where it could not open it. */
static int explain(sqlite3 *db, const char *file, const char *what,
                   struct err *e)
{
    /* One that could not be opened has its reason in the first 8 bits. */
    int code = sqlite3_errcode(db) & 0xff;

    err_set(e, "cannot %s: %s", what, sqlite3_errmsg(db));
    if ((code == SQLITE_READONLY || code == SQLITE_IOERR
         || code == SQLITE_CANTOPEN)
        && has_moved(db)) {
        return err_prefix(e, "it was moved or removed meanwhile; where it is "
                             "now, a run goes on by --resume; ");
    }
    if (sqlite3_extended_errcode(db) == SQLITE_IOERR_WRITE && is_limited()) {
        return err_prefix(e, "the limit on a file's size is reached (ulimit "
                             "-f); raise it, then the same again, a run by "
                             "--resume; ");
    }
    const char *remedy = code == SQLITE_CANTOPEN ? disk_remedy_of(file) : NULL;
    if (remedy != NULL) {
        return err_prefix(e, "%s, then the same again, a run by --resume; ",
                          remedy);
    }
    switch (code) {
    case SQLITE_FULL:
        return err_prefix(e, "the disk is full; make room, then the same "
                             "again, a run by --resume; ");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return err_prefix(
            e, "the file is damaged or no run.db: " SQL_CHECK_REMEDY "; ");
    case SQLITE_BUSY:
        return err_prefix(e, "another program is using it; let it end, then "
                             "the same again, a run by --resume; ");
    case SQLITE_IOERR:
        return err_prefix(e, "its disk failed, or your quota of it is used up "
                             "(dmesg, quota); what was stored is whole: make "
                             "room or copy the folder to another disk, then "
                             "the same again, a run by --resume; ");
    case SQLITE_ERROR:
        return has_lost_tables(db)
                   ? err_prefix(e, "its tables are gone: another program "
                                   "emptied or changed the file; put a copy "
                                   "of it back, or begin again in another "
                                   "folder; ")
                   : -1;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return err_prefix(e, "make it and its folder writable, or go on with a "
                             "copy of the folder; ");
    default:
        return -1;
    }
}

int sql_error(sqlite3 *db, const char *what, struct err *e)
{
    return explain(db, sqlite3_db_filename(db, "main"), what, e);
}

int sql_exec(sqlite3 *db, const char *sql, const char *what, struct err *e)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK
               ? 0
               : sql_error(db, what, e);
}

int sql_prepare(sqlite3 *db, const char *sql, sqlite3_stmt **out, struct err *e)
{
    return sqlite3_prepare_v2(db, sql, -1, out, NULL) == SQLITE_OK
               ? 0
               : sql_error(db, "read run.db", e);
}

int sql_run(sqlite3 *db, sqlite3_stmt *statement, const char *what,
            struct err *e)
{
    int result = 0;

    if (sqlite3_step(statement) != SQLITE_DONE) {
        result = sql_error(db, what, e);
    }
    sqlite3_reset(statement);
    return result;
}

static int pragma_number(sqlite3 *db, const char *sql, int64_t *out,
                         struct err *e)
{
    sqlite3_stmt *s = NULL;

    if (sql_prepare(db, sql, &s, e)) {
        return -1;
    }
    int result = sqlite3_step(s) == SQLITE_ROW ? 0 : sql_error(db, "read", e);
    *out = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return result;
}

/* Its run says which tvp that is, if it still says so at the same place. */
static int refuse_newer(sqlite3 *db, int64_t schema, struct err *e)
{
    char version[64] = "";
    sqlite3_stmt *s = NULL;

    if (sqlite3_prepare_v2(db, "SELECT tvp_version FROM run LIMIT 1", -1, &s,
                           NULL)
            == SQLITE_OK
        && sqlite3_step(s) == SQLITE_ROW) {
        sql_read_text(s, 0, version, sizeof version);
    }
    sqlite3_finalize(s);
    return err_set(e,
                   "it was written by a newer tvp%s%s (schema %lld, this one "
                   "knows up to %d); use that tvp",
                   version[0] != '\0' ? ", " : "", version, (long long)schema,
                   STORE_SCHEMA);
}

static int check_kind(sqlite3 *db, bool write, struct err *e)
{
    int64_t application = 0;
    int64_t schema = 0;

    if (pragma_number(db, "PRAGMA application_id", &application, e)
        || pragma_number(db, "PRAGMA user_version", &schema, e)) {
        return -1;
    }
    if (application != STORE_APPLICATION_ID) {
        return err_set(e, "it is a database, but not a run of tvp");
    }
    if (merged_schema(schema)) {
        return write ? err_set(e, "it holds runs that were merged, none of "
                                  "which is gone on with here: use the folder "
                                  "that the run was measured in")
                     : 0;
    }
    if (schema > STORE_SCHEMA) {
        return refuse_newer(db, schema, e);
    }
    if (write && schema < STORE_SCHEMA_OLDEST_WRITTEN) {
        return err_set(e,
                       "it was begun by an older tvp (schema %d): it can be "
                       "reported, not gone on with; start a run of its own",
                       (int)schema);
    }
    return 0;
}

/* Who only reads can't undo what a program that was killed has left half
 * written; this does. */
static void roll_back(const char *path)
{
    sqlite3 *db = NULL;

    struct err unused;
    char own[PATH_MAX];

    if (own_path_find(path, own, &unused) == 0
        && sqlite3_open_v2(own, &db,
                           SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, NULL)
               == SQLITE_OK) {
        sqlite3_busy_timeout(db, 5000);
        (void)sqlite3_exec(db, "SELECT count(*) FROM sqlite_schema", NULL, NULL,
                           NULL);
    }
    sqlite3_close(db);
}

/* What is locked has been waited for. */
static int finish_half(sqlite3 *db, const char *path, struct err *e)
{
    int code = sqlite3_exec(db, "PRAGMA user_version", NULL, NULL, NULL);

    if (code == SQLITE_BUSY) {
        return sql_error(db, "read it", e);
    }
    if (code != SQLITE_OK
        && sqlite3_extended_errcode(db) == SQLITE_READONLY_ROLLBACK) {
        roll_back(path);
    }
    return 0;
}

int sql_open(const char *path, bool write, sqlite3 **out, struct err *e)
{
    sqlite3 *db = NULL;
    char own[PATH_MAX];

    if (write && own_path_find(path, own, e)) {
        return -1;
    }
    bool fresh = write && access(path, F_OK) != 0;
    /* One thread reads, and asks for many figures: no locks. */
    int flags = !write  ? SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX
                : fresh ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                        : SQLITE_OPEN_READWRITE;

    if (!fresh && access(path, R_OK) != 0) {
        return err_errno(e, "cannot read %s", path);
    }
    if (!fresh && sql_check_file(path, e)) {
        return -1;
    }
    flags |= write ? SQLITE_OPEN_NOFOLLOW : 0;
    int failed =
        sqlite3_open_v2(write ? own : path, &db, flags, NULL) != SQLITE_OK;
    if (failed) {
        explain(db, path, "open it", e);
    }
    if (!failed) {
        sqlite3_busy_timeout(db, 5000);
        (void)sqlite3_limit(db, SQLITE_LIMIT_LENGTH, VALUE_BYTES_MAX);
        failed =
            (!write && finish_half(db, path, e))
            || sql_exec(db,
                        "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"
                        " PRAGMA ignore_check_constraints=ON",
                        "open it", e)
            || (!fresh && (check_kind(db, write, e) || sql_check_plain(db, e)))
            /* Who measures for a day takes no more memory as it goes on. */
            || (write && sql_exec(db, "PRAGMA cache_size=-256", "open it", e));
    }
    if (failed) {
        sqlite3_close(db);
        return err_prefix(e, "%s: ", path);
    }
    *out = db;
    return 0;
}

void sql_bind_fields(sqlite3_stmt *s, int at, const void *record,
                     const struct field *fields)
{
    for (const struct field *f = fields; f->name != NULL; f++, at++) {
        char text[FIELD_TEXT_BYTES];
        int64_t whole;
        double real;

        field_text(record, f, text);
        if (text[0] == '\0') {
            sqlite3_bind_null(s, at);
        } else if (f->kind == FIELD_INT) {
            memcpy(&whole, (const char *)record + f->offset, sizeof whole);
            sqlite3_bind_int64(s, at, whole);
        } else if (f->kind == FIELD_REAL) {
            memcpy(&real, (const char *)record + f->offset, sizeof real);
            sqlite3_bind_double(s, at, real);
        } else {
            sqlite3_bind_text(s, at, text, -1, SQLITE_TRANSIENT);
        }
    }
}

/* Of 16 hexadecimal digits, as we write them, or what another program wrote. */
static uint64_t hash_of(const char *text)
{
    uint64_t hash = 0;
    unsigned long long other = 0;

    for (size_t i = 0; i < 16 && text[i] != '\0'; i++) {
        const char *digits = "0123456789abcdef";
        const char *digit = strchr(digits, text[i]);
        if (digit == NULL) {
            return sscanf(text, "%16llx", &other) == 1 ? other : 0;
        }
        hash = hash << 4 | (uint64_t)(digit - digits);
    }
    return hash;
}

void sql_read_fields(sqlite3_stmt *s, int at, void *record,
                     const struct field *fields)
{
    for (const struct field *f = fields; f->name != NULL; f++, at++) {
        /* What is 0 may be NULL; asking always would cost as much as reading.
         */
        sqlite3_int64 whole =
            f->kind == FIELD_INT ? sqlite3_column_int64(s, at) : 0;
        if (whole == 0 && sqlite3_column_type(s, at) == SQLITE_NULL) {
            continue;
        }
        if (f->kind == FIELD_INT) {
            *field_int(record, f) = whole;
        } else if (f->kind == FIELD_REAL) {
            *field_real(record, f) = sqlite3_column_double(s, at);
        } else {
            const char *text = (const char *)sqlite3_column_text(s, at);
            *field_hash(record, f) = text == NULL ? 0 : hash_of(text);
        }
    }
}

void sql_read_text(sqlite3_stmt *s, int column, char *out, size_t bytes)
{
    const unsigned char *text = sqlite3_column_text(s, column);

    snprintf(out, bytes, "%s", text == NULL ? "" : (const char *)text);
}

static bool has_column(sqlite3_stmt *s, const char *table, const char *name)
{
    sqlite3_reset(s);
    sqlite3_bind_text(s, 1, table, -1, SQLITE_STATIC);
    sqlite3_bind_text(s, 2, name, -1, SQLITE_STATIC);
    return sqlite3_step(s) == SQLITE_ROW;
}

int sql_present_list(sqlite3 *db, const char *table, const struct field *fields,
                     char *out, size_t bytes, struct err *e)
{
    size_t used = 0;
    sqlite3_stmt *s;

    if (sql_prepare(db, "SELECT 1 FROM pragma_table_info(?) WHERE name = ?", &s,
                    e)) {
        return -1;
    }
    for (const struct field *f = fields; f->name != NULL && used < bytes; f++) {
        int n =
            snprintf(out + used, bytes - used, "%s%s", f == fields ? "" : ", ",
                     has_column(s, table, f->name) ? f->name : "NULL");
        used += n > 0 ? (size_t)n : 0;
    }
    sqlite3_finalize(s);
    return 0;
}

void sql_field_list(const struct field *fields, enum sql_list how, char *out,
                    size_t bytes)
{
    static const char *const types[] = {
        [FIELD_INT] = "INTEGER", [FIELD_REAL] = "REAL", [FIELD_HASH] = "TEXT"};
    size_t used = 0;

    for (const struct field *f = fields; f->name != NULL && used < bytes; f++) {
        int n = snprintf(
            out + used, bytes - used, "%s%s%s%s", f == fields ? "" : ", ",
            how == SQL_MARKS ? "?" : f->name, how == SQL_DECLARED ? " " : "",
            how == SQL_DECLARED ? types[f->kind] : "");
        used += n > 0 ? (size_t)n : 0;
    }
}
