/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sys/types.h>

/* Removes a file, or a folder with all that is in it; follows no link. What
 * can't be removed stays. Returns -1 when something did. */
int folder_tree_remove(const char *path);

/* Removes what a tvp that was killed has left of its work in a folder and those
 * in it that reports have: the folders `.html-PID-XXXXXX`,
 * `.fonts-PID-XXXXXX` and `.draw-PID-XXXXXX` and the files `.NAME.PID.tmp` of
 * that process, of any that have ended, where no other machine has the folder
 * too, and of any that are older than an hour. All else there is somebody's
 * own, and what lies where a link among them leads. */
void folder_tree_sweep(const char *dir, pid_t pid);
