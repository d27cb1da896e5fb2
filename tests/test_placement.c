/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "placement.h"
#include "topology.h"

#include "cmocka_all.h"

#include <hwloc.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char two_sockets[] = "pack:2 core:8 pu:2";

static struct topology *described(const char *description)
{
    struct topology *t = NULL;
    struct err e = {""};

    if (topology_load_synthetic(&t, description, &e) != 0) {
        fail_msg("%s", e.text);
    }
    return t;
}

static struct topology *adopted(hwloc_topology_t hwloc)
{
    struct topology *t = NULL;
    struct err e = {""};

    assert_int_equal(topology_adopt(&t, hwloc, &e), 0);
    return t;
}

static hwloc_topology_t built(const char *description)
{
    hwloc_topology_t hwloc;

    assert_int_equal(hwloc_topology_init(&hwloc), 0);
    hwloc_topology_set_flags(hwloc, HWLOC_TOPOLOGY_FLAG_INCLUDE_DISALLOWED);
    assert_int_equal(hwloc_topology_set_synthetic(hwloc, description), 0);
    assert_int_equal(hwloc_topology_load(hwloc), 0);
    return hwloc;
}

/* A machine of which a mask leaves the PUs in the list. */
static struct topology *masked(const char *description, const char *allowed)
{
    hwloc_topology_t hwloc = built(description);
    hwloc_bitmap_t set = hwloc_bitmap_alloc();

    hwloc_bitmap_list_sscanf(set, allowed);
    assert_int_equal(
        hwloc_topology_allow(hwloc, set, NULL, HWLOC_ALLOW_FLAG_CUSTOM), 0);
    hwloc_bitmap_free(set);
    return adopted(hwloc);
}

static void register_kind(hwloc_topology_t hwloc, const char *pus, int speed)
{
    hwloc_bitmap_t set = hwloc_bitmap_alloc();

    hwloc_bitmap_list_sscanf(set, pus);
    assert_int_equal(hwloc_cpukinds_register(hwloc, set, speed, 0, NULL, 0), 0);
    hwloc_bitmap_free(set);
}

/* Four slow cores of one PU (0 2 4 6), then two fast of two (8 9, 10 11). */
static struct topology *hybrid(void)
{
    hwloc_topology_t hwloc = built("pack:1 core:6 pu:2");
    hwloc_bitmap_t kept = hwloc_bitmap_alloc();

    hwloc_bitmap_list_sscanf(kept, "0,2,4,6,8-11");
    assert_int_equal(hwloc_topology_restrict(hwloc, kept, 0), 0);
    hwloc_bitmap_free(kept);
    register_kind(hwloc, "0,2,4,6", 10);
    register_kind(hwloc, "8-11", 20);
    return adopted(hwloc);
}

/* Places as many workers as PUs are expected, "0 16 2"; frees the machine. */
static void expect_pus(struct topology *t, const char *placement,
                       const char *expected)
{
    enum { MOST = 64 };
    int pus[MOST];
    char text[512] = "";
    struct err e = {""};
    unsigned workers = 1;

    for (const char *c = expected; *c != '\0'; c++) {
        workers += *c == ' ';
    }
    assert_true(workers <= MOST);
    if (placement_compute(t, placement, workers, pus, &e) != 0) {
        fail_msg("%s", e.text);
    }
    for (unsigned i = 0; i < workers; i++) {
        size_t used = strlen(text);

        snprintf(text + used, sizeof text - used, "%s%d", i == 0 ? "" : " ",
                 pus[i]);
    }
    assert_string_equal(text, expected);
    topology_free(t);
}

static void none_binds_no_worker(void **state)
{
    (void)state;
    expect_pus(described(two_sockets), "none", "-1 -1 -1");
}

static void compact_fills_siblings_before_the_next_core(void **state)
{
    (void)state;
    expect_pus(described(two_sockets), "compact", "0 1 2 3 4 5");
    expect_pus(described("pack:2 core:2 pu:2(indexes=0,4,2,6,1,5,3,7)"),
               "compact", "0 4 2 6 1 5 3 7");
}

static void compact_with_more_workers_than_pus_goes_round_again(void **state)
{
    (void)state;
    expect_pus(described("core:2 pu:2"), "compact", "0 1 2 3 0 1 2 3 0");
}

static void scatter_alternates_between_sockets(void **state)
{
    (void)state;
    expect_pus(described(two_sockets), "scatter", "0 16 2 18 4 20 6 22");
}

static void scatter_takes_smt_siblings_last_and_then_goes_round(void **state)
{
    (void)state;
    expect_pus(described("pack:2 core:2 pu:2"), "scatter",
               "0 4 2 6 1 5 3 7 0 4");
}

