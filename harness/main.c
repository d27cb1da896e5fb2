/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"
#include "label.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* A path in it may hold what controls a terminal. */
static void say(char *text)
{
    char clean[ERR_TEXT_BYTES];
    const char *begins = "tvp: ";
    char *line;

    while ((line = strsep(&text, "\n")) != NULL) {
        label_clean(line, clean, sizeof clean);
        fprintf(stderr, "%s%s\n", begins, clean);
        begins = "";
    }
}

/* JSON that lacks what there was no memory for would pass for the whole. As if
 * killed, which costs nothing that was stored. */
static void *json_memory(size_t bytes)
{
    void *memory = malloc(bytes);

    if (memory == NULL) {
        fprintf(stderr,
                "tvp: out of memory, for %zu bytes of JSON; free some, or "
                "raise the limit (ulimit -v, the cgroup's)\n",
                bytes);
        _exit(STATUS_FAILED);
    }
    return memory;
}

/* Before anything is begun that an end by SIGSEGV would leave. */
static bool is_stack_enough(void)
{
    enum { STACK_KIB = 128 };
    struct rlimit stack;

    if (getrlimit(RLIMIT_STACK, &stack) != 0
        || stack.rlim_cur >= (rlim_t)STACK_KIB << 10) {
        return true;
    }
    fprintf(stderr,
            "tvp: a stack of %llu KiB is too small, %d are needed: raise the "
            "limit (ulimit -s)\n",
            (unsigned long long)stack.rlim_cur >> 10, STACK_KIB);
    return false;
}

int main(int argc, char **argv)
{
    if (!is_stack_enough()) {
        return STATUS_FAILED;
    }
    json_set_alloc_funcs(json_memory, free);
    struct outcome outcome = cli_run(argc, argv);

    if (outcome.err.text[0] != '\0') {
        say(outcome.err.text);
    }
    if (outcome.at_once) {
        _exit(outcome.status);
    }
    return outcome.status;
}
