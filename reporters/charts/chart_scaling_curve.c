/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart_scaling_curve.h"

#include <math.h>

enum { PROBES = 20 };

/* As far as a law is drawn beyond what was measured, and as far as it is for
 * the sake of its peak. */
static const double reach = 1.3;
static const double peak_reach = 2.0;

/* Where the text begins, of a panel's width. */
static const double text_from = 0.4;

static const struct interval *rate(const struct findings *f, size_t cell)
{
    return f->summaries[cell].ops_per_s.value > 0.0
                   && !cell_is_sequential(&f->r->cells[cell])
               ? &f->summaries[cell].ops_per_s
               : NULL;
}

bool curve_has(const struct curve *v, const struct findings *f, size_t cell)
{
    return rate(f, cell) != NULL && findings_of_model(f, v->model, cell)
           && findings_in_panel(f, v->panel, cell);
}

bool curve_find(struct curve *v, const struct findings *f, size_t panel,
                size_t model)
{
    size_t counts = 0;

    *v = (struct curve){.panel = panel, .model = model};
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (curve_has(v, f, i)) {
            unsigned workers = f->r->cells[i].workers;
            counts += workers != v->max_workers ? 1U : 0U;
            v->max_workers =
                workers > v->max_workers ? workers : v->max_workers;
        }
    }
    for (size_t i = 0; i < f->nscalings; i++) {
        const struct scaling *s = &f->scalings[i];
        if (findings_in_panel(f, panel, s->cell)
            && findings_of_model(f, model, s->cell)) {
            v->laws[s->law] = s;
        }
    }
    return counts > 1 && v->laws[SCALING_AMDAHL] != NULL
           && v->laws[SCALING_USL] != NULL;
}

double curve_rate(const struct scaling *s, double workers)
{
    const struct scaling_fit fit = {.lambda = s->lambda.value,
                                    .sigma = s->sigma.value,
                                    .kappa = s->kappa.value};

    return scaling_throughput(&fit, workers);
}

double curve_end(const struct curve *v, const struct scaling *s)
{
    return scaling_is_poor(s) ? s->max_workers : v->plane.x_high;
}

bool curve_has_peak(const struct curve *v)
{
    const struct scaling *s = v->laws[SCALING_USL];

    return scaling_has_fit(s) && !scaling_is_poor(s)
           && s->peak_workers.value > 1.0
           && s->peak_workers.value <= peak_reach * v->max_workers;
}

struct extent {
    double low;
    double high;
};

static void widen(struct extent *e, double low, double high)
{
    e->low = fmin(e->low, low);
    e->high = fmax(e->high, high);
}

/* What points and laws take from this count on. */
static struct extent extent_from(const struct findings *f,
                                 const struct curve *v, double from)
{
    struct extent e = {INFINITY, 0.0};

    for (size_t i = 0; i < f->r->ncells; i++) {
        if (curve_has(v, f, i) && f->r->cells[i].workers >= from) {
            widen(&e, rate(f, i)->low, rate(f, i)->high);
        }
    }
    for (int law = 0; law < SCALING_LAWS; law++) {
        const struct scaling *s = v->laws[law];
        /* One that is off does not say what is worth the room. */
        bool counts = scaling_has_fit(s) && !scaling_is_poor(s);
        for (int i = 0; i <= PROBES && counts; i++) {
            double at = from + (curve_end(v, s) - from) * i / PROBES;
            widen(&e, curve_rate(s, at), curve_rate(s, at));
        }
    }
    return e;
}

/* The text stands below the curve, or where that hides something, above it. */
void curve_measure(struct curve *v, const struct findings *f, double text_part)
{
    struct plane *p = &v->plane;
    double end = reach * v->max_workers;

    if (curve_has_peak(v)) {
        end = fmax(end, 1.1 * v->laws[SCALING_USL]->peak_workers.value);
    }
    plane_measure_x(p, 1.0, v->max_workers, false);
    p->x_high = end;
    double from = p->log_x ? p->x_low * pow(end / p->x_low, text_from)
                           : p->x_low + text_from * (end - p->x_low);
    struct extent all = extent_from(f, v, 1.0);
    struct extent right = extent_from(f, v, from);
    p->log_y = p->log_x && all.high > 4.0 * all.low;
    v->text_high = !p->log_y && right.low < text_part * all.high;
    plane_measure_y(p, all.low / 3.0,
                    v->text_high
                        ? fmax(all.high, right.high / (1.0 - text_part))
                        : all.high);
}
