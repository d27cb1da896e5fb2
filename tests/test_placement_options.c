/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands behind a placement's colons: kinds of cores, and memory. */
#include "memory_policy.h"
#include "placement.h"
#include "topology.h"
#include "topology_draw.h"

#include "cmocka_all.h"

#include <hwloc.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Four slow cores of one PU (0 2 4 6), then two fast of two (8 9, 10 11). */
static const char hybrid[] = TVP_TEST_DIR "/machines/hybrid.xml";
static const char two_nodes[] = "numa:2 core:2 pu:2";

static struct topology *read_machine(const char *machine)
{
    struct topology *t = NULL;
    struct err e = {""};

    if (strcmp(machine, hybrid) == 0
            ? topology_load_xml(&t, machine, &e)
            : topology_load_synthetic(&t, machine, &e)) {
        fail_msg("%s", e.text);
    }
    return t;
}

/* The same, of which so many PUs and nodes are allowed; NULL is all. */
static struct topology *masked(const char *machine, const char *pus,
                               const char *nodes)
{
    hwloc_topology_t hwloc;
    hwloc_bitmap_t cpuset = hwloc_bitmap_alloc();
    hwloc_bitmap_t nodeset = hwloc_bitmap_alloc();
    struct topology *t = NULL;
    struct err e = {""};

    assert_int_equal(hwloc_topology_init(&hwloc), 0);
    hwloc_topology_set_flags(hwloc, HWLOC_TOPOLOGY_FLAG_INCLUDE_DISALLOWED);
    assert_int_equal(strcmp(machine, hybrid) == 0
                         ? hwloc_topology_set_xml(hwloc, machine)
                         : hwloc_topology_set_synthetic(hwloc, machine),
                     0);
    assert_int_equal(hwloc_topology_load(hwloc), 0);
    hwloc_bitmap_list_sscanf(cpuset, pus == NULL ? "0-4095" : pus);
    hwloc_bitmap_list_sscanf(nodeset, nodes == NULL ? "0-1023" : nodes);
    assert_int_equal(
        hwloc_topology_allow(hwloc, cpuset, nodeset, HWLOC_ALLOW_FLAG_CUSTOM),
        0);
    hwloc_bitmap_free(cpuset);
    hwloc_bitmap_free(nodeset);
    assert_int_equal(topology_adopt(&t, hwloc, &e), 0);
    return t;
}

static void equal_placements_are_equal_texts(void **state)
{
    static const struct {
        const char *text, *canonical;
    } cases[] = {
        {"compact", "compact"},
        {"compact:", "compact"},
        {"compact:mem=local", "compact:mem=local"},
        {"compact:mem=first-touch", "compact"},
        {"compact:kind=any:mem=first-touch", "compact"},
        {"scatter:mem=node=1", "scatter:mem=node=1"},
        {"scatter:mem=node=01", "scatter:mem=node=1"},
        {"per-core:mem=interleave:kind=efficiency",
         "per-core:kind=efficiency:mem=interleave"},
        {"same-pu:kind=performance", "same-pu:kind=performance"},
        {"none:mem=node=0", "none:mem=node=0"},
        {"none:mem=interleave", "none:mem=interleave"},
        {"list=0,2,4-7:mem=local", "list=0,2,4-7:mem=local"},
    };
    char out[PLACEMENT_TEXT_BYTES];
    struct err e = {""};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (placement_canonical(cases[i].text, out, &e) != 0) {
            fail_msg("%s: %s", cases[i].text, e.text);
        }
        assert_string_equal(out, cases[i].canonical);
    }
}

static void badly_written_options_are_refused(void **state)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"compact:mem=", "mem='' is not one of: local, interleave, node=N"},
        {"compact:mem=remote", "mem='remote'"},
        {"compact:mem=node", "mem='node'"},
        {"compact:mem=node=", "mem='node='"},
        {"compact:mem=node:1", "mem='node:1'"},
        {"compact:mem=node=x", "node's number below 1024"},
        {"compact:mem=node=-1", "node's number below 1024"},
        {"compact:mem=node=1024", "node's number below 1024"},
        {"compact:mem=node=0,1", "node's number below 1024"},
        {"compact:mem=local:mem=local", "mem is given twice"},
        {"compact:kind=fast", "any, performance, efficiency"},
        {"compact:local", "compact takes: kind, mem"},
        {"list=0:colour=red", "list takes: kind, mem"},
        {"none:kind=performance", "none binds no worker"},
        {"none:mem=local", "none:mem=interleave"},
        {"list=0:kind=performance", "already says which cores"},
        {"list=:mem=local", "empty"},
        {"compakt:mem=local", "\"compakt\" is no placement"},
        {":mem=local", "\"\" is no placement"},
    };
    char out[PLACEMENT_TEXT_BYTES];
    struct err e;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        e.text[0] = '\0';
        assert_int_equal(placement_check(cases[i].text, &e), -1);
        assert_int_equal(placement_canonical(cases[i].text, out, &e), -1);
        if (strstr(e.text, cases[i].says) == NULL) {
            fail_msg("\"%s\" said: %s", cases[i].text, e.text);
        }
    }
}

