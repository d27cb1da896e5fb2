/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "histogram_rows.h"

#include "sql.h"

#include <stdlib.h>
#include <string.h>

enum {
    LEB_BITS = 7,
    LEB_MORE = 0x80,
    LEB_BYTES_MAX = 10, /* of 64 bits */
    NUMBERS_PER_BUCKET = 2,
};

int histogram_rows_create(sqlite3 *db, struct err *e)
{
    return sql_exec(db,
                    "CREATE TABLE histogram ("
                    " sample_id INTEGER NOT NULL REFERENCES sample,"
                    " kind TEXT NOT NULL, worker INTEGER NOT NULL,"
                    " counts BLOB NOT NULL,"
                    " PRIMARY KEY (sample_id, kind, worker))"
                    " STRICT, WITHOUT ROWID;",
                    "create run.db's tables", e);
}

static int has_column(sqlite3 *db, const char *name, bool *out, struct err *e)
{
    const struct field field[] = {{.name = name}, {0}};
    char found[FIELD_TEXT_BYTES];

    if (sql_present_list(db, "histogram", field, found, sizeof found, e)) {
        return -1;
    }
    *out = strcmp(found, name) == 0;
    return 0;
}

int histogram_rows_open(struct histogram_rows *h, sqlite3 *db, struct err *e)
{
    bool any = false;

    *h = (struct histogram_rows){.db = db};
    if (has_column(db, "sample_id", &any, e)
        || has_column(db, "counts", &h->packed, e)) {
        return -1;
    }
    if (!any) {
        return 0;
    }
    const char *put = h->packed
                          ? "INSERT INTO histogram (sample_id, kind, worker,"
                            " counts) VALUES (?, ?, ?, ?)"
                          : "INSERT INTO histogram (sample_id, kind, worker,"
                            " up_to_ns, count) VALUES (?, ?, ?, ?, ?)";
    const char *get = h->packed
                          ? "SELECT counts FROM histogram WHERE sample_id = ?"
                            " AND kind = 'latency'"
                          : "SELECT up_to_ns, count FROM histogram WHERE"
                            " sample_id = ? AND kind = 'latency'"
                            " ORDER BY worker, up_to_ns";
    /* What is only read may be a view. */
    bool writes = sqlite3_db_readonly(db, "main") == 0;
    return (writes && sql_prepare(db, put, &h->put, e))
                   || sql_prepare(db, get, &h->get, e)
               ? -1
               : 0;
}

void histogram_rows_close(struct histogram_rows *h)
{
    sqlite3_finalize(h->put);
    sqlite3_finalize(h->get);
    *h = (struct histogram_rows){0};
}

static size_t pack_number(uint64_t number, unsigned char *out)
{
    size_t n = 0;

    for (; number >= LEB_MORE; number >>= LEB_BITS) {
        out[n++] = (unsigned char)(number | LEB_MORE);
    }
    out[n++] = (unsigned char)number;
    return n;
}

/* NULL without memory. */
static unsigned char *pack(const struct histogram_counts *c, size_t *bytes)
{
    unsigned char *out =
        malloc((c->n + 1) * NUMBERS_PER_BUCKET * LEB_BYTES_MAX);
    size_t before = 0;

    *bytes = 0;
    for (size_t i = 0; out != NULL && i < c->n; i++) {
        size_t bucket = histogram_bucket(c->list[i].up_to);
        *bytes += pack_number(bucket - before, out + *bytes);
        *bytes += pack_number(c->list[i].count, out + *bytes);
        before = bucket;
    }
    return out;
}

static int put_packed(struct histogram_rows *h,
                      const struct histogram_counts *c, struct err *e)
{
    size_t bytes;
    unsigned char *packed = pack(c, &bytes);

    if (packed == NULL) {
        return err_set(e, "out of memory for a histogram");
    }
    sqlite3_bind_blob64(h->put, 4, packed, bytes, SQLITE_TRANSIENT);
    free(packed);
    return sql_run(h->db, h->put, "store a histogram", e);
}

