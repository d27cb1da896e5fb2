/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stdbool.h>

enum { DATADIR_BYTES = 1024 };

/* Where tvp's plans and texts lie: ../share/tvp from the program's folder. */
int datadir_find(char path[DATADIR_BYTES], struct err *e);

/* The program's own path, to start it anew. Once its file was replaced or
 * removed it is that of the kernel's link to it, which still executes the
 * program that runs. */
int datadir_program(char path[DATADIR_BYTES], struct err *e);

/* Whether it was. */
bool datadir_replaced(void);
