/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "by_machine.h"

#include "csv_out.h"
#include "disturbed.h"
#include "file_out.h"
#include "html_out.h"
#include "md_out.h"
#include "search_report.h"
#include "text_out.h"

#include "agreement.h"
#include "results_join.h"

#include <stdlib.h>
#include <string.h>

/* How a section is written: a heading, a line of a list. */
struct style {
    void (*heading)(FILE *out, const char *text, size_t level);
    void (*line)(FILE *out, const char *text);
    const char *begin; /* what stands around a list */
    const char *end;
};

static void text_heading(FILE *out, const char *text, size_t level)
{
    (void)level;
    fprintf(out, "\n%s:\n", text);
}

static void md_heading(FILE *out, const char *text, size_t level)
{
    fprintf(out, "\n%s %s\n\n", level == 1 ? "##" : "###", text);
}

static void md_line(FILE *out, const char *text)
{
    fputs("- ", out);
    md_text(out, text);
    putc('\n', out);
}

static void text_line(FILE *out, const char *text)
{
    text_wrapped(out, text);
}

static void html_heading(FILE *out, const char *text, size_t level)
{
    fprintf(out, "<h%zu>", level + 2);
    html_text(out, text);
    fprintf(out, "</h%zu>\n", level + 2);
}

static void html_line(FILE *out, const char *text)
{
    fputs("<li>", out);
    html_text(out, text);
    fputs("</li>\n", out);
}

static const struct style text_style = {text_heading, text_line, "", ""};
static const struct style md_style = {md_heading, md_line, "", ""};
static const struct style html_style = {html_heading, html_line, "<ul>\n",
                                        "</ul>\n"};

/* Why a run does not count; "" where it does. */
static const char *why_left_out(const struct results *r,
                                char text[DISTURBED_TEXT_BYTES])
{
    text[0] = '\0';
    if (search_report_knows(r)) {
        snprintf(text, DISTURBED_TEXT_BYTES,
                 "It is a search, whose values are its own.");
    } else {
        (void)disturbed_warning(r, text);
    }
    return text;
}

static int find(struct agreement *a, const struct findings *f, struct err *e)
{
    char why[DISTURBED_TEXT_BYTES];
    bool *left_out = calloc(f->r->nruns + 1, sizeof *left_out);

    if (left_out == NULL) {
        return err_set(e, "no memory to report %zu runs", f->r->nruns);
    }
    for (size_t i = 0; i < f->r->nruns; i++) {
        left_out[i] = why_left_out(f->r->runs[i].results, why)[0] != '\0';
    }
    int result =
        agreement_make(a, f->r, f->verdicts, f->nverdicts, left_out, e);
    free(left_out);
    return result;
}

static void put_machines(FILE *out, const struct style *s,
                         const struct agreement *a)
{
    char why[DISTURBED_TEXT_BYTES];
    char line[DISTURBED_TEXT_BYTES + RUN_LABEL_BYTES + 32];

    fputs(s->begin, out);
    for (size_t h = 0; h < a->nhardware; h++) {
        struct text_buffer text = {0};
        agreement_hardware_line(a, h, &text);
        s->line(out, text_buffer_text(&text));
        text_buffer_free(&text);
    }
    for (size_t i = 0; i < a->r->nruns; i++) {
        if (a->left_out[i]) {
            snprintf(line, sizeof line, "%s does not count. %s",
                     a->r->runs[i].label,
                     why_left_out(a->r->runs[i].results, why));
            s->line(out, line);
        }
    }
    fputs(s->end, out);
}

