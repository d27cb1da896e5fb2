/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever the words, a command's options are read, or refused as usage;
 * nothing is run. Words are lines; the first one is the command's name. */
#include "cli.h"
#include "fuzz.h"
#include "map_options.h"
#include "registry.h"
#include "run_options.h"

#include <argp.h>
#include <errno.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MAX = 32, WORD_BYTES = 4096, ARGPS_MAX = 8 };

/* What argp calls, and where it goes on after what would end the program. */
struct wrapped {
    struct argp argp;
    const struct argp *real;
    struct argp_child children[ARGPS_MAX];
};

struct parsing {
    bool whole; /* go back behind argp_parse, as the program does */
    jmp_buf done;
    jmp_buf refused;
    struct wrapped argps[ARGPS_MAX];
    size_t n;
};

static struct parsing parsing;

/* The linker's --wrap and the sanitizer decide these names.
 * NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
error_t __real_argp_parse(const struct argp *argp, int argc, char **argv,
                          unsigned flags, int *index, void *input);
error_t __wrap_argp_parse(const struct argp *argp, int argc, char **argv,
                          unsigned flags, int *index, void *input);
void __wrap_argp_error(const struct argp_state *state, const char *format, ...);
void __wrap_argp_failure(const struct argp_state *state, int status, int number,
                         const char *format, ...);

/* NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */

static error_t parse_in(struct wrapped *w, int key, char *arg,
                        struct argp_state *state)
{
    return setjmp(parsing.refused) != 0 ? EINVAL
           : w->real->parser == NULL    ? ARGP_ERR_UNKNOWN
                                        : w->real->parser(key, arg, state);
}

/* argp hands over no context: a function for each. */
#define PARSER(i)                                                              \
    static error_t parse_##i(int key, char *arg, struct argp_state *state)     \
    {                                                                          \
        return parse_in(&parsing.argps[i], key, arg, state);                   \
    }
PARSER(0)
PARSER(1)
PARSER(2)
PARSER(3)
PARSER(4)
PARSER(5)
PARSER(6)
PARSER(7)

static const argp_parser_t parsers[ARGPS_MAX] = {
    parse_0, parse_1, parse_2, parse_3, parse_4, parse_5, parse_6, parse_7};

/* As deep as children go: two levels.
 * NOLINTNEXTLINE(misc-no-recursion) */
static const struct argp *wrap(const struct argp *real)
{
    fuzz_check(parsing.n < ARGPS_MAX);
    struct wrapped *w = &parsing.argps[parsing.n];

    w->argp = *real;
    w->real = real;
    w->argp.parser = parsers[parsing.n++];
    size_t n = 0;
    for (const struct argp_child *c = real->children;
         c != NULL && c->argp != NULL; c++, n++) {
        fuzz_check(n + 1 < ARGPS_MAX);
        w->children[n] = *c;
        w->children[n].argp = wrap(c->argp);
        w->children[n + 1] = (struct argp_child){0};
    }
    w->argp.children = n > 0 ? w->children : NULL;
    return &w->argp;
}

error_t __wrap_argp_parse(const struct argp *argp, int argc, char **argv,
                          unsigned flags, int *index, void *input)
{
    parsing.n = 0;
    error_t result =
        __real_argp_parse(wrap(argp), argc, argv,
                          flags | ARGP_NO_EXIT | ARGP_NO_HELP, index, input);
    if (result != 0 || !parsing.whole) {
        longjmp(parsing.done, 1);
    }
    return 0;
}

void __wrap_argp_error(const struct argp_state *state, const char *format, ...)
{
    (void)state;
    fuzz_check(format[0] != '\0');
    longjmp(parsing.refused, 1);
}

void __wrap_argp_failure(const struct argp_state *state, int status, int number,
                         const char *format, ...)
{
    (void)state;
    (void)status;
    (void)number;
    fuzz_check(format[0] != '\0');
    longjmp(parsing.refused, 1);
}

static void parse_run(int argc, char **argv)
{
    struct run_options o;
    struct err e = {""};

    if (run_options_parse(&o, argc, argv, &e)) {
        fuzz_refused(&e);
        return;
    }
    fuzz_check(o.resume != NULL || o.plan.ngroups > 0 || o.like != NULL);
    run_options_free(&o);
}

static void parse_map(int argc, char **argv)
{
    struct search_options o;
    struct err e = {""};

    if (map_options_parse(&o, argc, argv, &e)) {
        fuzz_refused(&e);
    }
    search_options_free(&o);
}

/* What ends the program need not free what it has.
 * NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
int __lsan_is_turned_off(void);

int __lsan_is_turned_off(void)
{
    return 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char words[WORDS_MAX][WORD_BYTES];
    char *argv[WORDS_MAX + 2] = {words[0]};
    struct fuzz_input in = {data, size};
    int argc = 1;

    while (argc < WORDS_MAX
           && fuzz_line(&in, words[argc], sizeof words[argc])) {
        argv[argc] = words[argc];
        argc++;
    }
    if (argc < 2 || strcmp(argv[1], "worker") == 0) {
        return 0; /* its words are another program's */
    }
    parsing.whole = strcmp(argv[1], "run") == 0 || strcmp(argv[1], "map") == 0;
    if (setjmp(parsing.done) != 0) {
        return 0;
    }
    if (strcmp(argv[1], "run") == 0) {
        parse_run(argc - 1, argv + 1);
    } else if (strcmp(argv[1], "map") == 0) {
        parse_map(argc - 1, argv + 1);
    } else {
        (void)cli_run(argc, argv);
    }
    return 0;
}
