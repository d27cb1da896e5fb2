/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report.h"

#include "folder.h"
#include "registry.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

const struct report_options report_defaults = {0};

const char report_default_formats[] = "csv,machine,svg,png,text,md,html,trace";

/* The next name of a list; false at its end. */
static bool next(const char **at, char name[32])
{
    size_t length = strcspn(*at, ",");

    if (**at == '\0') {
        return false;
    }
    snprintf(name, 32, "%.*s", (int)(length < 31 ? length : 31), *at);
    *at += length;
    *at += **at == ',';
    return true;
}

int report_check(const char *formats, struct err *e)
{
    char name[32];

    if (formats[0] == '\0') {
        return err_set(e, "no format is named");
    }
    for (const char *at = formats; next(&at, name);) {
        if (reporter_find(name) != NULL) {
            continue;
        }
        err_set(e, "no format '%s'; there are:", name);
        for (size_t i = 0; reporter_table[i] != NULL; i++) {
            size_t used = strlen(e->text);
            snprintf(e->text + used, sizeof e->text - used, "%s %s",
                     i > 0 ? "," : "", reporter_table[i]->name);
        }
        return -1;
    }
    return 0;
}

int report_check_several(const char *formats, struct err *e)
{
    char name[32];

    for (const char *at = formats; next(&at, name);) {
        const struct reporter *reporter = reporter_find(name);
        if (reporter != NULL && !reporter->several) {
            return err_set(
                e, "%s takes one run at a time: report each by itself", name);
        }
    }
    return 0;
}

void report_several_formats(char formats[REPORT_FORMATS_BYTES])
{
    char name[32];
    size_t used = 0;

    formats[0] = '\0';
    for (const char *at = report_default_formats; next(&at, name);) {
        const struct reporter *reporter = reporter_find(name);
        if (reporter != NULL && reporter->several) {
            snprintf(formats + used, REPORT_FORMATS_BYTES - used, "%s%s",
                     used > 0 ? "," : "", name);
            used = strlen(formats);
        }
    }
}

int report_write(const struct results *r, const struct report_options *o,
                 const char *dir, const char *formats, struct err *e)
{
    char name[32];
    int result = 0;

    *e = (struct err){0};
    if (report_check(formats, e) || folder_make(dir, e)) {
        return -1;
    }
    for (const char *at = formats; next(&at, name);) {
        const struct reporter *reporter = reporter_find(name);
        struct err why = {0};
        if (reporter->write(r, o, dir, &why)
            && (result == 0
                || (result == REPORT_UNDRAWN && !reporter->draws))) {
            *e = why;
            err_prefix(e, "%s: ", name);
            result = reporter->draws ? REPORT_UNDRAWN : -1;
        }
    }
    return result;
}
