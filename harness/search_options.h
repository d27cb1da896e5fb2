/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "plugin_notes.h"
#include "runner.h"
#include "search.h"

#include <argp.h>
#include <stdbool.h>

/*
 * The options that all searching commands take, as an argp to be their only
 * child: its input is a struct search_options that was readied before.
 */
struct search_options {
    struct search search; /* of the command's kind */
    const char *dir;      /* NULL: results/<time>-<host> */
    const char *resume;   /* a run's folder, or NULL */
    bool quiet;
    struct runner_care care;
    bool other; /* something that --resume does not go with was given; the
                 * command sets it for its own options */
    struct plan_group *group;
    struct plugin_notes notes; /* also with `quiet`, to standard error */
};

extern const struct argp search_argp;

/* Before argp_parse, after which the command may change plan.max_blocks where
 * it is 0: it has no default here. Fails when out of memory. */
int search_options_init(struct search_options *o, const char *kind,
                        struct err *e);

/*
 * After argp_parse: fills in what was not given, parses the axes ("cpu=0%..1%",
 * `texts` has `n` of them) and checks the whole; of a resumed one, reads the
 * search from its run.db, which must be of the same kind.
 */
int search_options_finish(struct search_options *o, const char *const *texts,
                          size_t n, enum search_scale scale, struct err *e);
void search_options_free(struct search_options *o);
