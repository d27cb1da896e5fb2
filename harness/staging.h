/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>

/*
 * A run whose folder is on a network's file system is measured in a folder on
 * this machine, and moved whole at its end. Meanwhile run.local.json in the
 * folder says where it is (host, path, pid, since). Whatever kills it: the run
 * is whole in one of both places, and who goes on finds it by that file.
 */
struct staging {
    char dir[PATH_MAX];   /* where the run's folder is to be */
    char local[PATH_MAX]; /* where it is meanwhile; "": there already */
    int lock;             /* on `local`, as long as it is used; -1: none */
};

struct staging_request {
    const char *dir; /* exists */
    const char *how; /* NULL or "auto": if the folder is on a network; "none";
                      * or the folder on this machine that is to be used */
    bool fresh;      /* there must be no run yet; else it goes on with one */
    FILE *notes;     /* NULL: nobody hears of them */
};

/* Refused when the run is on another host, or another tvp is at it. After a
 * failure nothing is held. */
int staging_begin(struct staging *s, const struct staging_request *request,
                  struct err *e);

/* The folder to measure in. */
const char *staging_where(const struct staging *s);

/* Moves the run to its folder, if it is not there. On failure it stays whole
 * on this machine, and `e` says so; the next one who goes on moves it. */
int staging_end(struct staging *s, struct err *e);

/* Ends what staging_end has not: as that where something was measured, with a
 * note when it fails; else nothing is left of it. */
void staging_settle(struct staging *s, FILE *notes);

/* Where the run of a folder is now, to be read: there, or in the folder on this
 * machine in which it is measured. */
void staging_find(const char *dir, char path[PATH_MAX]);

/* Adds to `e`, which says that there is no run in `dir`, where it is. */
void staging_hint(const char *dir, struct err *e);
