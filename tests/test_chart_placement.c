/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "place_text.h"
#include "place_workers.h"
#include "support/report_fixture.h"
#include "topology.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct reporter reporter_svg;

static char *hybrid(void)
{
    return scratch_dir_read(TVP_TEST_DIR, "machines/hybrid.xml");
}

static char *described(const char *description)
{
    struct topology *t = NULL;
    char *xml = NULL;
    struct err e = {""};

    if (topology_load_synthetic(&t, description, &e)
        || topology_xml(t, &xml, &e)) {
        fail_msg("%s", e.text);
    }
    topology_free(t);
    return xml;
}

static int begin(void **state)
{
    return report_fixture_begin(state);
}

static int end(void **state)
{
    struct report_fixture *f = *state;

    free(f->r.topology_xml);
    f->r.topology_xml = NULL;
    return report_fixture_end(state);
}

static size_t add_cell(struct results *r, const char *model, unsigned workers,
                       const char *placement)
{
    size_t cell = fake_cell(r, "primes", model, workers);

    snprintf(r->cells[cell].placement, CELL_PLACEMENT_BYTES, "%s", placement);
    return cell;
}

/* A sample of a cell, with one of its workers on these PUs. */
static void add_worker(struct results *r, size_t cell, int64_t index,
                       int64_t started, int64_t ended)
{
    fake_sample(r, cell, 0, 10.0);
    struct result_worker *w = fake_worker(r, index);
    w->worker.pu_started = started;
    w->worker.pu_ended = ended;
}

/* To be freed; NULL when it was not written. Scripts need no gnuplot. */
static char *written(struct report_fixture *f, const char *name)
{
    char path[64];
    struct err e;

    (void)reporter_svg.write(&f->r, &report_defaults, f->dir, &e);
    snprintf(path, sizeof path, "charts/%s", name);
    return scratch_dir_read(f->dir, path);
}

/* To be freed; without gnuplot the test is skipped. */
static char *drawn(struct report_fixture *f, const char *name)
{
    struct err e = {0};

    if (reporter_svg.write(&f->r, &report_defaults, f->dir, &e)) {
        if (strstr(e.text, "there is no gnuplot") != NULL) {
            skip();
        }
        fail_msg("%s", e.text);
    }
    char *svg = scratch_dir_read(f->dir, name);
    assert_non_null(svg);
    return svg;
}

static void script_and_data_are_the_golden_ones(void **state)
{
    static const char *const names[] = {"placement.gp", "placement.dat"};
    struct report_fixture *f = *state;
    char golden[64];

    f->r.topology_xml = hybrid();
    add_cell(&f->r, "sequential", 12, "per-core");
    add_cell(&f->r, "threads", 6, "per-core");
    add_cell(&f->r, "threads", 12, "compact:kind=performance");
    add_worker(&f->r, 1, 0, 8, 8);
    add_worker(&f->r, 1, 1, 10, 9);
    for (size_t i = 0; i < 2; i++) {
        char *got = written(f, names[i]);
        assert_non_null(got);
        snprintf(golden, sizeof golden, "golden/charts/%s", names[i]);
        if (getenv("TVP_GOLDEN_UPDATE") != NULL) {
            scratch_dir_write(TVP_TEST_DIR, golden, got);
        }
        char *expected = scratch_dir_read(TVP_TEST_DIR, golden);
        assert_non_null(expected);
        assert_string_equal(got, expected);
        free(expected);
        free(got);
    }
}

static void a_worker_elsewhere_is_drawn(void **state)
{
    struct report_fixture *f = *state;

    f->r.topology_xml = hybrid();
    add_cell(&f->r, "threads", 6, "per-core");
    add_worker(&f->r, 0, 1, 10, 9);
    char *svg = drawn(f, "charts/placement.svg");
    assert_non_null(strstr(svg, "not where it was planned"));
    assert_non_null(strstr(svg, "P core 5"));
    free(svg);
}

static void without_a_machine_there_is_nothing_to_draw(void **state)
{
    static const char *const machines[] = {"", "<xml/>", "no machine"};
    struct report_fixture *f = *state;

    add_cell(&f->r, "threads", 2, "per-core");
    fake_sample(&f->r, 0, 0, 10.0);
    assert_null(written(f, "placement.gp"));
    for (size_t i = 0; i < 3; i++) {
        free(f->r.topology_xml);
        f->r.topology_xml = strdup(machines[i]);
        assert_null(written(f, "placement.gp"));
    }
}

