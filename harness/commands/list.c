/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tvp list: what there is to measure, and how it is written. */
#include "cli.h"
#include "listing.h"
#include "plugin_notes.h"

#include <stdio.h>
#include <string.h>

struct options {
    const char *what;
    const char *name;
    enum { TEXT, JSON, MARKDOWN } format;
};

static const struct argp_option option_table[] = {
    {"format", 'f', "text|json|md", 0,
     "For people, for programs, or, of workloads, for docs (text)", 0},
    {0},
};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct options *o = state->input;

    switch (key) {
    case 'f':
        if (strcmp(arg, "json") != 0 && strcmp(arg, "text") != 0
            && strcmp(arg, "md") != 0) {
            cli_error(state, "--format wants text, json or md, got '%s'", arg);
        }
        o->format = arg[0] == 'j' ? JSON : arg[0] == 'm' ? MARKDOWN : TEXT;
        return 0;
    case ARGP_KEY_ARG:
        if (o->name != NULL) {
            cli_error(state, "'%s' is too much", arg);
        }
        *(o->what == NULL ? &o->what : &o->name) = arg;
        return 0;
    case ARGP_KEY_END:
        if (o->what == NULL) {
            cli_error(state, "list what? workloads, models, placements, "
                             "plans or reporters");
        }
        if (o->what != NULL && o->format == MARKDOWN
            && strcmp(o->what, "workloads") != 0) {
            cli_error(state,
                      "--format md is for workloads; %s are listed "
                      "as text or json",
                      o->what);
        }
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp argp = {
    .options = option_table,
    .parser = parse_option,
    .args_doc = "workloads|models|placements|plans|reporters [NAME|KIND]",
    .doc = "Shows what there is; with NAME, one entry with its "
           "parameters; with a KIND (cpu, memory, kernel, io, mixed, shared), "
           "those "
           "workloads.",
};

static struct outcome run(int argc, char **argv)
{
    struct options o = {0};
    struct plugin_notes notes = {.out = stderr};
    struct err e = {0};
    json_t *entries;

    cli_parse(&argp, argc, argv, &o);
    if (o.name != NULL && strcmp(o.what, "workloads") == 0) {
        plugin_notes_spec(&notes, o.name);
        plugin_notes_free(&notes);
    }
    if (listing_make(o.what, o.name, &entries, &e)) {
        return cli_failed(STATUS_USAGE, &e);
    }
    if (o.format == JSON) {
        json_dumpf(entries, stdout, JSON_INDENT(2));
        putchar('\n');
    } else if (o.format == MARKDOWN) {
        listing_print_markdown(entries, stdout);
    } else {
        bool one = o.name != NULL && json_array_size(entries) == 1;
        listing_print(entries, one, stdout);
    }
    json_decref(entries);
    return cli_ok();
}

const struct command command_list = {
    .name = "list",
    .summary = "workloads, models, placements, plans, reporters",
    .run = run,
};
