/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnuplot.h"

#include "drawing.h"
#include "tool.h"

#include "label.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LIMIT_MS = 60000, QUOTED_BYTES = 4096, ROOM_BYTES = 40 };

#define REMEDY "; install gnuplot-nox and fonts-dejavu-core, then report again"

static void quote(FILE *out, const char *text, bool format)
{
    char clean[QUOTED_BYTES];

    label_clean(text, clean, sizeof clean);
    putc('\'', out);
    for (const char *at = clean; *at != '\0'; at++) {
        if (*at == '\'' || (*at == '%' && format)) {
            putc(*at, out);
        }
        putc(*at, out);
        /* Its SVG would take "&#" for the beginning of an XML character. */
        if (at[0] == '&' && at[1] == '#') {
            putc(' ', out);
        }
    }
    putc('\'', out);
}

void gnuplot_quote(FILE *out, const char *text)
{
    quote(out, text, false);
}

void gnuplot_quote_format(FILE *out, const char *text)
{
    quote(out, text, true);
}

static int add_remedy(const char *dir, struct err *e)
{
    struct err why = *e;

    return err_set(e,
                   "cannot draw a chart in %.150s: %.200s; its script and data "
                   "are there: mend that, then report again",
                   dir, why.text);
}

/* -d: nobody's own settings change the charts. */
static int run(const char *dir, char *settings, char *script, struct err *e)
{
    char *argv[] = {"gnuplot", "-d", "-e", settings, script, NULL};
    struct tool tool = {.argv = argv, .dir = dir, .limit_ms = LIMIT_MS};

    switch (tool_run(&tool, e)) {
    case TOOL_DONE:
        return 0;
    case TOOL_MISSING:
        return err_set(e, "cannot draw charts: there is no gnuplot" REMEDY);
    case TOOL_FAILED:
        break;
    }
    return add_remedy(dir, e);
}

static int same_content(const char *one, const char *other)
{
    FILE *a = fopen(one, "rb");
    FILE *b = fopen(other, "rb");
    int same = a != NULL && b != NULL;
    int byte = 0;

    while (same && byte != EOF) {
        byte = getc(a);
        same = byte == getc(b);
    }
    if (a != NULL) {
        fclose(a);
    }
    if (b != NULL) {
        fclose(b);
    }
    return same;
}

int gnuplot_has_fonts(const char *dir, struct err *e)
{
    char script[] =
        "set terminal pngcairo size 60,30 font 'DejaVu Sans,12'; unset key; "
        "unset border; unset tics; set xrange [0:1]; set yrange [0:1]; "
        "set output 'blank.png'; plot -1; "
        "set label 'tvp' at screen 0.2,0.5; set output 'text.png'; plot -1; "
        "unset output";
    char nothing[] = "/dev/null";
    char folder[PATH_MAX];
    char blank[PATH_MAX + 16];
    char text[PATH_MAX + 16];

    snprintf(folder, sizeof folder, "%s/.fonts-%ld-XXXXXX", dir,
             (long)getpid());
    if (mkdtemp(folder) == NULL) {
        return err_errno(e, "cannot make the folder %s", folder);
    }
    snprintf(blank, sizeof blank, "%s/blank.png", folder);
    snprintf(text, sizeof text, "%s/text.png", folder);
    int failed = run(folder, script, nothing, e);
    if (!failed
        && (drawing_check(blank, "png", e) || drawing_check(text, "png", e))) {
        failed = add_remedy(dir, e);
    }
    if (!failed && same_content(blank, text)) {
        failed = err_set(e, "cannot draw charts as PNG: gnuplot finds no font "
                            "and would leave out all text" REMEDY);
    }
    unlink(blank);
    unlink(text);
    rmdir(folder);
    return failed;
}

/* Cairo writes down when it drew a PDF: the same chart is to be the same
 * bytes, so that moment is made one that never was, of the same length. */
static int forget_date(const char *path, struct err *e)
{
    static const char key[] = "/CreationDate (D:";
    static const char never[] = "19700101000000";
    FILE *f = fopen(path, "r+b");
    size_t at = 0;
    int byte;

    if (f == NULL) {
        return err_errno(e, "cannot open the chart %s", path);
    }
    while (key[at] != '\0' && (byte = getc(f)) != EOF) {
        at = byte == key[at] ? at + 1 : byte == key[0] ? 1 : 0;
    }
    bool failed = key[at] == '\0'
                  && (fseek(f, 0, SEEK_CUR) != 0
                      || fwrite(never, sizeof never - 1, 1, f) != 1);
    if (fclose(f) != 0 || failed) {
        return err_errno(e, "cannot write the chart %s", path);
    }
    return 0;
}

/* Where only we can write: gnuplot follows links. */
static int make_room(const char *dir, char room[ROOM_BYTES],
                     char path[PATH_MAX], struct err *e)
{
    int n;

    snprintf(room, ROOM_BYTES, ".draw-%ld-XXXXXX", (long)getpid());
    n = snprintf(path, PATH_MAX, "%s/%s", dir, room);
    if (n < 0 || n >= PATH_MAX) {
        return err_set(e,
                       "cannot draw a chart: the path of the folder %.200s is "
                       "too long; choose another with -o",
                       dir);
    }
    if (mkdtemp(path) == NULL) {
        return err_errno(e, "cannot make the folder %s", path);
    }
    memcpy(room, path + n - (int)strlen(room), strlen(room));
    return 0;
}

int gnuplot_draw(const char *dir, const char *name, const char *format,
                 struct err *e)
{
    char settings[256];
    char script[NAME_MAX + 8];
    char room[ROOM_BYTES];
    char path[PATH_MAX];
    char drawn[PATH_MAX + 16];
    char final[PATH_MAX];

    if (make_room(dir, room, path, e)) {
        return -1;
    }
    snprintf(settings, sizeof settings, "format = '%s'; file = '%s/drawn'",
             format, room);
    /* With a folder, or names that begin with < or - would mean more. */
    snprintf(script, sizeof script, "./%.*s.gp", NAME_MAX, name);
    snprintf(drawn, sizeof drawn, "%s/drawn", path);
    snprintf(final, sizeof final, "%s/%s.%s", dir, name, format);
    int failed = run(dir, settings, script, e);
    if (!failed && drawing_check(drawn, format, e)) {
        failed = add_remedy(dir, e);
    }
    if (!failed && strcmp(format, "pdf") == 0) {
        failed = forget_date(drawn, e);
    }
    if (!failed && rename(drawn, final) != 0) {
        failed = err_errno(e, "cannot put the chart %s in its place", final);
    }
    unlink(drawn);
    rmdir(path);
    return failed;
}
