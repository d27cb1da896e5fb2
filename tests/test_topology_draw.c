/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "placement.h"
#include "topology.h"
#include "topology_draw.h"

#include "cmocka_all.h"

#include <hwloc.h>

#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char two_sockets[] =
    "pack:2 [numa] l3:1(size=33554432) core:8 pu:2";

/* As a mask and kinds of cores leave it; NULL is no mask, no fast cores. */
static struct topology *altered(const char *description, const char *allowed,
                                const char *fast)
{
    hwloc_topology_t hwloc;
    hwloc_bitmap_t set = hwloc_bitmap_alloc();
    struct topology *t = NULL;
    struct err e;

    assert_int_equal(hwloc_topology_init(&hwloc), 0);
    hwloc_topology_set_flags(hwloc, HWLOC_TOPOLOGY_FLAG_INCLUDE_DISALLOWED);
    assert_int_equal(hwloc_topology_set_synthetic(hwloc, description), 0);
    assert_int_equal(hwloc_topology_load(hwloc), 0);
    if (allowed != NULL) {
        hwloc_bitmap_list_sscanf(set, allowed);
        hwloc_topology_allow(hwloc, set, NULL, HWLOC_ALLOW_FLAG_CUSTOM);
    }
    if (fast != NULL) {
        hwloc_bitmap_list_sscanf(set, fast);
        hwloc_cpukinds_register(hwloc, set, 2, 0, NULL, 0);
        hwloc_bitmap_andnot(set, hwloc_topology_get_topology_cpuset(hwloc),
                            set);
        hwloc_cpukinds_register(hwloc, set, 1, 0, NULL, 0);
    }
    hwloc_bitmap_free(set);
    assert_int_equal(topology_adopt(&t, hwloc, &e), 0);
    return t;
}

static struct topology *described(const char *description)
{
    return altered(description, NULL, NULL);
}

/* The drawing, to be freed. Frees the machine. */
static char *drawn(struct topology *t, const char *placement, unsigned workers)
{
    char *text = NULL;
    size_t bytes = 0;
    FILE *out = open_memstream(&text, &bytes);
    struct err e = {""};

    assert_non_null(out);
    if (topology_draw(t, placement, workers, out, &e) != 0) {
        fail_msg("%s", e.text);
    }
    fclose(out);
    topology_free(t);
    return text;
}

static void two_sockets_with_smt_are_two_rows_of_boxes(void **state)
{
    char *text = drawn(described(two_sockets), "scatter", 4);

    (void)state;
    assert_non_null(
        strstr(text, "\n"
                     "Package 1 · NUMA 1 · L3 1, 32M\n"
                     "  ┌ core 8 ─┐ ┌ core 9 ─┐ ┌ core 10 ┐ ┌ core 11 ┐ "
                     "┌ core 12 ┐ ┌ core 13 ┐ ┌ core 14 ┐ ┌ core 15 ┐\n"
                     "  │ 16 w1   │ │ 18 w3   │ │ 20 ·    │ │ 22 ·    │ "
                     "│ 24 ·    │ │ 26 ·    │ │ 28 ·    │ │ 30 ·    │\n"
                     "  │ 17 ·    │ │ 19 ·    │ │ 21 ·    │ │ 23 ·    │ "
                     "│ 25 ·    │ │ 27 ·    │ │ 29 ·    │ │ 31 ·    │\n"
                     "  └─────────┘ └─────────┘ └─────────┘ └─────────┘ "
                     "└─────────┘ └─────────┘ └─────────┘ └─────────┘\n"));
    assert_non_null(strstr(text, "\nPackage 0 · NUMA 0 · L3 0, 32M\n"));
    assert_non_null(strstr(text, "\n  │  0 w0   │ │  2 w2   │ │  4 ·    │ "));
    free(text);
}

