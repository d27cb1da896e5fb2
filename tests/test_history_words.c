/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one may write: dates, cells; and what a machine is called. */
#include "cmocka_all.h"

#include "history_date.h"
#include "history_machine.h"
#include "history_view.h"

#include <stdlib.h>
#include <string.h>

static void dates_become_utc(void **state)
{
    static const char *const good[][2] = {
        {"2026-11-22", "2026-11-22T00:00:00Z"},
        {"2026-11-22T17:04:16Z", "2026-11-22T17:04:16Z"},
        {"2026-11-22T18:04:16+01:00", "2026-11-22T17:04:16Z"},
        {"2026-12-31T23:30:00-05:30", "2027-01-01T05:00:00Z"},
        {"2028-02-29", "2028-02-29T00:00:00Z"},
        {"1970-01-01", "1970-01-01T00:00:00Z"},
    };
    static const char *const bad[] = {
        "",
        "yesterday",
        "2026-11",
        "2026-13-01",
        "2026-02-30",
        "2026-11-22 17:04:16",
        "2026-11-22T17:04:16",
        "2026-11-22T25:00:00Z",
        "2026-11-22T17:04:16+0100",
        "2026-11-22T17:04:16+99:00",
        "2026-11-22T17:04:16ZZ",
        "1969-12-31",
        "9999-12-31T23:59:59-01:00",
        "22.11.2026",
    };
    char out[UTC_TEXT_BYTES];

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_int_equal(history_date_parse(good[i][0], out), 0);
        assert_string_equal(out, good[i][1]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (history_date_parse(bad[i], out) == 0) {
            fail_msg("'%s' was taken for %s", bad[i], out);
        }
    }
}

static const struct {
    const char *text;
    int found; /* -1: refused */
} cases[] = {
    {"primes/gil/2", 0},
    {"primes/gil/workers:2", 0},
    {"primes/gil/20", 1},
    {"primes/gil/2/scatter", 2},
    {"primes/gil:interval=1ms/2", 3},
    {"primes/gil:", 3},
    {"primes/thr", 4},
    {"http", 5},
    {"http*", 5},
    {"*/none", 5},
    {"s", 6},
    {"sleep", 6},
    {"sleep/gil/?", 6},
    {"primes", -1},
    {"primes/*", -1},
    {"primes/gil", -1},
    {"nosuch", -1},
    {"gil/2", -1},
    {"primes/gil/3", -1},
    {"primes/gil/2x", -1},
};

static void a_cell_is_found_by_what_is_meant(void **state)
{
    static char names[][40] = {
        "primes/gil/workers:2",         "primes/gil/workers:20",
        "primes/gil/workers:2/scatter", "primes/gil:interval=1ms/workers:2",
        "primes/threads/workers:2",     "http:latency=5ms/gil/workers:4/none",
        "sleep/gil/workers:1",
    };
    char *list[7];
    struct err e;

    (void)state;
    for (size_t i = 0; i < 7; i++) {
        list[i] = names[i];
    }
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *found = history_view_cell(list, 7, cases[i].text, &e);
        const char *expected = cases[i].found < 0 ? NULL : list[cases[i].found];
        if (found != expected) {
            fail_msg("'%s' found %s", cases[i].text,
                     found == NULL ? e.text : found);
        }
    }
    assert_null(history_view_cell(list, 7, "primes/threads/3", &e));
    assert_non_null(strstr(e.text, "there are:\n  primes/gil/workers:2\n"));
    assert_null(history_view_cell(list, 7, "primes/*", &e));
    assert_non_null(strstr(e.text, "5 cells fit"));
    assert_null(strstr(e.text, "sleep"));
}

