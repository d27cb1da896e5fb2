/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "history.h"
#include "trend.h"

#include <argp.h>
#include <stdbool.h>
#include <stddef.h>

/* A history that is open to be looked at, and what of it one asked for. */

struct history_choice {
    const char *db;
    const char *machine; /* how its fingerprint begins; NULL: the one of the
                          * entry that was added last */
    const char *branch;  /* NULL: any */
    enum metric metric;
    bool metric_given; /* else it is that of the newest entry in the scope */
};

/* --db alone; and with --machine, --branch and --metric. The input is a
 * struct history_choice, which ARGP_KEY_INIT sets. */
extern const struct argp history_db_argp;
extern const struct argp history_choice_argp;

/* --format, whose input is a bool: for programs; and --least, whose input is a
 * size_t, CHANGEPOINT_LEAST where it isn't given. */
extern const struct argp history_format_argp;
extern const struct argp history_least_argp;

struct history_view {
    struct history *h;
    struct history_entry *entries; /* all of them */
    size_t n;
    struct trend_scope scope;
    bool misuse; /* after a failure: what was chosen is not there */
};

/* An empty history is refused, and so is a machine that none or several have.
 * On failure nothing is to be freed. */
int history_view_open(struct history_view *v, const struct history_choice *c,
                      struct err *e);
void history_view_close(struct history_view *v);

/* The entry of this number, or the only one whose run or commit begins so, or
 * that has this label; NULL and the reason for none. */
const struct history_entry *history_view_entry(const struct history_view *v,
                                               const char *id, struct err *e);

/*
 * The cell that one means: by its name, in which "/2" may stand for
 * "/workers:2"; by how the name begins; or by a pattern as the shell's, if it
 * fits one alone. NULL and the candidates for none.
 */
const char *history_view_cell(char *const *names, size_t n, const char *text,
                              struct err *e);
