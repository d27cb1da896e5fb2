/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

enum { DATADIR_BYTES = 1024 };

/* Where tvp's plans and texts lie: ../share/tvp from the program's folder. */
int datadir_find(char path[DATADIR_BYTES], struct err *e);

/* The program's own path, to start it anew. */
int datadir_program(char path[DATADIR_BYTES], struct err *e);
