/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload_rig.h"

/* All workers' operations at once, each in a thread of its own; fails the test
 * where one of them does. */
void rig_threads_work(struct workload_rig *r);
