/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "loopback_url.h"

static void this_machine_is_told_from_others(void **state)
{
    static const char *const here[] = {
        "http://127.0.0.1/",
        "http://127.0.0.1:8080/x",
        "https://localhost",
        "http://LocalHost:80/",
        "http://[::1]/",
        "http://[::1]:8080",
        "http://me:pass@127.0.0.2/",
        "127.0.0.1:80",
        "http://localhost?x",
    };
    static const char *const elsewhere[] = {
        "http://example.org/",
        "http://127.example.org/",
        "http://localhost.example.org/",
        "http://127.0.0.1@example.org/",
        "http://example.org/127.0.0.1",
        "http://[::2]/",
        "http://example.org/@localhost",
        "http://example.org?@127.0.0.1",
        "http://localhosted/",
        "http://1127.0.0.1/",
        "",
    };

    (void)state;
    for (size_t i = 0; i < sizeof here / sizeof *here; i++) {
        if (!loopback_url_is(here[i])) {
            fail_msg("%s is of this machine", here[i]);
        }
    }
    for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++) {
        if (loopback_url_is(elsewhere[i])) {
            fail_msg("%s is of another machine", elsewhere[i]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(this_machine_is_told_from_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
