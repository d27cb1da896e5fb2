/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    struct outcome outcome = cli_run(argc, argv);

    if (outcome.err.text[0] != '\0') {
        fprintf(stderr, "tvp: %s\n", outcome.err.text);
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
