/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <limits.h>
#include <stdio.h>

/* A file that appears under its name once it is complete, or not at all. */
struct file_out {
    FILE *stream; /* print to this; errors are noticed in file_out_close */
    char path[PATH_MAX];
    char temporary[PATH_MAX];
};

int file_out_open(struct file_out *f, const char *dir, const char *name,
                  struct err *e);
int file_out_close(struct file_out *f, struct err *e);

/* Instead of file_out_close: leaves nothing behind. */
void file_out_discard(struct file_out *f);
