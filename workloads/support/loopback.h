/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

/* Refuses where the loopback interface is down, as it is in a network namespace
 * in which nobody has set it up: a server would listen there in vain. */
int loopback_check(struct err *e);
