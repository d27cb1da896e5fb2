/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page to send as a link: what was found, the charts, tables that sort and
 * filter, and each figure's way back to its samples. It fetches nothing. */
#include "reporter.h"

#include "charts/chart_palette.h"
#include "charts/chart_runs.h"
#include "charts/chart_style.h"
#include "page/html_answer.h"
#include "page/html_assets.h"
#include "page/html_charts.h"
#include "page/html_data.h"
#include "page/html_out.h"
#include "page/html_runs.h"
#include "page/html_tables.h"
#include "page/html_trust.h"
#include "support/breakeven_text.h"
#include "support/file_out.h"
#include "support/findings.h"
#include "support/findings_runs.h"
#include "support/scaling_text.h"
#include "support/search_report.h"

#include "results_join.h"

#include <stdlib.h>
#include <string.h>

/* What is made before the page's head can be written. */
struct page {
    const struct findings *f;
    char *charts;
    size_t charts_bytes;
    struct html_colours colours;
    struct chart_style *styles; /* of each of findings.models */
    char (*tones)[CHART_TONE_BYTES];
};

static void put_asset(FILE *out, const struct html_asset *a)
{
    fwrite(a->bytes, 1, a->size, out);
}

static void put_theme(FILE *out, const struct page *p, bool dark)
{
    for (size_t i = 0; i < p->colours.n; i++) {
        fprintf(out, "--c%zu:%s;", i,
                dark ? p->colours.pairs[i].dark : p->colours.pairs[i].light);
    }
    for (size_t i = 0; i < p->f->nmodels; i++) {
        fprintf(out, "--m%zu:#%06x;", i,
                chart_palette_rgb(p->styles[i].colour, dark));
    }
}

static void put_title(FILE *out, const struct results *r)
{
    html_text(out, r->plan_name[0] != '\0' ? r->plan_name
                   : r->nruns > 0          ? "several runs"
                                           : "a run");
}

static void put_head(FILE *out, const struct page *p)
{
    fprintf(out,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta "
            "charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
            "content=\"default-src 'none'; script-src 'sha256-%s'; style-src "
            "'unsafe-inline'; img-src data:; base-uri 'none'; form-action "
            "'none'\">\n<meta name=\"viewport\" content=\"width=device-width, "
            "initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light "
            "dark\">\n<link rel=\"icon\" href=\"data:,\">\n<title>",
            html_page_js.sha256);
    fputs("Threads versus processes: ", out);
    put_title(out, p->f->r);
    fputs("</title>\n<style>\n", out);
    put_asset(out, &html_page_css);
    fputs(":root{", out);
    put_theme(out, p, false);
    fputs("}\n@media screen and (prefers-color-scheme:dark){"
          ":root:not([data-theme=light]){",
          out);
    put_theme(out, p, true);
    fputs("}}\n@media screen{:root[data-theme=dark]{", out);
    put_theme(out, p, true);
    fputs("}}\n", out);
    for (size_t i = 0; i < p->f->nmodels; i++) {
        fprintf(out, ".m%zu{background:var(--m%zu)}\n", i, i);
    }
    fputs("</style>\n</head>\n", out);
}

/* "2 runs: before, after" */
static void put_labels(FILE *out, const struct results *r)
{
    if (r->nruns > 0) {
        fprintf(out, "%zu runs", r->nruns);
    }
    for (size_t i = 0; i < r->nruns; i++) {
        fputs(i > 0 ? ", " : ": ", out);
        html_text(out, r->runs[i].label);
    }
}

