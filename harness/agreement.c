/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agreement.h"

#include "label.h"
#include "results_join.h"

#include <jansson.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *agreement_kind_name(enum agreement_kind kind)
{
    static const char *const names[AGREEMENT_KINDS] = {"all", "differs",
                                                       "unsettled"};

    return names[kind];
}

const char *agreement_stance_name(enum agreement_stance stance)
{
    static const char *const names[AGREEMENT_STANCES + 1] = {
        "wins", "loses", "no difference", "runs disagree", "undecided", ""};

    return names[stance];
}

enum { CPU_COLUMNS = 60 };

/* What tells a machine from others. */
struct facts {
    char host[AGREEMENT_NAME_BYTES]; /* "" where it is not known */
    char allowed[AGREEMENT_NAME_BYTES];
    char hardware[AGREEMENT_NAME_BYTES];
    size_t cpu_bytes; /* of these the CPU's model */
    long long pus;
};

static void put_text(char out[AGREEMENT_NAME_BYTES], const json_t *machine,
                     const char *key)
{
    const char *text = json_string_value(json_object_get(machine, key));

    label_clean(text == NULL ? "" : text, out, AGREEMENT_NAME_BYTES);
}

static void read_facts(struct facts *f, const struct results *r)
{
    json_t *machine =
        json_loads(r->machine_json == NULL ? "" : r->machine_json, 0, NULL);
    char cpu[AGREEMENT_NAME_BYTES + 2];

    *f = (struct facts){.pus = 0};
    put_text(f->host, machine, "host");
    put_text(f->allowed, machine, "allowed");
    put_text(cpu, machine, "cpu_model");
    f->pus = json_integer_value(json_object_get(machine, "pus"));
    json_decref(machine);
    label_shorten(cpu, CPU_COLUMNS);
    if (cpu[0] == '\0') {
        snprintf(cpu, sizeof cpu, "CPU not recorded");
    }
    f->cpu_bytes = strnlen(cpu, 120);
    snprintf(f->hardware, sizeof f->hardware,
             "%.120s, %u core%s, %u hardware thread%s", cpu, r->cores,
             r->cores == 1 ? "" : "s", r->pus, r->pus == 1 ? "" : "s");
}

static bool same_machine(const struct facts *a, const struct facts *b)
{
    return a->host[0] != '\0' && strcmp(a->host, b->host) == 0
           && strcmp(a->hardware, b->hardware) == 0
           && strcmp(a->allowed, b->allowed) == 0 && a->pus == b->pus;
}

static size_t add_hardware(struct agreement *a, const struct facts *f)
{
    const char *name = f->hardware;
    size_t i = 0;

    while (i < a->nhardware && strcmp(a->hardware[i].name, name) != 0) {
        i++;
    }
    if (i == a->nhardware) {
        snprintf(a->hardware[i].name, AGREEMENT_NAME_BYTES, "%s", name);
        a->hardware[i].cpu_bytes = f->cpu_bytes;
        a->nhardware++;
    }
    return i;
}

