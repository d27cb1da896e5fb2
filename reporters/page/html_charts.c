/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html_charts.h"

#include "chart.h"
#include "chart_kind.h"
#include "html_out.h"
#include "run_file.h"

#include "disk_remedy.h"
#include "results_join.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHARTS_MAX = 48, SVG_BYTES_MAX = 8 << 20 };

/* Where the charts are being drawn. */
struct folder {
    char top[PATH_MAX];
    char themes[2][PATH_MAX]; /* light, dark */
};

static void remove_files(const char *path)
{
    DIR *dir = opendir(path);
    const struct dirent *entry;

    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        if (entry->d_name[0] != '.' || strlen(entry->d_name) > 2) {
            unlinkat(dirfd(dir), entry->d_name, 0);
        }
    }
    if (dir != NULL) {
        closedir(dir);
    }
    rmdir(path);
}

static void remove_folder(const struct folder *f)
{
    char charts[PATH_MAX + 8];

    for (size_t i = 0; i < 2; i++) {
        snprintf(charts, sizeof charts, "%s/charts", f->themes[i]);
        remove_files(charts);
        rmdir(f->themes[i]);
    }
    rmdir(f->top);
}

static int make_folder(struct folder *f, const char *dir, struct err *e)
{
    int length = snprintf(f->top, sizeof f->top, "%s/.html-%ld-XXXXXX", dir,
                          (long)getpid());

    if (length < 0 || length >= PATH_MAX - 8) {
        return err_set(e, "cannot draw the page's charts: the path of the "
                          "folder is too long; choose another with -o DIR");
    }
    if (mkdtemp(f->top) == NULL) {
        const char *remedy = disk_remedy(errno);
        return err_errno(e,
                         "cannot draw the page's charts in %.2000s: %s, or "
                         "choose another folder with -o DIR",
                         dir, remedy != NULL ? remedy : "make it writable");
    }
    snprintf(f->themes[0], PATH_MAX, "%.*s/light", PATH_MAX - 8, f->top);
    snprintf(f->themes[1], PATH_MAX, "%.*s/dark", PATH_MAX - 8, f->top);
    if (mkdir(f->themes[0], 0700) != 0 || mkdir(f->themes[1], 0700) != 0) {
        err_errno(e, "cannot make a folder in %.2000s", f->top);
        remove_folder(f);
        return -1;
    }
    return 0;
}

/* To be freed; NULL where it can't be had, or is too much for a page. */
static char *read_svg(const char *theme, const char *name)
{
    char path[PATH_MAX + NAME_MAX + 16];
    char *text = NULL;
    struct stat about;

    snprintf(path, sizeof path, "%s/charts/%s", theme, name);
    FILE *in = fopen(path, "rbe");
    if (in == NULL) {
        return NULL;
    }
    if (fstat(fileno(in), &about) == 0 && about.st_size < SVG_BYTES_MAX) {
        text = malloc((size_t)about.st_size + 1);
    }
    if (text != NULL) {
        text[fread(text, 1, (size_t)about.st_size, in)] = '\0';
    }
    fclose(in);
    return text;
}

static int is_svg(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);

    return entry->d_name[0] != '.' && length > 4
           && strcmp(entry->d_name + length - 4, ".svg") == 0;
}

/* A chart's file, and where it stands on the page. */
struct drawn {
    const char *file;
    size_t place;    /* of its kind */
    const char *run; /* whose it is, by its label; NULL for all */
    size_t run_index;
};

/* Which of several runs a chart of a kind is of. */
static void find_run(const struct results *r, struct drawn *d)
{
    bool each = d->place < CHART_KINDS && chart_kinds[d->place]->each_run;

    for (size_t i = 0; i < r->nruns && each; i++) {
        char name[RUN_FILE_BYTES];
        char file[RUN_FILE_BYTES + 4];
        run_file_name(r, i, chart_kinds[d->place]->name, name);
        snprintf(file, sizeof file, "%s.svg", name);
        if (strcmp(file, d->file) == 0) {
            d->run = r->runs[i].label;
            d->run_index = i;
        }
    }
}

static int in_order(const void *left, const void *right)
{
    const struct drawn *a = left;
    const struct drawn *b = right;

    if (a->place != b->place) {
        return a->place > b->place ? 1 : -1;
    }
    if (a->run_index != b->run_index) {
        return a->run_index > b->run_index ? 1 : -1;
    }
    return strcmp(a->file, b->file);
}

/* The table of a chart's figures. */
static const char *table_of(const char *name)
{
    static const struct {
        const char *begin;
        const char *link;
    } links[] = {
        {"crossover", "<a href=\"#answer\">the answer’s table</a>"},
        {"map", "<a href=\"#answer\">the answer’s table</a>"},
        {"total-time", "<a href=\"#time\">where the time goes</a>"},
        {"timeline", "the trace in <code>traces/</code>"},
        {"time", "<a href=\"#time\">where the time goes</a>"},
        {"scaling", "<a href=\"#scaling\">the scaling laws</a>"},
    };

    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        if (strncmp(name, links[i].begin, strlen(links[i].begin)) == 0) {
            return links[i].link;
        }
    }
    return "<a href=\"#cells\">the table of cells</a>";
}

static bool is_timeline(const char *name)
{
    return strncmp(name, "timeline-", strlen("timeline-")) == 0;
}