static void put_header(FILE *out, const struct results *r)
{
    fputs("<body>\n<a class=\"skip\" href=\"#main\">Skip to the findings</a>\n"
          "<header>\n<h1><span>Threads versus processes</span> ",
          out);
    put_title(out, r);
    fputs("</h1>\n<p class=\"meta\">", out);
    html_text(out, r->run_id);
    put_labels(out, r);
    fputs(r->tvp_version[0] != '\0' ? " · tvp " : "", out);
    html_text(out, r->tvp_version);
    fputs("</p>\n<button type=\"button\" id=\"theme\" class=\"script\">Dark "
          "theme</button>\n<nav aria-label=\"Contents\"><ul>"
          "<li><a href=\"#answer\">Findings</a></li>",
          out);
    fputs(r->nruns > 0 ? "<li><a href=\"#runs\">What differs</a></li>" : "",
          out);
    fputs("<li><a href=\"#charts\">Charts</a></li>"
          "<li><a href=\"#figures\">Figures</a></li>"
          "<li><a href=\"#samples\">Raw samples</a></li>"
          "<li><a href=\"#trust\">Trust</a></li>"
          "<li><a href=\"#machine\">Machine</a></li>"
          "<li><a href=\"#recipe\">Again</a></li></ul></nav>\n</header>\n"
          "<main id=\"main\" tabindex=\"-1\">\n",
          out);
}

static void put_charts(FILE *out, const struct page *p)
{
    fputs("<section id=\"charts\" aria-labelledby=\"charts-title\">\n"
          "<h2 id=\"charts-title\">Charts</h2>\n",
          out);
    fwrite(p->charts, 1, p->charts_bytes, out);
    fputs("</section>\n", out);
}

/* What panels' figures come to, one line after another. */
struct laws {
    FILE *out;
    const struct findings *f;
    size_t panel;
    size_t run;
    size_t lines; /* so far */
};

/* A line of a list that begins with its first one. */
static void put_law(struct laws *l, const char *text)
{
    const struct results *r = l->f->r;
    char part[CELL_LABEL_BYTES];

    fputs(l->lines++ == 0 ? "<ul>\n<li>" : "<li>", l->out);
    findings_panel_name(l->f, l->panel, part);
    html_text(l->out, part);
    findings_panel_details(l->f, l->panel, part);
    fputs(part[0] != '\0' ? ", " : "", l->out);
    html_text(l->out, part);
    if (r->nruns > 0) {
        fputs(", ", l->out);
        html_text(l->out, r->runs[l->run].label);
    }
    fputs(": ", l->out);
    html_text(l->out, text);
    fputs("</li>\n", l->out);
}

static void put_breakeven_line(struct laws *l, const struct findings *run,
                               size_t panel)
{
    const struct breakeven *b = breakeven_pick(run, panel);
    char text[SENTENCE_BYTES];

    if (b != NULL) {
        breakeven_sentence(run, b, text);
        put_law(l, text);
    }
}

static void put_scaling_line(struct laws *l, const struct findings *run,
                             size_t panel)
{
    char text[SENTENCE_BYTES];

    for (size_t line = 0; line < SCALING_TEXT_LINES; line++) {
        if (scaling_line(run, panel, line, text) == 0) {
            put_law(l, text);
        }
    }
}

/* Of each panel what every run has to say of it, by its own findings. */
static void put_laws(FILE *out, const struct findings *f,
                     void (*put)(struct laws *l, const struct findings *run,
                                 size_t panel))
{
    struct laws l = {.out = out, .f = f};

    for (l.panel = 0; l.panel < f->npanels; l.panel++) {
        for (l.run = 0; l.run < findings_runs(f); l.run++) {
            const struct findings *run = findings_run(f, l.run);
            size_t own = findings_run_panel(f, l.panel, l.run);
            if (own < run->npanels) {
                put(&l, run, own);
            }
        }
    }
    fputs(l.lines > 0 ? "</ul>\n" : "", out);
}

static void put_figures(FILE *out, const struct findings *f)
{
    fputs("<section id=\"figures\" aria-labelledby=\"figures-title\">\n"
          "<h2 id=\"figures-title\">Figures</h2>\n"
          "<form class=\"filters script\" id=\"filters\" role=\"search\" "
          "aria-label=\"Filter the tables\"></form>\n"
          "<h3>Every cell</h3>\n",
          out);
    html_cells(out, f);
    html_sides(out, f);
    fputs("<h3>Verdicts, by every metric</h3>\n", out);
    if (search_report_knows(f->r)) {
        fputs("<p class=\"note\">" SEARCH_REPORT_STRICTER "</p>\n", out);
    }
    html_verdicts(out, f);
    fputs("<h3>Where the time goes</h3>\n", out);
    html_time(out, f);
    html_counters(out, f);
    fputs("<h3>Where a dearer start pays back</h3>\n", out);
    put_laws(out, f, put_breakeven_line);
    html_breakeven(out, f);
    fputs("<h3>Scaling laws</h3>\n", out);
    put_laws(out, f, put_scaling_line);
    html_scaling(out, f);
    fputs("</section>\n", out);
}

