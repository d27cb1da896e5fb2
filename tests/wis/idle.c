/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Never counts. */
#include <unistd.h>

char *testcase_description = "wait for ever";

void testcase(unsigned long long *iterations, unsigned long nr);

void testcase(unsigned long long *iterations, unsigned long nr)
{
    *iterations = 0;
    (void)nr;
    for (;;) {
        pause();
    }
}
