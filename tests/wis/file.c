/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With both hooks: the worker needs what prepare made, and cleanup removes it.
 * The file's name is in the environment, so that tests know it. */
#include <assert.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

char *testcase_description = "open a file that all share";

void testcase_prepare(unsigned long tasks);
void testcase(unsigned long long *iterations, unsigned long nr);
void testcase_cleanup(void);

static const char *name;

void testcase_prepare(unsigned long tasks)
{
    name = getenv("TVP_TEST_FILE");
    assert(name != NULL && tasks > 0);
    int fd = open(name, O_RDWR | O_CREAT, 0600);
    assert(fd >= 0);
    close(fd);
}

void testcase(unsigned long long *iterations, unsigned long nr)
{
    (void)nr;
    for (;;) {
        int fd = open(name, O_RDWR);
        assert(fd >= 0);
        close(fd);
        (*iterations)++;
    }
}

void testcase_cleanup(void)
{
    unlink(name);
}
