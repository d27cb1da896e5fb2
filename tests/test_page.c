/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "bytes.h"
#include "lock_tally.h"
#include "page.h"

#include <stdio.h>
#include <string.h>

static uint64_t hash_of(const char *text)
{
    struct bytes_hash h = {0};

    bytes_hash_add(&h, text, strlen(text));
    return bytes_hash_value(&h);
}

/* The whole page, written down by hand. */
static void a_page_is_what_its_template_says(void **state)
{
    static const struct page_item items[] = {{"Nut & <bolt>", 100},
                                             {"\"5'\"", 18446744073709551615U}};
    struct worker nobody = {0};

    (void)state;
    assert_int_equal(
        page_render(&nobody, items, 2, 3),
        hash_of(
            "<!DOCTYPE html>\n<title>Order</title>\n<table>\n"
            "<tr><td>0</td><td>Nut &amp; &lt;bolt&gt;</td><td>100</td></tr>\n"
            "<tr><td>1</td><td>&#34;5&#39;&#34;</td>"
            "<td>18446744073709551615</td></tr>\n"
            "<tr><td>2</td><td>Nut &amp; &lt;bolt&gt;</td><td>100</td></tr>\n"
            "</table>\n"));
    assert_int_equal(page_render(&nobody, items, 2, 0),
                     hash_of("<!DOCTYPE html>\n<title>Order</title>\n<table>\n"
                             "</table>\n"));
}

/* Longer than what is kept of a page at once. */
static void printf_makes_the_same_page(void **state)
{
    static const struct page_item items[] = {{"a & b", 7}, {"<c>", 80}};
    static const struct page_item escaped[] = {{"a &amp; b", 7},
                                               {"&lt;c&gt;", 80}};
    struct worker nobody = {0};

    (void)state;
    for (uint64_t rows = 0; rows < 2000; rows += 37) {
        assert_int_equal(page_render(&nobody, items, 2, rows),
                         page_printed(escaped, 2, rows));
    }
    assert_int_not_equal(page_render(&nobody, items, 2, 500),
                         page_printed(escaped, 2, 501));
    assert_int_not_equal(page_render(&nobody, items, 2, 500),
                         page_printed(items, 2, 500));
}

static void each_piece_of_the_template_lets_others_in(void **state)
{
    static const struct page_item item = {"a", 1};
    struct lock_tally tally;
    struct worker w = {0};

    (void)state;
    lock_tally_give(&tally, &w);
    (void)page_render(&w, &item, 1, 10);
    assert_int_equal(tally.safepoints, 70);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_is_what_its_template_says),
        cmocka_unit_test(printf_makes_the_same_page),
        cmocka_unit_test(each_piece_of_the_template_lets_others_in),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