/* The title is in the picture; the heading is for those who do not see it. */
static void put_figure(FILE *out, const struct html_svg *s,
                       const struct drawn *d, const char *svg)
{
    char name[NAME_MAX + 1];

    snprintf(name, sizeof name, "%.*s", (int)(strlen(d->file) - 4), d->file);
    fprintf(out, "<figure>\n<h%d class=\"unseen\">%s",
            is_timeline(name) ? 4 : 3, s->title);
    if (is_timeline(name)) {
        putc(' ', out);
        html_text(out, name + strlen("timeline-"));
    } else if (d->run != NULL) {
        fputs(", ", out);
        html_text(out, d->run);
    }
    fprintf(out,
            "</h%d>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
            "aria-label=\"%s\">\n%s</div>\n<figcaption>Its figures: %s. "
            "In the run’s folder its script is <code>charts/",
            is_timeline(name) ? 4 : 3, s->title, svg, table_of(name));
    html_text(out, name);
    fputs(".gp</code>.</figcaption>\n</figure>\n", out);
}

/* What went wrong with a chart costs that chart. */
static int put_chart(FILE *out, const struct folder *f, const struct drawn *d,
                     size_t index, struct html_colours *colours)
{
    struct html_svg s = {.title = chart_title(d->file, &(size_t){0}),
                         .index = index};
    char *light = read_svg(f->themes[0], d->file);
    char *dark = read_svg(f->themes[1], d->file);
    char *svg = NULL;
    size_t size = 0;
    struct err why = {0};
    int status = -1;

    FILE *into = open_memstream(&svg, &size);
    if (into != NULL && light != NULL) {
        s.light = light;
        s.dark = dark;
        status = html_svg_merge(into, &s, colours, &why);
    }
    if (into != NULL && fclose(into) == 0 && status == 0) {
        put_figure(out, &s, d, svg);
    } else {
        fputs("<p class=\"note\">A chart is missing here, ", out);
        html_text(out, d->file);
        fputs(": ", out);
        html_text(out, why.text[0] != '\0' ? why.text : "it is too large");
        fputs(".</p>\n", out);
    }
    free(svg);
    free(light);
    free(dark);
    return status;
}

/* Timelines are last in order, and many. */
static void put_each(FILE *out, const struct folder *f,
                     const struct drawn *charts, int n,
                     struct html_colours *colours)
{
    bool folded = false;
    size_t drawn = 0;

    for (int i = 0; i < n && i < CHARTS_MAX; i++) {
        if (is_timeline(charts[i].file) && !folded) {
            fputs("<details class=\"screen\">\n<summary>Timelines of the "
                  "traced trials"
                  "</summary>\n<h3 class=\"unseen\">Timelines</h3>\n",
                  out);
            folded = true;
        }
        drawn += put_chart(out, f, &charts[i], drawn, colours) == 0 ? 1U : 0U;
    }
    if (n > CHARTS_MAX) {
        fprintf(out,
                "<p class=\"note\">%d charts more are in <code>charts/"
                "</code>.</p>\n",
                n - CHARTS_MAX);
    }
    fputs(folded ? "</details>\n" : "", out);
}

static int put_all(FILE *out, const struct folder *f, const struct results *r,
                   struct html_colours *colours, struct err *e)
{
    char path[PATH_MAX + 8];
    struct dirent **entries;
    int status = 0;

    snprintf(path, sizeof path, "%s/charts", f->themes[0]);
    int n = scandir(path, &entries, is_svg, NULL);
    if (n < 0) {
        return 0;
    }
    struct drawn *charts = calloc((size_t)n + 1, sizeof *charts);
    if (charts == NULL) {
        status = err_set(e, "no memory for %d charts", n);
    } else {
        for (int i = 0; i < n; i++) {
            charts[i].file = entries[i]->d_name;
            chart_title(charts[i].file, &charts[i].place);
            find_run(r, &charts[i]);
        }
        qsort(charts, (size_t)n, sizeof *charts, in_order);
        put_each(out, f, charts, n, colours);
    }
    free(charts);
    for (int i = 0; i < n; i++) {
        free(entries[i]);
    }
    free(entries);
    if (n == 0) {
        fputs("<p>There is nothing to draw.</p>\n", out);
    }
    return status;
}

int html_charts(FILE *out, const struct findings *found,
                const struct report_options *o, const char *dir,
                struct html_colours *colours, struct err *e)
{
    struct report_options options = *o;
    struct folder f;
    struct err why = {0};
    int status = 0;

    if (found->r->nruns > RESULTS_DRAWN_MAX) {
        fprintf(out,
                "<p>None: a chart has room for %d runs, and there are %zu. "
                "Report some of them, or one, for theirs.</p>\n",
                RESULTS_DRAWN_MAX, found->r->nruns);
        return 0;
    }
    if (make_folder(&f, dir, e)) {
        return -1;
    }
    for (size_t i = 0; i < 2 && status == 0; i++) {
        options.dark = i == 1;
        status = chart_write_found(found, &options, f.themes[i], "svg", &why);
    }
    if (status != 0) {
        fputs("<p class=\"note\">", out);
        html_text(out, why.text);
        fputs("</p>\n", out);
        status = 0;
    } else {
        status = put_all(out, &f, found->r, colours, e);
    }
    remove_folder(&f);
    return status;
}
