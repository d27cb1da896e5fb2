/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "pairing.h"
#include "results.h"

#include <jansson.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* What formats that other tools read have in common. */

/* Of each format that tvp writes: it counts changes that break readers. */
enum { EXPORT_SCHEMA_VERSION = 1 };

/*
 * A cell's name, the same in each format and each run:
 *   WORKLOAD[:k=v…]/MODEL[:k=v…]/workers:N[/PLACEMENT]
 * The placement is left out where it is per-core, the default. Within these
 * parts a slash, what controls a terminal, what is not UTF-8, and a percent
 * sign before two hexadecimal digits are percent-encoded; so no two cells have
 * the same name.
 */
enum { EXPORT_NAME_BYTES = 9216 };
void export_name(const struct cell *c, char name[EXPORT_NAME_BYTES]);

/* A run by cells and blocks. */
struct export
{
    const struct results *r;
    char **names;           /* one per cell */
    struct pairing pairing; /* the sample that counts of each cell and block */
    json_t *machine;        /* its facts; NULL for none */
    uint32_t *lost;         /* as pairing.picks; see export_lost */
    double *values;         /* of one cell: export_values */
};

/* Keeps `r`. On failure nothing is to be freed. */
int export_make(struct export *x, const struct results *r, struct err *e);
void export_free(struct export *x);

/* The last sample of a cell in a block that has no usable one; else NULL. For
 * `room` see results_sample. */
const struct result_sample *export_lost(const struct export *x, size_t cell,
                                        size_t block,
                                        struct result_sample *room);
size_t export_count_lost(const struct export *x, size_t cell);

/*
 * Sets x->values to a figure of the samples of a cell that count and have it,
 * by block, and returns how many. `figure` is negative for one that is absent.
 */
size_t export_values(struct export *x, size_t cell,
                     double (*figure)(const struct sample *s));

/* Nanoseconds. */
double export_total_ns(const struct sample *s);
double export_cpu_ns(const struct sample *s); /* user and system */
double export_cpu_user_ns(const struct sample *s);
double export_cpu_sys_ns(const struct sample *s);
double export_ops_per_s(const struct sample *s);

/* A fact about the machine that is a text; "" where it is not known. */
const char *export_fact(const struct export *x, const char *key);

/* The file `name` in `dir`, which `print` fills. */
int export_write(const struct results *r, const char *dir, const char *name,
                 int (*print)(const struct results *, FILE *, struct err *),
                 struct err *e);

/* Whether no sample is usable, which readers refuse; and how to say so, which
 * returns -1. */
bool export_is_empty(struct export *x);
int export_nothing(const struct results *r, struct err *e);