static void put_samples(FILE *out, const struct findings *f)
{
    unsigned every = html_samples_every(f->r);

    fputs("<section id=\"samples\" aria-labelledby=\"samples-title\">\n"
          "<h2 id=\"samples-title\" tabindex=\"-1\">Raw samples</h2>\n",
          out);
    if (every > 1) {
        fprintf(out,
                "<p class=\"note\">The run%s %zu samples. The page holds "
                "those of every %uth block; <code>samples.csv</code> and "
                "<code>run.db</code> have all.</p>\n",
                f->r->nruns > 0 ? "s have" : " has", html_samples_all(f->r),
                every);
    }
    fputs("<div id=\"viewer\" class=\"script\"></div>\n<p class=\"plain\">"
          "Samples are shown by a script, which does not run here; "
          "<code>samples.csv</code> and <code>run.db</code> have them.</p>\n"
          "</section>\n",
          out);
}

static int put_page(FILE *out, const struct page *p, struct err *e)
{
    put_head(out, p);
    put_header(out, p->f->r);
    if (html_answer(out, p->f, e) || html_differs(out, p->f->r, e)) {
        return -1;
    }
    put_charts(out, p);
    put_figures(out, p->f);
    put_samples(out, p->f);
    html_trust(out, p->f);
    html_machine(out, p->f);
    html_recipe(out, p->f);
    fputs("</main>\n<div id=\"said\" class=\"unseen\" role=\"status\"></div>\n",
          out);
    html_data(out, p->f);
    fputs("<script>", out);
    put_asset(out, &html_page_js);
    fputs("</script>\n</body>\n</html>\n", out);
    return 0;
}

static int draw_charts(struct page *p, const struct report_options *o,
                       const char *dir, struct err *e)
{
    size_t n = p->f->nmodels + 1;
    FILE *charts = open_memstream(&p->charts, &p->charts_bytes);

    if (charts == NULL) {
        return err_set(e, "no memory for the page's charts");
    }
    int status = html_charts(charts, p->f, o, dir, &p->colours, e);
    if (fclose(charts) != 0 && status == 0) {
        status = err_set(e, "no memory for the page's charts");
    }
    p->styles = calloc(n, sizeof *p->styles);
    p->tones = calloc(n, sizeof *p->tones);
    if (p->styles == NULL || p->tones == NULL) {
        return err_set(e, "no memory to report %zu models", n - 1);
    }
    chart_runs_styles(p->f, p->styles, p->tones);
    return status;
}

static int write_page(const struct findings *f, const struct report_options *o,
                      const char *dir, struct err *e)
{
    struct page p = {.f = f};
    struct file_out out;
    int status = draw_charts(&p, o, dir, e);

    if (status == 0) {
        status = file_out_open(&out, dir, "report.html", e);
    }
    if (status == 0) {
        status = put_page(out.stream, &p, e);
        if (status == 0) {
            status = file_out_close(&out, e);
        } else {
            file_out_discard(&out);
        }
    }
    html_colours_free(&p.colours);
    free(p.tones);
    free(p.styles);
    free(p.charts);
    return status;
}

static int report(const struct results *r, const struct report_options *o,
                  const char *dir, struct err *e)
{
    struct findings f;

    if (findings_make(&f, r, e)) {
        return -1;
    }
    int status = findings_add_laws(&f, e) || findings_add_metrics(&f, e)
                     ? -1
                     : write_page(&f, o, dir, e);
    findings_free(&f);
    return status;
}

const struct reporter reporter_html = {
    .name = "html",
    .summary = "report.html: one page with findings, charts, tables that sort "
               "and filter, raw samples, machine",
    .write = report,
    .several = true,
};
