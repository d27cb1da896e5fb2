/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answer of a search for the border, in words. */
#include "crossover_search.h"

#include "label.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *model_of(const struct search *s, enum crossover_side side)
{
    return search_model(s, side == CROSSOVER_SECOND ? 1 : 0);
}

/* "threads win", "gil:interval=1ms wins". */
static const char *verb_of(const char *model)
{
    size_t length = strcspn(model, ":");

    return length > 0 && model[length - 1] == 's' ? "win" : "wins";
}

static void none_text(const struct search *s, char text[48])
{
    if (s->margin > 0.0) {
        snprintf(text, 48, "no difference (within %g %%)", 100.0 * s->margin);
    } else {
        snprintf(text, 48, "no difference");
    }
}

void crossover_side_text(const struct search *s, enum crossover_side side,
                         char text[CELL_LABEL_BYTES + 8])
{
    if (side == CROSSOVER_NONE || side == CROSSOVER_UNCLEAR) {
        snprintf(text, CELL_LABEL_BYTES + 8, "%s",
                 side == CROSSOVER_NONE ? "no difference" : "unclear");
    } else {
        const char *model = model_of(s, side);
        snprintf(text, CELL_LABEL_BYTES + 8, "%.*s %s", CELL_LABEL_BYTES - 1,
                 model, verb_of(model));
    }
}

/* Adds to a text that is cut where there is no more room. */
static void add(char text[CROSSOVER_TEXT_BYTES], const char *more)
{
    size_t used = strlen(text);

    snprintf(text + used, CROSSOVER_TEXT_BYTES - used, "%s", more);
}

/* Between two counts there is none: the first one above a border, or the last
 * one below it. */
static double whole(const struct search_axis *a, double value, bool first,
                    bool at_low)
{
    double above = at_low ? floor(value) + 1.0 : ceil(value);

    if (a->type != PARAM_COUNT) {
        return value;
    }
    return first ? fmin(above, a->high) : fmax(above - 1.0, a->low);
}

/* "cpu=52 % [51 %, 53 %]": the first value above the border or the last below
 * it. */
static void add_border(char text[CROSSOVER_TEXT_BYTES], const struct search *s,
                       const struct crossover_border *b, bool first)
{
    const struct search_axis *a = &s->axes[0];
    char value[UNITS_TEXT_BYTES];
    char low[UNITS_TEXT_BYTES];
    char high[UNITS_TEXT_BYTES];
    char all[4 * UNITS_TEXT_BYTES + CELL_NAME_BYTES];

    search_axis_short(a, whole(a, b->value, first, b->value <= b->low), value);
    search_axis_short(a, whole(a, b->low, first, true), low);
    search_axis_short(a, whole(a, b->high, first, false), high);
    if (strcmp(low, high) == 0) {
        snprintf(all, sizeof all, "%s=%s", a->key, value);
    } else {
        snprintf(all, sizeof all, "%s=%s [%s, %s]", a->key, value, low, high);
    }
    add(text, all);
}

/* "threads win over gil", or "threads win" where it was said over whom. */
static void add_side(char text[CROSSOVER_TEXT_BYTES], const struct search *s,
                     enum crossover_side side, bool over)
{
    char who[CELL_LABEL_BYTES + 8];
    char none[48];

    if (side == CROSSOVER_NONE) {
        none_text(s, none);
        add(text, none);
        return;
    }
    crossover_side_text(s, side, who);
    add(text, who);
    if (over) {
        add(text, " over ");
        add(text, model_of(s, side == CROSSOVER_FIRST ? CROSSOVER_SECOND
                                                      : CROSSOVER_FIRST));
    }
}

static void say_one(char text[CROSSOVER_TEXT_BYTES], const struct search *s,
                    const struct crossover_border *b)
{
    bool from = b->above != CROSSOVER_NONE;

    add(text, from ? "from " : "up to ");
    add_border(text, s, b, from);
    add(text, from ? " on, " : ", ");
    add_side(text, s, from ? b->above : b->below, true);
    add(text, from ? "; below, " : "; above, ");
    add_side(text, s, from ? b->below : b->above, false);
}

static void say_several(char text[CROSSOVER_TEXT_BYTES], const struct search *s,
                        const struct crossover_answer *answer)
{
    char times[48];

    snprintf(times, sizeof times, "it changes %zu times: ", answer->nborders);
    add(text, times);
    for (size_t i = 0; i < answer->nborders; i++) {
        add_side(text, s, answer->borders[i].below, i == 0);
        add(text, " up to ");
        add_border(text, s, &answer->borders[i], false);
        add(text, ", then ");
    }
    add_side(text, s, answer->borders[answer->nborders - 1].above, false);
}

static void add_range(char text[CROSSOVER_TEXT_BYTES], const struct search *s)
{
    const struct search_axis *a = &s->axes[0];
    char low[UNITS_TEXT_BYTES];
    char high[UNITS_TEXT_BYTES];
    char all[2 * UNITS_TEXT_BYTES + CELL_NAME_BYTES + 16];

    search_axis_short(a, a->low, low);
    search_axis_short(a, a->high, high);
    snprintf(all, sizeof all, "from %s=%s to %s", a->key, low, high);
    add(text, all);
}

static void say_same(char text[CROSSOVER_TEXT_BYTES], const struct search *s,
                     const struct crossover_answer *answer)
{
    add(text, "no border ");
    add_range(text, s);
    add(text, ": ");
    add_side(text, s, answer->side, true);
    if (answer->side == CROSSOVER_NONE) {
        add(text, " between ");
        add(text, search_model(s, 0));
        add(text, " and ");
        add(text, search_model(s, 1));
    }
    add(text, " throughout");
}

static void say_undecided(char text[CROSSOVER_TEXT_BYTES],
                          const struct search *s)
{
    add(text, "undecided ");
    add_range(text, s);
    add(text, ": too few samples, or too noisy ones, to tell where ");
    add(text, search_model(s, 0));
    add(text, " and ");
    add(text, search_model(s, 1));
    add(text, " differ");
}

void crossover_sentence(const struct search *s, unsigned workers,
                        const struct crossover_answer *answer,
                        char text[CROSSOVER_TEXT_BYTES])
{
    const char *workload = s->plan.groups[0].axes[PLAN_WORKLOADS].items[0];
    char raw[CROSSOVER_TEXT_BYTES];

    snprintf(raw, sizeof raw, "%.300s", workload);
    if (workers > 0) {
        size_t used = strlen(raw);
        snprintf(raw + used, sizeof raw - used, ", %u worker%s", workers,
                 workers == 1 ? "" : "s");
    }
    if (s->plan.metric != METRIC_TOTAL) {
        add(raw, ", by ");
        add(raw, metric_name(s->plan.metric));
    }
    add(raw, ": ");
    if (answer->kind == CROSSOVER_NO_BORDER) {
        say_same(raw, s, answer);
    } else if (answer->kind == CROSSOVER_UNDECIDED) {
        say_undecided(raw, s);
    } else if (answer->nborders == 1) {
        say_one(raw, s, &answer->borders[0]);
    } else {
        say_several(raw, s, answer);
    }
    add(raw, ".");
    label_clean(raw, text, CROSSOVER_TEXT_BYTES);
}
