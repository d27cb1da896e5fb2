/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "fake_history.h"
#include "fake_results.h"
#include "history_db.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHILDREN = 8, RUNS = 12 };

static char machine[] =
    "{\"cpu_model\": \"Quick 9\", \"pus\": 4, \"allowed_pus\": 2,"
    " \"host\": \"one\", \"kernel\": \"Linux 6.1\"}";

/* A run of two cells with so many blocks. */
static void fill(struct results *r, unsigned blocks)
{
    const double medians_ms[] = {100.0, 50.0};

    fake_init(r);
    r->machine_json = machine;
    fake_cell(r, "primes", "sequential", 2);
    fake_cell(r, "primes", "threads", 2);
    fake_blocks(r, medians_ms, blocks, 0.02);
}

static int add_as(struct history *h, const struct results *r,
                  const struct history_labels *given, enum history_added *how,
                  struct history_entry *entry)
{
    const struct history_labels none = {0};
    struct history_run run;
    struct err e;

    assert_int_equal(history_run_make(&run, r, &e), 0);
    const struct history_adding adding = {
        .run = &run,
        .given = given == NULL ? none : *given,
        .usual = {.commit = "usual"},
    };
    int status = history_add(h, &adding, how, entry, &e);
    history_run_free(&run);
    return status;
}

