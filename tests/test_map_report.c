/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "map.h"
#include "map_csv.h"
#include "map_text.h"
#include "reporter.h"
#include "support/fake_results.h"
#include "support/fake_search.h"
#include "support/map_rig.h"
#include "support/scratch_dir.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct reporter reporter_csv;
extern const struct reporter reporter_md;
extern const struct reporter reporter_svg;
extern const struct reporter reporter_text;

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
    struct map_rig *f = *state;

    map_rig_fill(f);
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
    struct map_rig *f = *state;

    map_rig_fill(f);
    char *text = printed(&f->r, print_sentence);
    assert_string_equal(
        text, "mixed:op=1ms: of 24 fields over cpu and workers, 5 go to gil "
              "(up to 1.25× faster [1.22, 1.28], at cpu=0 %, workers=1), 16 to "
              "processes (up to 5.00× faster [4.89, 5.11], at cpu=100 %, "
              "workers=4), 1 to nobody (no difference), 2 not measured; 8 of "
              "them are inferred from those around");
    free(text);
}

static void the_csv_has_a_row_for_each_field(void **state)
{
    struct map_rig *f = *state;
    struct err e;
    size_t lines = 0;

    map_rig_fill(f);
    assert_int_equal(reporter_csv.write(&f->r, &report_defaults, f->dir, &e),
                     0);
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
    struct map_rig *f = *state;
    struct err e;

    map_rig_fill(f);
    assert_int_equal(reporter_text.write(&f->r, &report_defaults, f->dir, &e),
                     0);
    char *text = scratch_dir_read(f->dir, "report.txt");
    assert_non_null(text);
    assert_ptr_equal(strstr(text, "mixed:op=1ms: of 24 fields"), text);
    assert_non_null(strstr(text, "P 5.00"));
    assert_null(strstr(text, "speed-up"));
    free(text);
    scratch_dir_write(f->dir, "nothing", "");
    assert_int_equal(reporter_md.write(&f->r, &report_defaults, f->dir, &e), 0);
    text = scratch_dir_read(f->dir, "report.md");
    assert_non_null(strstr(text, "of 24 fields over cpu and workers"));
    assert_non_null(strstr(text, "```text\n  workers\n"));
    assert_null(strstr(text, "- mixed:"));
    free(text);
}

static void compare_with_golden(const struct map_rig *f, const char *name)
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
    struct map_rig *f = *state;
    struct err e;

    map_rig_fill(f);
    (void)reporter_svg.write(&f->r, &report_defaults, f->dir,
                             &e); /* even without gnuplot */
    compare_with_golden(f, "map.gp");
    compare_with_golden(f, "map.dat");
}

static void narrow_columns_have_fewer_labels(void **state)
{
    const char *const axes[] = {"op=100us..8ms", "workers=1..4"};
    const double values[] = {1e5, 4.0};
    const double costs_ms[] = {1.0, 2.0};
    struct map_rig *f = *state;
    struct err e;

    search_free(&f->s);
    fake_search(&f->s, "map", "mixed", "gil,processes", axes);
    f->s.grid[0] = f->s.grid[1] = 32;
    free(f->r.search);
    fake_searched(&f->r, &f->s);
    fake_point(&f->r, &f->s, values, costs_ms, 1);
    (void)reporter_svg.write(&f->r, &report_defaults, f->dir, &e);
    char *text = scratch_dir_read(f->dir, "charts/map.gp");
    assert_non_null(strstr(text, "xtics ('100 µs' 0, '150 µs' 2, '250 µs' 4"));
    assert_non_null(strstr(text, "ytics ('1' 0, '2' 1, '3' 2, '4' 3)"));
    assert_non_null(strstr(text, "? undecided"));
    free(text);
}

static void a_run_that_looked_for_none_has_no_map(void **state)
{
    struct map_rig *f = *state;
    struct err e;

    map_rig_fill(f);
    free(f->r.search);
    f->r.search = strdup("");
    assert_false(map_is_in(&f->r));
    assert_int_equal(reporter_csv.write(&f->r, &report_defaults, f->dir, &e),
                     0);
    assert_null(scratch_dir_read(f->dir, "map.csv"));
}

static void a_map_that_was_cut_at_once_is_empty_but_whole(void **state)
{
    struct map_rig *f = *state;
    struct err e;

    assert_int_equal(reporter_csv.write(&f->r, &report_defaults, f->dir, &e),
                     0);
    assert_int_equal(reporter_svg.write(&f->r, &report_defaults, f->dir, &e),
                     0);
    assert_null(scratch_dir_read(f->dir, "charts/map.gp"));
    char *text = printed(&f->r, print_sentence);
    assert_non_null(strstr(text, "0 go to gil, 0 to processes, 24 not "
                                 "measured"));
    free(text);
}

#define WITH_MAP(test)                                                         \
    cmocka_unit_test_setup_teardown(test, map_rig_begin, map_rig_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_MAP(the_table_shows_winners_and_ratios),
        WITH_MAP(the_sentence_counts_fields_and_names_the_best),
        WITH_MAP(the_csv_has_a_row_for_each_field),
        WITH_MAP(reports_show_the_map_instead_of_every_field),
        WITH_MAP(the_heat_map_is_the_golden_one),
        WITH_MAP(narrow_columns_have_fewer_labels),
        WITH_MAP(a_run_that_looked_for_none_has_no_map),
        WITH_MAP(a_map_that_was_cut_at_once_is_empty_but_whole),
    };

    return cmocka_run_group_tests_name("map_report", tests, NULL, NULL);
}
