/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "topology_probe.h"

#include "cmocka_all.h"

#include <signal.h>
#include <string.h>
#include <sys/mman.h>

static int set_synthetic(hwloc_topology_t hwloc, const char *source)
{
    return hwloc_topology_set_synthetic(hwloc, source);
}

/* As much as the XML of a machine of ours may ask for. */
static int set_large(hwloc_topology_t hwloc, const char *source)
{
    void *memory = mmap(NULL, (size_t)2 << 30, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

    return memory == MAP_FAILED ? -1 : set_synthetic(hwloc, source);
}

static int set_and_crash(hwloc_topology_t hwloc, const char *source)
{
    (void)hwloc;
    (void)source;
    return raise(SIGKILL);
}

static int probe(int (*set)(hwloc_topology_t, const char *), struct err *e)
{
    hwloc_topology_t hwloc;

    assert_int_equal(hwloc_topology_init(&hwloc), 0);
    int reason = 0;
    int result = topology_probe(hwloc, "pack:2 core:4 pu:2", set, &reason, e);
    hwloc_topology_destroy(hwloc);
    return result;
}

static void a_machine_is_read(void **state)
{
    struct err e = {""};

    (void)state;
    assert_int_equal(probe(set_synthetic, &e), 0);
}

static void what_ends_hwloc_is_refused(void **state)
{
    struct err e = {""};

    (void)state;
    assert_int_equal(probe(set_and_crash, &e), -1);
    assert_non_null(strstr(e.text, "ended by signal 9"));
}

static void what_takes_too_much_memory_is_refused(void **state)
{
    struct err e = {""};

    (void)state;
    assert_int_equal(probe(set_large, &e), -1);
    assert_non_null(strstr(e.text, "more than 256 MiB"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_machine_is_read),
        cmocka_unit_test(what_ends_hwloc_is_refused),
        cmocka_unit_test(what_takes_too_much_memory_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
