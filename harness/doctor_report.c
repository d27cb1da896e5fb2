/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doctor_report.h"

#include "doctor_check.h"
#include "label.h"

#include <hwloc.h>

#include <string.h>

enum { COLUMNS = 96, NAME_COLUMN = 10, VALUE_COLUMN = 26 };

/* Words in lines no longer than COLUMNS, from `column` on. The first line
 * begins where the cursor is, at that column. */
static void print_wrapped(const char *text, int column, FILE *out)
{
    int at = column;

    while (*text != '\0') {
        size_t length = strcspn(text, " ");
        char word[FINDING_TEXT_BYTES];
        snprintf(word, sizeof word, "%.*s", (int)length, text);
        int width = (int)label_columns(word);
        if (at > column && at + 1 + width > COLUMNS) {
            fprintf(out, "\n%*s", column, "");
            at = column;
        }
        at += fprintf(out, "%s", at > column ? " " : "") + width;
        fputs(word, out);
        text += length;
        text += strspn(text, " ");
    }
    putc('\n', out);
}

static void print_finding(const struct finding *f, bool first, FILE *out)
{
    fprintf(out, "%-*s%-*s", NAME_COLUMN,
            first ? finding_status_name(f->status) : "",
            VALUE_COLUMN - NAME_COLUMN, f->name);
    print_wrapped(f->value, VALUE_COLUMN, out);
    if (f->effect[0] != '\0') {
        fprintf(out, "%*s", VALUE_COLUMN, "");
        print_wrapped(f->effect, VALUE_COLUMN, out);
    }
    if (f->command[0] != '\0') {
        fprintf(out, "%*s→ ", VALUE_COLUMN, "");
        print_wrapped(f->command, VALUE_COLUMN + 2, out);
    }
}

static void print_group(const struct doctor *d, enum finding_status status,
                        FILE *out)
{
    bool first = true;

    for (size_t i = 0; i < d->count; i++) {
        const struct finding *f = &d->findings[i];
        if (f->status != status) {
            continue;
        }
        /* Good ones are a list; the others stand apart. */
        if (first || f->effect[0] != '\0') {
            putc('\n', out);
        }
        print_finding(f, first, out);
        first = false;
    }
}

static void print_summary(const struct doctor *d, const char *what, FILE *out)
{
    size_t unfit = doctor_tally(d, FINDING_UNFIT);
    size_t warnings = doctor_tally(d, FINDING_WARNING);
    size_t notes = doctor_tally(d, FINDING_NOTE);
    char text[COUNT_TEXT_BYTES];

    if (unfit > 0) {
        fprintf(out, "\nNot fit for %s: %s in the way", what,
                doctor_count(unfit, "thing", text));
    } else {
        fprintf(out, "\nFit for %s", what);
    }
    if (warnings > 0) {
        fprintf(out, ", %s to mend", doctor_count(warnings, "thing", text));
    }
    if (notes > 0) {
        fprintf(out, ", %s to know", doctor_count(notes, "thing", text));
    }
    fprintf(out, "%s.\n",
            unfit + warnings + notes == 0 ? "; nothing disturbs" : "");
}

void doctor_print(const struct doctor *d, FILE *out)
{
    char what[CELL_NAME_BYTES + 64];
    char workers[COUNT_TEXT_BYTES];
    char cpus[COUNT_TEXT_BYTES];
    char allowed[64];

    doctor_count(d->need.workers, "worker", workers);
    snprintf(what, sizeof what, "%s%s%s%s",
             d->need.plan[0] != '\0' ? "the plan " : "", d->need.plan,
             d->need.plan[0] != '\0' ? ", up to " : "", workers);
    hwloc_bitmap_list_snprintf(allowed, sizeof allowed, d->allowed);
    fprintf(out, "What disturbs measuring here, for %s on %s (%s):\n", what,
            doctor_count(d->allowed_count, "CPU", cpus), allowed);
    print_group(d, FINDING_UNFIT, out);
    print_group(d, FINDING_WARNING, out);
    print_group(d, FINDING_NOTE, out);
    print_group(d, FINDING_UNKNOWN, out);
    print_group(d, FINDING_GOOD, out);
    print_summary(d, d->need.plan[0] != '\0' ? "this plan" : workers, out);
}

static json_t *text_or_null(const char *text)
{
    return text[0] == '\0' ? json_null() : json_string(text);
}

static json_t *finding_json(const struct finding *f)
{
    json_t *o = json_object();

    json_object_set_new(o, "name", json_string(f->name));
    json_object_set_new(o, "status",
                        json_string(finding_status_name(f->status)));
    json_object_set_new(o, "value", text_or_null(f->value));
    json_object_set_new(o, "effect", text_or_null(f->effect));
    json_object_set_new(o, "command", text_or_null(f->command));
    return o;
}

json_t *doctor_json(const struct doctor *d)
{
    json_t *o = json_object();
    json_t *findings = json_array();

    for (size_t i = 0; i < d->count; i++) {
        json_array_append_new(findings, finding_json(&d->findings[i]));
    }
    json_object_set_new(o, "schema_version", json_integer(1));
    json_object_set_new(o, "plan", text_or_null(d->need.plan));
    json_object_set_new(o, "workers", json_integer(d->need.workers));
    json_object_set_new(o, "fit",
                        json_boolean(doctor_tally(d, FINDING_UNFIT) == 0));
    json_object_set_new(o, "findings", findings);
    return o;
}

json_t *doctor_record(const struct doctor *d)
{
    json_t *o = json_object();

    for (size_t i = 0; i < d->count; i++) {
        const struct finding *f = &d->findings[i];
        json_t *one = json_object();
        json_object_set_new(one, "status",
                            json_string(finding_status_name(f->status)));
        json_object_set_new(one, "value", text_or_null(f->value));
        if (f->status >= FINDING_WARNING) {
            json_object_set_new(one, "effect", text_or_null(f->effect));
        }
        json_object_set_new(o, f->name, one);
    }
    return o;
}

void doctor_line(const struct doctor *d, char text[DOCTOR_LINE_BYTES])
{
    size_t bad =
        doctor_tally(d, FINDING_WARNING) + doctor_tally(d, FINDING_UNFIT);
    enum { ROOM_BYTES = 2 * FINDING_VALUE_BYTES };
    char things[COUNT_TEXT_BYTES];
    size_t used;
    bool first = true;

    text[0] = '\0';
    if (bad == 0) {
        return;
    }
    used = (size_t)snprintf(
        text, DOCTOR_LINE_BYTES,
        "tvp doctor finds %s that disturb%s measuring here (",
        doctor_count(bad, "thing", things), bad == 1 ? "s" : "");
    for (size_t i = 0; i < d->count; i++) {
        const struct finding *f = &d->findings[i];
        if (f->status < FINDING_WARNING
            || used > DOCTOR_LINE_BYTES - ROOM_BYTES) {
            continue;
        }
        used +=
            (size_t)snprintf(text + used, DOCTOR_LINE_BYTES - used, "%s%s: %s",
                             first ? "" : "; ", f->name, f->value);
        first = false;
    }
    snprintf(text + used, DOCTOR_LINE_BYTES - used, ")");
}