static void a_placement_that_is_none_there_is_not_drawn(void **state)
{
    struct report_fixture *f = *state;

    f->r.topology_xml = described("core:2 pu:1");
    add_cell(&f->r, "threads", 2, "list=7");
    add_cell(&f->r, "threads", 2, "cores");
    fake_sample(&f->r, 0, 0, 10.0);
    assert_null(written(f, "placement.gp"));
}

static void what_is_not_allowed_is_told(void **state)
{
    struct report_fixture *f = *state;

    f->r.topology_xml = hybrid();
    char *at = strstr(f->r.topology_xml, " allowed_cpuset=\"0x00000f55\"");
    assert_non_null(at);
    memcpy(at + 1 + strlen("allowed_cpuset=\"0x00000"), "055", 3);
    add_cell(&f->r, "threads", 4, "compact");
    fake_sample(&f->r, 0, 0, 10.0);
    char *script = written(f, "placement.gp");
    assert_non_null(strstr(script, "6 cores, 8 PUs (4 allowed)"));
    assert_non_null(strstr(script, "'not allowed'"));
    assert_null(strstr(script, "'free'"));
    free(script);
}

static void placements_come_first_then_more_workers(void **state)
{
    static const struct place_panel expected[] = {
        {"per-core", 4}, {"compact", 3}, {"none", 2}, {"per-core", 16}};
    struct report_fixture *f = *state;
    struct place_plan p;

    f->r.topology_xml = described("core:4 pu:1");
    add_cell(&f->r, "sequential", 32, "scatter");
    add_cell(&f->r, "threads", 2, "per-core");
    add_cell(&f->r, "threads", 16, "per-core");
    add_cell(&f->r, "threads", 4, "per-core");
    add_cell(&f->r, "threads", 3, "compact");
    add_cell(&f->r, "threads", 8, "compact");
    add_cell(&f->r, "threads", 2, "none");
    assert_int_equal(place_plan_make(&p, &f->r), 0);
    assert_int_equal(p.npanels, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(p.panels[i].placement, expected[i].placement);
        assert_int_equal(p.panels[i].workers, expected[i].workers);
    }
    assert_int_equal(p.left_out, 1);
    place_plan_free(&p);
}

static void only_more_workers_than_pus_are_drawn_as_well(void **state)
{
    struct report_fixture *f = *state;
    struct place_plan p;

    f->r.topology_xml = described("core:2 pu:1");
    add_cell(&f->r, "threads", 8, "per-core");
    assert_int_equal(place_plan_make(&p, &f->r), 0);
    assert_int_equal(p.npanels, 1);
    assert_int_equal(p.panels[0].workers, 8);
    place_plan_free(&p);
}

static void workers_elsewhere_are_marked_with_both_places(void **state)
{
    struct report_fixture *f = *state;
    struct place_load loads[4];
    struct place_seen seen;
    struct place_plan p;
    struct err e;
    char text[PLACE_DETAILS_BYTES];

    f->r.topology_xml = described("core:4 pu:1");
    add_cell(&f->r, "threads", 3, "per-core");
    add_cell(&f->r, "threads", 3, "scatter");
    add_worker(&f->r, 0, 0, 0, 0);
    add_worker(&f->r, 0, 1, 1, 3);
    add_worker(&f->r, 0, 2, 2, SAMPLE_ABSENT);
    add_worker(&f->r, 0, 9, 0, 0); /* no such worker */
    add_worker(&f->r, 1, 0, 2, 2);
    add_worker(&f->r, 0, 0, 3, 0);
    assert_int_equal(place_plan_make(&p, &f->r), 0);
    assert_int_equal(place_loads(&p, &f->r, &p.panels[0], loads, &seen, &e), 0);
    assert_int_equal(seen.workers, 3);
    assert_int_equal(seen.astray, 2);
    assert_true(seen.bound);
    assert_true(loads[0].astray);
    assert_true(loads[1].astray);
    assert_false(loads[2].astray);
    assert_true(loads[3].astray);
    assert_int_equal(loads[3].count, 0);
    place_details(&p, &p.panels[0], &seen, text);
    assert_string_equal(text, "2 of 3 were not where it was planned");
    place_plan_free(&p);
}