static void scatter_goes_over_numa_nodes_and_caches_before_cores(void **state)
{
    (void)state;
    expect_pus(described("pack:2 numa:2 core:2 pu:1"), "scatter",
               "0 4 2 6 1 5 3 7");
    expect_pus(described("pack:1 l3:2 core:2 pu:1"), "scatter", "0 2 1 3");
    expect_pus(described("pack:1 numa:2 l3:2 core:1 pu:2"), "scatter",
               "0 4 2 6 1 5 3 7");
}

static void scatter_on_uneven_sockets_leaves_no_gap(void **state)
{
    (void)state;
    expect_pus(masked(two_sockets, "2,3,17,18"), "scatter", "2 17 18 3 2");
}

static void per_core_never_shares_a_core(void **state)
{
    (void)state;
    expect_pus(described(two_sockets), "per-core",
               "0 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30");
}

static void per_core_with_more_workers_than_cores_is_round_robin(void **state)
{
    (void)state;
    expect_pus(described("pack:1 core:2 pu:2"), "per-core", "0 2 0 2 0");
}

static void same_pu_puts_all_on_the_first_allowed(void **state)
{
    (void)state;
    expect_pus(described(two_sockets), "same-pu", "0 0 0");
    expect_pus(masked(two_sockets, "5,9"), "same-pu", "5 5 5");
}

static void list_is_taken_in_its_order_and_goes_round(void **state)
{
    (void)state;
    expect_pus(described(two_sockets), "list=9,0,4-6", "9 0 4 5 6 9 0");
    expect_pus(described(two_sockets), "list=3", "3 3");
    expect_pus(described(two_sockets), "list=0-31", "0 1");
}

static void the_fastest_cores_come_first(void **state)
{
    (void)state;
    expect_pus(hybrid(), "compact", "8 9 10 11 0 2 4 6 8");
    expect_pus(hybrid(), "scatter", "8 10 0 2 4 6 9 11 8");
    expect_pus(hybrid(), "per-core", "8 10 0 2 4 6 8");
    expect_pus(hybrid(), "same-pu", "8 8");
}

static void only_allowed_pus_are_used(void **state)
{
    static const char *const placements[] = {"compact", "scatter", "per-core"};

    (void)state;
    for (size_t i = 0; i < sizeof placements / sizeof *placements; i++) {
        expect_pus(masked("core:2 pu:2", "1,3"), placements[i], "1 3 1 3");
        expect_pus(masked("core:2 pu:1", "1"), placements[i], "1 1 1");
    }
    expect_pus(masked(two_sockets, "2-3,17-18"), "per-core", "2 17 18 2");
}

static void a_single_pu_takes_every_worker(void **state)
{
    static const char *const placements[] = {"compact", "scatter", "per-core",
                                             "same-pu", "list=0"};

    (void)state;
    for (size_t i = 0; i < sizeof placements / sizeof *placements; i++) {
        expect_pus(described("pu:1"), placements[i], "0 0 0");
    }
}

static void a_listed_pu_that_may_not_be_used_is_refused(void **state)
{
    struct topology *t = masked(two_sockets, "2-5,9");
    struct err e = {""};
    int pu;

    (void)state;
    assert_int_equal(placement_compute(t, "list=2,6", 1, &pu, &e), -1);
    assert_non_null(strstr(e.text, "PU 6"));
    assert_non_null(strstr(e.text, "is not allowed"));
    assert_non_null(strstr(e.text, "2-5,9"));
    assert_int_equal(placement_compute(t, "list=99", 1, &pu, &e), -1);
    assert_non_null(strstr(e.text, "PU 99"));
    assert_non_null(strstr(e.text, "does not exist"));
    assert_int_equal(placement_compute(t, "nowhere", 1, &pu, &e), -1);
    topology_free(t);
}

static void well_written_placements_pass(void **state)
{
    static const char *const good[] = {
        "none",   "compact",  "scatter",      "per-core", "same-pu",
        "list=0", "list=7,0", "list=0,2,4-7", "list=3-3", "list=4095",
    };
    struct err e = {""};

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        if (placement_check(good[i], &e) != 0) {
            fail_msg("%s: %s", good[i], e.text);
        }
    }
}

