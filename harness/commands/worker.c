/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tvp worker: a process that a trial starts afresh; for tvp alone. */
#include "cli.h"
#include "fresh.h"

static struct outcome run(int argc, char **argv)
{
    struct outcome outcome = {.at_once = true};

    outcome.status = fresh_live(argc - 1, argv + 1, &outcome.err);
    return outcome;
}

const struct command command_worker = {
    .name = "worker",
    .summary = "a process of a trial; for tvp alone",
    .internal = true,
    .run = run,
};
