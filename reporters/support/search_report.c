/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search_report.h"

#include "crossover_found.h"
#include "file_out.h"
#include "map_report.h"
#include "results_join.h"
#include "run_file.h"
#include "search.h"

#include <string.h>

enum { TABLES_MAX = 2 };

static const struct kind {
    const char *name;
    int (*text)(const struct results *r, FILE *out, struct err *e);
    int (*md)(const struct results *r, FILE *out, struct err *e);
    struct {
        const char *file;
        int (*print)(const struct results *r, FILE *out, struct err *e);
    } tables[TABLES_MAX];
} kinds[] = {
    {.name = crossover_search_kind,
     .text = crossover_report_text,
     .md = crossover_report_md,
     .tables = {{"crossover.csv", crossover_report_csv},
                {"borders.csv", crossover_report_borders}}},
    {.name = "map",
     .text = map_report_text,
     .md = map_report_md,
     .tables = {{"map.csv", map_report_csv}}},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static const struct kind *kind_of(const struct results *r)
{
    const struct kind *found = NULL;
    struct search s;
    struct err unused;

    if (search_of_results(&s, r, &unused)) {
        return NULL;
    }
    for (size_t i = 0; i < KINDS; i++) {
        found = strcmp(kinds[i].name, s.kind) == 0 ? &kinds[i] : found;
    }
    search_free(&s);
    return found;
}

bool search_report_knows(const struct results *r)
{
    for (size_t i = 0; i < results_runs(r); i++) {
        if (kind_of(results_run(r, i)) != NULL) {
            return true;
        }
    }
    return false;
}

int search_report_text(const struct results *r, FILE *out, struct err *e)
{
    return kind_of(r)->text(r, out, e);
}

int search_report_md(const struct results *r, FILE *out, struct err *e)
{
    return kind_of(r)->md(r, out, e);
}

/* Of several runs each has tables of its own, named for it. */
static int write_tables(const struct results *r, size_t run, const char *dir,
                        struct err *e)
{
    const struct results *alone = results_run(r, run);
    const struct kind *k = kind_of(alone);

    for (size_t i = 0; k != NULL && i < TABLES_MAX; i++) {
        struct file_out out;
        char name[RUN_FILE_BYTES];
        if (k->tables[i].file == NULL) {
            continue;
        }
        run_file_name(r, run, k->tables[i].file, name);
        if (file_out_open(&out, dir, name, e)) {
            return -1;
        }
        if (k->tables[i].print(alone, out.stream, e)) {
            file_out_discard(&out);
            return -1;
        }
        if (file_out_close(&out, e)) {
            return -1;
        }
    }
    return 0;
}

int search_report_csv(const struct results *r, const char *dir, struct err *e)
{
    for (size_t i = 0; i < results_runs(r); i++) {
        if (write_tables(r, i, dir, e)) {
            return -1;
        }
    }
    return 0;
}
