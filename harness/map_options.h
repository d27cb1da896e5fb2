/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "search_options.h"

/* What `tvp map` was asked for. Help and unknown options end the program, as
 * argp does; what is wrong in a value is said in `e`. The caller frees with
 * search_options_free, after a failure too. */
int map_options_parse(struct search_options *o, int argc, char **argv,
                      struct err *e);
