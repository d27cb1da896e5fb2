/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tvp trial: one cell, once, in this process. */
#include "trial.h"

#include "answer.h"
#include "cell_json.h"
#include "cli.h"
#include "placement.h"
#include "plugin_notes.h"
#include "report.h"
#include "spec.h"
#include "version.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

enum {
    KEY_OPS = 256,
    KEY_SCALE,
    KEY_TIMEOUT,
    KEY_COUNTERS,
    KEY_PARENT,
    KEY_TRACE,
    KEY_EVENTS,
    KEY_CLEANER,
    KEY_STATUS,
};

struct options {
    struct cell cell;
    const char *file; /* NULL: the options make the cell */
    pid_t parent;
    const char *trace; /* the folder for the timeline, or NULL */
    bool events;       /* the timeline in the sample's JSON, for the runner */
    pid_t cleaner;     /* of the trial in whose place this is; 0: none */
    int status;        /* that trial's */
};

static const struct argp_option option_table[] = {
    {"workload", 'w', "NAME[:k=v]...", 0,
     "What to do; a file with a workload is written ./own.so", 0},
    {"model", 'm', "NAME[:k=v]...", 0, "How workers exist (threads)", 0},
    {"workers", 'n', "N", 0, "How many workers (1)", 0},
    {"placement", 'p', "PLACEMENT", 0, "Where they run (none)", 0},
    {"ops", KEY_OPS, "N", 0, "Operations of each worker (1)", 0},
    {"scale", KEY_SCALE, "N", 0,
     "The workload's own calibration, from an earlier sample", 0},
    {"timeout", KEY_TIMEOUT, "DURATION", 0, "Give up after this time", 0},
    {"counters", KEY_COUNTERS, 0, 0,
     "Count cycles, instructions, cache and TLB misses", 0},
    {"trace", KEY_TRACE, "DIR", 0,
     "Write the timeline (who held the lock, waited, was blocked) there: "
     "traces/*.json and a chart",
     0},
    {"events", KEY_EVENTS, 0, OPTION_HIDDEN, "", 0},
    {"parent", KEY_PARENT, "PID", OPTION_HIDDEN, "", 0},
    {"cleaner", KEY_CLEANER, "PID", OPTION_HIDDEN, "", 0},
    {"status", KEY_STATUS, "N", OPTION_HIDDEN, "", 0},
    {0},
};

static void parse_spec(struct argp_state *state, const char *text, char *name,
                       char *params)
{
    struct err e;

    if (spec_parse(text, name, params, &e)) {
        cli_error(state, "%s", e.text);
    }
}

static unsigned workers(struct argp_state *state, const char *text)
{
    uint64_t count = cli_count(state, "--workers", text);

    if (count == 0 || count > CELL_WORKERS_MAX) {
        cli_error(state, "--workers wants 1 to %d, got '%s'", CELL_WORKERS_MAX,
                  text);
    }
    return (unsigned)count;
}

