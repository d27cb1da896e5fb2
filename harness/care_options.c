/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "care_options.h"

#include "cli.h"

#include "units.h"

#include <string.h>

enum {
    KEY_DISTURBED = 768,
    KEY_MAX_DISTURBED,
    KEY_NO_WAIT,
    KEY_COUNTERS,
    KEY_LOCAL_DIR,
};

static const struct argp_option option_table[] = {
    {0, 0, 0, 0, "What disturbs it:", 8},
    {"disturbed", KEY_DISTURBED, "repeat|keep|ignore", 0,
     "What becomes of a trial that was disturbed (repeat, once)", 8},
    {"max-disturbed", KEY_MAX_DISTURBED, "25%", 0,
     "End with status 4 when a larger share was disturbed, the repeat too", 8},
    {"no-wait", KEY_NO_WAIT, 0, 0,
     "End at once when another run measures on this machine", 8},
    {"local-dir", KEY_LOCAL_DIR, "DIR|auto|none", 0,
     "Measure in a folder made there and move the run to its own at the end "
     "(auto: where that is on a network's file system)",
     8},
    {"counters", KEY_COUNTERS, 0, 0,
     "Count cycles, instructions, cache and TLB misses too, where the kernel "
     "allows it; costs some time at each switch between threads",
     8},
    {0},
};

void care_init(struct runner_care *c)
{
    *c = (struct runner_care){.max_disturbed = RUNNER_MAX_DISTURBED};
}

static const char *const words[] = {
    [DISTURBED_REPEAT] = "repeat",
    [DISTURBED_KEEP] = "keep",
    [DISTURBED_IGNORE] = "ignore",
};

const char *care_disturbed_name(enum on_disturbed how)
{
    return words[how];
}

int care_disturbed_parse(const char *text, enum on_disturbed *out)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(text, words[i]) == 0) {
            *out = (enum on_disturbed)i;
            return 0;
        }
    }
    return -1;
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct runner_care *c = state->input;

    switch (key) {
    case KEY_DISTURBED:
        if (care_disturbed_parse(arg, &c->on_disturbed)) {
            cli_error(state,
                      "--disturbed wants repeat, keep or ignore, got '%s'",
                      arg);
        }
        c->says_disturbed = true;
        return 0;
    case KEY_MAX_DISTURBED:
        if (units_percent(arg, &c->max_disturbed)) {
            cli_error(state,
                      "--max-disturbed wants a percentage such as 25%%, "
                      "got '%s'",
                      arg);
        }
        c->says_max = true;
        return 0;
    case KEY_NO_WAIT:
        c->no_wait = true;
        return 0;
    case KEY_LOCAL_DIR:
        c->local_dir = arg;
        return 0;
    case KEY_COUNTERS:
        c->counters = true;
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

const struct argp care_argp = {
    .options = option_table,
    .parser = parse_option,
};
