/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trace.h"

/* What every timeline promises to who draws it. */

/* Fails the test unless the lane's events come in an order that its worker
 * can have lived through, from its first event on. */
void lane_check_order(const struct trace_lane *lane);

/* How many of that kind there are. */
size_t lane_count(const struct trace_lane *lane, enum trace_kind kind);

/* Fails the test if two lanes hold the lock at a time. */
void lane_check_one_holder(const struct trace *t);
