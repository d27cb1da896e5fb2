/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plug-in has to be like, and what is said of one that is not. */
#include "cmocka_all.h"

#include "workload_load.h"

#include <string.h>

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    (void)w;
    (void)ops;
    (void)e;
    return 0;
}

static int64_t figure(const struct job *job)
{
    (void)job;
    return 0;
}

static const struct workload whole = {
    .name = "own", .summary = "what it does", .unit = "thing", .work = work};

static const struct workload_plugin fits = {
    .interface = WORKLOAD_INTERFACE,
    .workload_bytes = sizeof(struct workload),
    .worker_bytes = sizeof(struct worker),
    .job_bytes = sizeof(struct job),
    .param_bytes = sizeof(struct param),
    .workload = &whole,
};

/* "" where it is taken. */
static const char *said_of(const struct workload_plugin *p, struct err *e)
{
    *e = (struct err){""};
    int result = workload_check(p, e);
    assert_int_equal(result, e->text[0] == '\0' ? 0 : -1);
    return e->text;
}

static void assert_said(const struct workload_plugin *p, const char *expected)
{
    struct err e;
    const char *said = said_of(p, &e);

    if (strstr(said, expected) == NULL) {
        fail_msg("'%s' does not say '%s'", said, expected);
    }
}

static void one_that_fits_is_taken(void **state)
{
    struct err e;

    (void)state;
    assert_string_equal(said_of(&fits, &e), "");
}

static void another_interface_says_both_and_what_to_do(void **state)
{
    struct workload_plugin p = fits;

    (void)state;
    p.interface = 77;
    p.workload = NULL; /* nothing else is looked at */
    assert_said(&p, "interface 77");
    assert_said(&p, "has 1");
    assert_said(&p, "build it again");
}

static void another_size_says_of_what(void **state)
{
    static const struct {
        size_t offset;
        const char *name;
    } sizes[] = {
        {offsetof(struct workload_plugin, workload_bytes), "struct workload"},
        {offsetof(struct workload_plugin, worker_bytes), "struct worker"},
        {offsetof(struct workload_plugin, job_bytes), "struct job"},
        {offsetof(struct workload_plugin, param_bytes), "struct param"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct workload_plugin p = fits;
        uint32_t bytes = 3;
        memcpy((char *)&p + sizes[i].offset, &bytes, sizeof bytes);
        assert_said(&p, sizes[i].name);
        assert_said(&p, " of 3 bytes");
    }
}

static void what_every_workload_needs_is_asked_for(void **state)
{
    struct workload w = whole;
    struct workload_plugin p = fits;
    struct err e;

    (void)state;
    p.workload = NULL;
    assert_said(&p, "names no workload");
    p.workload = &w;
    w.name = "";
    assert_said(&p, "no name, summary or unit");
    w = whole;
    w.name = NULL;
    assert_said(&p, "no name, summary or unit");
    w = whole;
    w.summary = NULL;
    assert_said(&p, "no name, summary or unit");
    w = whole;
    w.unit = NULL;
    assert_said(&p, "no name, summary or unit");
    w = whole;
    w.work = NULL;
    assert_said(&p, "own has no work hook");
    w = whole;
    w.kind = (enum workload_kind)(WORKLOAD_SHARED + 1);
    assert_said(&p, "of no kind");
    w = whole;
    w.figure = figure;
    assert_said(&p, "figure without a name");
    w.figure_name = "things_lost";
    assert_string_equal(said_of(&p, &e), "");
}

static void a_text_that_would_control_a_terminal_is_refused(void **state)
{
    static const char *const sayings[] = {"a\033[2Jb", "a\rb", "\377"};
    static const char *const names[] = {"a/b", "a,b", "a:b", "a\nb"};
    static const char *const words[] = {"a", "b\033[2J", NULL};
    static const char *const helps[] = {"a", "b", NULL};
    struct param params[] = {
        {.name = "n",
         .type = PARAM_CHOICE,
         .value = "a",
         .help = "",
         .choices = words},
        {0},
    };
    struct workload w = whole;
    struct workload_plugin p = fits;
    struct err e;

    (void)state;
    p.workload = &w;
    for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++) {
        const char **texts[] = {&w.name,     &w.summary, &w.unit,
                                &w.question, &w.story,   &w.expect,
                                &w.verified, &w.lock,    &w.limit,
                                &w.quick,    &w.length,  &w.figure_name};
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
            w = whole;
            *texts[k] = sayings[i];
            assert_said(&p, "control a terminal");
        }
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        w = whole;
        w.name = names[i];
        assert_said(&p, "leave out slashes");
    }
    w = whole;
    w.story = "Größe:\n\n```\na\n```";
    assert_string_equal(said_of(&p, &e), "");
    w.params = params;
    assert_said(&p, "its choices has");
    params[0].choices = helps;
    params[0].choice_help = words;
    assert_said(&p, "its choices' help has");
    params[0].choice_help = helps;
    params[0].help = "\033";
    assert_said(&p, "its parameters' help has");
    params[0].help = "help";
    assert_string_equal(said_of(&p, &e), "");
}

