/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fake_store.h"
#include "merge.h"
#include "results.h"
#include "store.h"

/* Runs "a" and "b" in folders of their own, and where they are merged to. */
struct merge_rig {
    char dir[SCRATCH_PATH_BYTES];
    struct fake_folder a;
    struct fake_folder b;
    char out[SCRATCH_PATH_BYTES + 8];
};

/* Setup and teardown of a test: makes a of 4 samples and b of 7. */
int merge_rig_begin(void **state);
int merge_rig_end(void **state);

/* Where a run, or a merged file, of that name is. */
void merge_rig_name_folder(struct fake_folder *f, const struct merge_rig *rig,
                           const char *name);
void merge_rig_put_trials(struct store *s, unsigned first, unsigned n);

/* Merges one (`second` NULL) or two; it must succeed, or fail and say why. */
struct merge_outcome merge_rig_merge(const char *out, const char *first,
                                     const char *second);
void merge_rig_assert_refused(const char *out, const char *first,
                              const char *second, const char *why);

void merge_rig_load(struct results *r, const char *path);

/* What is loaded from two places is one run. */
void merge_rig_assert_same_run(const char *one, const char *other);

/* "OUT#RUN", until the next call. */
const char *merge_rig_of(const struct merge_rig *rig, const char *run);
