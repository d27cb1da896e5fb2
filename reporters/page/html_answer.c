/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html_answer.h"

#include "by_machine.h"
#include "disturbed.h"
#include "findings_runs.h"
#include "html_md.h"
#include "html_out.h"
#include "html_runs.h"
#include "search_report.h"

#include <stdlib.h>

enum { SENTENCES_SHOWN = 16 };

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

static int put_run(FILE *out, const struct findings *f, struct err *e)
{
    char blocks[FINDINGS_BLOCKS_BYTES];
    char warning[DISTURBED_TEXT_BYTES];

    if (disturbed_warning(f->r, warning) == 0) {
        fputs("<p class=\"warning\">", out);
        html_text(out, warning);
        fputs("</p>\n", out);
    }
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
            "in brackets. Ratios are taken inside blocks.</p>\n",
            metric_name(f->r->metric), blocks, findings_interval_word(f));
    return 0;
}

int html_answer(FILE *out, const struct findings *f, struct err *e)
{
    fputs("<section id=\"answer\" aria-labelledby=\"answer-title\">\n"
          "<h2 id=\"answer-title\">What was found</h2>\n",
          out);
    if (by_machine_html(out, f, e)) {
        return -1;
    }
    for (size_t i = 0; i < findings_runs(f); i++) {
        html_run_heading(out, f->r, i);
        if (put_run(out, findings_run(f, i), e)) {
            return -1;
        }
    }
    fputs("</section>\n", out);
    return 0;
}
