/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "workload_rig.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { OPS = 5 };

/* The parent of a process, 0 where it is gone. */
static int parent_of(const char *pid)
{
    char path[300];
    int parent = 0;

    snprintf(path, sizeof path, "/proc/%s/stat", pid);
    FILE *stat = fopen(path, "re");
    if (stat == NULL) {
        return 0;
    }
    if (fscanf(stat, "%*d (%*[^)]) %*c %d", &parent) != 1) {
        parent = 0;
    }
    fclose(stat);
    return parent;
}

/* This program's only child. */
static pid_t client(void)
{
    DIR *proc = opendir("/proc");
    struct dirent *entry;
    pid_t found = 0;

    assert_non_null(proc);
    while ((entry = readdir(proc)) != NULL) {
        if (isdigit((unsigned char)entry->d_name[0])
            && parent_of(entry->d_name) == getpid()) {
            assert_int_equal(found, 0);
            found = (pid_t)strtol(entry->d_name, NULL, 10);
        }
    }
    closedir(proc);
    assert_true(found > 0);
    return found;
}

static void assert_no_child(void)
{
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

/* Kills the client when worker 0 gives the lock up for this time. */
struct murder {
    unsigned at;
    unsigned releases;
};

static void release(struct worker *w)
{
    struct murder *m = w->lock;

    if (++m->releases == m->at) {
        kill(client(), SIGKILL);
    }
}

static void take(struct worker *w)
{
    (void)w;
}

static const struct worker_hooks hooks = {.release = release, .take = take};

static void each_round_trip_is_counted_and_measured_once(void **state)
{
    static const char *const periods[] = {"period=0", "period=1ms"};

    (void)state;
    for (int i = 0; i < 2; i++) {
        struct workload_rig rig;
        struct murder none = {0};
        struct err e;

        workload_rig_start(&rig, "convoy", periods[i], 2, OPS);
        rig.workers[0].hooks = &hooks;
        rig.workers[0].lock = &none;
        assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
        /* The hog finds all done. */
        assert_int_equal(workload_rig_work(&rig, 1, &e), 0);
        /* A go, OPS times in and out, and the last word. */
        assert_int_equal(none.releases, 2 * OPS + 2);
        assert_int_equal(rig.latency[0].total, OPS);
        assert_true(rig.latency[0].counts[0] == 0); /* none of 0 ns */
        assert_int_equal(rig.latency[1].total, 0);
        assert_int_equal(rig.workers[0].checksum, OPS);
        assert_int_equal(rig.workers[1].checksum, 0);
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        rig.workers[0].checksum--;
        assert_int_equal(workload_rig_verify(&rig, &e), -1);
        workload_rig_end(&rig);
        assert_no_child();
    }
}

/* From the go on, whatever worker 0 is about to do: it fails, says why, and
 * the hogs end. A hog that did not would hang this test. */
static void a_client_that_is_killed_ends_the_work(void **state)
{
    (void)state;
    for (unsigned at = 1; at <= 2 * OPS + 1; at++) {
        struct workload_rig rig;
        struct murder murder = {.at = at};
        struct err e = {""};

        workload_rig_start(&rig, "convoy", "period=1ms", 2, OPS);
        rig.workers[0].hooks = &hooks;
        rig.workers[0].lock = &murder;
        assert_int_equal(workload_rig_work(&rig, 0, &e), -1);
        assert_non_null(strstr(e.text, "client"));
        assert_int_equal(workload_rig_work(&rig, 1, &e), 0);
        workload_rig_end(&rig);
        assert_no_child();
    }
}

static void a_trial_that_never_works_leaves_no_client(void **state)
{
    struct workload_rig rig;

    (void)state;
    workload_rig_start(&rig, "convoy", "", 3, OPS);
    workload_rig_end(&rig);
    assert_no_child();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_round_trip_is_counted_and_measured_once),
        cmocka_unit_test(a_client_that_is_killed_ends_the_work),
        cmocka_unit_test(a_trial_that_never_works_leaves_no_client),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
