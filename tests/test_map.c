/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "map.h"
#include "map_text.h"
#include "support/fake_search.h"
#include "support/map_rig.h"

#include <stdlib.h>
#include <string.h>

static const struct map_field *at(const struct map *m, size_t x, size_t y)
{
    return &m->fields[y * m->x.n + x];
}

static void a_run_comes_back_as_a_map(void **state)
{
    struct map_rig *f = *state;
    struct map m;
    struct err e = {""};

    map_rig_fill(f);
    assert_true(map_is_in(&f->r));
    if (map_load(&m, &f->r, &e)) {
        fail_msg("%s", e.text);
    }
    assert_int_equal(m.x.n, 6);
    assert_int_equal(m.y.n, 4);
    assert_string_equal(m.x.texts[3], "60%");
    assert_string_equal(m.x.labels[3], "60 %");
    assert_string_equal(m.workload, "mixed:op=1ms");
    assert_int_equal(m.workers, 0);
    assert_int_equal(at(&m, 0, 0)->winner, 0);
    assert_int_equal(at(&m, 0, 0)->verdict, MAP_WINS);
    assert_float_equal(at(&m, 0, 0)->ratio.value, 1.25, 0.01);
    assert_int_equal(at(&m, 5, 3)->winner, 1);
    assert_float_equal(at(&m, 5, 3)->ratio.value, 5.0, 0.01);
    assert_int_equal(at(&m, 5, 3)->n, 6);
    assert_int_equal(at(&m, 1, 0)->verdict, MAP_NO_DIFFERENCE);
    /* Between sure winners, and where the row below has none. */
    assert_true(at(&m, 3, 0)->inferred);
    assert_int_equal(at(&m, 3, 0)->winner, 1);
    assert_false(at(&m, 1, 1)->inferred);
    assert_int_equal(at(&m, 1, 1)->verdict, MAP_NOT_MEASURED);
    assert_int_equal(map_count(&m, MAP_WINS, true), 8);
    assert_int_equal(map_count(&m, MAP_NOT_MEASURED, false), 2);
    map_free(&m);
}

static void a_map_that_makes_no_sense_is_refused(void **state)
{
    struct map_rig *f = *state;
    struct map m;
    struct err e = {""};

    free(f->r.search);
    f->s.grid[1] = 1000;
    fake_searched(&f->r, &f->s);
    assert_int_equal(map_load(&m, &f->r, &e), -1);
    assert_non_null(strstr(e.text, "2 to 32 fields"));
}

/* Blocks in which a model has no usable sample are tried, but not counted. */
static void blocks_that_lack_a_model_do_not_count(void **state)
{
    struct map_rig *f = *state;
    struct map m;
    struct err e;

    map_rig_measure(f, 0.0, 1.0, 2.0, 0.01);
    f->r.samples[0].sample.status = SAMPLE_FAILED;
    f->r.samples[3].sample.status = SAMPLE_CRASHED;
    assert_int_equal(map_load(&m, &f->r, &e), 0);
    assert_int_equal(m.fields[0].tried, 6);
    assert_int_equal(m.fields[0].n, 4);
    assert_int_equal(m.fields[0].verdict, MAP_UNDECIDED);
    map_free(&m);
}

static void models_that_begin_alike_have_other_letters(void **state)
{
    const char *const axes[] = {"cpu=0%..100%", "workers=1..4"};
    const struct search_machine machine = {2, 4};
    struct search s;
    struct map m;
    struct err e;

    (void)state;
    fake_search(&s, "map", "mixed",
                "gil:interval=1ms,gil:interval=5ms,gil:interval=9ms,"
                "gil:interval=20ms,threads",
                axes);
    s.grid[0] = s.grid[1] = 4;
    assert_int_equal(map_make(&m, &s, machine, &e), 0);
    assert_memory_equal(m.initials, "GILAT", 5);
    map_free(&m);
    search_free(&s);
}

static void without_workers_on_an_axis_they_are_named(void **state)
{
    const char *const axes[] = {"cpu=0%..100%", "interval=100us..20ms"};
    const struct search_machine machine = {3, 6};
    struct search s;
    struct map m;
    struct err e;
    char text[MAP_SENTENCE_BYTES];

    (void)state;
    fake_search(&s, "map", "mixed", "gil,threads", axes);
    text_list_clear(&s.plan.groups[0].axes[PLAN_WORKERS]);
    assert_int_equal(
        plan_add_item(&s.plan.groups[0], PLAN_WORKERS, "cores", &e), 0);
    s.grid[0] = s.grid[1] = 4;
    assert_int_equal(map_make(&m, &s, machine, &e), 0);
    assert_int_equal(m.workers, 3);
    assert_string_equal(m.y.texts[1], "1ms");
    assert_string_equal(m.y.labels[1], "1 ms");
    map_sentence(&m, text);
    assert_non_null(strstr(text, "mixed, 3 workers: of 12 fields over cpu and "
                                 "interval, 0 go to gil"));
    map_free(&m);
    search_free(&s);
}

#define WITH_MAP(test)                                                         \
    cmocka_unit_test_setup_teardown(test, map_rig_begin, map_rig_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_MAP(a_run_comes_back_as_a_map),
        WITH_MAP(a_map_that_makes_no_sense_is_refused),
        WITH_MAP(blocks_that_lack_a_model_do_not_count),
        cmocka_unit_test(models_that_begin_alike_have_other_letters),
        cmocka_unit_test(without_workers_on_an_axis_they_are_named),
    };

    return cmocka_run_group_tests_name("map", tests, NULL, NULL);
}
