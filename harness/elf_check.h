/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

/*
 * Whether all is there that the program headers of an open ELF file name:
 * dlopen maps it without asking how long the file is, and one that is cut short
 * ends the program by SIGBUS. Files of another class are not looked at, since
 * dlopen refuses them.
 */
int elf_check(int fd, struct err *e);
