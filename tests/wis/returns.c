/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One that does what none may do. */
char *testcase_description = "return";

void testcase(unsigned long long *iterations, unsigned long nr);

void testcase(unsigned long long *iterations, unsigned long nr)
{
    *iterations += nr + 1;
}
