/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Its second worker returns; the first goes on. */
#include <unistd.h>

char *testcase_description = "leave one alone";

void testcase(unsigned long long *iterations, unsigned long nr);

void testcase(unsigned long long *iterations, unsigned long nr)
{
    if (nr != 0) {
        return;
    }
    for (;;) {
        getppid();
        (*iterations)++;
    }
}
