/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

enum { UTC_TEXT_BYTES = 32 };

/* The calendar's time, for records and never for measuring:
 * "2026-11-22T17:04:16Z", and "20261122T170416Z" for names. */
void utc_now(char text[UTC_TEXT_BYTES]);
void utc_now_compact(char text[UTC_TEXT_BYTES]);
