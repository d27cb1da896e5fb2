/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <limits.h>

/* Where another program is found, and what it is told of its surroundings. */

/* Looks `name` up in the folders of PATH; those that are not whole paths from
 * the root, such as "." or an empty one, are passed over: what lies in the
 * folder that one is in is not run for its name. Without a PATH: /usr/bin and
 * /bin. 0, or -1 with errno as for execve, ENOENT where it is nowhere. */
int tool_world_find(const char *name, char path[PATH_MAX]);

/* This program's environment without what makes gnuplot read files, run
 * programs or draw otherwise than its script says. To be freed; NULL where
 * there is no memory. */
char **tool_world_environment(void);
