/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "workload_rig.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ENTRY_BYTES = 64, ENTRIES = 64, TABLE_BYTES = 4 << 20 };

/* The values are the odd numbers, by key. Of 64 entries, worker 1 of two
 * begins at key 32. */
static void what_is_found_is_known(void **state)
{
    static const struct {
        const char *params;
        uint64_t sum; /* worker 1's, of one operation */
    } cases[] = {
        {"bytes=4K:lookups=1", 65},
        {"bytes=4K:lookups=32", 64 * 64 - 32 * 32},
        {"bytes=4K:lookups=40", 64 * 64 - 32 * 32 + 8 * 8},
        {"bytes=4K:lookups=64:how=mapped", 64 * 64},
        {"bytes=4K:lookups=130:counts=0%", 2 * 64 * 64 + 65 + 67},
        {"bytes=4100:lookups=96", 64 * 64 + 64 * 64 - 32 * 32},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct workload_rig rig;
        struct err e;

        workload_rig_start(&rig, "readers", cases[i].params, 2, 1);
        assert_int_equal(workload_rig_work(&rig, 1, &e), 0);
        assert_int_equal(rig.workers[1].checksum, cases[i].sum);
        assert_int_equal(workload_rig_verify(&rig, &e), -1);
        assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        workload_rig_end(&rig);
    }
}

static void operations_go_on_where_the_last_call_stopped(void **state)
{
    struct workload_rig rig;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "readers", "bytes=5K:lookups=17", 3, 15);
    for (unsigned n = 0; n < 3; n++) {
        for (uint64_t ops = 1; ops <= 5; ops++) {
            assert_int_equal(rig.workload->work(&rig.workers[n], ops, &e), 0);
            rig.workers[n].done += ops;
        }
    }
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    workload_rig_end(&rig);
}

/* What differs from the table at the start, at each safepoint. */
struct scene {
    struct workload_rig rig;
    char before[ENTRIES * ENTRY_BYTES];
    unsigned safepoints;
    unsigned written;
};

static unsigned entries_written(const struct scene *s)
{
    const char *table = s->rig.job.state;
    unsigned written = 0;

    for (size_t i = 0; i < ENTRIES; i++) {
        written += memcmp(table + i * ENTRY_BYTES, s->before + i * ENTRY_BYTES,
                          ENTRY_BYTES)
                   != 0;
    }
    return written;
}

static void look(struct worker *w)
{
    struct scene *s = w->lock;

    s->safepoints++;
    assert_in_range(entries_written(s), 0, 1);
    s->written += entries_written(s);
}

static const struct worker_hooks hooks = {.safepoint = look};

static void a_lookup_counts_its_use_unless_the_entry_is_immortal(void **state)
{
    static const struct {
        const char *params;
        unsigned written[2]; /* at least, at most */
    } cases[] = {
        {"bytes=4K:lookups=64", {64, 64}},
        {"bytes=4K:lookups=64:how=mapped", {64, 64}},
        {"bytes=4K:lookups=64:counts=0%", {0, 0}},
        {"bytes=4K:lookups=64:counts=25%", {15, 17}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct scene s = {0};
        struct err e;

        workload_rig_start(&s.rig, "readers", cases[i].params, 1, 1);
        memcpy(s.before, s.rig.job.state, sizeof s.before);
        s.rig.workers[0].hooks = &hooks;
        s.rig.workers[0].lock = &s;
        atomic_store(&s.rig.workers[0].breaker, 1);
        assert_int_equal(workload_rig_work(&s.rig, 0, &e), 0);
        assert_int_equal(s.safepoints, ENTRIES);
        assert_in_range(s.written, cases[i].written[0], cases[i].written[1]);
        assert_int_equal(entries_written(&s), 0);
        workload_rig_end(&s.rig);
    }
}

/* In a child: whether looking everything up copied every page. */
static int child_copies(struct workload_rig *rig)
{
    struct rusage before;
    struct rusage after;
    long pages = TABLE_BYTES / sysconf(_SC_PAGESIZE);
    struct err e;

    getrusage(RUSAGE_SELF, &before);
    if (workload_rig_work(rig, 0, &e) != 0) {
        return -1;
    }
    getrusage(RUSAGE_SELF, &after);
    return after.ru_minflt - before.ru_minflt >= pages;
}

static void a_forked_process_copies_what_it_counts_in(void **state)
{
    static const struct {
        const char *params;
        int copies;
    } cases[] = {
        {"bytes=4M:lookups=65536", 1},
        {"bytes=4M:lookups=65536:counts=10%", 1},
        {"bytes=4M:lookups=65536:counts=0%", 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct workload_rig rig;
        int status;

        workload_rig_start(&rig, "readers", cases[i].params, 1, 1);
        pid_t pid = fork();
        if (pid == 0) {
            _exit(child_copies(&rig) == cases[i].copies ? EXIT_SUCCESS
                                                        : EXIT_FAILURE);
        }
        assert_int_equal(waitpid(pid, &status, 0), pid);
        assert_int_equal(status, 0);
        workload_rig_end(&rig);
    }
}

static void attaching_makes_a_table_of_its_own_unless_it_is_mapped(void **state)
{
    struct workload_rig rig;
    struct job other;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "readers", "bytes=4K", 1, 1);
    other = rig.job;
    assert_int_equal(rig.workload->attach(&other, &e), 0);
    assert_ptr_not_equal(other.state, rig.job.state);
    assert_memory_equal(other.state, rig.job.state, ENTRIES * ENTRY_BYTES);
    rig.workload->teardown(&other);
    workload_rig_end(&rig);

    workload_rig_start(&rig, "readers", "bytes=4K:how=mapped", 1, 1);
    other = rig.job;
    assert_int_equal(rig.workload->attach(&other, &e), 0);
    for (size_t i = 0; i < ENTRIES * ENTRY_BYTES; i++) {
        assert_int_equal(((const char *)other.state)[i], 0); /* not filled */
    }
    workload_rig_end(&rig);
}

static void a_changed_entry_is_noticed(void **state)
{
    struct workload_rig rig;
    uint64_t *entry;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "readers", "bytes=4K:lookups=64", 1, 1);
    entry = rig.job.state;
    entry[2]++; /* its value */
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    entry[1]++; /* its key */
    assert_int_equal(workload_rig_work(&rig, 0, &e), -1);
    assert_non_null(strstr(e.text, "key 0"));
    workload_rig_end(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_found_is_known),
        cmocka_unit_test(operations_go_on_where_the_last_call_stopped),
        cmocka_unit_test(a_lookup_counts_its_use_unless_the_entry_is_immortal),
        cmocka_unit_test(a_forked_process_copies_what_it_counts_in),
        cmocka_unit_test(
            attaching_makes_a_table_of_its_own_unless_it_is_mapped),
        cmocka_unit_test(a_changed_entry_is_noticed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
