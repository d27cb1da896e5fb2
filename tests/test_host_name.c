/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host_name.h"

#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void without_another_name_it_is_the_hosts(void **state)
{
    char name[HOST_NAME_BYTES];
    char host[HOST_NAME_BYTES] = "";

    (void)state;
    gethostname(host, sizeof host - 1);
    unsetenv("TVP_HOST");
    host_name_get(name);
    assert_string_equal(name, host);
    setenv("TVP_HOST", "", 1);
    host_name_get(name);
    assert_string_equal(name, host);
}

static void a_name_given_takes_its_place(void **state)
{
    static const struct {
        const char *given, *name;
    } cases[] = {
        {"node7", "node7"},
        {"rack-1.node_7", "rack-1.node_7"},
        {"../a b\n", ".._a_b_"},
        {"\xc3\xa4/x", "___x"},
    };
    char name[HOST_NAME_BYTES];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        setenv("TVP_HOST", cases[i].given, 1);
        host_name_get(name);
        assert_string_equal(name, cases[i].name);
    }
}

static void a_long_name_is_cut(void **state)
{
    char given[200];
    char name[HOST_NAME_BYTES];

    (void)state;
    memset(given, 'n', sizeof given - 1);
    given[sizeof given - 1] = '\0';
    setenv("TVP_HOST", given, 1);
    host_name_get(name);
    assert_int_equal(strlen(name), HOST_NAME_BYTES - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_another_name_it_is_the_hosts),
        cmocka_unit_test(a_name_given_takes_its_place),
        cmocka_unit_test(a_long_name_is_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