/* Their slashes are coded in a cell's name; nobody need type that. */
static void a_workload_that_is_a_path_is_found(void **state)
{
    static char names[][60] = {
        ".%2Fown%2Fspin.so/gil/workers:2",
        ".%2Fown%2Fspin.so/gil/workers:2/scatter",
        ".%2Fown%2Fspin.so:steps=7/gil/workers:12",
        "%2Fopt%2F2%2Fspin.so/threads/workers:2",
        ".%2Fa%2F2/gil/workers:1",
        ".%2Fa%2F2%2Fb/gil/workers:2",
    };
    static const struct {
        const char *text;
        int found;
    } paths[] = {
        {"./own/spin.so/gil/2", 0},
        {"./own/spin.so/gil/workers:2", 0},
        {".%2Fown%2Fspin.so/gil/2", 0},
        {"./own/spin.so/gil/2/scatter", 1},
        {"./own/spin.so:steps=7", 2},
        {"./own/spin.so:steps=7/gil/12", 2},
        {"/opt/2/spin.so/threads/2", 3},
        {"/opt/2/spin.so/thr", 3},
        {"./a/2/gil", 4},
        {"./a/2", -1}, /* two */
        {"./a/2/gil/1", 4},
        {"./a/2/b", 5},
        {"./a/2/b/gil/2", 5},
        {"/opt/*/threads/?", 3},
        {"./own/spin.so", -1},
        {"./own/gil/2", -1},
        {"spin.so/gil/2", -1},
    };
    char *list[6];
    struct err e;

    (void)state;
    for (size_t i = 0; i < 6; i++) {
        list[i] = names[i];
    }
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        const char *found = history_view_cell(list, 6, paths[i].text, &e);
        const char *expected = paths[i].found < 0 ? NULL : list[paths[i].found];
        if (found != expected) {
            fail_msg("'%s' found %s", paths[i].text,
                     found == NULL ? e.text : found);
        }
    }
}

static void fingerprint(const char *json, struct history_entry *entry)
{
    char *facts;
    struct err e;

    *entry = (struct history_entry){0};
    assert_int_equal(history_machine_describe(entry, &facts, json, &e), 0);
    free(facts);
    assert_int_equal(strlen(entry->machine), 16);
}

static void machines_are_told_apart_by_what_matters_to_time(void **state)
{
    static const char was[] = "{\"cpu_model\": \"A\", \"pus\": 4,"
                              " \"allowed_pus\": 2, \"host\": \"x\","
                              " \"kernel\": \"1\", \"load_average\": \"1\"}";
    static const char same[] =
        "{\"kernel\": \"2\", \"host\": \"y\", \"pus\": 4,"
        " \"cpu_model\": \"A\", \"allowed_pus\": 2, \"smt\": null}";
    static const char slow[] =
        "{\"cpu_model\": \"A\", \"pus\": 4, \"allowed_pus\": 2,"
        " \"frequency_governor\": \"powersave\"}";
    const char *const other[] = {
        "{\"cpu_model\": \"B\", \"pus\": 4, \"allowed_pus\": 2}",
        "{\"cpu_model\": \"A\", \"pus\": 4, \"allowed_pus\": 4}",
        slow,
        "{}",
        "no JSON",
    };
    struct history_entry a;
    struct history_entry b;

    (void)state;
    fingerprint(was, &a);
    assert_string_equal(a.machine_text, "A, 2 of 4 PUs");
    assert_string_equal(a.host, "x");
    fingerprint(same, &b);
    assert_string_equal(a.machine, b.machine);
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        fingerprint(other[i], &b);
        assert_string_not_equal(a.machine, b.machine);
    }
    assert_string_equal(b.machine_text, "unknown machine");
}

static void an_entry_is_called_by_label_and_commit(void **state)
{
    struct history_entry entry = {.date = "2030-01-02T03:04:05Z"};
    char name[HISTORY_NAME_BYTES];

    (void)state;
    history_name(&entry, name);
    assert_string_equal(name, "2030-01-02T03:04:05Z");
    strcpy(entry.commit, "0123456789abcdef0123");
    history_name(&entry, name);
    assert_string_equal(name, "0123456789ab");
    strcpy(entry.label, "v1");
    history_name(&entry, name);
    assert_string_equal(name, "v1 (0123456789ab)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_become_utc),
        cmocka_unit_test(a_cell_is_found_by_what_is_meant),
        cmocka_unit_test(a_workload_that_is_a_path_is_found),
        cmocka_unit_test(machines_are_told_apart_by_what_matters_to_time),
        cmocka_unit_test(an_entry_is_called_by_label_and_commit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