static void a_parameter_that_cannot_be_is_refused(void **state)
{
    static const struct {
        struct param param;
        const char *said;
    } cases[] = {
        {{"Big", PARAM_COUNT, "1", "", 0, 0, NULL, NULL, 0, 0}, "called 'Big'"},
        {{"", PARAM_COUNT, "1", "", 0, 0, NULL, NULL, 0, 0}, "called ''"},
        {{"a=b", PARAM_COUNT, "1", "", 0, 0, NULL, NULL, 0, 0}, "called 'a=b'"},
        {{"1a", PARAM_COUNT, "1", "", 0, 0, NULL, NULL, 0, 0}, "called '1a'"},
        {{"n", PARAM_COUNT, NULL, "", 0, 0, NULL, NULL, 0, 0},
         "parameter n lacks"},
        {{"n", PARAM_COUNT, "1", NULL, 0, 0, NULL, NULL, 0, 0},
         "parameter n lacks"},
        {{"n", PARAM_CHOICE, "1", "", 0, 0, NULL, NULL, 0, 0},
         "parameter n lacks"},
        {{"n", (enum param_type)99, "1", "", 0, 0, NULL, NULL, 0, 0},
         "n lacks"},
        {{"n", PARAM_COUNT, "many", "", 0, 0, NULL, NULL, 0, 0},
         "a default is none"},
        {{"n", PARAM_COUNT, "9", "", 0, 8, NULL, NULL, 0, 0}, "from 0 to 8"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct param list[2] = {cases[i].param};
        struct workload w = whole;
        struct workload_plugin p = fits;
        w.params = list;
        p.workload = &w;
        assert_said(&p, cases[i].said);
    }
}

static void there_are_only_so_many_parameters(void **state)
{
    static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g",
                                        "h", "i", "j", "k", "l", "m"};
    struct param list[PARAMS_MAX + 2] = {{0}};
    struct workload w = whole;
    struct workload_plugin p = fits;
    struct err e;

    (void)state;
    for (size_t i = 0; i < PARAMS_MAX; i++) {
        list[i] = (struct param){.name = names[i], .value = "1", .help = ""};
    }
    w.params = list;
    p.workload = &w;
    assert_string_equal(said_of(&p, &e), "");
    list[PARAMS_MAX] = list[0];
    list[PARAMS_MAX].name = names[PARAMS_MAX];
    assert_said(&p, "more than 12 parameters");
}

static void a_name_without_a_slash_is_never_a_file(void **state)
{
    const struct workload *w = &whole;
    struct err e = {""};

    (void)state;
    assert_false(workload_is_file("libm.so.6"));
    assert_true(workload_is_file("./own.so"));
    assert_true(workload_is_file("/own.so"));
    assert_int_equal(workload_load("libm.so.6", &w, &e), -1);
    assert_null(w);
    assert_non_null(strstr(e.text, "no workload 'libm.so.6'"));
    assert_int_equal(workload_load("primes", &w, &e), 0);
    assert_string_equal(w->name, "primes");
}

static void a_file_without_a_workload_is_refused(void **state)
{
    static const struct {
        const char *path;
        const char *said;
    } cases[] = {
        {"/nowhere/own.so", "No such file or directory"},
        {"/dev/null", "not even a file"},
        {"/", "not even a file"},
        {TVP_TEST_DIR "/test_workload_load.c", "no shared object"},
        {TVP_PROGRAM, "the system refuses it"},
        {"./a\tb.so", "control a terminal"},
    };
    const struct workload *w;
    struct err e = {""};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(workload_load(cases[i].path, &w, &e), -1);
        assert_null(w);
        assert_non_null(strstr(e.text, "cannot take the workload from "));
        if (strstr(e.text, cases[i].said) == NULL) {
            fail_msg("'%s' does not say '%s'", e.text, cases[i].said);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_that_fits_is_taken),
        cmocka_unit_test(another_interface_says_both_and_what_to_do),
        cmocka_unit_test(another_size_says_of_what),
        cmocka_unit_test(what_every_workload_needs_is_asked_for),
        cmocka_unit_test(a_text_that_would_control_a_terminal_is_refused),
        cmocka_unit_test(a_parameter_that_cannot_be_is_refused),
        cmocka_unit_test(there_are_only_so_many_parameters),
        cmocka_unit_test(a_name_without_a_slash_is_never_a_file),
        cmocka_unit_test(a_file_without_a_workload_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