static void put_items(FILE *out, const struct style *s,
                      const struct agreement *a, enum agreement_kind kind)
{
    static const char *const headings[AGREEMENT_KINDS] = {
        "The same on all machines", "Not the same on all machines",
        "Undecided on some machines"};
    bool any = false;

    for (size_t i = 0; i < a->nitems; i++) {
        struct text_buffer text = {0};
        if (a->items[i].kind != kind) {
            continue;
        }
        if (!any) {
            s->heading(out, headings[kind], 2);
            fputs(s->begin, out);
        }
        any = true;
        agreement_sentence(a, &a->items[i], &text);
        s->line(out, text_buffer_text(&text));
        text_buffer_free(&text);
    }
    fputs(any ? s->end : "", out);
}

static int put_section(FILE *out, const struct style *s,
                       const struct findings *f, struct err *e)
{
    struct agreement a = {0};

    if (f->r->nruns < BY_MACHINE_LEAST) {
        return 0;
    }
    if (find(&a, f, e)) {
        return -1;
    }
    if (a.nmachines >= BY_MACHINE_LEAST) {
        char heading[96];
        snprintf(heading, sizeof heading,
                 "By machine, each by itself: %zu machines, %zu runs",
                 a.nmachines, f->r->nruns);
        s->heading(out, heading, 1);
        put_machines(out, s, &a);
        put_items(out, s, &a, AGREEMENT_ALL);
        put_items(out, s, &a, AGREEMENT_DIFFERS);
        put_items(out, s, &a, AGREEMENT_UNSETTLED);
    }
    agreement_free(&a);
    return 0;
}

int by_machine_text(FILE *out, const struct findings *f, struct err *e)
{
    return put_section(out, &text_style, f, e);
}

int by_machine_md(FILE *out, const struct findings *f, struct err *e)
{
    return put_section(out, &md_style, f, e);
}

int by_machine_html(FILE *out, const struct findings *f, struct err *e)
{
    return put_section(out, &html_style, f, e);
}

static void put_row(FILE *out, const struct agreement *a,
                    const struct agreement_item *item, size_t machine)
{
    const struct agreement_machine *m = &a->machines[machine];
    const struct agreement_voice *v = &item->voices[machine];
    const struct results *r = a->r->runs[m->run].results;
    const struct cell *first = &a->r->cells[item->first];
    char label[CELL_LABEL_BYTES];

    csv_text(out, first->workload);
    putc(',', out);
    csv_text(out, first->params);
    fprintf(out, ",%u,", first->workers);
    csv_text(out, first->placement);
    fprintf(out, ",%s,", metric_name(item->metric));
    cell_model_label(first, label);
    csv_text(out, label);
    putc(',', out);
    cell_model_label(&a->r->cells[item->second], label);
    csv_text(out, label);
    fprintf(out, ",%s,", agreement_kind_name(item->kind));
    csv_text(out, m->name);
    putc(',', out);
    csv_text(out, a->hardware[m->hardware].name);
    fprintf(out, ",%u,%u,%zu,%s,%.17g,%.17g\n", r->cores, r->pus, v->runs,
            agreement_stance_name(v->stance), v->least, v->most);
}

static void put_rows(FILE *out, const struct agreement *a)
{
    fputs("workload,params,workers,placement,metric,model,against,agreement,"
          "machine,hardware,cores,pus,runs,verdict,ratio_least,ratio_most\n",
          out);
    for (size_t i = 0; i < a->nitems; i++) {
        for (size_t m = 0; m < a->nmachines; m++) {
            if (a->items[i].voices[m].stance != AGREEMENT_SILENT) {
                put_row(out, a, &a->items[i], m);
            }
        }
    }
}

int by_machine_csv(const struct findings *f, const char *dir, struct err *e)
{
    struct agreement a = {0};
    struct file_out out;
    int status = 0;

    if (f->r->nruns < BY_MACHINE_LEAST) {
        return 0;
    }
    if (find(&a, f, e)) {
        return -1;
    }
    if (a.nmachines >= BY_MACHINE_LEAST) {
        status = file_out_open(&out, dir, "agreement.csv", e);
        if (status == 0) {
            put_rows(out.stream, &a);
            status = file_out_close(&out, e);
        }
    }
    agreement_free(&a);
    return status;
}
