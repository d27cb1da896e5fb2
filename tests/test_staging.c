/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A run that is measured on this machine and moved at its end is whole in one
 * place or the other, whenever it is killed: the linker puts counting ones in
 * the place of the calls that change folders (CMakeLists.txt).
 */
#include "staging.h"

#include "cmocka_all.h"

#include "folder_tree.h"
#include "scratch_dir.h"
#include "staging_pointer.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What is wrapped gets nothing by which it could find it. Before so many calls
 * more the program is killed; negative: never. */
static int calls_left = -1;

static void count_call(void)
{
    if (calls_left == 0) {
        kill(getpid(), SIGKILL);
    }
    calls_left -= calls_left > 0 ? 1 : 0;
}

/* Has calls of `name` counted, which the linker sends here. */
#define FATAL(name, parameters, arguments)                                     \
    int real_##name parameters __asm__("__real_" #name);                       \
    int fatal_##name parameters __asm__("__wrap_" #name);                      \
    int fatal_##name parameters                                                \
    {                                                                          \
        count_call();                                                          \
        return real_##name arguments;                                          \
    }

FATAL(rename, (const char *from, const char *to), (from, to))
FATAL(unlink, (const char *path), (path))
FATAL(link, (const char *from, const char *to), (from, to))
FATAL(fsync, (int fd), (fd))
FATAL(remove, (const char *path), (path))

struct scene {
    char dir[SCRATCH_PATH_BYTES];  /* on a network, as it were */
    char base[SCRATCH_PATH_BYTES]; /* on this machine */
    char mark[SCRATCH_PATH_BYTES]; /* "measured": the run got so far */
};

static int begin(void **state)
{
    struct scene *c = malloc(sizeof *c);

    if (c == NULL) {
        return -1;
    }
    scratch_dir_make(c->dir);
    scratch_dir_make(c->base);
    scratch_dir_make(c->mark);
    *state = c;
    return 0;
}

static int end(void **state)
{
    struct scene *c = *state;

    scratch_dir_remove(c->mark);
    (void)folder_tree_remove(c->base);
    (void)folder_tree_remove(c->dir);
    free(c);
    return 0;
}

static struct staging_request request(const struct scene *c, bool fresh)
{
    return (struct staging_request){
        .dir = c->dir, .how = c->base, .fresh = fresh};
}

static void assert_file(const char *dir, const char *name, const char *expected)
{
    char *text = scratch_dir_read(dir, name);

    if (expected == NULL) {
        assert_null(text);
    } else {
        assert_non_null(text);
        assert_string_equal(text, expected);
    }
    free(text);
}

/* Its other half with it, which is there first. */
static void write_run(const char *dir, const char *run)
{
    char base[PATH_MAX + 8];

    snprintf(base, sizeof base, "%s/base", dir);
    (void)mkdir(base, 0777);
    scratch_dir_write(base, "run.db", run);
    scratch_dir_write(dir, "run.db", run);
}

static void assert_moved(const struct scene *c, const char *run)
{
    assert_file(c->dir, "run.db", run);
    assert_file(c->dir, "base/run.db", run);
    assert_file(c->dir, "run.local.json", NULL);
}

/* As a program does it: 0 when it came to its end. */
static int measure(const struct scene *c, bool fresh, const char *run)
{
    const struct staging_request q = request(c, fresh);
    struct staging s;
    struct err e = {""};

    if (staging_begin(&s, &q, &e)) {
        return 1;
    }
    scratch_dir_write(staging_where(&s), "samples.csv", run);
    write_run(staging_where(&s), run);
    scratch_dir_write(c->mark, "measured", "");
    return staging_end(&s, &e) ? 1 : 0;
}

