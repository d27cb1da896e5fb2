/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page to send as a link: what was found, the charts, tables that sort and
 * filter, and each figure's way back to its samples. It fetches nothing. */
#include "reporter.h"

#include "support/breakeven_text.h"
#include "support/chart_palette.h"
#include "support/chart_runs.h"
#include "support/chart_style.h"
#include "support/file_out.h"
#include "support/findings.h"
#include "support/html_assets.h"
#include "support/html_charts.h"
#include "support/html_data.h"
#include "support/html_md.h"
#include "support/html_out.h"
#include "support/html_tables.h"
#include "support/html_trust.h"
#include "support/scaling_text.h"
#include "support/search_report.h"

#include <stdlib.h>
#include <string.h>

enum { SENTENCES_SHOWN = 16 };

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

static void put_head(FILE *out, const struct page *p)
{
    const struct results *r = p->f->r;

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
    html_text(out, r->plan_name[0] != '\0' ? r->plan_name : "a run");
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

static void put_header(FILE *out, const struct results *r)
{
    fputs("<body>\n<a class=\"skip\" href=\"#main\">Skip to the findings</a>\n"
          "<header>\n<h1><span>Threads versus processes</span> ",
          out);
    html_text(out, r->plan_name[0] != '\0' ? r->plan_name : "a run");
    fputs("</h1>\n<p class=\"meta\">", out);
    html_text(out, r->run_id);
    fputs(r->tvp_version[0] != '\0' ? " · tvp " : "", out);
    html_text(out, r->tvp_version);
    fputs("</p>\n<button type=\"button\" id=\"theme\" class=\"script\">Dark "
          "theme</button>\n<nav aria-label=\"Contents\"><ul>"
          "<li><a href=\"#answer\">Findings</a></li>"
          "<li><a href=\"#charts\">Charts</a></li>"
          "<li><a href=\"#figures\">Figures</a></li>"
          "<li><a href=\"#samples\">Raw samples</a></li>"
          "<li><a href=\"#trust\">Trust</a></li>"
          "<li><a href=\"#machine\">Machine</a></li>"
          "<li><a href=\"#recipe\">Again</a></li></ul></nav>\n</header>\n"
          "<main id=\"main\" tabindex=\"-1\">\n",
          out);
}

static int put_search(FILE *out, const struct results *r, struct err *e)
{
    char *md = NULL;
    size_t size = 0;
    FILE *into = open_memstream(&md, &size);

    if (into == NULL) {
        return err_set(e, "no memory for what the search found");
    }
    int failed = search_report_md(r, into, e);
    fclose(into);
    if (!failed) {
        html_from_md(out, md, "What was measured");
    }
    free(md);
    return failed ? -1 : 0;
}

static void put_sentences(FILE *out, const struct findings *f)
{
    fputs("<ul class=\"verdicts\">\n", out);
    for (size_t i = 0; i < f->nsentences; i++) {
        if (i == SENTENCES_SHOWN) {
            fprintf(out,
                    "</ul>\n<details>\n<summary>%zu findings more</summary>\n"
                    "<ul class=\"verdicts\">\n",
                    f->nsentences - i);
        }
        fputs("<li>", out);
        html_text(out, f->sentences[i]);
        fputs("</li>\n", out);
    }
    fputs(f->nsentences > SENTENCES_SHOWN ? "</ul>\n</details>\n" : "</ul>\n",
          out);
}

static int put_answer(FILE *out, const struct findings *f, struct err *e)
{
    char blocks[FINDINGS_BLOCKS_BYTES];

    fputs("<section id=\"answer\" aria-labelledby=\"answer-title\">\n"
          "<h2 id=\"answer-title\">What was found</h2>\n",
          out);
    if (search_report_knows(f->r)) {
        if (put_search(out, f->r, e)) {
            return -1;
        }
    } else {
        put_sentences(out, f);
    }
    findings_blocks(f, blocks);
    fprintf(out,
            "<p class=\"note\">By <code>%s</code>; medians of %s, with the %s "
            "in brackets. Ratios are taken inside blocks.</p>\n</section>\n",
            metric_name(f->r->metric), blocks, findings_interval_word(f));
    return 0;
}

static void put_charts(FILE *out, const struct page *p)
{
    fputs("<section id=\"charts\" aria-labelledby=\"charts-title\">\n"
          "<h2 id=\"charts-title\">Charts</h2>\n",
          out);
    fwrite(p->charts, 1, p->charts_bytes, out);
    fputs("</section>\n", out);
}

/* A line of a list that begins with its first one: returns how many by now. */
static size_t put_law(FILE *out, const struct findings *f, size_t panel,
                      const char *text, size_t lines)
{
    char part[CELL_LABEL_BYTES];

    fputs(lines == 0 ? "<ul>\n<li>" : "<li>", out);
    findings_panel_name(f, panel, part);
    html_text(out, part);
    findings_panel_details(f, panel, part);
    fputs(part[0] != '\0' ? ", " : "", out);
    html_text(out, part);
    fputs(": ", out);
    html_text(out, text);
    fputs("</li>\n", out);
    return lines + 1;
}

static void put_breakeven_lines(FILE *out, const struct findings *f)
{
    char text[SENTENCE_BYTES];
    size_t lines = 0;

    for (size_t i = 0; i < f->npanels; i++) {
        const struct breakeven *b = breakeven_pick(f, i);
        if (b != NULL) {
            breakeven_sentence(f, b, text);
            lines = put_law(out, f, i, text, lines);
        }
    }
    fputs(lines > 0 ? "</ul>\n" : "", out);
}

static void put_scaling_lines(FILE *out, const struct findings *f)
{
    char text[SENTENCE_BYTES];
    size_t lines = 0;

    for (size_t i = 0; i < f->npanels; i++) {
        for (size_t line = 0; line < SCALING_TEXT_LINES; line++) {
            if (scaling_line(f, i, line, text) == 0) {
                lines = put_law(out, f, i, text, lines);
            }
        }
    }
    fputs(lines > 0 ? "</ul>\n" : "", out);
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
    fputs("<h3>Verdicts, by every metric</h3>\n", out);
    html_verdicts(out, f);
    fputs("<h3>Where the time goes</h3>\n", out);
    html_time(out, f);
    html_counters(out, f);
    fputs("<h3>Where a dearer start pays back</h3>\n", out);
    put_breakeven_lines(out, f);
    html_breakeven(out, f);
    fputs("<h3>Scaling laws</h3>\n", out);
    put_scaling_lines(out, f);
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
                "<p class=\"note\">The run has %zu samples. The page holds "
                "those of every %uth block; <code>samples.csv</code> and "
                "<code>run.db</code> have all.</p>\n",
                f->r->nsamples, every);
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
    if (put_answer(out, p->f, e)) {
        return -1;
    }
    put_charts(out, p);
    put_figures(out, p->f);
    put_samples(out, p->f);
    html_trust(out, p->f);
    html_machine(out, p->f->r);
    html_recipe(out, p->f->r);
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
};
