/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/* A browser's request with a JSON body, for who has to take it apart. */
enum { WEB_REQUEST_BYTES = 1024 };

/* As it lies in a buffer once it has come; returns its bytes. */
size_t web_request_make(char text[WEB_REQUEST_BYTES], unsigned worker,
                        uint64_t number);

/* Parses the head, with a safepoint after each line, and the body, in one
 * piece; checks whose it is, and gives the number that the body has. */
int web_request_parse(struct worker *w, const char *text, size_t bytes,
                      uint64_t *number, struct err *e);