/* Whether it was killed before that many calls. */
static bool killed_at(const struct scene *c, bool fresh, int calls)
{
    int status = 0;
    pid_t pid = fork();

    if (pid == 0) {
        calls_left = calls;
        _exit(measure(c, fresh, "one"));
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    if (WIFSIGNALED(status)) {
        assert_int_equal(WTERMSIG(status), SIGKILL);
        return true;
    }
    assert_int_equal(WEXITSTATUS(status), 0);
    return false;
}

/* Nothing but a folder that never got to be a run's may be left. */
static void assert_no_run_left(const struct scene *c)
{
    char command[SCRATCH_PATH_BYTES + 64];
    char found[8] = "";

    snprintf(command, sizeof command, "find %s -name 'run.db*'", c->base);
    FILE *p = popen(command, "re"); // NOLINT(cert-env33-c)
    assert_non_null(p);
    assert_null(fgets(found, sizeof found, p));
    pclose(p);
}

static void clear(struct scene *c)
{
    (void)folder_tree_remove(c->dir);
    (void)folder_tree_remove(c->base);
    scratch_dir_remove(c->mark);
    scratch_dir_make(c->dir);
    scratch_dir_make(c->base);
    scratch_dir_make(c->mark);
}

/* What the next one finds, and that it comes to its end. */
static void go_on(const struct scene *c, const char *before)
{
    const struct staging_request q = request(c, false);
    struct staging s;
    struct err e = {""};
    char *measured = scratch_dir_read(c->mark, "measured");

    if (staging_begin(&s, &q, &e)) {
        fail_msg("%s", e.text);
    }
    /* Between both writing run.db and saying so it may be either. */
    char *text = scratch_dir_read(staging_where(&s), "run.db");
    if (measured != NULL || (text != NULL && before == NULL)) {
        assert_non_null(text);
        assert_string_equal(text, "one");
    } else if (before != NULL) {
        assert_non_null(text);
        assert_string_equal(text, before);
    }
    assert_file(staging_where(&s), "base/run.db", text);
    free(text);
    free(measured);
    write_run(staging_where(&s), "two");
    if (staging_end(&s, &e)) {
        fail_msg("%s", e.text);
    }
    assert_moved(c, "two");
    assert_no_run_left(c);
}

static void a_new_run_survives_a_kill_at_each_step(void **state)
{
    struct scene *c = *state;
    int calls = 0;

    while (killed_at(c, true, calls)) {
        go_on(c, NULL);
        clear(c);
        calls++;
    }
    assert_true(calls > 10);
    assert_moved(c, "one");
    assert_no_run_left(c);
}

static void a_run_that_goes_on_survives_a_kill_at_each_step(void **state)
{
    struct scene *c = *state;
    int calls = 0;

    write_run(c->dir, "zero");
    while (killed_at(c, false, calls)) {
        go_on(c, "zero");
        clear(c);
        write_run(c->dir, "zero");
        calls++;
    }
    assert_true(calls > 10);
    assert_moved(c, "one");
}

static void a_run_that_is_there_is_not_begun_anew(void **state)
{
    struct scene *c = *state;
    const struct staging_request q = request(c, true);
    struct staging s;
    struct err e = {""};

    write_run(c->dir, "zero");
    assert_int_equal(staging_begin(&s, &q, &e), -1);
    assert_non_null(strstr(e.text, "run.db is there already"));
    assert_file(c->dir, "run.local.json", NULL);
    assert_int_equal(scratch_dir_count(c->base), 0);
}

static void two_at_once_are_refused(void **state)
{
    struct scene *c = *state;
    const struct staging_request q = request(c, true);
    const struct staging_request again = request(c, false);
    struct staging s;
    struct staging other;
    struct err e = {""};

    assert_int_equal(staging_begin(&s, &q, &e), 0);
    assert_int_equal(staging_begin(&other, &q, &e), -1);
    assert_non_null(strstr(e.text, "go on with --resume"));
    assert_int_equal(staging_begin(&other, &again, &e), -1);
    assert_non_null(strstr(e.text, "another tvp is running"));
    staging_settle(&s, NULL);
    assert_int_equal(scratch_dir_count(c->base), 0);
    assert_int_equal(scratch_dir_count(c->dir), 0);
    assert_int_equal(staging_begin(&other, &q, &e), 0);
    staging_settle(&other, NULL);
}

static void another_machines_run_stays_there(void **state)
{
    struct scene *c = *state;
    const struct staging_request q = request(c, false);
    struct staging s;
    struct err e = {""};

    scratch_dir_write(c->dir, "run.local.json",
                      "{\"host\": \"far-away\", \"path\": \"/var/tmp/x\"}");
    assert_int_equal(staging_begin(&s, &q, &e), -1);
    assert_non_null(strstr(e.text, "on the machine far-away, in /var/tmp/x"));
    scratch_dir_write(c->dir, "run.local.json", "{");
    assert_int_equal(staging_begin(&s, &q, &e), -1);
    assert_non_null(strstr(e.text, "remove that file"));
}

static void a_network_that_is_gone_leaves_the_run_here(void **state)
{
    struct scene *c = *state;
    const struct staging_request q = request(c, true);
    char away[SCRATCH_PATH_BYTES + 8];
    char local[PATH_MAX];
    struct staging s;
    struct err e = {""};

    snprintf(away, sizeof away, "%s.gone", c->dir);
    assert_int_equal(staging_begin(&s, &q, &e), 0);
    write_run(staging_where(&s), "one");
    snprintf(local, sizeof local, "%s", staging_where(&s));
    assert_int_equal(real_rename(c->dir, away), 0);
    assert_int_equal(staging_end(&s, &e), -1);
    assert_non_null(strstr(e.text, "the run is whole in"));
    assert_non_null(strstr(e.text, local));
    assert_file(local, "run.db", "one");
    assert_int_equal(real_rename(away, c->dir), 0);
    staging_hint(c->dir, &e);
    assert_non_null(strstr(e.text, local));
    go_on(c, "one");
}

static void a_folder_that_was_cleaned_away_is_said(void **state)
{
    struct scene *c = *state;
    const struct staging_request q = request(c, false);
    struct staging s;
    struct err e = {""};

    write_run(c->dir, "zero");
    assert_int_equal(staging_pointer_claim(c->dir, "/var/tmp/tvp-run-none", &e),
                     0);
    assert_int_equal(staging_begin(&s, &q, &e), 0);
    assert_file(staging_where(&s), "run.db", "zero");
    assert_int_equal(staging_end(&s, &e), 0);
    assert_moved(c, "zero");
}

static void an_old_journal_is_not_played_into_a_new_run(void **state)
{
    struct scene *c = *state;
    const struct staging_request q = request(c, false);
    struct staging s;
    struct err e = {""};

    write_run(c->dir, "zero");
    scratch_dir_write(c->dir, "run.db-journal", "old");
    assert_int_equal(staging_begin(&s, &q, &e), 0);
    assert_file(staging_where(&s), "run.db-journal", "old");
    char journal[PATH_MAX + 16];
    snprintf(journal, sizeof journal, "%s/run.db-journal", staging_where(&s));
    assert_int_equal(real_unlink(journal), 0); /* as SQLite does */
    assert_int_equal(staging_end(&s, &e), 0);
    assert_moved(c, "zero");
    assert_file(c->dir, "run.db-journal", NULL);
}

static void how_is_checked(void **state)
{
    struct scene *c = *state;
    struct staging_request q = request(c, true);
    struct staging s;
    struct err e = {""};

    q.how = "/nowhere/at/all";
    assert_int_equal(staging_begin(&s, &q, &e), -1);
    assert_non_null(strstr(e.text, "--local-dir wants auto, none or"));
    q.how = "none";
    assert_int_equal(staging_begin(&s, &q, &e), 0);
    assert_string_equal(staging_where(&s), c->dir);
    assert_int_equal(staging_end(&s, &e), 0);
    staging_settle(&s, NULL);
}

#define IN_A_SCENE(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_SCENE(a_new_run_survives_a_kill_at_each_step),
        IN_A_SCENE(a_run_that_goes_on_survives_a_kill_at_each_step),
        IN_A_SCENE(a_run_that_is_there_is_not_begun_anew),
        IN_A_SCENE(two_at_once_are_refused),
        IN_A_SCENE(another_machines_run_stays_there),
        IN_A_SCENE(a_network_that_is_gone_leaves_the_run_here),
        IN_A_SCENE(a_folder_that_was_cleaned_away_is_said),
        IN_A_SCENE(an_old_journal_is_not_played_into_a_new_run),
        IN_A_SCENE(how_is_checked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
