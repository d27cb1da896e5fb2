/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html_trust.h"

#include "findings_runs.h"
#include "html_out.h"
#include "html_runs.h"
#include "remarks.h"
#include "steadiness.h"
#include "tally.h"

enum { INCIDENTS_MAX = 20 };

static void put_item(FILE *out, const char *text)
{
    fputs("<li>", out);
    html_text(out, text);
    fputs("</li>\n", out);
}

static void put_lines(FILE *out, const struct findings *f)
{
    char text[TALLY_TEXT_BYTES];
    char unsteady[STEADINESS_BYTES];
    char remark[REMARK_BYTES];

    fputs("<ul>\n", out);
    for (size_t i = 0; i < TALLY_LINES; i++) {
        if (tally_line(f->r, i, text) == 0) {
            put_item(out, text);
        }
    }
    for (int i = 0; i < STEADINESS_LINES; i++) {
        if (steadiness_line(f, (enum steadiness)i, unsteady) == 0) {
            put_item(out, unsteady);
        }
    }
    for (size_t i = 0; remark_line(f, i, remark) == 0; i++) {
        put_item(out, remark);
    }
    fputs("</ul>\n", out);
}

static void put_incident(FILE *out, const struct findings *f,
                         const struct result_sample *s)
{
    const struct cell *c = &f->r->cells[s->cell];
    char label[CELL_LABEL_BYTES];

    fprintf(out, "<li>Block %u, ", s->block);
    cell_workload_label(c, label);
    html_text(out, label);
    fputs(", ", out);
    cell_model_label(c, label);
    html_text(out, label);
    fprintf(out, ", %u worker%s: <strong>%s</strong>", c->workers,
            c->workers == 1 ? "" : "s", sample_status_name(s->sample.status));
    if (s->error[0] != '\0') {
        fputs(": ", out);
        html_text(out, s->error);
    }
    fputs("</li>\n", out);
}

/* What was lost first: disturbed samples may be many. */
static void put_incidents(FILE *out, const struct findings *f, const char *mark)
{
    size_t n = f->r->nsamples;
    size_t shown = 0;
    size_t all = 0;

    for (size_t i = 0; i < n; i++) {
        all += results_status(f->r, i) != SAMPLE_OK;
    }
    if (all == 0) {
        return;
    }
    fprintf(out,
            "<details%s>\n<summary>%zu sample%s disturbed or lost</summary>\n"
            "<ul>\n",
            all <= INCIDENTS_MAX ? " open" : "", all, all == 1 ? "" : "s");
    for (size_t i = 0; i < 2 * n && shown < INCIDENTS_MAX; i++) {
        bool lost = !results_usable(f->r, i % n);
        if (results_status(f->r, i % n) != SAMPLE_OK && lost == (i < n)) {
            struct result_sample room;
            put_incident(out, f, results_sample(f->r, i % n, &room));
            shown++;
        }
    }
    fputs("</ul>\n", out);
    if (all > shown) {
        fprintf(out, "<p>… and %zu more.</p>\n", all - shown);
    }
    fprintf(out,
            "<p class=\"script\"><button type=\"button\" "
            "id=\"show-bad%s\">Show all of them among the raw "
            "samples</button></p>\n</details>\n",
            mark);
}

void html_trust(FILE *out, const struct findings *f)
{
    fputs("<section id=\"trust\" aria-labelledby=\"trust-title\">\n"
          "<h2 id=\"trust-title\">How far to trust it</h2>\n",
          out);
    for (size_t i = 0; i < findings_runs(f); i++) {
        char mark[HTML_RUN_MARK_BYTES];
        html_run_heading(out, f->r, i);
        html_run_mark(f->r, i, mark);
        put_lines(out, findings_run(f, i));
        put_incidents(out, findings_run(f, i), mark);
    }
    fputs("</section>\n", out);
}
