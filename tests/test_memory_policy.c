/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory policies on this machine, which has one node at least. */
#include "memory_policy.h"
#include "topology.h"

#include "cmocka_all.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/mempolicy.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PAGES = 16 };

struct tried {
    int node; /* what to apply */
    int status;
    struct err err;
    int mode;        /* that holds afterwards */
    int page[PAGES]; /* the node of each page that was touched then */
};

static int policy_mode(void)
{
    int mode = -1;

    syscall(SYS_get_mempolicy, &mode, NULL, 0UL, NULL, 0UL);
    return mode;
}

/* A container may forbid them; what tvp says then is tested all the same. */
static void need_policies(void)
{
    if (policy_mode() < 0) {
        skip();
    }
}

static int node_of(void *address)
{
    int node = -1;

    syscall(SYS_get_mempolicy, &node, NULL, 0UL, address,
            (unsigned long)(MPOL_F_NODE | MPOL_F_ADDR));
    return node;
}

/* In a thread of its own, as a policy is the thread's. */
static void *apply(void *argument)
{
    struct tried *t = argument;
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *memory = mmap(NULL, PAGES * page, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    t->status = memory_policy_apply(t->node, &t->err);
    t->mode = policy_mode();
    for (size_t i = 0; i < PAGES && memory != MAP_FAILED; i++) {
        memory[i * page] = 1;
        t->page[i] = node_of(memory + i * page);
    }
    if (memory != MAP_FAILED) {
        munmap(memory, PAGES * page);
    }
    return NULL;
}

static struct tried try_out(int node)
{
    struct tried t = {.node = node};
    pthread_t thread;

    memset(t.page, -1, sizeof t.page);
    assert_int_equal(pthread_create(&thread, NULL, apply, &t), 0);
    pthread_join(thread, NULL);
    return t;
}

/* The first node that this process may use. */
static int some_node(struct topology **t)
{
    struct err e = {""};
    int node = 0;

    if (topology_load(t, &e)) {
        fail_msg("%s", e.text);
    }
    while (node < TOPOLOGY_NODES_MAX && !topology_node_allowed(*t, node)) {
        node++;
    }
    return node;
}

static void a_node_is_bound_to_and_gives_the_pages(void **state)
{
    struct topology *t = NULL;
    struct tried tried;
    int node;

    (void)state;
    need_policies();
    node = some_node(&t);
    tried = try_out(node);
    if (tried.status != 0) {
        fail_msg("%s", tried.err.text);
    }
    assert_int_equal(tried.mode, MPOL_BIND);
    for (size_t i = 0; i < PAGES; i++) {
        assert_int_equal(tried.page[i], node);
    }
    topology_free(t);
}

static void interleaved_pages_come_from_allowed_nodes(void **state)
{
    struct topology *t = NULL;
    struct topology_facts facts;
    unsigned long seen = 0;
    struct tried tried;

    (void)state;
    need_policies();
    (void)some_node(&t);
    topology_describe(t, &facts);
    tried = try_out(MEMORY_INTERLEAVE);
    if (tried.status != 0) {
        fail_msg("%s", tried.err.text);
    }
    assert_int_equal(tried.mode, MPOL_INTERLEAVE);
    for (size_t i = 0; i < PAGES; i++) {
        assert_true(topology_node_allowed(t, tried.page[i]));
        seen |= 1UL << tried.page[i];
    }
    assert_int_equal(__builtin_popcountl(seen), facts.allowed_numa_nodes < PAGES
                                                    ? facts.allowed_numa_nodes
                                                    : PAGES);
    topology_free(t);
}

static void the_default_changes_nothing_and_threads_have_their_own(void **state)
{
    struct topology *t = NULL;

    (void)state;
    need_policies();
    assert_int_equal(try_out(some_node(&t)).mode, MPOL_BIND);
    topology_free(t);
    assert_int_equal(policy_mode(), MPOL_DEFAULT);
    struct tried tried = try_out(MEMORY_FIRST_TOUCH);
    assert_int_equal(tried.status, 0);
    assert_int_equal(tried.mode, MPOL_DEFAULT);
}

static void a_node_that_is_not_there_is_refused(void **state)
{
    struct tried tried;

    (void)state;
    need_policies();
    tried = try_out(TOPOLOGY_NODES_MAX - 1);
    assert_int_equal(tried.status, -1);
    assert_int_equal(tried.mode, MPOL_DEFAULT);
    assert_non_null(strstr(tried.err.text, "NUMA node 1023"));
    assert_non_null(strstr(tried.err.text, "cpuset.mems"));
    assert_int_equal(try_out(TOPOLOGY_NODES_MAX).status, -1);
    assert_int_equal(try_out(MEMORY_INTERLEAVE - 1).status, -1);
}

/* As a container's seccomp profile does. */
static int forbid(unsigned call, unsigned error)
{
    struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {sizeof code / sizeof *code, code};

    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
           || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

/* The reason goes through a pipe: the filter cannot be taken off again. */
static void expect_advice(unsigned call, unsigned error, int node)
{
    int ends[2];
    struct err e = {""};
    int status;

    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        int failed = forbid(call, error) || memory_policy_apply(node, &e) == 0;
        _exit(failed || write(ends[1], &e, sizeof e) != sizeof e);
    }
    close(ends[1]);
    ssize_t bytes = read(ends[0], &e, sizeof e);
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(bytes, sizeof e);
    if (strstr(e.text, "SYS_NICE") == NULL || strstr(e.text, "mem=") == NULL
        || strstr(e.text, strerror((int)error)) == NULL) {
        fail_msg("it said: %s", e.text);
    }
}

static void where_policies_are_forbidden_it_says_what_to_do(void **state)
{
    (void)state;
    expect_advice(SYS_set_mempolicy, EPERM, 0);
    expect_advice(SYS_set_mempolicy, ENOSYS, 0);
    expect_advice(SYS_get_mempolicy, EPERM, 0);
    expect_advice(SYS_get_mempolicy, EPERM, MEMORY_INTERLEAVE);
}

/* Success that is none, as under an emulator that ignores the call. */
static void a_policy_that_does_not_hold_is_noticed(void **state)
{
    int status;

    (void)state;
    need_policies();
    pid_t child = fork();
    if (child == 0) {
        struct err e = {""};
        int missed = forbid(SYS_set_mempolicy, 0)
                     || memory_policy_apply(0, &e) == 0
                     || strstr(e.text, "not the one that holds") == NULL;
        _exit(missed);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_node_is_bound_to_and_gives_the_pages),
        cmocka_unit_test(interleaved_pages_come_from_allowed_nodes),
        cmocka_unit_test(
            the_default_changes_nothing_and_threads_have_their_own),
        cmocka_unit_test(a_node_that_is_not_there_is_refused),
        cmocka_unit_test(where_policies_are_forbidden_it_says_what_to_do),
        cmocka_unit_test(a_policy_that_does_not_hold_is_noticed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
