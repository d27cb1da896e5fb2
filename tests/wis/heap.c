/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ends nearly always inside malloc, which a thread may not be cancelled in. */
#include <stdlib.h>

char *testcase_description = "malloc and free";

void testcase(unsigned long long *iterations, unsigned long nr);

void testcase(unsigned long long *iterations, unsigned long nr)
{
    enum { BLOCKS = 64, BYTES = 1000 };
    void *volatile blocks[BLOCKS] = {0};

    for (unsigned long i = nr;; i++) {
        free(blocks[i % BLOCKS]);
        blocks[i % BLOCKS] = malloc(BYTES + i % BYTES);
        (*iterations)++;
    }
}
