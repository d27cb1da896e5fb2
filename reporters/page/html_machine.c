/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html_trust.h"

#include "html_out.h"
#include "html_runs.h"

#include "results_join.h"

#include <jansson.h>

#include <stdlib.h>
#include <string.h>

enum { NAME_BYTES = 256 };

static json_t *machine_of(const struct results *r)
{
    return json_loads(r->machine_json == NULL ? "" : r->machine_json, 0, NULL);
}

static void put_value(FILE *out, const json_t *value)
{
    if (json_is_string(value)) {
        html_text(out, json_string_value(value));
    } else if (json_is_integer(value)) {
        fprintf(out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    } else if (json_is_real(value)) {
        html_json_number(out, json_real_value(value));
    } else if (json_is_boolean(value)) {
        fputs(json_is_true(value) ? "yes" : "no", out);
    } else {
        fputs("unknown", out);
    }
}

static void put_members(FILE *out, json_t *object, const char *prefix)
{
    const char *key;
    json_t *value;

    json_object_foreach(object, key, value)
    {
        char name[NAME_BYTES];
        if (json_is_object(value) || json_is_array(value)
            || strcmp(key, "schema_version") == 0) {
            continue;
        }
        snprintf(name, sizeof name, "%s%s", prefix, key);
        for (char *at = name; *at != '\0' && prefix[0] == '\0'; at++) {
            *at = *at == '_' ? ' ' : *at;
        }
        fputs("<div><dt>", out);
        html_text(out, name);
        fputs("</dt><dd>", out);
        put_value(out, value);
        fputs("</dd></div>\n", out);
    }
}

static void put_finding(FILE *out, const char *name, const json_t *finding)
{
    const char *status = json_string_value(json_object_get(finding, "status"));
    static const char *const known[] = {"good", "unknown", "note", "warning",
                                        "unfit"};
    size_t rank = 1;

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        rank = status != NULL && strcmp(status, known[i]) == 0 ? i : rank;
    }
    fputs("<tr><th scope=\"row\">", out);
    html_text(out, name);
    fprintf(out, "</th><td data-v=\"%zu\"><span class=\"status %s\">%s</span>",
            rank, known[rank], known[rank]);
    fputs("</td><td>", out);
    put_value(out, json_object_get(finding, "value"));
    fputs("</td><td>", out);
    if (json_object_get(finding, "effect") != NULL) {
        put_value(out, json_object_get(finding, "effect"));
    }
    fputs("</td></tr>\n", out);
}

static void put_doctor(FILE *out, json_t *findings, const char *mark)
{
    const char *name;
    json_t *finding;

    if (json_object_size(findings) == 0) {
        fputs("<p>The run has no findings of <code>tvp doctor</code>.</p>\n",
              out);
        return;
    }
    fprintf(out,
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
            "aria-labelledby=\"doctor-caption%s\">\n<table id=\"doctor%s\" "
            "class=\"sorts\">\n<caption id=\"doctor-caption%s\">What tvp "
            "doctor found before the first trial</caption>\n<thead><tr><th "
            "scope=\"col\">looked at</th><th scope=\"col\">status</th><th "
            "scope=\"col\">value</th><th scope=\"col\">effect</th></tr>"
            "</thead>\n<tbody>\n",
            mark, mark, mark);
    json_object_foreach(findings, name, finding)
    {
        put_finding(out, name, finding);
    }
    fputs("</tbody>\n</table>\n</div>\n", out);
}

static void put_machine(FILE *out, const struct results *all, size_t run)
{
    const struct results *r = results_run(all, run);
    json_t *machine = machine_of(r);
    char mark[HTML_RUN_MARK_BYTES];
    int level = html_run_level(all);

    html_run_mark(all, run, mark);
    html_run_heading(out, all, run);
    fputs("<dl>\n", out);
    if (r->cores > 0) {
        fprintf(out,
                "<div><dt>allowed to use</dt><dd>%u core%s, %u hardware "
                "thread%s</dd></div>\n",
                r->cores, r->cores == 1 ? "" : "s", r->pus,
                r->pus == 1 ? "" : "s");
    }
    put_members(out, machine, "");
    put_members(out, json_object_get(machine, "environment"), "$");
    fprintf(out, "</dl>\n<h%d>What the doctor found</h%d>\n", level, level);
    put_doctor(out, json_object_get(machine, "doctor"), mark);
    json_decref(machine);
}

void html_machine(FILE *out, const struct findings *f)
{
    bool several = f->r->nruns > 0;

    fprintf(out,
            "<section id=\"machine\" aria-labelledby=\"machine-title\">\n"
            "<h2 id=\"machine-title\">The machine%s</h2>\n",
            several ? "s" : "");
    for (size_t i = 0; i < results_runs(f->r); i++) {
        put_machine(out, f->r, i);
    }
    fputs("</section>\n", out);
}

static void put_plan(FILE *out, const struct results *r)
{
    json_t *machine = machine_of(r);
    json_t *plan = json_object_get(json_object_get(machine, "run"), "plan");
    char *text = plan == NULL ? NULL : json_dumps(plan, JSON_INDENT(2));

    if (text != NULL) {
        fputs("<details>\n<summary>The plan, with options and seed "
              "applied</summary>\n<p>Saved as a file, <code>tvp run "
              "FILE</code> carries it out again.</p>\n<pre tabindex=\"0\">",
              out);
        html_lines(out, text);
        fputs("</pre>\n</details>\n", out);
    }
    free(text);
    json_decref(machine);
}

static void put_recipe(FILE *out, const struct results *r)
{
    fputs("<pre tabindex=\"0\">", out);
    html_text(out, r->command);
    fprintf(out, "</pre>\n<p>The order of the trials came from seed %llu",
            (unsigned long long)r->seed);
    fputs(r->tvp_version[0] != '\0' ? "; measured with tvp " : "", out);
    html_text(out, r->tvp_version);
    fputs(r->started[0] != '\0' ? " on " : "", out);
    html_text(out, r->started);
    fputs(".</p>\n", out);
    put_plan(out, r);
}

void html_recipe(FILE *out, const struct findings *f)
{
    bool several = f->r->nruns > 0;

    fputs("<section id=\"recipe\" aria-labelledby=\"recipe-title\">\n"
          "<h2 id=\"recipe-title\">To measure it again</h2>\n",
          out);
    for (size_t i = 0; i < results_runs(f->r); i++) {
        html_run_heading(out, f->r, i);
        put_recipe(out, results_run(f->r, i));
    }
    fprintf(out,
            "<p>All that was measured is in <code>run.db</code> of %s; "
            "<code>tvp report</code> makes this page and the tables from %s "
            "again.</p>\n</section>\n",
            several ? "each run’s folder" : "the run’s folder",
            several ? "them" : "it");
}