static void unbound_workers_are_shown_where_they_were(void **state)
{
    struct report_fixture *f = *state;
    struct place_load loads[2];
    struct place_seen seen;
    struct place_plan p;
    struct err e;
    char text[PLACE_MARK_BYTES];

    f->r.topology_xml = described("core:2 pu:1");
    add_cell(&f->r, "threads", 2, "none");
    add_worker(&f->r, 0, 0, 0, 1);
    add_worker(&f->r, 0, 1, 1, 1);
    add_worker(&f->r, 0, 0, 0, 0);
    assert_int_equal(place_plan_make(&p, &f->r), 0);
    assert_int_equal(place_loads(&p, &f->r, &p.panels[0], loads, &seen, &e), 0);
    assert_false(seen.bound);
    assert_int_equal(seen.astray, 0);
    place_mark(&loads[0], &seen, text);
    assert_string_equal(text, "33 %");
    place_mark(&loads[1], &seen, text);
    assert_string_equal(text, "67 %");
    place_plan_free(&p);
}

static void marks_name_two_workers_and_count_more(void **state)
{
    static const struct {
        struct place_load load;
        const char *mark;
    } cases[] = {
        {{.count = 0}, ""},
        {{.count = 1, .first = {12}}, "w12"},
        {{.count = 2, .first = {0, 4}}, "w0,w4"},
        {{.count = 3, .first = {0, 4}}, "×3"},
    };
    const struct place_seen seen = {.bound = true};
    char text[PLACE_MARK_BYTES];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        place_mark(&cases[i].load, &seen, text);
        assert_string_equal(text, cases[i].mark);
    }
}

static void what_is_said_of_the_machine(void **state)
{
    struct report_fixture *f = *state;
    const struct place_seen seen = {.bound = true};
    struct place_plan p;
    char subtitle[PLACE_SUBTITLE_BYTES];
    char details[PLACE_DETAILS_BYTES];

    f->r.topology_xml = described("pack:2 [numa] core:2 pu:2");
    add_cell(&f->r, "threads", 6, "per-core");
    assert_int_equal(place_plan_make(&p, &f->r), 0);
    place_subtitle(&p, subtitle);
    assert_string_equal(
        subtitle, "unknown CPU, 2 packages, 2 NUMA nodes, 4 cores, 8 PUs");
    place_details(&p, &p.panels[0], &seen, details);
    assert_string_equal(details, "6 workers on 4 cores, up to 2 on each");
    place_plan_free(&p);
}

static void a_huge_machine_is_drawn_without_workers_names(void **state)
{
    struct report_fixture *f = *state;

    f->r.topology_xml = described("pack:2 [numa] l3:1 core:256 pu:2");
    add_cell(&f->r, "threads", 1024, "compact");
    fake_sample(&f->r, 0, 0, 10.0);
    char *svg = drawn(f, "charts/placement.svg");
    assert_non_null(strstr(svg, "Package 1 · NUMA 1"));
    assert_null(strstr(svg, "w1023"));
    assert_non_null(strstr(svg, "Where does each worker run?"));
    free(svg);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(script_and_data_are_the_golden_ones),
        IN_FOLDER(a_worker_elsewhere_is_drawn),
        IN_FOLDER(without_a_machine_there_is_nothing_to_draw),
        IN_FOLDER(a_placement_that_is_none_there_is_not_drawn),
        IN_FOLDER(what_is_not_allowed_is_told),
        IN_FOLDER(placements_come_first_then_more_workers),
        IN_FOLDER(only_more_workers_than_pus_are_drawn_as_well),
        IN_FOLDER(workers_elsewhere_are_marked_with_both_places),
        IN_FOLDER(unbound_workers_are_shown_where_they_were),
        cmocka_unit_test(marks_name_two_workers_and_count_more),
        IN_FOLDER(what_is_said_of_the_machine),
        IN_FOLDER(a_huge_machine_is_drawn_without_workers_names),
    };

    return cmocka_run_group_tests_name("chart_placement", tests, NULL, NULL);
}
