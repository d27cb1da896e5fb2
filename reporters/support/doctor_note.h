/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

/* From a run's machine.json: "When it began, tvp doctor found: load (2.0 of 2
 * CPUs busy now); 2 more, in machine.json." At most 98 columns, clean; -1 when
 * there is nothing to say. */
int doctor_note(const char *machine_json, char *text, size_t bytes);
