/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"

#include <stdbool.h>
#include <stdio.h>

/* What whoever asks for a report may choose of it. */
struct report_options {
    bool dark;         /* charts on a dark ground */
    unsigned width_px; /* of a chart, and its height; 0: as it comes */
    unsigned height_px;
    const char *font; /* that charts are set in; NULL: the usual one */
    unsigned font_px; /* 0: the usual size */
    bool by_run;      /* of several runs: charts have panels for each one */
};

extern const struct report_options report_defaults;

/* A pure function from stored results to files in a folder or a stream. */
struct reporter {
    const char *name;
    const char *summary; /* one line: what it writes */
    /* Writes into the folder `dir`, which exists. 0, or -1 and the reason. */
    int (*write)(const struct results *r, const struct report_options *o,
                 const char *dir, struct err *e);
    /* The same on a stream; NULL where it needs a folder. */
    int (*print)(const struct results *r, FILE *out, struct err *e);
    bool several; /* takes joined results, too: see results_join.h */
    bool draws;   /* charts alone, without which a run is whole */
};