static bool name_taken(const struct agreement *a, const char *name)
{
    for (size_t i = 0; i < a->nmachines; i++) {
        if (strcmp(a->machines[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static void add_machine(struct agreement *a, size_t run, const struct facts *f)
{
    struct agreement_machine *m = &a->machines[a->nmachines];
    const char *name = f->host[0] != '\0' ? f->host : a->r->runs[run].label;
    char text[AGREEMENT_NAME_BYTES];

    snprintf(text, sizeof text, "%.*s", AGREEMENT_NAME_BYTES - 1, name);
    for (size_t i = 2; name_taken(a, text); i++) {
        snprintf(text, sizeof text, "%.120s (%zu)", name, i);
    }
    *m = (struct agreement_machine){.run = run};
    memcpy(m->name, text, sizeof text);
    m->hardware = add_hardware(a, f);
    a->nmachines++;
}

static int find_machines(struct agreement *a, struct err *e)
{
    size_t n = a->r->nruns;
    struct facts *facts = calloc(n + 1, sizeof *facts);

    if (facts == NULL) {
        return err_set(e, "no memory for %zu machines", n);
    }
    for (size_t i = 0; i < n; i++) {
        size_t m = 0;
        read_facts(&facts[i], a->r->runs[i].results);
        while (m < a->nmachines
               && !same_machine(&facts[i], &facts[a->machines[m].run])) {
            m++;
        }
        if (m == a->nmachines) {
            add_machine(a, i, &facts[i]);
        }
        a->machine_of[i] = m;
        a->machines[m].runs += a->left_out[i] ? 0U : 1U;
        a->counted += a->left_out[i] ? 0U : 1U;
    }
    for (size_t m = 0; m < a->nmachines; m++) {
        a->hardware[a->machines[m].hardware].machines +=
            a->machines[m].runs > 0 ? 1U : 0U;
    }
    free(facts);
    return 0;
}

static bool same_model(const struct cell *a, const struct cell *b)
{
    return strcmp(a->model, b->model) == 0
           && strcmp(a->model_params, b->model_params) == 0;
}

/* Counts of operations are each machine's own, and those of a run alone. */
static bool same_work(const struct cell *a, const struct cell *b)
{
    return a->workers == b->workers && strcmp(a->workload, b->workload) == 0
           && strcmp(a->params, b->params) == 0
           && strcmp(a->placement, b->placement) == 0;
}

static bool is_item(const struct agreement *a,
                    const struct agreement_item *item, const struct verdict *v)
{
    const struct cell *first = &a->r->cells[item->first];
    const struct cell *second = &a->r->cells[item->second];
    const struct cell *winner = &a->r->cells[v->winner];
    const struct cell *other = &a->r->cells[v->runner_up];

    return item->metric == v->metric && same_work(first, winner)
           && ((same_model(first, winner) && same_model(second, other))
               || (same_model(first, other) && same_model(second, winner)));
}

/* The item of a verdict, made if need be; NULL without memory. */
static struct agreement_item *find_item(struct agreement *a,
                                        const struct verdict *v)
{
    struct agreement_item *grown;

    for (size_t i = 0; i < a->nitems; i++) {
        if (is_item(a, &a->items[i], v)) {
            return &a->items[i];
        }
    }
    grown = realloc(a->items, (a->nitems + 1) * sizeof *grown);
    if (grown == NULL) {
        return NULL;
    }
    a->items = grown;
    struct agreement_item *item = &grown[a->nitems];
    *item = (struct agreement_item){
        .metric = v->metric,
        .first = v->winner,
        .second = v->runner_up,
        .voices = calloc(a->nmachines + 1, sizeof *item->voices)};
    if (item->voices == NULL) {
        return NULL;
    }
    for (size_t m = 0; m < a->nmachines; m++) {
        item->voices[m].stance = AGREEMENT_SILENT;
    }
    a->nitems++;
    return item;
}

static enum agreement_stance stance_of(const struct verdict *v, bool first)
{
    return v->kind == VERDICT_WINS
               ? (first ? AGREEMENT_FIRST : AGREEMENT_SECOND)
           : v->kind == VERDICT_NO_DIFFERENCE ? AGREEMENT_NO_DIFFERENCE
                                              : AGREEMENT_UNDECIDED;
}

/* An undecided run says nothing beside one that is decided. */
static void add_voice(struct agreement_voice *voice,
                      enum agreement_stance stance, double ratio)
{
    bool speaks = voice->stance != AGREEMENT_SILENT
                  && voice->stance != AGREEMENT_UNDECIDED;

    voice->runs++;
    if (speaks && stance == AGREEMENT_UNDECIDED) {
        return;
    }
    if (!speaks && stance != voice->stance) {
        voice->least = ratio;
        voice->most = ratio;
    } else {
        voice->least = fmin(voice->least, ratio);
        voice->most = fmax(voice->most, ratio);
    }
    voice->stance = speaks && voice->stance != stance ? AGREEMENT_TORN : stance;
}

static int add_verdicts(struct agreement *a, const struct verdict *verdicts,
                        size_t n, struct err *e)
{
    for (size_t i = 0; i < n; i++) {
        const struct verdict *v = &verdicts[i];
        const struct cell *winner = &a->r->cells[v->winner];
        if (a->left_out[winner->run] || v->ratio.value <= 0.0) {
            continue;
        }
        struct agreement_item *item = find_item(a, v);
        if (item == NULL) {
            return err_set(e, "no memory to compare %zu machines",
                           a->nmachines);
        }
        bool first = same_model(&a->r->cells[item->first], winner);
        add_voice(&item->voices[a->machine_of[winner->run]],
                  stance_of(v, first),
                  first ? v->ratio.value : 1.0 / v->ratio.value);
    }
    return 0;
}

/* Whoever wins more often is the first. */
static void turn(const struct agreement *a, struct agreement_item *item)
{
    size_t first = item->first;
    size_t wins = item->counts[AGREEMENT_FIRST];

    item->first = item->second;
    item->second = first;
    item->counts[AGREEMENT_FIRST] = item->counts[AGREEMENT_SECOND];
    item->counts[AGREEMENT_SECOND] = wins;
    for (size_t m = 0; m < a->nmachines; m++) {
        struct agreement_voice *v = &item->voices[m];
        double least = v->least;
        if (v->stance == AGREEMENT_SILENT) {
            continue;
        }
        v->least = 1.0 / v->most;
        v->most = 1.0 / least;
        v->stance = v->stance == AGREEMENT_FIRST    ? AGREEMENT_SECOND
                    : v->stance == AGREEMENT_SECOND ? AGREEMENT_FIRST
                                                    : v->stance;
    }
}

static void count(const struct agreement *a, struct agreement_item *item)
{
    size_t said = 0; /* unlike things that are decided */

    for (size_t m = 0; m < a->nmachines; m++) {
        if (item->voices[m].stance != AGREEMENT_SILENT) {
            item->counts[item->voices[m].stance]++;
            item->machines++;
        }
    }
    if (item->counts[AGREEMENT_SECOND] > item->counts[AGREEMENT_FIRST]) {
        turn(a, item);
    }
    for (size_t s = 0; s < AGREEMENT_TORN; s++) {
        said += item->counts[s] > 0 ? 1U : 0U;
    }
    item->kind = said > 1 || item->counts[AGREEMENT_TORN] > 0
                     ? AGREEMENT_DIFFERS
                 : item->counts[AGREEMENT_UNDECIDED] > 0 ? AGREEMENT_UNSETTLED
                                                         : AGREEMENT_ALL;
}

int agreement_make(struct agreement *a, const struct results *joined,
                   const struct verdict *verdicts, size_t n,
                   const bool *left_out, struct err *e)
{
    size_t runs = joined->nruns;

    *a = (struct agreement){.r = joined};
    a->hardware = calloc(runs + 1, sizeof *a->hardware);
    a->machines = calloc(runs + 1, sizeof *a->machines);
    a->machine_of = calloc(runs + 1, sizeof *a->machine_of);
    a->left_out = calloc(runs + 1, sizeof *a->left_out);
    if (a->hardware == NULL || a->machines == NULL || a->machine_of == NULL
        || a->left_out == NULL) {
        agreement_free(a);
        return err_set(e, "no memory for %zu machines", runs);
    }
    memcpy(a->left_out, left_out, runs * sizeof *a->left_out);
    if (find_machines(a, e) || add_verdicts(a, verdicts, n, e)) {
        agreement_free(a);
        return -1;
    }
    for (size_t i = 0; i < a->nitems; i++) {
        count(a, &a->items[i]);
    }
    return 0;
}

void agreement_free(struct agreement *a)
{
    for (size_t i = 0; i < a->nitems; i++) {
        free(a->items[i].voices);
    }
    free(a->items);
    free(a->hardware);
    free(a->machines);
    free(a->machine_of);
    free(a->left_out);
    *a = (struct agreement){0};
}
