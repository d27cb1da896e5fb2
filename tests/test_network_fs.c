/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network_fs.h"

#include "cmocka_all.h"

static void networks_are_known_by_their_numbers(void **state)
{
    (void)state;
    assert_true(network_fs_is_type(0x6969));
    assert_true(network_fs_is_type(0xFE534D42));
    assert_true(network_fs_is_type(0xFFFFFFFFFE534D42UL)); /* sign-extended */
    assert_true(network_fs_is_type(0x0BD00BD0));
    assert_true(network_fs_is_type(0x65735546));
    assert_false(network_fs_is_type(0xEF53));     /* ext4 */
    assert_false(network_fs_is_type(0x01021994)); /* tmpfs */
    assert_false(network_fs_is_type(0x58465342)); /* XFS */
    assert_false(network_fs_is("/proc"));
    assert_false(network_fs_is("/nowhere/at/all"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(networks_are_known_by_their_numbers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
