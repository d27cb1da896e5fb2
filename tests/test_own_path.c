/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "file_out.h"
#include "folder.h"
#include "folder_tree.h"
#include "own_path.h"
#include "scratch_dir.h"
#include "sql.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A victim beside a folder in which others have put links. */
struct place {
    char dir[SCRATCH_PATH_BYTES];
    char path[PATH_MAX];
};

static int begin(void **state)
{
    struct place *p = calloc(1, sizeof *p);

    assert_non_null(p);
    scratch_dir_make(p->dir);
    scratch_dir_write(p->dir, "victim", "precious");
    *state = p;
    return 0;
}

static int end(void **state)
{
    struct place *p = *state;

    scratch_dir_remove(p->dir);
    free(p);
    return 0;
}

static const char *below(struct place *p, const char *name)
{
    snprintf(p->path, sizeof p->path, "%s/%s", p->dir, name);
    return p->path;
}

static void put_link(struct place *p, const char *name, const char *to)
{
    assert_int_equal(symlink(to, below(p, name)), 0);
}

static void assert_whole(struct place *p)
{
    char *text = scratch_dir_read(p->dir, "victim");

    assert_non_null(text);
    assert_string_equal(text, "precious");
    free(text);
}

static void a_file_that_is_a_link_is_refused(void **state)
{
    struct place *p = *state;
    struct err e = {""};
    char own[PATH_MAX];

    put_link(p, "link", "victim");
    put_link(p, "dangling", "nothing");
    put_link(p, "folder", ".");
    assert_int_equal(own_path_find(below(p, "link"), own, &e), -1);
    assert_non_null(strstr(e.text, "symbolic link"));
    assert_int_equal(own_path_find(below(p, "dangling"), own, &e), -1);
    assert_int_equal(own_path_find(below(p, "victim"), own, &e), 0);
    assert_int_equal(own_path_find(below(p, "folder/new"), own, &e), 0);
    assert_null(strstr(own, "folder"));
    assert_int_equal(own_path_find(below(p, "nowhere/new"), own, &e), -1);
}

static void no_database_is_made_where_a_link_leads(void **state)
{
    struct place *p = *state;
    struct err e = {""};
    sqlite3 *db = NULL;

    put_link(p, "run.db", "elsewhere.db");
    assert_int_equal(sql_open(below(p, "run.db"), true, &db, &e), -1);
    assert_non_null(strstr(e.text, "symbolic link"));
    assert_int_not_equal(access(below(p, "elsewhere.db"), F_OK), 0);
}

static void a_folder_that_is_a_link_is_refused(void **state)
{
    struct place *p = *state;
    struct err e = {""};

    put_link(p, "charts", ".");
    assert_int_equal(folder_make_inside(below(p, "charts"), &e), -1);
    assert_non_null(strstr(e.text, "symbolic link"));
    assert_int_equal(folder_make_inside(below(p, "traces"), &e), 0);
    assert_int_equal(folder_make_inside(below(p, "traces"), &e), 0);
    assert_int_equal(folder_make(below(p, "charts"), &e), 0);
}

static void a_guessed_name_leads_nowhere(void **state)
{
    struct place *p = *state;
    struct err e = {""};
    struct file_out f;
    char name[64];

    snprintf(name, sizeof name, ".report.md.%ld.tmp", (long)getpid());
    char other[PATH_MAX];
    snprintf(other, sizeof other, "%s/%s", p->dir, name);
    assert_int_equal(link(below(p, "victim"), other), 0);
    assert_int_equal(file_out_open(&f, p->dir, "report.md", &e), 0);
    fputs("new", f.stream);
    assert_int_equal(file_out_close(&f, &e), 0);
    assert_whole(p);
    assert_int_equal(symlink("victim", other), 0);
    assert_int_equal(file_out_open(&f, p->dir, "report.md", &e), 0);
    fputs("new", f.stream);
    assert_int_equal(file_out_close(&f, &e), 0);
    assert_whole(p);
}

static void a_file_takes_the_place_of_a_link(void **state)
{
    struct place *p = *state;
    struct err e = {""};
    struct file_out f;
    struct stat info;

    put_link(p, "report.md", "victim");
    assert_int_equal(file_out_open(&f, p->dir, "report.md", &e), 0);
    fputs("new", f.stream);
    assert_int_equal(file_out_close(&f, &e), 0);
    assert_whole(p);
    assert_int_equal(lstat(below(p, "report.md"), &info), 0);
    assert_true(S_ISREG(info.st_mode));
}

static void a_sweep_does_not_follow_charts(void **state)
{
    struct place *p = *state;
    char run[PATH_MAX];

    scratch_dir_write(p->dir, ".a.svg.77.tmp", "old");
    snprintf(run, sizeof run, "%s", below(p, "run"));
    assert_int_equal(mkdir(run, 0700), 0);
    put_link(p, "run/charts", "..");
    folder_tree_sweep(run, 77);
    assert_int_equal(access(below(p, ".a.svg.77.tmp"), F_OK), 0);
    folder_tree_sweep(p->dir, 77);
    assert_int_not_equal(access(below(p, ".a.svg.77.tmp"), F_OK), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_file_that_is_a_link_is_refused, begin,
                                        end),
        cmocka_unit_test_setup_teardown(no_database_is_made_where_a_link_leads,
                                        begin, end),
        cmocka_unit_test_setup_teardown(a_folder_that_is_a_link_is_refused,
                                        begin, end),
        cmocka_unit_test_setup_teardown(a_guessed_name_leads_nowhere, begin,
                                        end),
        cmocka_unit_test_setup_teardown(a_file_takes_the_place_of_a_link, begin,
                                        end),
        cmocka_unit_test_setup_teardown(a_sweep_does_not_follow_charts, begin,
                                        end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
