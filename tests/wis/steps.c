/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts a thousand at once, every 2 ms. */
#include <time.h>

char *testcase_description = "count in steps";

void testcase(unsigned long long *iterations, unsigned long nr);

void testcase(unsigned long long *iterations, unsigned long nr)
{
    const struct timespec step = {.tv_nsec = 2000000};

    (void)nr;
    for (;;) {
        nanosleep(&step, NULL);
        *iterations += 1000;
    }
}