static void a_mask_and_a_note_show_in_the_drawing(void **state)
{
    char *text = drawn(altered("pack:1 core:2 pu:1", "1", NULL), "per-core", 2);

    (void)state;
    assert_string_equal(
        text, "Machine    unknown CPU (not this machine), 1 package, "
              "1 NUMA node, 2 cores, 2 PUs (1 allowed)\n"
              "Placement  per-core, 2 workers\n"
              "Note       per-core: 2 workers share PU 1, the only one "
              "allowed (1 of 2 PUs; inherited mask)\n"
              "\n"
              "Package 0 · NUMA 0\n"
              "  ┌ core 0 ─┐ ┌ core 1 ─┐\n"
              "  │ 0 --    │ │ 1 w0,w1 │\n"
              "  └─────────┘ └─────────┘\n"
              "\n"
              "Legend     a box is a core, a row a PU: number as for "
              "taskset, workers, · free, -- not allowed\n");
    free(text);
}

static void kinds_of_cores_are_marked(void **state)
{
    char *text = drawn(altered("l3:2 core:2 pu:1", NULL, "2-3"), "compact", 3);

    (void)state;
    assert_non_null(strstr(text, "\n    ┌ E core 0 ┐ ┌ E core 1 ┐\n"
                                 "    │ 0 w2     │ │ 1 ·      │\n"));
    assert_non_null(strstr(text, "\n    ┌ P core 2 ┐ ┌ P core 3 ┐\n"
                                 "    │ 2 w0     │ │ 3 w1     │\n"));
    assert_non_null(strstr(text, "P cores of the fastest kind, E slower"));
    free(text);
}

static void a_single_pu_holds_many_workers_or_none(void **state)
{
    char *text = drawn(described("pu:1"), "same-pu", 25);

    (void)state;
    assert_non_null(strstr(text, "\nNUMA 0\n"
                                 "  ┌ core 0 ──────┐\n"
                                 "  │ 0 25 workers │\n"));
    free(text);
    text = drawn(described("pu:1"), NULL, 0);
    assert_null(strstr(text, "Placement"));
    assert_non_null(strstr(text, "\n  │ 0 ·    │\n"));
    free(text);
}

static void large_machines_fit_into_100_columns(void **state)
{
    static const char *const machines[] = {
        "pack:2 core:8 pu:2",         "pack:1 core:64 pu:1",
        "pack:2 numa:4 core:16 pu:2", "pack:8 l3:4 core:8 pu:8",
        "pack:1 core:65 pu:1",
    };

    (void)state;
    for (size_t i = 0; i < sizeof machines / sizeof *machines; i++) {
        char *text = drawn(described(machines[i]), "compact", 40);

        unsigned columns = 0;

        for (const char *c = text; *c != '\0'; c++) {
            columns += ((unsigned char)*c & 0xC0) != 0x80;
            columns = *c == '\n' ? 0 : columns;
            assert_in_range(columns, 0, 100);
        }
        assert_null(strstr(text, " \n"));
        free(text);
    }
}

static void many_cores_share_a_line(void **state)
{
    char *text = drawn(described("pack:2 core:64 pu:2"), "scatter", 3);

    (void)state;
    assert_non_null(strstr(text, "\nPackage 1 · NUMA 0\n"
                                 "   64│ 128 w1  129 ·     65│ 130 ·   131 ·"));
    free(text);
}

static void a_drawing_that_cannot_be_made_is_an_error(void **state)
{
    struct topology *t = described("pack:1 core:2 pu:1");
    FILE *full = fopen("/dev/full", "w");
    struct err e = {""};

    (void)state;
    assert_non_null(full);
    setvbuf(full, NULL, _IONBF, 0);
    assert_int_equal(topology_draw(t, "none", 1, full, &e), -1);
    assert_non_null(strstr(e.text, "cannot write"));
    assert_int_equal(topology_draw(t, "list=2", 1, full, &e), -1);
    assert_non_null(strstr(e.text, "PU 2"));
    fclose(full);
    topology_free(t);
}

