/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What to do about an errno that a file could not be made or written with, to
 * follow "cannot write FILE: ". NULL: nothing that is known. */
const char *disk_remedy(int number);

/* The same of a file that could not be made, where errno is not known: NULL
 * unless its folder's disk has no room or no inodes left. `file` may be NULL.
 */
const char *disk_remedy_of(const char *file);
