/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "html_svg.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SVG(inner)                                                             \
    "<?xml version=\"1.0\"?>\n<svg \n width=\"9\" height=\"5\"\n "             \
    "viewBox=\"0 0 9 5\"\n xmlns=\"http://www.w3.org/2000/svg\"\n>\n" inner    \
    "</svg>\n"

struct merged {
    struct html_colours colours;
    char *text;
    struct err e;
    int status;
};

static void merge(struct merged *m, const char *light, const char *dark)
{
    const struct html_svg s = {light, dark, "Who & why?", 3};
    size_t size = 0;

    *m = (struct merged){0};
    FILE *out = open_memstream(&m->text, &size);
    assert_non_null(out);
    m->status = html_svg_merge(out, &s, &m->colours, &m->e);
    fclose(out);
    assert_non_null(m->text);
}

static void let_go(struct merged *m)
{
    html_colours_free(&m->colours);
    free(m->text);
}

static void colours_that_differ_become_one_variable(void **state)
{
    struct merged m;

    (void)state;
    merge(&m,
          SVG("<g fill = 'rgb( 0, 114,  178)' stroke=\"black\"><path "
              "d='M1,2' stroke=\"#112233\"/></g><g fill='rgb(0,114,178)'/>"),
          SVG("<g fill = 'rgb(74, 168, 224)' stroke=\"black\"><path "
              "d='M1,2' stroke=\"#ddeeff\"/></g><g fill='rgb(74,168,224)'/>"));
    assert_int_equal(m.status, 0);
    assert_string_equal(
        m.text,
        "<svg viewBox=\"0 0 9 5\" class=\"chart\" role=\"img\" "
        "aria-labelledby=\"f3-name\"><title id=\"f3-name\">Who &amp; "
        "why?</title>\n<g fill=\"var(--c0)\" stroke=\"black\"><path "
        "d=\"M1,2\" stroke=\"var(--c1)\"/></g><g fill=\"var(--c0)\"/></svg>\n"
        "\n");
    assert_int_equal(m.colours.n, 2);
    assert_string_equal(m.colours.pairs[0].light, "rgb(0,114,178)");
    assert_string_equal(m.colours.pairs[0].dark, "rgb(74,168,224)");
    assert_string_equal(m.colours.pairs[1].light, "#112233");
    let_go(&m);
}

static void names_within_a_chart_are_its_own(void **state)
{
    static const char svg[] =
        SVG("<defs><circle id='gpDot' r='1'/><filter id='t'><feFlood/>"
            "</filter></defs><use xlink:href='#gpDot' filter='url(#t)'/>");
    struct merged m;

    (void)state;
    merge(&m, svg, svg);
    assert_int_equal(m.status, 0);
    assert_non_null(strstr(m.text, "<circle id=\"f3-gpDot\" r=\"1\"/>"));
    assert_non_null(strstr(
        m.text, "<use xlink:href=\"#f3-gpDot\" filter=\"url(#f3-t)\"/>"));
    let_go(&m);
}

static void what_only_describes_a_part_is_left_out(void **state)
{
    static const char svg[] =
        SVG("<title>tvp</title><desc>by</desc><!-- <script> --><g><title>a"
            "</title><text>b &lt; c</text></g>");
    struct merged m;

    (void)state;
    merge(&m, svg, svg);
    assert_int_equal(m.status, 0);
    assert_null(strstr(m.text, "tvp"));
    assert_null(strstr(m.text, "<desc"));
    assert_null(strstr(m.text, "<!--"));
    assert_non_null(strstr(m.text, "<g><text>b &lt; c</text></g>"));
    let_go(&m);
}

static void charts_that_differ_in_more_are_shown_as_on_paper(void **state)
{
    static const char *const darks[] = {
        SVG("<g fill=\"white\"/><g/>"),
        SVG("<g fill=\"white\" x=\"1\"/>"),
        SVG("<g stroke=\"white\"/>"),
        SVG("<path fill=\"white\"/>"),
        "not SVG <",
        NULL,
    };
    struct merged m;

    (void)state;
    for (size_t i = 0; i < sizeof darks / sizeof *darks; i++) {
        merge(&m, SVG("<g fill=\"black\"/>"), darks[i]);
        assert_int_equal(m.status, 0);
        assert_non_null(strstr(m.text, "class=\"chart paper\""));
        assert_non_null(strstr(m.text, "<g fill=\"black\"/>"));
        assert_int_equal(m.colours.n, 0);
        let_go(&m);
    }
}

static void what_has_no_place_in_a_page_is_refused(void **state)
{
    static const char *const bad[] = {
        SVG("<script>alert(1)</script>"),
        SVG("<g onload=\"alert(1)\"/>"),
        SVG("<g ONLOAD='alert(1)'/>"),
        SVG("<a xlink:href=\"http://example.org\"><g/></a>"),
        SVG("<use xlink:href=\"http://example.org/x.svg#a\"/>"),
        SVG("<use href=\"javascript:alert(1)\"/>"),
        SVG("<image href=\"#a\"/>"),
        SVG("<foreignObject/>"),
        SVG("<style>*{}</style>"),
        SVG("<g fill=\"url(http://example.org)\"/>"),
        SVG("<g filter=\" URL(//example.org)\"/>"),
        SVG("<g d='\"><script>'/>"),
        SVG("<g d=unquoted/>"),
        SVG("<g"),
        "<html></html>",
        "text alone",
        "<svg/>",
        "",
    };
    struct merged m;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        merge(&m, bad[i], bad[i]);
        if (m.status != -1) {
            fail_msg("taken: %s", bad[i]);
        }
        assert_non_null(strstr(m.e.text, "Who & why?"));
        let_go(&m);
    }
}

static void a_colour_that_would_end_its_rule_is_refused(void **state)
{
    struct merged m;

    (void)state;
    merge(&m, SVG("<g fill=\"red\"/>"), SVG("<g fill=\"red;}*{x:y\"/>"));
    assert_int_equal(m.status, -1);
    let_go(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colours_that_differ_become_one_variable),
        cmocka_unit_test(names_within_a_chart_are_its_own),
        cmocka_unit_test(what_only_describes_a_part_is_left_out),
        cmocka_unit_test(charts_that_differ_in_more_are_shown_as_on_paper),
        cmocka_unit_test(what_has_no_place_in_a_page_is_refused),
        cmocka_unit_test(a_colour_that_would_end_its_rule_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
