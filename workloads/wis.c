/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What do threads and processes make of a test that was written for
 * will-it-scale?
 *
 * Its tests are shared objects that count for ever: see docs/will-it-scale.md.
 */
#include "workload.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

struct test {
    void (*prepare)(unsigned long tasks);
    void (*run)(unsigned long long *iterations, unsigned long nr);
    void (*cleanup)(void);
};

/* A hook that a test may leave out stays NULL. */
static void find(void *library, const char *name, void *slot)
{
    void *found = dlsym(library, name);

    memcpy(slot, &found, sizeof found); /* C converts no void * to a function */
}

static int load(struct test *t, const char *file, struct err *e)
{
    char path[PARAM_TEXT_BYTES + 2];
    char *const *description;
    struct stat info;

    /* A name without a slash would be looked for elsewhere. */
    snprintf(path, sizeof path, "%s%s", strchr(file, '/') == NULL ? "./" : "",
             file);
    if (stat(path, &info) == 0 && !S_ISREG(info.st_mode)) {
        return err_set(e, "%s is no test of will-it-scale: not even a file",
                       file);
    }
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        return err_set(e,
                       "cannot load a test (%s); build it with cc -O2 -shared "
                       "-fPIC",
                       dlerror());
    }
    find(library, "testcase", &t->run);
    find(library, "testcase_prepare", &t->prepare);
    find(library, "testcase_cleanup", &t->cleanup);
    find(library, "testcase_description", &description);
    if (t->run == NULL || description == NULL || *description == NULL) {
        return err_set(e,
                       "%s is no test of will-it-scale: it does not define "
                       "%s; see will-it-scale.md in docs/, or installed in "
                       "share/doc/tvp",
                       file,
                       t->run == NULL ? "testcase" : "testcase_description");
    }
    return 0;
}

static int setup(struct job *job, struct err *e)
{
    const char *file = params_text(job->params, "file");

    if (file[0] == '\0') {
        return err_set(e, "wis needs a test: wis:PATH, the path of a shared "
                          "object that defines testcase");
    }
    struct test *t = job_alloc(job, sizeof *t, e);
    if (t == NULL || load(t, file, e) != 0) {
        return -1;
    }
    job->state = t;
    if (t->prepare != NULL) {
        t->prepare(job->workers);
    }
    return 0;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    const struct test *t = w->job->state;

    (void)ops; /* who counts for ever is not told */
    t->run(w->count, w->index);
    return err_set(e, "%s returned, though a testcase should count for ever",
                   params_text(w->job->params, "file"));
}

static void teardown(struct job *job)
{
    const struct test *t = job->state;

    if (t != NULL && t->cleanup != NULL) {
        t->cleanup();
    }
}

static const struct param params[] = {
    {.name = "file",
     .type = PARAM_TEXT,
     .value = "",
     .help = "the path of the test, a shared object; may stand without file=",
     .loaded = 1,
     .bare = 1},
    {0},
};

const struct workload workload_wis = {
    .name = "wis",
    .summary = "a test of will-it-scale, unchanged",
    .unit = "iteration",
    .kind = WORKLOAD_KERNEL,
    .question = "What do threads and processes make of a test that was written "
                "for will-it-scale?",
    .story =
        "`wis:./page_fault1.so` loads a shared object that defines "
        "`testcase`, as the tests of will-it-scale do, and lets each worker "
        "call it. It never returns, and counts its iterations; when all "
        "workers' counters add up to the operations of the trial, the trial "
        "ends.\n\n"
        "So the work is fixed all together, and not for each worker: one that "
        "is faster does more of it. Under `sequential`, one worker does all. "
        "[will-it-scale.md](will-it-scale.md) says how to build and run tests.",
    .expect = "what the test asks: processes, where threads share what the "
              "kernel locks.",
    .verified = "nothing by tvp but the count; a test checks itself, and ends "
                "by `abort` where an assertion fails.",
    .lock = "held from the first iteration to the end: a test is native code "
            "that never yields. Whoever gets it first does all of the work, "
            "and the others wait.",
    .params = params,
    .setup = setup,
    .work = work,
    .teardown = teardown,
    .endless = true,
};
