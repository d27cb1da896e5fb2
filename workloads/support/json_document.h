/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

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
