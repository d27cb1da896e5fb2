/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "disk_remedy.h"
#include "err.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void what_the_disk_lacks_is_named(void **state)
{
    (void)state;
    assert_non_null(strstr(disk_remedy(ENOSPC), "df -i"));
    assert_non_null(strstr(disk_remedy(EDQUOT), "quota"));
    assert_non_null(strstr(disk_remedy(EFBIG), "ulimit -f"));
    assert_null(disk_remedy(EACCES));
    assert_null(disk_remedy_of(NULL));
    assert_null(disk_remedy_of("/nowhere/at/all"));
}

static void a_message_without_a_remedy_gets_it(void **state)
{
    struct err e;

    (void)state;
    errno = ENOSPC;
    err_errno(&e, "cannot make the folder x");
    assert_non_null(strstr(e.text, "df -i"));
    errno = ENOSPC;
    err_errno(&e, "cannot write x: make room in y");
    assert_null(strstr(e.text, "df -i"));
    errno = EFBIG;
    err_errno(&e, "cannot write x");
    assert_non_null(strstr(e.text, "ulimit -f"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_disk_lacks_is_named),
        cmocka_unit_test(a_message_without_a_remedy_gets_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