static void a_note_says_what_workers_share(void **state)
{
    static const struct {
        const char *machine, *allowed, *fast, *placement;
        unsigned workers;
        const char *says;
    } cases[] = {
        {"core:2 pu:2", 0, 0, "per-core", 4, " on 2 cores, 2 on each"},
        {"core:2 pu:2", 0, 0, "per-core", 5, " on 2 cores, up to 3 on each"},
        {"core:2 pu:2", 0, 0, "scatter", 3, " on 2 cores, SMT siblings in use"},
        {"core:2 pu:1", 0, 0, "none", 3, " on 2 PUs"},
        {"core:4 pu:1", 0, 0, "list=2", 2, " share PU 2"},
        {"core:8 pu:2", "0-3", 0, "compact", 5,
         " on 4 PUs, up to 2 on each (4 of 16 PUs allowed; inherited mask)"},
        {"core:6 pu:1", 0, "4-5", "scatter", 5, ", 3 of them on slower cores"},
        {"core:6 pu:1", 0, "4-5", "scatter", 2, NULL},
        {"core:6 pu:1", "0-3", "4-5", "scatter", 4, NULL},
        {"core:4 pu:2", 0, 0, "none", 8, NULL},
        {"core:4 pu:2", 0, 0, "compact", 8, NULL},
        {"core:4 pu:2", 0, 0, "same-pu", 9, NULL},
        {"core:4 pu:2", 0, 0, "list=0,2", 2, NULL},
        {"core:4 pu:2", 0, 0, "nowhere", 2, NULL},
    };
    char note[PLACEMENT_TEXT_BYTES];
    char expected[PLACEMENT_TEXT_BYTES];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct topology *t =
            altered(cases[i].machine, cases[i].allowed, cases[i].fast);

        placement_note(t, cases[i].placement, cases[i].workers, note);
        snprintf(expected, sizeof expected, "%s: %u workers%s",
                 cases[i].placement, cases[i].workers,
                 cases[i].says == NULL ? "" : cases[i].says);
        assert_string_equal(note, cases[i].says == NULL ? "" : expected);
        topology_free(t);
    }
}

static void malformed_descriptions_are_errors(void **state)
{
    static const char *const cases[] = {
        "",     " ",          "pack:2 core:2", "pack:2 core:8 pu:2 x",
        "pu:0", "foo:2 pu:2", "pu:-1",         "pack:99999 core:99999 pu:2",
    };
    struct topology *t;
    struct err e;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (topology_load_synthetic(&t, cases[i], &e) != -1) {
            fail_msg("\"%s\" passed", cases[i]);
        }
        assert_non_null(strstr(e.text, cases[i]));
    }
    assert_int_equal(topology_load_xml(&t, "/dev/null", &e), -1);
    assert_int_equal(topology_load_xml(&t, "does/not/exist", &e), -1);
    assert_non_null(strstr(e.text, "does/not/exist"));
}

static void facts_count_the_machine_and_what_is_allowed(void **state)
{
    struct topology *t = altered(two_sockets, "0,1,2,17", "0-3");
    struct topology_facts f;
    char allowed[TOPOLOGY_LIST_BYTES];

    (void)state;
    topology_describe(t, &f);
    assert_true(f.packages == 2 && f.numa_nodes == 2 && f.l3_caches == 2);
    assert_int_equal(f.l3_bytes, 32 << 20);
    assert_true(f.cores == 16 && f.pus == 32 && f.core_kinds == 2);
    assert_int_equal(f.allowed_cores, 3);
    assert_int_equal(f.allowed_pus, 4);
    topology_allowed_text(t, allowed);
    assert_string_equal(allowed, "0-2,17");
    topology_free(t);
}

/* Through XML nothing that a drawing shows is lost, the mask included. */
static void xml_brings_back_the_same_machine(void **state)
{
    char path[] = "/tmp/tvp-topology-XXXXXX";
    struct topology *t = altered(two_sockets, "2,17", "0-3");
    struct topology *again = NULL;
    char *xml = NULL;
    struct err e = {""};
    FILE *out = fdopen(mkstemp(path), "w");

    (void)state;
    assert_non_null(out);
    assert_int_equal(topology_xml(t, &xml, &e), 0);
    assert_true(fputs(xml, out) >= 0);
    fclose(out);
    free(xml);
    assert_int_equal(topology_load_xml(&again, path, &e), 0);
    unlink(path);
    assert_false(topology_is_this_machine(again));

    char *expected = drawn(t, "scatter", 5);
    char *text = drawn(again, "scatter", 5);
    assert_string_equal(text, expected);
    free(expected);
    free(text);
}

