/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html_page.h"

#include "cmocka_all.h"

#include "reporter.h"
#include "scratch_dir.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct reporter reporter_html;

char *html_page(const struct results *r, const char *dir)
{
    const char *before = getenv("PATH");
    char *path = strdup(before == NULL ? "" : before);
    struct err e = {0};

    assert_non_null(path);
    setenv("PATH", "/nonexistent", 1);
    int failed = reporter_html.write(r, &report_defaults, dir, &e);
    setenv("PATH", path, 1);
    free(path);
    if (failed) {
        fail_msg("%s", e.text);
    }
    char *text = scratch_dir_read(dir, "report.html");
    assert_non_null(text);
    return text;
}

json_t *html_page_block(const char *text, const char *id)
{
    char mark[64];
    json_error_t why;

    snprintf(mark, sizeof mark, "id=\"%s\">", id);
    const char *at = strstr(text, mark);
    assert_non_null(at);
    at += strlen(mark);
    json_t *data =
        json_loadb(at, (size_t)(strstr(at, "</script>") - at), 0, &why);
    if (data == NULL) {
        fail_msg("%s: %s", id, why.text);
    }
    return data;
}

size_t html_page_count(const char *text, const char *what)
{
    size_t n = 0;

    for (; (text = strstr(text, what)) != NULL; text++) {
        n++;
    }
    return n;
}

void html_page_cut(char *text, const char *begin, const char *end)
{
    for (char *at = strstr(text, begin); at != NULL; at = strstr(at, begin)) {
        char *from = at + strlen(begin);
        char *to = strstr(from, end);
        assert_non_null(to);
        memmove(from, to, strlen(to) + 1);
        at = from;
    }
}

void html_page_assert_ids(const char *text)
{
    for (const char *at = text; (at = strstr(at, "href=\"#")) != NULL; at++) {
        char id[96];
        snprintf(id, sizeof id, " id=\"%.*s\"", (int)strcspn(at + 7, "\""),
                 at + 7);
        assert_int_equal(html_page_count(text, id), 1);
    }
    for (const char *at = text; (at = strstr(at, " id=\"")) != NULL; at++) {
        char id[96];
        snprintf(id, sizeof id, "%.*s\"", (int)(5 + strcspn(at + 5, "\"")), at);
        if (html_page_count(text, id) != 1) {
            fail_msg("more than once: %s", id);
        }
    }
}
