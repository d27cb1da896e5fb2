/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workloads that map and protect pages: mmap, page-fault and tlb. */
#include "cmocka_all.h"

#include "lock_tally.h"
#include "pages.h"
#include "workload_rig.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/resource.h>

static void start(struct workload_rig *r, struct lock_tally *t,
                  const char *workload, const char *params, uint64_t ops)
{
    workload_rig_start(r, workload, params, 1, ops);
    lock_tally_give(t, &r->workers[0]);
}

/* How many pages this process has mapped. */
static unsigned long mapped_pages(void)
{
    unsigned long pages = 0;
    FILE *f = fopen("/proc/self/statm", "r");

    assert_non_null(f);
    assert_int_equal(fscanf(f, "%20lu", &pages), 1);
    fclose(f);
    return pages;
}

static void mmap_maps_touches_and_unmaps(void **state)
{
    static const struct {
        const char *params;
        unsigned faults; /* of three operations */
    } cases[] = {
        {"touch=0", 0}, {"", 3}, {"bytes=1", 3}, {"bytes=1M:touch=5", 15}};
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct workload_rig rig;
        struct lock_tally tally;
        struct err e;

        start(&rig, &tally, "mmap", cases[i].params, 3);
        unsigned long before = mapped_pages();
        assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
        assert_int_equal(mapped_pages(), before);
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        assert_int_equal(rig.job.checksum, cases[i].faults);
        assert_int_equal(tally.released, 6);
        assert_int_equal(tally.safepoints, 3 + cases[i].faults);
        workload_rig_end(&rig);
    }
}

/* Three pages a mapping: the third mapping is not full. */
static void page_fault_goes_on_in_the_mapping_where_it_was(void **state)
{
    struct workload_rig rig;
    struct lock_tally tally;
    struct err e;
    char params[32];
    (void)state;

    snprintf(params, sizeof params, "bytes=%zu", 3 * pages_bytes());
    start(&rig, &tally, "page-fault", params, 7);
    unsigned long before = mapped_pages();
    assert_int_equal(rig.workload->work(&rig.workers[0], 4, &e), 0);
    assert_int_equal(mapped_pages(), before + 3);
    assert_int_equal(tally.released, 3);
    rig.workers[0].done = 4;
    assert_int_equal(rig.workload->work(&rig.workers[0], 3, &e), 0);
    assert_int_equal(mapped_pages(), before);
    assert_int_equal(tally.released, 6);
    assert_int_equal(tally.safepoints, 7);
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    assert_int_equal(rig.job.checksum, 7);
    workload_rig_end(&rig);
}

static void page_fault_that_is_cut_short_leaves_nothing_mapped(void **state)
{
    unsigned long before = mapped_pages();
    struct workload_rig rig;
    struct err e;
    (void)state;

    workload_rig_start(&rig, "page-fault", "bytes=1G", 1, 7);
    assert_int_equal(rig.workload->work(&rig.workers[0], 1, &e), 0);
    assert_true(mapped_pages() >= before + (1U << 30) / pages_bytes());
    workload_rig_end(&rig);
    assert_true(mapped_pages() < before + (1U << 30) / pages_bytes());
}

static void verify_misses_a_page_that_was_not_touched(void **state)
{
    static const char *const workloads[] = {"mmap", "page-fault"};
    (void)state;

    for (size_t i = 0; i < sizeof workloads / sizeof *workloads; i++) {
        struct workload_rig rig;
        struct err e;

        workload_rig_start(&rig, workloads[i], "", 2, 3);
        assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
        assert_int_equal(workload_rig_work(&rig, 1, &e), 0);
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        rig.workers[1].checksum--;
        assert_int_equal(workload_rig_verify(&rig, &e), -1);
        assert_non_null(strstr(e.text, "counted 5 page faults"));
        workload_rig_end(&rig);
    }
}

/* Another fault could have been counted in its place. */
static void a_page_that_was_left_out_is_seen_at_the_end(void **state)
{
    unsigned char *memory;
    struct workload_rig rig;
    struct lock_tally tally;
    struct err e;
    (void)state;

    start(&rig, &tally, "page-fault", "bytes=1M", 5);
    assert_int_equal(rig.workload->work(&rig.workers[0], 3, &e), 0);
    memory = *(unsigned char **)rig.workers[0].state;
    assert_int_equal(pages_check_touched(memory, 3, &e), 0);
    assert_int_equal(pages_check_touched(memory, 4, &e), -1);
    memory[2 * pages_bytes()] = 0;
    assert_int_equal(pages_check_touched(memory, 3, &e), -1);
    assert_non_null(strstr(e.text, "page 2 of 3 was not written to"));
    rig.workers[0].done = 3;
    assert_int_equal(rig.workload->work(&rig.workers[0], 2, &e), -1);
    assert_non_null(strstr(e.text, "page 2 of 5"));
    workload_rig_end(&rig);
}

static void what_is_not_there_cannot_be_touched(void **state)
{
    struct workload_rig rig;
    struct err e;
    (void)state;

    workload_rig_start(&rig, "mmap", "bytes=1:touch=1", 1, 1);
    params_set_number(&rig.params, "touch", 2);
    assert_int_equal(rig.workload->enter(&rig.workers[0], &e), -1);
    assert_non_null(strstr(e.text, "raise bytes= or lower touch="));
    params_set_number(&rig.params, "bytes", pages_bytes() + 1);
    assert_int_equal(rig.workload->enter(&rig.workers[0], &e), 0);
    workload_rig_end(&rig);
}

