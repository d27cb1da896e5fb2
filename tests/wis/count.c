/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least that a test of will-it-scale is. */
#include <unistd.h>

char *testcase_description = "system calls";

void testcase(unsigned long long *iterations, unsigned long nr);

void testcase(unsigned long long *iterations, unsigned long nr)
{
    (void)nr;
    for (;;) {
        getppid();
        (*iterations)++;
    }
}
