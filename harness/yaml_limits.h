/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stdio.h>

/*
 * How much a YAML file may have, whatever it says: libyaml takes time that
 * grows with the square of the depth and of the number of anchors, and an alias
 * is short where what it stands for is long.
 */
enum {
    YAML_DEPTH_MAX = 32,
    YAML_ANCHORS_MAX = 100,
    YAML_NODES_MAX = 100000, /* an alias is one as well */
};

/* Reads the file from where it is to the first limit that it exceeds, which is
 * said with its place. What is not YAML is left to who reads it whole. */
int yaml_limits_check(FILE *file, const char *path, struct err *e);
