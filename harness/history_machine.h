/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history.h"

/*
 * Machines whose times may be compared have the same fingerprint: a hash
 * (FNV-1a, 64 bits) of the facts in machine.json that decide how long the same
 * program takes there, and last: architecture, CPU model, packages, NUMA nodes,
 * cores and PUs, those allowed, the last cache, SMT, governor, CPU quota.
 * Neither the host's name, which is another one for each runner of a CI, nor
 * what updates change (kernel, microcode): a shift that comes with them is to
 * be seen, and the history says that they changed.
 */

/* Sets the entry's machine, machine_text, host and kernel. *facts is what was
 * hashed, as JSON; the caller frees it. */
int history_machine_describe(struct history_entry *entry, char **facts,
                             const char *machine_json, struct err *e);
