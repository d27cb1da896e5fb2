/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

/*
 * Whether a folder lies on a file system that other machines have too, or that
 * another program serves (FUSE): SQLite's locks and its promise that what was
 * committed stays can't be relied on there, and writing waits for a network.
 * What is not known counts as local.
 */
bool network_fs_is(const char *path);

/* By the number that statfs(2) gives. */
bool network_fs_is_type(unsigned long type);
