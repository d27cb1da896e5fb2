/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No description, which will-it-scale's own program would crash on. */
char *testcase_description;

void testcase(unsigned long long *iterations, unsigned long nr);

void testcase(unsigned long long *iterations, unsigned long nr)
{
    *iterations += nr;
}