static void what_is_not_this_machine_cannot_be_bound_to(void **state)
{
    struct topology *t = described("pu:1");
    struct err e = {""};

    (void)state;
    assert_int_equal(topology_bind_self(t, 0, &e), -1);
    assert_non_null(strstr(e.text, "HWLOC_SYNTHETIC"));
    topology_free(t);

    setenv("HWLOC_SYNTHETIC", "pack:2 core:2 pu:1", 1);
    assert_int_equal(topology_load(&t, &e), 0);
    assert_false(topology_is_this_machine(t));
    assert_int_equal(topology_bind_self(t, 0, &e), -1);
    topology_free(t);

    setenv("HWLOC_SYNTHETIC", "pack:2 core:2", 1);
    assert_int_equal(topology_load(&t, &e), -1);
    assert_non_null(strstr(e.text, "HWLOC_SYNTHETIC"));
    unsetenv("HWLOC_SYNTHETIC");
}

/* On a thread of its own, so that the mask of this one stays as it is. */
static void *bind_to_each(void *argument)
{
    const struct topology *t = argument;
    struct topology *late = NULL;
    struct topology_facts f;
    struct topology_facts facts;
    struct err e;
    unsigned count;
    const struct topology_pu *pus = topology_pus(t, &count);

    topology_describe(t, &facts);
    for (unsigned i = 0; i < count; i++) {
        int status = topology_bind_self(t, pus[i].os, &e);

        if (status != (pus[i].allowed ? 0 : -1)
            || (status == 0 && topology_current_pu() != pus[i].os)) {
            return "a PU was not bound to, or one that is not allowed was";
        }
    }
    if (topology_bind_self(t, TOPOLOGY_PUS_MAX, &e) == 0) {
        return "bound to a PU that does not exist";
    }
    if (topology_load(&late, &e) != 0) {
        return "a bound thread cannot load the topology";
    }
    topology_describe(late, &f);
    topology_free(late);
    return f.allowed_pus == facts.allowed_pus ? NULL
                                              : "a bound thread sees less";
}

static void this_machine_is_bound_to_within_the_inherited_mask(void **state)
{
    struct topology *t = NULL;
    struct topology_facts f;
    struct err e = {""};
    cpu_set_t mask;
    pthread_t thread;
    void *complaint = NULL;

    (void)state;
    assert_int_equal(topology_load(&t, &e), 0);
    assert_true(topology_is_this_machine(t));
    topology_describe(t, &f);
    assert_int_equal(sched_getaffinity(0, sizeof mask, &mask), 0);
    assert_int_equal(f.allowed_pus, CPU_COUNT(&mask));
    assert_int_equal(pthread_create(&thread, NULL, bind_to_each, t), 0);
    pthread_join(thread, &complaint);
    if (complaint != NULL) {
        fail_msg("%s", (const char *)complaint);
    }
    topology_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_sockets_with_smt_are_two_rows_of_boxes),
        cmocka_unit_test(a_mask_and_a_note_show_in_the_drawing),
        cmocka_unit_test(kinds_of_cores_are_marked),
        cmocka_unit_test(a_single_pu_holds_many_workers_or_none),
        cmocka_unit_test(large_machines_fit_into_100_columns),
        cmocka_unit_test(many_cores_share_a_line),
        cmocka_unit_test(a_drawing_that_cannot_be_made_is_an_error),
        cmocka_unit_test(a_note_says_what_workers_share),
        cmocka_unit_test(malformed_descriptions_are_errors),
        cmocka_unit_test(facts_count_the_machine_and_what_is_allowed),
        cmocka_unit_test(xml_brings_back_the_same_machine),
        cmocka_unit_test(what_is_not_this_machine_cannot_be_bound_to),
        cmocka_unit_test(this_machine_is_bound_to_within_the_inherited_mask),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
