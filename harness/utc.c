/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "utc.h"

#include <time.h>

static struct tm now_parts(void)
{
    struct timespec now;
    struct tm parts;

    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &parts);
    return parts;
}

void utc_now(char text[UTC_TEXT_BYTES])
{
    struct tm now = now_parts();

    strftime(text, UTC_TEXT_BYTES, "%Y-%m-%dT%H:%M:%SZ", &now);
}

void utc_now_compact(char text[UTC_TEXT_BYTES])
{
    struct tm now = now_parts();

    strftime(text, UTC_TEXT_BYTES, "%Y%m%dT%H%M%SZ", &now);
}
