/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "map.h"
#include "map_csv.h"
#include "map_text.h"
#include "reporter.h"
#include "support/fake_results.h"
#include "support/fake_search.h"
#include "support/scratch_dir.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct reporter reporter_csv;
extern const struct reporter reporter_md;
extern const struct reporter reporter_svg;
extern const struct reporter reporter_text;

struct fixture {
    struct search s;
    struct results r;
    char dir[SCRATCH_PATH_BYTES];
};

/* Shares of computing to the right, workers upward: 6 × 4 fields. */
static int begin(void **state)
{
    const char *const axes[] = {"cpu=0%..100%", "workers=1..4"};
    struct fixture *f = calloc(1, sizeof *f);

    if (f == NULL) {
        return -1;
    }
    fake_init(&f->r);
    fake_search(&f->s, "map", "mixed:op=1ms", "gil,processes", axes);
    f->s.grid[0] = 8;
    f->s.grid[1] = 4;
    fake_searched(&f->r, &f->s);
    scratch_dir_make(f->dir);
    *state = f;
    return 0;
}

static int end(void **state)
{
    struct fixture *f = *state;

    fake_free(&f->r);
    search_free(&f->s);
    scratch_dir_remove(f->dir);
    free(f);
    return 0;
}

/* Blocks in which processes take 10 ms and gil so many times as long, give or
 * take `spread`. */
static void measure(struct fixture *f, double cpu, double workers, double ratio,
                    double spread)
{
    const double values[] = {cpu, workers};
    double costs_ms[12];

    for (size_t i = 0; i < 6; i++) {
        costs_ms[2 * i] = 10.0 * ratio * (1.0 + spread * ((double)i - 2.5));
        costs_ms[2 * i + 1] = 10.0;
    }
    fake_point(&f->r, &f->s, values, costs_ms, 6);
}

/* The first look, and two more fields: processes win on the right, by a
 * factor of the workers; there is a field that nobody wins. */
static void fill(struct fixture *f)
{
    static const double cpus[] = {0.0, 0.4, 0.8, 1.0};
    static const double workers[] = {1.0, 3.0, 4.0};

    for (size_t y = 0; y < 3; y++) {
        for (size_t x = 0; x < 4; x++) {
            double ratio = cpus[x] < 0.3 ? 0.8 : 1.0 + cpus[x] * workers[y];
            measure(f, cpus[x], workers[y], ratio, 0.01);
        }
    }
    measure(f, 0.2, 1.0, 1.0, 0.05);
    measure(f, 0.2, 3.0, 0.996, 0.0001);
}

static const struct map_field *at(const struct map *m, size_t x, size_t y)
{
    return &m->fields[y * m->x.n + x];
}

