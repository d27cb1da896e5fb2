/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any number of runs and changes has room in the plot. */
#include "cmocka_all.h"

#include "trend_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDEST = 144 };

struct seen {
    size_t columns; /* of the widest line */
    size_t points;
    size_t changes; /* in each line */
};

static size_t count(const char *text, const char *what)
{
    size_t n = 0;

    for (const char *at = text; (at = strstr(at, what)) != NULL; at++) {
        n++;
    }
    return n;
}

static size_t widest(const char *text)
{
    size_t most = 0;
    size_t columns = 0;

    for (const char *at = text; *at != '\0'; at++) {
        columns += ((unsigned char)*at & 0xC0) != 0x80 ? 1U : 0U;
        if (*at == '\n') {
            most = columns > most ? columns : most;
            columns = 0;
        }
    }
    return most;
}

/* Steps downwards of so many points each. */
static struct seen plot(size_t steps, size_t points)
{
    struct trend t = {.metric = METRIC_TOTAL,
                      .n = steps * points,
                      .counting = steps * points,
                      .nchanges = steps - 1};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    t.points = calloc(t.n, sizeof *t.points);
    assert_non_null(t.points);
    for (size_t i = 0; i < t.n; i++) {
        size_t step = i / points;
        double cost = 1000.0 - (double)step;
        t.points[i] = (struct trend_point){
            .value = {10, {cost, cost, cost}, 0.0},
            .counts = true,
            .part = step,
        };
    }
    trend_plot(&t, out);
    fclose(out);
    struct seen seen = {
        .columns = widest(text),
        .points = count(text, "•"),
        .changes = count(text, "┊") / 8,
    };
    free(text);
    free(t.points);
    return seen;
}

static void few_changes_stand_between_points(void **state)
{
    (void)state;
    struct seen s = plot(3, 4);
    assert_int_equal(s.points, 12);
    assert_int_equal(s.changes, 2);
}

static void points_are_merged_where_changes_take_the_room(void **state)
{
    (void)state;
    struct seen s = plot(72, 6);
    assert_int_equal(s.points, 72);
    assert_int_equal(s.changes, 71);
    s = plot(50, 9);
    assert_in_range(s.points, 50, WIDEST - 49);
    assert_int_equal(s.changes, 49);
}

static void more_changes_than_have_room_are_left_out(void **state)
{
    (void)state;
    struct seen s = plot(110, 4);
    assert_in_range(s.points, 36, 72);
    assert_int_equal(s.changes, 0);
    assert_in_range(s.columns, 36, WIDEST);
    s = plot(73, 4);
    assert_in_range(s.points, 36, 72);
    assert_int_equal(s.changes, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few_changes_stand_between_points),
        cmocka_unit_test(points_are_merged_where_changes_take_the_room),
        cmocka_unit_test(more_changes_than_have_room_are_left_out),
    };

    return cmocka_run_group_tests_name("trend_plot", tests, NULL, NULL);
}
