/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Its cleanup crashes. */
#include <stdlib.h>

char *testcase_description = "crash afterwards";

void testcase(unsigned long long *iterations, unsigned long nr);
void testcase_cleanup(void);

void testcase(unsigned long long *iterations, unsigned long nr)
{
    for (;;) {
        *iterations += nr + 1;
        __asm__ volatile("" ::: "memory");
    }
}

void testcase_cleanup(void)
{
    abort();
}