static void a_run_comes_back_as_a_map(void **state)
{
    struct fixture *f = *state;
    struct map m;
    struct err e = {""};

    fill(f);
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

/* What `print` writes, to be freed. */
static char *printed(const struct results *r,
                     void (*print)(const struct map *, FILE *))
{
    struct map m;
    struct err e = {""};
    char *text = NULL;
    size_t bytes = 0;
    FILE *out = open_memstream(&text, &bytes);

    assert_non_null(out);
    if (map_load(&m, r, &e)) {
        fail_msg("%s", e.text);
    }
    print(&m, out);
    map_free(&m);
    fclose(out);
    assert_non_null(text);
    return text;
}

static void the_table_shows_winners_and_ratios(void **state)
{
    struct fixture *f = *state;

    fill(f);
    char *text = printed(&f->r, map_table);
    assert_string_equal(
        text,
        "  workers\n"
        "        4   G 1.25            P 2.60      (P)   P 4.20   P 5.00\n"
        "        3   G 1.25  G 1.004   P 2.20      (P)   P 3.40   P 4.00\n"
        "        2      (G)               (P)      (P)      (P)      (P)\n"
        "        1   G 1.25   = 1.00   P 1.40      (P)   P 1.80   P 2.00\n"
        "      cpu      0 %     20 %     40 %     60 %     80 %    100 %\n"
        "\n"
        "G gil, P processes: who wins, by how many times; = no difference; in "
        "brackets: inferred from around it; blank: not measured.\n");
    free(text);
}

static void print_sentence(const struct map *m, FILE *out)
{
    char text[MAP_SENTENCE_BYTES];

    map_sentence(m, text);
    fputs(text, out);
}

static void the_sentence_counts_fields_and_names_the_best(void **state)
{
    struct fixture *f = *state;

    fill(f);
    char *text = printed(&f->r, print_sentence);
    assert_string_equal(
        text, "mixed:op=1ms: of 24 fields over cpu and workers, 5 go to gil "
              "(up to 1.25× faster [1.22, 1.28], at cpu=0 %, workers=1), 16 to "
              "processes (up to 5.00× faster [4.88, 5.12], at cpu=100 %, "
              "workers=4), 1 to nobody (no difference), 2 not measured; 8 of "
              "them are inferred from those around");
    free(text);
}

static void the_csv_has_a_row_for_each_field(void **state)
{
    struct fixture *f = *state;
    struct err e;
    size_t lines = 0;

    fill(f);
    assert_int_equal(reporter_csv.write(&f->r, f->dir, &e), 0);
    char *text = scratch_dir_read(f->dir, "map.csv");
    assert_non_null(text);
    for (const char *c = text; *c != '\0'; c++) {
        lines += *c == '\n' ? 1U : 0U;
    }
    assert_int_equal(lines, 25);
    assert_non_null(strstr(text, "x,y,winner,runner_up,ratio,low,high,n,"
                                 "verdict,inferred,x_key,y_key,metric\n"
                                 "0%,1,gil,processes,1.2"));
    assert_non_null(strstr(text, ",6,wins,0,cpu,workers,total\n20%,1,"));
    assert_non_null(strstr(text, ",6,no difference,0,cpu,workers,total\n"));
    assert_non_null(
        strstr(text, "\n60%,1,processes,,,,,0,wins,1,cpu,workers,total\n"));
    assert_non_null(
        strstr(text, "\n20%,2,,,,,,0,not measured,0,cpu,workers,total\n"));
    assert_null(strstr(text, "nan"));
    free(text);
}

static void reports_show_the_map_instead_of_every_field(void **state)
{
    struct fixture *f = *state;
    struct err e;

    fill(f);
    assert_int_equal(reporter_text.write(&f->r, f->dir, &e), 0);
    char *text = scratch_dir_read(f->dir, "report.txt");
    assert_non_null(text);
    assert_ptr_equal(strstr(text, "mixed:op=1ms: of 24 fields"), text);
    assert_non_null(strstr(text, "P 5.00"));
    assert_null(strstr(text, "speed-up"));
    free(text);
    scratch_dir_write(f->dir, "nothing", "");
    assert_int_equal(reporter_md.write(&f->r, f->dir, &e), 0);
    text = scratch_dir_read(f->dir, "report.md");
    assert_non_null(strstr(text, "of 24 fields over cpu and workers"));
    assert_non_null(strstr(text, "```text\n  workers\n"));
    assert_null(strstr(text, "- mixed:"));
    free(text);
}

static void compare_with_golden(const struct fixture *f, const char *name)
{
    char path[64];

    snprintf(path, sizeof path, "charts/%s", name);
    char *got = scratch_dir_read(f->dir, path);
    assert_non_null(got);
    snprintf(path, sizeof path, "golden/charts/%s", name);
    if (getenv("TVP_GOLDEN_UPDATE") != NULL) {
        scratch_dir_write(TVP_TEST_DIR, path, got);
    }
    char *expected = scratch_dir_read(TVP_TEST_DIR, path);
    assert_non_null(expected);
    assert_string_equal(got, expected);
    free(expected);
    free(got);
}

static void the_heat_map_is_the_golden_one(void **state)
{
    struct fixture *f = *state;
    struct err e;

    fill(f);
    (void)reporter_svg.write(&f->r, f->dir, &e); /* even without gnuplot */
    compare_with_golden(f, "map.gp");
    compare_with_golden(f, "map.dat");
}

static void a_run_that_looked_for_none_has_no_map(void **state)
{
    struct fixture *f = *state;
    struct err e;

    fill(f);
    free(f->r.search);
    f->r.search = strdup("");
    assert_false(map_is_in(&f->r));
    assert_int_equal(reporter_csv.write(&f->r, f->dir, &e), 0);
    assert_null(scratch_dir_read(f->dir, "map.csv"));
}

static void a_map_that_was_cut_at_once_is_empty_but_whole(void **state)
{
    struct fixture *f = *state;
    struct err e;

    assert_int_equal(reporter_csv.write(&f->r, f->dir, &e), 0);
    assert_int_equal(reporter_svg.write(&f->r, f->dir, &e), 0);
    assert_null(scratch_dir_read(f->dir, "charts/map.gp"));
    char *text = printed(&f->r, print_sentence);
    assert_non_null(strstr(text, "0 go to gil, 0 to processes, 24 not "
                                 "measured"));
    free(text);
}

static void a_map_that_makes_no_sense_is_refused(void **state)
{
    struct fixture *f = *state;
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
    struct fixture *f = *state;
    struct map m;
    struct err e;

    measure(f, 0.0, 1.0, 2.0, 0.01);
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

#define WITH_MAP(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_MAP(a_run_comes_back_as_a_map),
        WITH_MAP(the_table_shows_winners_and_ratios),
        WITH_MAP(the_sentence_counts_fields_and_names_the_best),
        WITH_MAP(the_csv_has_a_row_for_each_field),
        WITH_MAP(reports_show_the_map_instead_of_every_field),
        WITH_MAP(the_heat_map_is_the_golden_one),
        WITH_MAP(a_run_that_looked_for_none_has_no_map),
        WITH_MAP(a_map_that_was_cut_at_once_is_empty_but_whole),
        WITH_MAP(a_map_that_makes_no_sense_is_refused),
        WITH_MAP(blocks_that_lack_a_model_do_not_count),
        cmocka_unit_test(models_that_begin_alike_have_other_letters),
        cmocka_unit_test(without_workers_on_an_axis_they_are_named),
    };

    return cmocka_run_group_tests_name("map_report", tests, NULL, NULL);
}