static void options_end_a_list_of_numbers(void **state)
{
    static const struct {
        const char *text;
        const char *parts[4];
    } cases[] = {
        {"compact:mem=local,none", {"compact:mem=local", "none"}},
        {"list=0,2:mem=local,compact", {"list=0,2:mem=local", "compact"}},
        {"list=1,list=2,3-4:mem=node=1,list=5",
         {"list=1", "list=2,3-4:mem=node=1", "list=5"}},
        {"compact:kind=performance:mem=interleave,scatter:mem=local",
         {"compact:kind=performance:mem=interleave", "scatter:mem=local"}},
    };
    const char *number = "list=0,1:mem=local,5";
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
    assert_int_equal(placement_next(&number, out, &e), 1);
    assert_int_equal(placement_next(&number, out, &e), -1);
}

/* As many workers as there are in "pu@node ..."; frees the machine. */
static void expect_places(struct topology *t, const char *placement,
                          const char *expected)
{
    enum { MOST = 16 };
    int pus[MOST];
    int nodes[MOST];
    char text[256] = "";
    struct err e = {""};
    unsigned workers = 1;

    for (const char *c = expected; *c != '\0'; c++) {
        workers += *c == ' ';
    }
    assert_true(workers <= MOST);
    if (placement_compute(t, placement, workers, pus, &e) != 0
        || placement_nodes(t, placement, workers, pus, nodes, &e) != 0) {
        fail_msg("%s: %s", placement, e.text);
    }
    for (unsigned i = 0; i < workers; i++) {
        size_t used = strlen(text);

        snprintf(text + used, sizeof text - used, "%s%d@%d", i == 0 ? "" : " ",
                 pus[i], nodes[i]);
    }
    assert_string_equal(text, expected);
    topology_free(t);
}

static void a_kind_leaves_the_cores_of_that_kind(void **state)
{
    static const struct {
        const char *placement, *expected;
    } cases[] = {
        {"compact", "8@-1 9@-1 10@-1 11@-1 0@-1 2@-1"},
        {"compact:kind=performance", "8@-1 9@-1 10@-1 11@-1 8@-1"},
        {"compact:kind=efficiency", "0@-1 2@-1 4@-1 6@-1 0@-1"},
        {"scatter:kind=performance", "8@-1 10@-1 9@-1 11@-1"},
        {"per-core:kind=performance", "8@-1 10@-1 8@-1"},
        {"same-pu:kind=efficiency", "0@-1 0@-1"},
        {"compact:kind=efficiency:mem=local", "0@0 2@0"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect_places(read_machine(hybrid), cases[i].placement,
                      cases[i].expected);
    }
    expect_places(masked(hybrid, "4,6,9", NULL), "compact:kind=efficiency",
                  "4@-1 6@-1 4@-1");
}

static void memory_comes_from_where_it_was_asked_for(void **state)
{
    static const struct {
        const char *placement, *expected;
    } cases[] = {
        {"scatter", "0@-1 4@-1 2@-1"},
        {"scatter:mem=local", "0@0 4@1 2@0 6@1 1@0"},
        {"compact:mem=local", "0@0 1@0 2@0 3@0 4@1"},
        {"list=6,0:mem=local", "6@1 0@0 6@1"},
        {"compact:mem=node=1", "0@1 1@1"},
        {"none:mem=node=1", "-1@1 -1@1"},
        {"per-core:mem=interleave", "0@-2 2@-2 4@-2"},
        {"none", "-1@-1"},
    };

    (void)state;
    assert_int_equal(MEMORY_INTERLEAVE, -2);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect_places(read_machine(two_nodes), cases[i].placement,
                      cases[i].expected);
    }
}

/* Nodes have the system's numbers, not their places in the machine. */
static void a_node_is_called_what_the_system_calls_it(void **state)
{
    static const char machine[] = "pack:2 [numa(indexes=8,0)] core:2 pu:1";

    (void)state;
    expect_places(read_machine(machine), "compact:mem=local",
                  "0@8 1@8 2@0 3@0");
    expect_places(read_machine(machine), "compact:mem=node=8", "0@8");
}