/* Calls what should find no memory; returns what it returned. */
static int without_memory(int (*call)(struct workload_rig *, struct err *),
                          struct workload_rig *r, struct err *e)
{
    struct rlimit was;
    struct rlimit none;

    assert_int_equal(getrlimit(RLIMIT_AS, &was), 0);
    none = (struct rlimit){.rlim_cur = 1, .rlim_max = was.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_AS, &none), 0);
    int failed = call(r, e);
    assert_int_equal(setrlimit(RLIMIT_AS, &was), 0);
    return failed;
}

static int work_0(struct workload_rig *r, struct err *e)
{
    return workload_rig_work(r, 0, e);
}

static int enter_0(struct workload_rig *r, struct err *e)
{
    return r->workload->enter(&r->workers[0], e);
}

static void memory_that_cannot_be_had_says_what_to_lower(void **state)
{
    static const char *const workloads[] = {"mmap", "page-fault"};
    struct workload_rig rig;
    struct err e;
    (void)state;

    for (size_t i = 0; i < sizeof workloads / sizeof *workloads; i++) {
        workload_rig_start(&rig, workloads[i], "", 1, 1);
        assert_int_equal(without_memory(work_0, &rig, &e), -1);
        assert_non_null(strstr(e.text, "lower bytes="));
        workload_rig_end(&rig);
    }
    workload_rig_start(&rig, "tlb", "", 1, 1);
    rig.workload->leave(&rig.workers[0]);
    rig.workers[0].state = NULL;
    assert_int_equal(without_memory(enter_0, &rig, &e), -1);
    assert_non_null(strstr(e.text, "lower pages="));
    workload_rig_end(&rig);
}

/* The pages that a touch is counted for are the kernel's, not the caller's. */
static void what_no_fault_brought_is_not_counted(void **state)
{
    struct worker w = {0};
    (void)state;

    pages_checksum(&w, pages_faults(), 1000);
    assert_true(w.checksum < 1000);
    w.checksum = 0;
    pages_checksum(&w, pages_faults() - 2000, 1000);
    assert_int_equal(w.checksum, 1000);
}

/* Behind the number that is counted, the kernel may write or not. */
static void probe(struct worker *w)
{
    const struct lock_tally *t = w->lock;
    bool read_only = t->taken % 2 == 1;
    unsigned char *last =
        (unsigned char *)w->state
        + params_number(w->job->params, "pages") * pages_bytes() - 1;

    errno = 0;
    assert_int_equal(getrandom(last, 1, 0), read_only ? -1 : 1);
    assert_int_equal(errno, read_only ? EFAULT : 0);
}

static void tlb_protects_all_pages_and_unprotects_them(void **state)
{
    static const struct {
        const char *params;
        unsigned sum; /* of three operations: pages x (1 + 2 + 3) */
    } cases[] = {{"", 6}, {"pages=3", 18}, {"pages=40", 240}};
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct workload_rig rig;
        struct lock_tally tally;
        struct err e;

        start(&rig, &tally, "tlb", cases[i].params, 3);
        tally.at_take = probe;
        assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        assert_int_equal(rig.job.checksum, cases[i].sum);
        assert_int_equal(tally.released, 6);
        assert_int_equal(tally.safepoints, 3);
        workload_rig_end(&rig);
    }
}

/* What the kernel has merged, it would have to split at each change. */
static void pages_of_neighbours_are_not_merged(void **state)
{
    size_t page = pages_bytes();
    struct workload_rig rig;
    (void)state;

    workload_rig_start(&rig, "tlb", "pages=3", 2, 1);
    for (unsigned i = 0; i < 2; i++) {
        unsigned char *memory = rig.workers[i].state;

        errno = 0;
        assert_int_equal(getrandom(memory - 1, 1, 0), -1);
        assert_int_equal(errno, EFAULT);
        assert_int_equal(getrandom(memory, 1, 0), 1);
        assert_int_equal(getrandom(memory + 3 * page - 1, 1, 0), 1);
        assert_int_equal(getrandom(memory + 3 * page, 1, 0), -1);
        assert_int_equal(errno, EFAULT);
    }
    unsigned long before = mapped_pages();
    rig.workload->leave(&rig.workers[0]);
    assert_int_equal(mapped_pages(), before - 5);
    workload_rig_end(&rig);
}

static void tlb_misses_a_page_that_changed(void **state)
{
    struct workload_rig rig;
    struct err e;
    (void)state;

    workload_rig_start(&rig, "tlb", "pages=2", 1, 3);
    uint64_t *memory = rig.workers[0].state;
    memory[pages_bytes() / sizeof *memory]++;
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    assert_non_null(strstr(e.text, "add up to 15, not to 12"));
    workload_rig_end(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mmap_maps_touches_and_unmaps),
        cmocka_unit_test(page_fault_goes_on_in_the_mapping_where_it_was),
        cmocka_unit_test(page_fault_that_is_cut_short_leaves_nothing_mapped),
        cmocka_unit_test(verify_misses_a_page_that_was_not_touched),
        cmocka_unit_test(a_page_that_was_left_out_is_seen_at_the_end),
        cmocka_unit_test(what_is_not_there_cannot_be_touched),
        cmocka_unit_test(memory_that_cannot_be_had_says_what_to_lower),
        cmocka_unit_test(what_no_fault_brought_is_not_counted),
        cmocka_unit_test(tlb_protects_all_pages_and_unprotects_them),
        cmocka_unit_test(pages_of_neighbours_are_not_merged),
        cmocka_unit_test(tlb_misses_a_page_that_changed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
