/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "html_md.h"
#include "html_out.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *text_of(void (*put)(FILE *, const char *), const char *text)
{
    char *got = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&got, &size);

    assert_non_null(out);
    put(out, text);
    fclose(out);
    return got;
}

static void expect(void (*put)(FILE *, const char *), const char *text,
                   const char *expected)
{
    char *got = text_of(put, text);

    assert_string_equal(got, expected);
    free(got);
}

static void a_text_means_nothing(void **state)
{
    (void)state;
    expect(html_text, "a<b>&\"c\"'\n\033[1m\xff\xe2\x80\xae",
           "a&lt;b&gt;&amp;&quot;c&quot;&#39;  [1m??");
    expect(html_lines, "a\n\n<b>\n", "a\n\n&lt;b&gt;\n");
    expect(html_json_text, "</script><!--\xe2\x80\xa8\"\\&\t",
           "\"\\u003c/script\\u003e\\u003c!-- \\\"\\\\\\u0026 \"");
}

static void a_long_text_is_whole(void **state)
{
    enum { N = 5000 };
    char *text = malloc(3 * N + 1);

    (void)state;
    assert_non_null(text);
    for (size_t i = 0; i < N; i++) {
        memcpy(text + 3 * i, "…", 3);
    }
    text[3 * N] = '\0';
    /* Wherever a piece of it ends. */
    for (size_t i = 0; i < 3; i++) {
        memset(text, 'a', i);
        memset(text + i, 'b', 3 - i);
        expect(html_text, text + i, text + i);
        expect(html_lines, text + i, text + i);
    }
    free(text);
}

static void a_number_is_as_short_as_it_can_be(void **state)
{
    static const double values[] = {0.1,     1.0 / 3.0, 5e-324,
                                    1.7e308, -0.25,     123456789012345680.0};
    char text[64];

    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        FILE *out = fmemopen(text, sizeof text, "w");
        html_json_number(out, values[i]);
        fclose(out);
        assert_true(strtod(text, NULL) == values[i]);
    }
    FILE *out = fmemopen(text, sizeof text, "w");
    html_json_number(out, 0.1);
    fputs(" ", out);
    html_json_number(out, NAN);
    fputs(" ", out);
    html_json_number(out, INFINITY);
    fclose(out);
    assert_string_equal(text, "0.1 null null");
}

static char *converted(const char *md)
{
    char *got = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&got, &size);

    assert_non_null(out);
    html_from_md(out, md, "Values & winners");
    fclose(out);
    return got;
}

static void markdown_of_a_search_becomes_html(void **state)
{
    char *got = converted("**one \\[1, 2\\] <b>**\n\na\nb &lt;i&gt;.\n\n"
                          "| x | y \\| z |\n|--:|---|\n| 1 | <p> |\n\n- l\n\n"
                          "```text\n<pre>  |\n\n```\n");

    (void)state;
    assert_non_null(strstr(got, "<strong>one [1, 2] &lt;b&gt;</strong></p>"));
    assert_non_null(strstr(got, "<p>a\nb &lt;i&gt;.</p>"));
    assert_non_null(strstr(got, "<caption>Values &amp; winners</caption>"
                                "<thead><tr><th scope=\"col\">x</th><th "
                                "scope=\"col\">y | z</th></tr></thead>"));
    assert_non_null(strstr(got, "<tr><td>1</td><td>&lt;p&gt;</td></tr>"));
    assert_non_null(strstr(got, "<li>l</li>"));
    assert_non_null(strstr(got, "<pre>&lt;pre&gt;  |\n\n</pre>"));
    free(got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_means_nothing),
        cmocka_unit_test(a_long_text_is_whole),
        cmocka_unit_test(a_number_is_as_short_as_it_can_be),
        cmocka_unit_test(markdown_of_a_search_becomes_html),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
