/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "place_layout.h"

#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

static const char *const machines[] = {
    "core:1 pu:1",
    "pack:1 l3:2(size=16777216) core:6 pu:2",
    "pack:2 [numa] l3:8(size=33554432) core:8 pu:2",
    "pack:2 [numa] l3:1 core:64 pu:2",
    "pack:4 [numa] core:3 pu:1",
    "[numa] core:5 pu:4",
    "pack:8 [numa] core:64 pu:8",
};
enum { MACHINES = sizeof machines / sizeof *machines };

static bool inside(const struct place_box *inner, const struct place_box *outer)
{
    return inner->x >= outer->x && inner->y >= outer->y
           && inner->x + inner->width <= outer->x + outer->width
           && inner->y + inner->height <= outer->y + outer->height;
}

static bool apart(const struct place_box *a, const struct place_box *b)
{
    return a->x + a->width <= b->x || b->x + b->width <= a->x
           || a->y + a->height <= b->y || b->y + b->height <= a->y;
}

static struct topology *described(const char *description)
{
    struct topology *t = NULL;
    struct err e = {""};

    if (topology_load_synthetic(&t, description, &e)) {
        fail_msg("%s", e.text);
    }
    return t;
}

/* The machine in so wide a room; frees it. */
static struct place_layout laid_out(struct topology *t, int width, int height)
{
    const struct place_room room = {width, height, 3};
    struct place_layout l;
    struct err e = {""};

    if (place_layout_make(&l, t, &room, &e)) {
        fail_msg("%s", e.text);
    }
    return l;
}

/* The latest box of a level before this one, or NULL. */
static const struct place_box *around(const struct place_layout *l, size_t i,
                                      enum place_level level)
{
    while (i-- > 0) {
        if (l->boxes[i].level == level) {
            return &l->boxes[i];
        }
    }
    return NULL;
}

static void assert_nested(const struct place_layout *l)
{
    const struct place_box all = {.width = l->width, .height = l->height};

    for (size_t i = 0; i < l->nboxes; i++) {
        const struct place_box *box = &l->boxes[i];
        assert_true(inside(box, &all));
        assert_true(box->width > 0 && box->height > 0);
        for (int level = 0; level < (int)box->level; level++) {
            const struct place_box *outer =
                around(l, i, (enum place_level)level);
            if (outer != NULL) {
                assert_true(inside(box, outer));
            }
        }
    }
}

static void assert_apart(const struct place_layout *l)
{
    size_t step = l->nboxes / 200 + 1; /* of the largest, some */

    for (size_t i = 0; i < l->nboxes; i += step) {
        for (size_t j = i + 1; j < l->nboxes; j++) {
            if (l->boxes[i].level == l->boxes[j].level) {
                assert_true(apart(&l->boxes[i], &l->boxes[j]));
            }
        }
    }
}

static size_t count(const struct place_layout *l, enum place_level level)
{
    size_t n = 0;

    for (size_t i = 0; i < l->nboxes; i++) {
        n += l->boxes[i].level == level ? 1U : 0U;
    }
    return n;
}

static void parts_stand_inside_each_other_and_apart(void **state)
{
    static const int widths[] = {290, 612, 772, 1892};

    (void)state;
    for (size_t m = 0; m < MACHINES; m++) {
        for (size_t w = 0; w < sizeof widths / sizeof *widths; w++) {
            struct topology *t = described(machines[m]);
            struct topology_facts facts;
            struct place_layout l = laid_out(t, widths[w], 320);
            topology_describe(t, &facts);
            assert_nested(&l);
            assert_apart(&l);
            assert_int_equal(count(&l, PLACE_PU), facts.pus);
            assert_int_equal(count(&l, PLACE_CORE), facts.cores);
            assert_int_equal(count(&l, PLACE_PACKAGE), facts.packages);
            assert_true(l.width <= widths[w]);
            place_layout_free(&l);
            topology_free(t);
        }
    }
}

static void text_is_dropped_where_there_is_no_room(void **state)
{
    static const struct {
        const char *machine;
        int width, height;
        bool cores, text;
    } cases[] = {
        {"pack:1 core:4 pu:2", 380, 300, true, true},
        {"pack:2 [numa] l3:1 core:64 pu:2", 772, 320, false, true},
        {"pack:2 [numa] l3:1 core:64 pu:2", 1900, 800, true, true},
        {"pack:2 [numa] l3:1 core:256 pu:2", 772, 320, false, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct topology *t = described(cases[i].machine);
        struct place_layout l = laid_out(t, cases[i].width, cases[i].height);
        assert_int_equal(l.scale.cores, cases[i].cores);
        assert_int_equal(l.scale.font_px > 0, cases[i].text);
        assert_true(l.height <= cases[i].height);
        place_layout_free(&l);
        topology_free(t);
    }
}

static void a_group_has_a_box_where_a_package_has_several(void **state)
{
    static const char *const lone = "pack:2 [numa] l3:1(size=33554432) core:2 "
                                    "pu:1";
    static const char *const both = "pack:1 [numa] l3:2(size=33554432) core:2 "
                                    "pu:1";
    char name[PLACE_NAME_BYTES];

    (void)state;
    struct topology *t = described(lone);
    struct place_layout l = laid_out(t, 772, 300);
    assert_int_equal(count(&l, PLACE_GROUP), 0);
    place_box_name(t, &l.boxes[0], name);
    assert_string_equal(name, "Package 0 · NUMA 0 · L3 0, 32M");
    place_layout_free(&l);
    topology_free(t);
    t = described(both);
    l = laid_out(t, 772, 300);
    assert_int_equal(count(&l, PLACE_GROUP), 2);
    place_box_name(t, &l.boxes[0], name);
    assert_string_equal(name, "Package 0");
    place_box_name(t, &l.boxes[1], name);
    assert_string_equal(name, "NUMA 0 · L3 0, 32M");
    place_layout_free(&l);
    topology_free(t);
}

static void kinds_of_cores_are_told(void **state)
{
    struct topology *t = NULL;
    struct err e = {""};
    char name[PLACE_NAME_BYTES];
    bool p = false;
    bool slower = false;

    (void)state;
    assert_int_equal(
        topology_load_xml(&t, TVP_TEST_DIR "/machines/hybrid.xml", &e), 0);
    struct place_layout l = laid_out(t, 772, 300);
    for (size_t i = 0; i < l.nboxes; i++) {
        if (l.boxes[i].level == PLACE_CORE) {
            place_box_name(t, &l.boxes[i], name);
            p = p || strcmp(name, "P core 5") == 0;
            slower = slower || strcmp(name, "E core 0") == 0;
        }
    }
    assert_true(p && slower);
    place_layout_free(&l);
    topology_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_stand_inside_each_other_and_apart),
        cmocka_unit_test(text_is_dropped_where_there_is_no_room),
        cmocka_unit_test(a_group_has_a_box_where_a_package_has_several),
        cmocka_unit_test(kinds_of_cores_are_told),
    };

    return cmocka_run_group_tests_name("place_layout", tests, NULL, NULL);
}