static void what_the_machine_has_not_is_refused(void **state)
{
    const struct {
        struct topology *t;
        const char *placement, *says[3];
    } cases[] = {
        {read_machine(two_nodes),
         "compact:mem=node=2",
         {"mem=node=2", "does not exist", "allowed: 0-1"}},
        {masked(two_nodes, NULL, "1"),
         "compact:mem=node=0",
         {"mem=node=0", "may not use", "allowed: 1"}},
        {masked(two_nodes, NULL, "1"),
         "compact:mem=local",
         {"mem=local", "PU 0", "allowed: 1"}},
        {read_machine(two_nodes),
         "compact:kind=performance",
         {"one kind of core", "leave", "kind="}},
        {masked(hybrid, "0-7", NULL),
         "compact:kind=performance",
         {"no core of the placement's kind=", "allowed PUs: 0,2,4,6", ""}},
    };
    int pus[2];
    int nodes[2];
    struct err e;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        e.text[0] = '\0';
        assert_int_equal(
            placement_compute(cases[i].t, cases[i].placement, 2, pus, &e), -1);
        for (size_t j = 0; j < 3; j++) {
            if (strstr(e.text, cases[i].says[j]) == NULL) {
                fail_msg("%s said: %s", cases[i].placement, e.text);
            }
        }
        topology_free(cases[i].t);
    }
    struct topology *t = read_machine(two_nodes);
    pus[0] = pus[1] = 0;
    assert_int_equal(
        placement_nodes(t, "compact:mem=node=2", 2, pus, nodes, &e), -1);
    topology_free(t);
}

/* The drawing without its boxes; frees the machine. */
static void expect_drawn(struct topology *t, const char *placement,
                         unsigned workers, const char *expected)
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
    if (strstr(text, expected) == NULL) {
        fail_msg("\"%s\" is not in:\n%s", expected, text);
    }
    free(text);
    topology_free(t);
}

static void a_drawing_says_whose_memory_is_where(void **state)
{
    (void)state;
    expect_drawn(read_machine(two_nodes), "scatter:mem=local", 3,
                 "Memory     NUMA 0: w0, w2\n"
                 "           NUMA 1: w1\n\n");
    expect_drawn(read_machine("numa:2 core:16 pu:1"), "compact:mem=node=01", 11,
                 "Placement  compact:mem=node=1, 11 workers\n"
                 "Memory     NUMA 1: w0, w1, w2, w3, w4, w5, w6, w7 and 3 "
                 "more\n\n");
    expect_drawn(read_machine(two_nodes), "none:mem=interleave", 2,
                 "2 workers, bound to no PU\n"
                 "Memory     NUMA 0-1, page by page\n\n");
    expect_drawn(read_machine("pack:2 [numa(indexes=8,0)] core:2 pu:1"),
                 "compact", 1, "Package 0 · NUMA 8\n");
}

static void a_drawing_lists_the_kinds_of_cores(void **state)
{
    (void)state;
    expect_drawn(read_machine(hybrid), "per-core:kind=efficiency", 2,
                 "Kinds      P cores, performance: PUs 8-11\n"
                 "           E cores, efficiency: PUs 0,2,4,6\n"
                 "Placement  per-core:kind=efficiency, 2 workers\n\n");
    expect_drawn(read_machine(two_nodes), "per-core", 1,
                 "4 cores, 8 PUs\nPlacement  per-core, 1 worker\n\n");
}

static void a_note_says_when_memory_is_the_same_without(void **state)
{
    static const struct {
        const char *machine, *nodes, *placement, *says;
    } cases[] = {
        {"core:4 pu:1", NULL, "compact:mem=local",
         "compact:mem=local: 2 workers, and one NUMA node: mem= changes "
         "nothing"},
        {"core:4 pu:1", NULL, "same-pu:mem=node=0",
         "same-pu:mem=node=0: 2 workers, and one NUMA node: mem= changes "
         "nothing"},
        {"core:4 pu:1", NULL, "compact", ""},
        {two_nodes, NULL, "compact:mem=local", ""},
        {two_nodes, "0", "none:mem=interleave",
         "none:mem=interleave: 2 workers, and one NUMA node: mem= changes "
         "nothing"},
        {"core:1 pu:1", NULL, "compact:mem=local",
         "compact:mem=local: 2 workers share PU 0, the only one allowed"},
        {hybrid, NULL, "per-core:kind=efficiency", ""},
    };
    char note[PLACEMENT_TEXT_BYTES];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct topology *t = masked(cases[i].machine, NULL, cases[i].nodes);

        placement_note(t, cases[i].placement, 2, note);
        assert_string_equal(note, cases[i].says);
        topology_free(t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_placements_are_equal_texts),
        cmocka_unit_test(badly_written_options_are_refused),
        cmocka_unit_test(options_end_a_list_of_numbers),
        cmocka_unit_test(a_kind_leaves_the_cores_of_that_kind),
        cmocka_unit_test(memory_comes_from_where_it_was_asked_for),
        cmocka_unit_test(a_node_is_called_what_the_system_calls_it),
        cmocka_unit_test(what_the_machine_has_not_is_refused),
        cmocka_unit_test(a_drawing_says_whose_memory_is_where),
        cmocka_unit_test(a_drawing_lists_the_kinds_of_cores),
        cmocka_unit_test(a_note_says_when_memory_is_the_same_without),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
