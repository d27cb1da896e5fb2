/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"
#include "label.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

int main(int argc, char **argv)
{
    struct outcome outcome = cli_run(argc, argv);

    if (outcome.err.text[0] != '\0') {
        say(outcome.err.text);
    }
    if (fflush(stdout) != 0 && outcome.status == STATUS_OK) {
        perror("tvp: cannot write to standard output");
        outcome.status = STATUS_FAILED;
    }
    if (outcome.at_once) {
        _exit(outcome.status);
    }
    return outcome.status;
}
