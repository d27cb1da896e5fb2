/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/*
 * Writes a JSON array of records such as a web shop's interface sends (numbers,
 * texts, an address, a list, true, false, null, escapes, letters beyond ASCII),
 * always the same ones: as many as fit into `bytes`, and at least one. There is
 * no space between its parts, and its numbers have no shorter form, so that
 * reading and writing it gives the same bytes. Returns its length; `to` has
 * room for `bytes` and at least JSON_RECORD_BYTES.
 */
enum { JSON_RECORD_BYTES = 1024 };

size_t json_document_write(char *to, size_t bytes);

/* For the enter hook: makes w->state such a document, ended by a null, until
 * own_memory_leave. */
int json_document_enter(struct worker *w, size_t bytes, struct err *e);
