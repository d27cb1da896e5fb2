/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Its second worker finds something wrong; the first goes on. */
#include <assert.h>

char *testcase_description = "fail an assertion";

void testcase(unsigned long long *iterations, unsigned long nr);

void testcase(unsigned long long *iterations, unsigned long nr)
{
    *iterations = 0;
    assert(nr == 0 && "the second one fails");
    for (;;) {
    }
}
