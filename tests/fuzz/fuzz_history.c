/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever is in a history, bytes or values, it is refused with a reason; or
 * listed, searched for changes and added to. */
#include "fake_results.h"
#include "fuzz.h"
#include "history_check.h"
#include "history_json.h"
#include "history_text.h"
#include "history_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RUNS = 3 };

static void make_base(const char *path)
{
    static const double medians_ms[] = {10.0, 20.0};
    struct history *h;
    struct err e = {""};

    fuzz_check(history_open(&h, path, true, &e) == 0);
    for (int i = 0; i < RUNS; i++) {
        struct history_run run;
        struct history_entry entry;
        enum history_added how;
        struct results r;
        fake_init(&r);
        (void)fake_cell(&r, "primes", "threads", 2);
        (void)fake_cell(&r, "primes", "gil", 2);
        fake_blocks(&r, medians_ms, 6, 0.01);
        snprintf(r.run_id, sizeof r.run_id, "run%d", i);
        snprintf(r.started, sizeof r.started, "2030-01-0%dT03:04:05Z", i + 1);
        fuzz_check(history_run_make(&run, &r, &e) == 0);
        const struct history_adding adding = {
            .run = &run, .given = {.label = "label", .commit = "abc"}};
        fuzz_check(history_add(h, &adding, &how, &entry, &e) == 0);
        history_run_free(&run);
        fake_free(&r);
    }
    history_close(h);
}

static void print_all(const struct history_view *v)
{
    struct text_list names = {0};
    const struct check_options options = {.threshold = 0.05,
                                          .last = CHECK_LAST};
    struct check check;
    struct err e = {""};

    (void)history_print_list(v, stdout, &e);
    history_json_list(v, stdout);
    for (size_t i = 0; i < v->n; i++) {
        (void)history_print_entry(v, &v->entries[i], stdout, &e);
        (void)history_json_entry(v, &v->entries[i], stdout, &e);
    }
    if (history_names(v->h, v->scope.machine, v->scope.metric, &names, &e)) {
        fuzz_refused(&e);
        return;
    }
    for (size_t i = 0; i < names.count; i++) {
        struct trend trend;
        if (trend_make(&trend, v->h, &v->scope, names.items[i], &e)) {
            fuzz_refused(&e);
        } else {
            history_json_trend(&trend, &v->scope, stdout);
            trend_free(&trend);
        }
    }
    text_list_clear(&names);
    if (check_make(&check, v->h, &v->scope, &options, &e)) {
        fuzz_refused(&e);
    } else {
        history_print_check(&check, &v->scope, &options, stdout);
        check_free(&check);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct fuzz_database base;
    struct fuzz_input in = {data, size};
    char path[PATH_MAX];
    struct history_view v = {0};
    struct err e = {""};

    if (base.bytes == NULL) {
        fuzz_path(path, "base.db");
        make_base(path);
        fuzz_database_read(&base, path);
    }
    fuzz_path(path, "history.db");
    if (fuzz_byte(&in) % 4 == 0) {
        fuzz_write(path, in.at, in.left);
    } else {
        fuzz_database_change(&base, &in, path);
    }
    const struct history_choice choice = {.db = path};
    if (history_view_open(&v, &choice, &e)) {
        fuzz_refused(&e);
        return 0;
    }
    print_all(&v);
    history_view_close(&v);
    return 0;
}
