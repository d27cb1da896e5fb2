/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

enum { ERR_TEXT_BYTES = 512 };

/*
 * Why something failed, for a person: what was tried, on what, and what to do.
 * A text and no pointers, so that it survives fork and crosses the arena. One
 * that has no room loses its middle.
 */
struct err {
    char text[ERR_TEXT_BYTES];
};

/* Sets the text. Always returns -1, so that `return err_set(e, ...)` reads. */
int err_set(struct err *e, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* As err_set, followed by ": " and what errno says, and by which limit to raise
 * where that was met and the text names none. Returns -1. */
int err_errno(struct err *e, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Puts text in front of what is there, to say on what it failed. Returns -1. */
int err_prefix(struct err *e, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#ifdef __cplusplus
}
#endif