static int64_t number(struct history *h, const char *sql)
{
    sqlite3_stmt *s;

    assert_int_equal(sqlite3_prepare_v2(h->db, sql, -1, &s, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return value;
}

static void a_run_is_there_with_costs_of_an_operation(void **state)
{
    struct fake_history *f = *state;
    struct results r;
    struct history_entry entry;
    struct history_series series;
    enum history_added how;
    struct err e;

    fill(&r, 7);
    for (size_t i = 0; i < r.nsamples; i++) {
        r.samples[i].sample.ops = 1000;
    }
    assert_int_equal(add_as(f->h, &r, NULL, &how, &entry), 0);
    assert_int_equal(how, HISTORY_ADDED);
    assert_int_equal(entry.id, 1);
    assert_int_equal(entry.cells, 2);
    assert_string_equal(entry.run_id, r.run_id);
    assert_string_equal(entry.date, r.started);
    assert_string_equal(entry.commit, "usual");
    assert_string_equal(entry.machine_text, "Quick 9, 2 of 4 PUs");
    assert_string_equal(entry.kernel, "Linux 6.1");
    assert_string_equal(entry.warning, "");
    assert_int_equal(history_series(f->h, "primes/threads/workers:2/cores",
                                    METRIC_TOTAL, &series, &e),
                     0);
    assert_int_equal(series.n, 1);
    assert_int_equal(series.items[0].entry, 1);
    assert_int_equal(series.items[0].value.n, 7);
    assert_true(fabs(series.items[0].value.cost.value - 50e3) < 1e3);
    assert_true(series.items[0].value.cost.low
                < series.items[0].value.cost.value);
    assert_true(series.items[0].value.cost.high
                > series.items[0].value.cost.value);
    assert_true(series.items[0].value.spread > 0.0
                && series.items[0].value.spread < 0.05);
    free(series.items);
    r.machine_json = NULL;
    fake_free(&r);
}

static void a_run_that_is_there_changes_nothing(void **state)
{
    struct fake_history *f = *state;
    const struct history_labels labels = {.label = "v1", .commit = "abc"};
    struct results r;
    struct history_entry entry;
    enum history_added how;

    fill(&r, 7);
    add_as(f->h, &r, &labels, &how, &entry);
    int64_t values = number(f->h, "SELECT count(*) FROM value");
    int64_t changes = sqlite3_total_changes64(f->h->db);
    assert_int_equal(add_as(f->h, &r, NULL, &how, &entry), 0);
    assert_int_equal(how, HISTORY_SAME);
    assert_int_equal(add_as(f->h, &r, &labels, &how, &entry), 0);
    assert_int_equal(how, HISTORY_SAME);
    assert_string_equal(entry.label, "v1");
    assert_string_equal(entry.commit, "abc");
    assert_int_equal(sqlite3_total_changes64(f->h->db), changes);
    assert_int_equal(number(f->h, "SELECT count(*) FROM value"), values);
    r.machine_json = NULL;
    fake_free(&r);
}

static void a_run_that_has_grown_replaces_its_values_alone(void **state)
{
    struct fake_history *f = *state;
    const struct history_labels labels = {.label = "v1"};
    struct results few;
    struct results more;
    struct history_entry entry;
    enum history_added how;

    fill(&few, 6);
    fill(&more, 9);
    add_as(f->h, &few, &labels, &how, &entry);
    int64_t values = number(f->h, "SELECT count(*) FROM value");
    assert_int_equal(add_as(f->h, &more, NULL, &how, &entry), 0);
    assert_int_equal(how, HISTORY_GROWN);
    assert_int_equal(entry.id, 1);
    assert_string_equal(entry.label, "v1");
    assert_int_equal(number(f->h, "SELECT count(*) FROM value"), values);
    assert_int_equal(number(f->h, "SELECT min(n) FROM value"), 9);
    assert_int_equal(add_as(f->h, &few, NULL, &how, &entry), 0);
    assert_int_equal(how, HISTORY_OLDER);
    assert_int_equal(number(f->h, "SELECT min(n) FROM value"), 9);
    few.machine_json = NULL;
    more.machine_json = NULL;
    fake_free(&few);
    fake_free(&more);
}

static void labels_that_are_given_can_be_put_right(void **state)
{
    struct fake_history *f = *state;
    const struct history_labels wrong = {.label = "v1", .commit = "abc"};
    const struct history_labels right = {.label = "v\n2", .branch = "main"};
    struct results r;
    struct history_entry entry;
    enum history_added how;

    fill(&r, 7);
    add_as(f->h, &r, &wrong, &how, &entry);
    assert_int_equal(add_as(f->h, &r, &right, &how, &entry), 0);
    assert_int_equal(how, HISTORY_RELABELLED);
    assert_string_equal(entry.label, "v 2");
    assert_string_equal(entry.commit, "abc");
    assert_string_equal(entry.branch, "main");
    r.machine_json = NULL;
    fake_free(&r);
}

static void a_run_that_was_disturbed_is_marked(void **state)
{
    struct fake_history *f = *state;
    struct results r;
    struct history_entry entry;
    enum history_added how;

    fill(&r, 7);
    for (size_t i = 0; i < r.nsamples; i++) {
        r.samples[i].sample.status = SAMPLE_DISTURBED;
        r.samples[i].error = "steal: 50 %";
    }
    assert_int_equal(add_as(f->h, &r, NULL, &how, &entry), 0);
    assert_non_null(strstr(entry.warning, "Don't rely on this run"));
    r.machine_json = NULL;
    fake_free(&r);
}

static void a_run_without_a_usable_sample_is_refused(void **state)
{
    struct results r;
    struct history_run run;
    struct err e;

    (void)state;
    fill(&r, 1);
    for (size_t i = 0; i < r.nsamples; i++) {
        r.samples[i].sample.status = SAMPLE_CRASHED;
    }
    assert_int_equal(history_run_make(&run, &r, &e), -1);
    assert_non_null(strstr(e.text, "not one usable sample"));
    r.machine_json = NULL;
    fake_free(&r);
}

static void texts_control_no_terminal(void **state)
{
    struct fake_history *f = *state;
    struct results r;
    struct history_entry entry;
    struct history_entry *entries;
    enum history_added how;
    struct err e;
    size_t n;

    fill(&r, 7);
    snprintf(r.run_id, sizeof r.run_id, "run\033[2J");
    assert_int_equal(add_as(f->h, &r, NULL, &how, &entry), 0);
    assert_string_equal(entry.run_id, "run [2J");
    assert_int_equal(number(f->h, "SELECT count(*) FROM entry WHERE"
                                  " instr(run_id, char(27)) > 0"),
                     0);
    assert_int_equal(add_as(f->h, &r, NULL, &how, &entry), 0);
    assert_int_equal(how, HISTORY_SAME);
    assert_int_equal(sqlite3_exec(f->h->db,
                                  "UPDATE entry SET run_id = 'a' || char(27),"
                                  " label = char(10), host = char(27),"
                                  " warning = char(155) || 'x';"
                                  "UPDATE machine SET text = char(27)",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(history_entries(f->h, &entries, &n, &e), 0);
    assert_int_equal(n, 1);
    assert_string_equal(entries[0].run_id, "a ");
    assert_string_equal(entries[0].label, " ");
    assert_string_equal(entries[0].host, " ");
    assert_string_equal(entries[0].warning, " x");
    assert_string_equal(entries[0].machine_text, " ");
    free(entries);
    r.machine_json = NULL;
    fake_free(&r);
}

static void a_run_of_no_date_needs_one(void **state)
{
    static const char *const bad[] = {"", "soon", "2030-01-02\033[2J"};
    struct fake_history *f = *state;
    const struct history_labels labels = {.date = "2030-01-02T00:00:00Z"};
    const struct history_adding none = {0};
    struct results r;
    struct history_entry entry;
    enum history_added how;
    struct err e;

    fill(&r, 7);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct history_run run;
        struct history_adding adding = none;
        snprintf(r.started, sizeof r.started, "%s", bad[i]);
        assert_int_equal(history_run_make(&run, &r, &e), 0);
        adding.run = &run;
        assert_int_equal(history_add(f->h, &adding, &how, &entry, &e), -1);
        assert_non_null(strstr(e.text, "--date 2026-11-22"));
        history_run_free(&run);
    }
    assert_int_equal(add_as(f->h, &r, &labels, &how, &entry), 0);
    assert_int_equal(how, HISTORY_ADDED);
    assert_string_equal(entry.date, labels.date);
    assert_int_equal(add_as(f->h, &r, NULL, &how, &entry), 0);
    assert_int_equal(how, HISTORY_SAME);
    r.machine_json = NULL;
    fake_free(&r);
}

/* Each makes the file if it is the first, adds one run that all have, and some
 * of its own. */
static int add_in_child(const char *db, int child)
{
    struct history *h;
    struct history_entry entry;
    enum history_added how;
    struct results r;
    struct err e;

    fill(&r, 6);
    if (history_open(&h, db, true, &e)
        || add_as(h, &r, NULL, &how, &entry) != 0) {
        return 1;
    }
    for (int i = 0; i < RUNS; i++) {
        snprintf(r.run_id, sizeof r.run_id, "child-%d-%d", child, i);
        if (add_as(h, &r, NULL, &how, &entry) != 0 || how != HISTORY_ADDED) {
            return 1;
        }
    }
    return 0;
}

static void several_at_once_lose_nothing(void **state)
{
    struct fake_history *f = *state;
    char db[SCRATCH_PATH_BYTES + 32];
    pid_t children[CHILDREN];
    struct history *h;
    struct err e;

    snprintf(db, sizeof db, "%s/new/several.db", f->dir);
    for (int i = 0; i < CHILDREN; i++) {
        children[i] = fork();
        if (children[i] == 0) {
            _exit(add_in_child(db, i));
        }
    }
    for (int i = 0; i < CHILDREN; i++) {
        int status;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
    assert_int_equal(history_open(&h, db, false, &e), 0);
    assert_int_equal(number(h, "SELECT count(*) FROM entry"),
                     CHILDREN * RUNS + 1);
    assert_int_equal(number(h, "SELECT min(c) FROM (SELECT count(*) AS c FROM"
                               " value GROUP BY entry_id)"),
                     number(h, "SELECT max(c) FROM (SELECT count(*) AS c FROM"
                               " value GROUP BY entry_id)"));
    history_close(h);
}

/* The other one is done when it is waited for. */
static int let_go(void *other, int times)
{
    struct history *h = other;

    (void)times;
    return sqlite3_exec(h->db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
}

static void one_waits_for_another(void **state)
{
    struct fake_history *f = *state;
    const double cost = 100.0;
    struct history *other;
    struct err e;

    fake_history_add(f, 1, &cost, 1);
    assert_int_equal(history_open(&other, f->db, true, &e), 0);
    assert_int_equal(sqlite3_exec(other->db,
                                  "BEGIN IMMEDIATE; INSERT INTO cell (name)"
                                  " VALUES ('x')",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_busy_handler(f->h->db, let_go, other);
    fake_history_add(f, 2, &cost, 1);
    assert_int_equal(number(other, "SELECT count(*) FROM entry"), 2);
    assert_int_equal(number(other, "SELECT count(*) FROM cell"), 2);
    history_close(other);
}

#define HISTORY_TEST(name)                                                     \
    cmocka_unit_test_setup_teardown(name, fake_history_begin, fake_history_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HISTORY_TEST(a_run_is_there_with_costs_of_an_operation),
        HISTORY_TEST(a_run_that_is_there_changes_nothing),
        HISTORY_TEST(a_run_that_has_grown_replaces_its_values_alone),
        HISTORY_TEST(labels_that_are_given_can_be_put_right),
        HISTORY_TEST(a_run_that_was_disturbed_is_marked),
        HISTORY_TEST(a_run_without_a_usable_sample_is_refused),
        HISTORY_TEST(texts_control_no_terminal),
        HISTORY_TEST(a_run_of_no_date_needs_one),
        HISTORY_TEST(several_at_once_lose_nothing),
        HISTORY_TEST(one_waits_for_another),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
