/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls the helpers of will-it-scale's own program: one task answers through
 * pipes, another counts at the worker's side, bound to the worker's unit. */
#include <assert.h>
#include <sched.h>
#include <sys/mman.h>
#include <unistd.h>

struct args {
    void *(*func)(unsigned long long *iterations, unsigned long nr);
    unsigned long long *arg1;
    unsigned long arg2;
    int poll_fd;
};

void new_task(void *(*func)(void *), void *arg);
void new_task_affinity(struct args *args, size_t cpuset_size, cpu_set_t *mask);
void testcase(unsigned long long *iterations, unsigned long nr);

char *testcase_description = "tasks beside the worker";

struct pipes {
    int to[2];
    int from[2];
};

static void *answer(void *arg)
{
    const struct pipes *p = arg;
    char byte;

    while (read(p->to[0], &byte, 1) == 1 && write(p->from[1], &byte, 1) == 1) {
    }
    return NULL;
}

static void *beside(unsigned long long *counted, unsigned long nr)
{
    cpu_set_t mask;

    sched_getaffinity(0, sizeof mask, &mask);
    assert(CPU_COUNT(&mask) == 1 && nr < 1000);
    for (;;) {
        ++*counted;
        sched_yield();
    }
}

static cpu_set_t own_unit(void)
{
    cpu_set_t mask;

    CPU_ZERO(&mask);
    CPU_SET((unsigned)sched_getcpu(), &mask);
    return mask;
}

void testcase(unsigned long long *iterations, unsigned long nr)
{
    unsigned long long *counted =
        mmap(NULL, sizeof *counted, PROT_READ | PROT_WRITE,
             MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct pipes p;
    cpu_set_t mask = own_unit();
    char byte = 0;

    assert(counted != MAP_FAILED && pipe(p.to) == 0 && pipe(p.from) == 0);
    struct args args = {beside, counted, nr, p.from[0]};
    new_task(answer, &p);
    new_task_affinity(&args, sizeof mask, &mask);
    assert(write(p.to[1], &byte, 1) == 1);
    while (__atomic_load_n(counted, __ATOMIC_RELAXED) == 0) {
        sched_yield();
    }
    for (;;) {
        assert(read(p.from[0], &byte, 1) == 1);
        (*iterations)++;
        assert(write(p.to[1], &byte, 1) == 1);
    }
}