static int put_each(struct histogram_rows *h, const struct histogram_counts *c,
                    struct err *e)
{
    for (size_t i = 0; i < c->n; i++) {
        sqlite3_bind_int64(h->put, 4, (sqlite3_int64)c->list[i].up_to);
        sqlite3_bind_int64(h->put, 5, (sqlite3_int64)c->list[i].count);
        if (sql_run(h->db, h->put, "store a histogram", e)) {
            return -1;
        }
    }
    return 0;
}

int histogram_rows_put(struct histogram_rows *h, sqlite3_int64 sample,
                       const char *kind, sqlite3_int64 worker,
                       const struct histogram_counts *c, struct err *e)
{
    if (h->put == NULL || c->n == 0) {
        return 0;
    }
    sqlite3_bind_int64(h->put, 1, sample);
    sqlite3_bind_text(h->put, 2, kind, -1, SQLITE_TRANSIENT);
    sqlite3_bind_int64(h->put, 3, worker);
    return h->packed ? put_packed(h, c, e) : put_each(h, c, e);
}

struct cursor {
    const unsigned char *at;
    const unsigned char *end;
};

/* -1 where the bytes end within a number, or it has more than 64 bits. */
static int unpack_number(struct cursor *p, uint64_t *out)
{
    *out = 0;
    for (unsigned i = 0; i < LEB_BYTES_MAX && p->at < p->end; i++) {
        uint64_t bits = *p->at & (LEB_MORE - 1U);
        if (i == LEB_BYTES_MAX - 1 && bits > 1) {
            return -1;
        }
        *out |= bits << i * LEB_BITS;
        if ((*p->at++ & LEB_MORE) == 0) {
            return 0;
        }
    }
    return -1;
}

static int add_bucket(struct histogram_counts *out, uint64_t up_to,
                      uint64_t count)
{
    if (count == 0 || count > INT64_MAX || out->n >= HISTOGRAM_BUCKETS
        || (out->n > 0 && up_to <= out->list[out->n - 1].up_to)) {
        return -1;
    }
    out->list[out->n++] =
        (struct histogram_count){.up_to = up_to, .count = count};
    return 0;
}

static int unpack(struct cursor p, struct histogram_counts *out)
{
    uint64_t bucket = 0;
    uint64_t step;
    uint64_t count;

    while (p.at < p.end) {
        if (unpack_number(&p, &step) || unpack_number(&p, &count)
            || step >= HISTOGRAM_BUCKETS
            || bucket + step >= HISTOGRAM_BUCKETS) {
            return -1;
        }
        bucket += step;
        if (add_bucket(out, histogram_bucket_top(bucket), count)) {
            return -1;
        }
    }
    return 0;
}

/* One row: all of a histogram, or a bucket of it. */
static int read_row(const struct histogram_rows *h,
                    struct histogram_counts *out)
{
    if (h->packed) {
        const unsigned char *blob = sqlite3_column_blob(h->get, 0);
        size_t bytes = (size_t)sqlite3_column_bytes(h->get, 0);
        const unsigned char *end = blob == NULL ? NULL : blob + bytes;
        return out->n > 0 ? -1 : unpack((struct cursor){blob, end}, out);
    }
    sqlite3_int64 up_to = sqlite3_column_int64(h->get, 0);
    sqlite3_int64 count = sqlite3_column_int64(h->get, 1);
    if (up_to < 0 || count < 0
        || histogram_bucket_top(histogram_bucket((uint64_t)up_to))
               != (uint64_t)up_to) {
        return -1;
    }
    return add_bucket(out, (uint64_t)up_to, (uint64_t)count);
}

int histogram_rows_latency(struct histogram_rows *h, sqlite3_int64 sample,
                           struct histogram_counts *out, struct err *e)
{
    int result = 0;
    int step = SQLITE_DONE;

    out->n = 0;
    out->max = 0;
    if (h->get == NULL) {
        return 0;
    }
    sqlite3_bind_int64(h->get, 1, sample);
    while (result == 0 && (step = sqlite3_step(h->get)) == SQLITE_ROW) {
        if (read_row(h, out)) {
            result = err_set(e, "the latencies of a sample of it make no "
                                "sense: the file is damaged");
        }
    }
    if (result == 0 && step != SQLITE_DONE) {
        result = sql_error(h->db, "read the latencies", e);
    }
    sqlite3_reset(h->get);
    if (out->n > 0) {
        out->max = out->list[out->n - 1].up_to;
    }
    return result;
}
