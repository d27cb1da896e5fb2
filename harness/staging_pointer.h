/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <limits.h>
#include <stdbool.h>

/* run.local.json in a run's folder: where the run is meanwhile. */
enum { STAGING_HOST_BYTES = 80 };

struct staging_pointer {
    char host[STAGING_HOST_BYTES];
    char path[PATH_MAX];
    char since[32];
};

/* This machine's name. */
void staging_host(char host[STAGING_HOST_BYTES]);

/* 1: there is one; 0: there is none; -1: it can't be read. */
int staging_pointer_read(const char *dir, struct staging_pointer *out,
                         struct err *e);

/* Makes it, whole or not at all; fails when there is one, made by whatever
 * machine. */
int staging_pointer_claim(const char *dir, const char *local, struct err *e);

int staging_pointer_remove(const char *dir, struct err *e);