static void badly_written_placements_are_refused(void **state)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"", "per-core, same-pu"},
        {"compakt", "\"compakt\""},
        {"Compact", "none, compact, scatter"},
        {"list", "list=0,2,4-7"},
        {"list=", "empty"},
        {"list=x", "\"x\""},
        {"list=1,x,3", "\"x\""},
        {"list=4-2", "4-2 in a placement's list= runs backwards; write 2-4"},
        {"list=1,", "ends in a comma"},
        {"list=,1", "\"\""},
        {"list=1,,2", "\"\""},
        {"list=-1", "\"-1\""},
        {"list=1-", "\"1-\""},
        {"list=1-2-3", "\"1-2-3\""},
        {"list= 1", "\" 1\""},
        {"list=+1", "\"+1\""},
        {"list=4096", "below 4096"},
        {"list=99999999999999999999999", "below 4096"},
        {"list=0-4294967297", "below 4096"},
    };
    char lengthy[PLACEMENT_TEXT_BYTES + 8];
    struct err e;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        e.text[0] = '\0';
        assert_int_equal(placement_check(cases[i].text, &e), -1);
        if (strstr(e.text, cases[i].says) == NULL) {
            fail_msg("\"%s\" said: %s", cases[i].text, e.text);
        }
    }
    memset(lengthy, '1', sizeof lengthy);
    memcpy(lengthy, "list=", 5);
    lengthy[sizeof lengthy - 1] = '\0';
    assert_int_equal(placement_check(lengthy, &e), -1);
    assert_non_null(strstr(e.text, "longer than"));
}

static void numbers_go_on_with_a_list_when_placements_are_split(void **state)
{
    static const struct {
        const char *text;
        const char *parts[4];
    } cases[] = {
        {"", {NULL}},
        {"compact", {"compact"}},
        {"none,scatter", {"none", "scatter"}},
        {"list=0,2,4-7,compact", {"list=0,2,4-7", "compact"}},
        {"compact,list=1,list=2,3", {"compact", "list=1", "list=2,3"}},
    };
    char out[PLACEMENT_TEXT_BYTES];
    struct err e;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *at = cases[i].text;

        for (size_t j = 0; cases[i].parts[j] != NULL; j++) {
            assert_int_equal(placement_next(&at, out, &e), 1);
            assert_string_equal(out, cases[i].parts[j]);
        }
        assert_int_equal(placement_next(&at, out, &e), 0);
    }
}

static void a_bad_placement_in_a_list_of_them_is_an_error(void **state)
{
    static const char *const cases[] = {
        "compact,",  ",compact",       "compact,,none", "list=0,,compact",
        "compact,5", "none,list=0,2x", "none,nine",
    };
    char lengthy[2 * PLACEMENT_TEXT_BYTES];
    char out[PLACEMENT_TEXT_BYTES];
    const char *at = lengthy;
    struct err e;

    (void)state;
    memset(lengthy, 'x', sizeof lengthy);
    lengthy[sizeof lengthy - 1] = '\0';
    assert_int_equal(placement_next(&at, out, &e), -1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int more;

        at = cases[i];
        do {
            more = placement_next(&at, out, &e);
        } while (more > 0);
        if (more == 0) {
            fail_msg("\"%s\" passed", cases[i]);
        }
    }
}

static void every_placement_of_the_table_is_one(void **state)
{
    struct err e;
    size_t count = 0;

    (void)state;
    for (; placement_table[count].name != NULL; count++) {
        assert_true(strlen(placement_table[count].summary) > 0);
        assert_true(strncmp(placement_table[count].name, "list=", 5) == 0
                    || placement_check(placement_table[count].name, &e) == 0);
    }
    assert_int_equal(count, 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(none_binds_no_worker),
        cmocka_unit_test(compact_fills_siblings_before_the_next_core),
        cmocka_unit_test(compact_with_more_workers_than_pus_goes_round_again),
        cmocka_unit_test(scatter_alternates_between_sockets),
        cmocka_unit_test(scatter_takes_smt_siblings_last_and_then_goes_round),
        cmocka_unit_test(scatter_goes_over_numa_nodes_and_caches_before_cores),
        cmocka_unit_test(scatter_on_uneven_sockets_leaves_no_gap),
        cmocka_unit_test(per_core_never_shares_a_core),
        cmocka_unit_test(per_core_with_more_workers_than_cores_is_round_robin),
        cmocka_unit_test(same_pu_puts_all_on_the_first_allowed),
        cmocka_unit_test(list_is_taken_in_its_order_and_goes_round),
        cmocka_unit_test(the_fastest_cores_come_first),
        cmocka_unit_test(only_allowed_pus_are_used),
        cmocka_unit_test(a_single_pu_takes_every_worker),
        cmocka_unit_test(a_listed_pu_that_may_not_be_used_is_refused),
        cmocka_unit_test(well_written_placements_pass),
        cmocka_unit_test(badly_written_placements_are_refused),
        cmocka_unit_test(numbers_go_on_with_a_list_when_placements_are_split),
        cmocka_unit_test(a_bad_placement_in_a_list_of_them_is_an_error),
        cmocka_unit_test(every_placement_of_the_table_is_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
