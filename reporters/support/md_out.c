/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "md_out.h"

#include "label.h"

#include <stdbool.h>
#include <string.h>

void md_text(FILE *out, const char *text)
{
    char clean[MD_TEXT_BYTES];

    label_clean(text, clean, sizeof clean);
    for (const char *at = clean; *at != '\0'; at++) {
        bool first = at == clean; /* of what may be a line */
        if (*at == '<' || *at == '>' || *at == '&') {
            fputs(*at == '<' ? "&lt;" : *at == '>' ? "&gt;" : "&amp;", out);
        } else if (strchr(first ? "\\`*_[]|~$#+-=" : "\\`*_[]|~$", *at)
                   != NULL) {
            fprintf(out, "\\%c", *at);
        } else {
            putc(*at, out);
        }
    }
}

void md_panel(FILE *out, const struct findings *f, size_t panel)
{
    char text[CELL_LABEL_BYTES];

    findings_panel_name(f, panel, text);
    md_text(out, text);
    findings_panel_details(f, panel, text);
    fputs(text[0] != '\0' ? ", " : "", out);
    md_text(out, text);
}
