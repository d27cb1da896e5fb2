/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fidelity_text.h"

#include "label.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { NUMBER_BYTES = 24 };

void fidelity_runtime(const struct comparison *c,
                      char text[FIDELITY_NAME_BYTES])
{
    char whole[COMPARISON_WHAT_BYTES];

    snprintf(whole, sizeof whole, "%.*s", (int)strcspn(c->subject, " "),
             c->subject);
    label_clean(whole, text, FIDELITY_NAME_BYTES);
}

static void number_text(double value, char text[NUMBER_BYTES])
{
    snprintf(text, NUMBER_BYTES, fabs(value) < 100.0 ? "%.3g" : "%.0f", value);
}

void fidelity_figures(const struct comparison *c, size_t n,
                      char text[FIDELITY_FIGURES_BYTES])
{
    char whole[FIDELITY_FIGURES_BYTES];
    char name[FIDELITY_NAME_BYTES];
    char texts[3][NUMBER_BYTES];
    double low = c[0].theirs.value;
    double high = low;

    for (size_t i = 1; i < n; i++) {
        low = fmin(low, c[i].theirs.value);
        high = fmax(high, c[i].theirs.value);
    }
    fidelity_runtime(c, name);
    number_text(low, texts[0]);
    number_text(high, texts[1]);
    number_text(c[0].ours.value, texts[2]);
    bool alike = strcmp(texts[0], texts[1]) == 0;
    /* "2×", but "2 ms" */
    bool apart = c[0].unit[0] >= 'A' && c[0].unit[0] <= 'z';
    snprintf(whole, sizeof whole, "%s %s%s%s, tvp %s%s%s", name, texts[0],
             alike ? "" : "–", alike ? "" : texts[1], texts[2],
             apart ? " " : "", c[0].unit);
    label_clean(whole, text, FIDELITY_FIGURES_BYTES);
}

void fidelity_subtitle(const struct comparison *c, size_t n,
                       char text[FIDELITY_SUBTITLE_BYTES])
{
    char name[FIDELITY_NAME_BYTES];
    size_t within = 0;

    for (size_t i = 0; i < n; i++) {
        within += c[i].within ? 1U : 0U;
    }
    fidelity_runtime(c, name);
    snprintf(text, FIDELITY_SUBTITLE_BYTES,
             "tvp's figure over %s's: medians, and tvp's quartiles over the "
             "blocks; %zu of %zu are as close as they should be",
             name, within, n);
}