static void parse_placement(struct argp_state *state, const char *text,
                            char out[CELL_PLACEMENT_BYTES])
{
    struct err e;

    if (placement_canonical(text, out, &e)) {
        cli_error(state, "--placement: %s", e.text);
    }
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct options *o = state->input;
    struct cell *c = &o->cell;

    switch (key) {
    case 'w':
        parse_spec(state, arg, c->workload, c->params);
        return 0;
    case 'm':
        parse_spec(state, arg, c->model, c->model_params);
        return 0;
    case 'n':
        c->workers = workers(state, arg);
        return 0;
    case 'p':
        parse_placement(state, arg, c->placement);
        return 0;
    case KEY_OPS:
        c->ops = cli_count(state, "--ops", arg);
        return 0;
    case KEY_SCALE:
        c->scale = cli_count(state, "--scale", arg);
        return 0;
    case KEY_TIMEOUT:
        c->timeout_ns = cli_duration(state, "--timeout", arg);
        return 0;
    case KEY_COUNTERS:
        c->counters = true;
        return 0;
    case KEY_TRACE:
        o->trace = arg;
        return 0;
    case KEY_EVENTS:
        o->events = true;
        return 0;
    case KEY_PARENT:
        o->parent = (pid_t)cli_count(state, "--parent", arg);
        return 0;
    case KEY_CLEANER:
        o->cleaner = (pid_t)cli_count(state, "--cleaner", arg);
        return 0;
    case KEY_STATUS:
        o->status = (int)cli_count(state, "--status", arg);
        return 0;
    case ARGP_KEY_ARG:
        if (o->file != NULL) {
            cli_error(state, "one cell at a time: '%s' is too much", arg);
        }
        o->file = arg;
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp argp = {
    .options = option_table,
    .parser = parse_option,
    .args_doc = "[CELL.json|-]",
    .doc = "Runs one trial in this process and writes its sample as JSON: the "
           "cell comes from a JSON file, from standard input (-) or from "
           "options. Good under perf, gdb or valgrind.\v"
           "Example: tvp trial -w NAME:key=value -m gil -n 2 --ops 1000",
};

static int read_cell(struct options *o, struct err *e)
{
    json_error_t where;
    const char *name = strcmp(o->file, "-") == 0 ? "standard input" : o->file;
    FILE *in = strcmp(o->file, "-") == 0 ? stdin : fopen(o->file, "re");

    if (in == NULL) {
        return err_errno(e, "cannot read the cell from %s", o->file);
    }
    json_t *json = json_loadf(in, JSON_REJECT_DUPLICATES, &where);
    if (in != stdin) {
        fclose(in);
    }
    if (json == NULL) {
        return err_set(e, "%s:%d:%d: the cell is not JSON: %s", name,
                       where.line, where.column, where.text);
    }
    int result = cell_from_json(&o->cell, json, e);
    json_decref(json);
    return result ? err_prefix(e, "%s: ", name) : 0;
}

/* The runner's trials must not outlive it. */
static int follow_parent(pid_t parent, struct err *e)
{
    if (parent == 0) {
        return 0;
    }
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    return getppid() == parent ? 0 : err_set(e, "the runner is gone");
}

/* A run of one cell, as far as a timeline needs one. */
static int write_trace(const struct cell *cell, const struct trial_result *r,
                       const char *dir, struct err *e)
{
    struct cell traced = *cell;
    struct result_trace timeline = {.trace = r->trace};
    const struct results results = {
        .run_id = "trial",
        .tvp_version = TVP_VERSION " (" TVP_COMMIT ")",
        .cells = &traced,
        .ncells = 1,
        .traces = &timeline,
        .ntraces = 1,
    };

    return report_write(&results, &report_defaults, dir, "trace,svg,png", e);
}

/* A timeline that could not be written is said, and costs no sample. */
static void conclude(const struct options *o, const struct trial_result *r,
                     struct outcome *outcome)
{
    if (!sample_usable(&r->sample)) {
        outcome->status = STATUS_TRIAL_LOST;
        outcome->err = r->error;
    } else if (o->trace != NULL
               && write_trace(&o->cell, r, o->trace, &outcome->err)) {
        outcome->status = STATUS_FAILED;
    }
}

/* The trial has written all that it had to say; threads are left, and end as
 * this program does. */
static void leave(const struct trial_result *r, const struct outcome *o)
{
    struct orphans_left left;

    (void)orphans_end(&r->before, r->cleaner.pid, &left);
    if (r->cleaner.pid == 0) {
        return;
    }
    if (o->err.text[0] != '\0') {
        fprintf(stderr, "tvp: %s\n", o->err.text);
    }
    cleaner_take_over(&r->cleaner, o->status);
}

static struct outcome wait_for_cleaner(const struct options *o)
{
    struct outcome outcome = {.status = o->status};

    (void)cleaner_wait(o->cleaner, &outcome.err);
    return outcome;
}

static void say_files(const struct cell *c)
{
    struct plugin_notes notes = {.out = stderr};
    char workload[CELL_LABEL_BYTES];

    cell_workload_label(c, workload);
    plugin_notes_spec(&notes, workload);
    plugin_notes_free(&notes);
}

static struct outcome run(int argc, char **argv)
{
    struct options o = {
        .cell = {.model = "threads",
                 .workers = 1,
                 .ops = 1,
                 .placement = "none"},
    };
    struct trial_result result;
    struct answer *answer;
    struct err e = {0};

    cli_parse(&argp, argc, argv, &o);
    if (o.cleaner > 0) {
        return wait_for_cleaner(&o);
    }
    if (follow_parent(o.parent, &e)) {
        return cli_failed(STATUS_FAILED, &e);
    }
    if (o.file != NULL && read_cell(&o, &e)) {
        return cli_failed(STATUS_USAGE, &e);
    }
    if (o.cell.workload[0] == '\0') {
        err_set(&e, "trial needs a workload: -w NAME, or a cell; see tvp list "
                    "workloads");
        return cli_failed(STATUS_USAGE, &e);
    }
    if (o.parent == 0) { /* by hand: a run has said it */
        say_files(&o.cell);
    }
    if (answer_open(&answer, o.cell.workers, &e)) {
        return cli_failed(STATUS_FAILED, &e);
    }
    if (trial_run(&o.cell, o.trace != NULL || o.events, &result, &e)) {
        answer_withhold(answer);
        return cli_failed(STATUS_USAGE, &e);
    }
    struct outcome outcome = {.at_once = result.workers_left};
    if (answer_write(answer, &result, o.events, &e)) {
        outcome.status = STATUS_FAILED;
        outcome.err = e;
    } else {
        conclude(&o, &result, &outcome);
    }
    if (!result.workers_left) {
        trial_result_free(&result);
    } else {
        leave(&result, &outcome);
    }
    return outcome;
}

const struct command command_trial = {
    .name = "trial",
    .summary = "one trial by hand, as JSON",
    .run = run,
};
