/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart_plane.h"

#include "gnuplot.h"

#include "label.h"
#include "results_join.h"

#include <math.h>
#include <stdio.h>

enum {
    TICK_DIGIT_PX = 8,
    TICK_GAP_PX = 4,
    TICK_PITCH_PX = 26, /* of ticks at the left */
    CORES_COLUMN_PX = 7,
    CORES_GAP_PX = 11, /* between the line and its label, and behind that */
    CORES_TEXT_BYTES = RUN_LABEL_BYTES + 32,
};

struct scale {
    double factor;
    const char *name;
};

/* From the largest on; the last one takes what is smaller. */
static const struct scale scales[][5] = {
    [PLANE_PER_S] = {{1e9, "G/s"}, {1e6, "M/s"}, {1e3, "k/s"}, {1.0, "/s"}},
    [PLANE_BYTES] = {{1073741824.0, "GiB"},
                     {1048576.0, "MiB"},
                     {1024.0, "KiB"},
                     {1.0, "B"}},
    [PLANE_NS] = {{1e9, "s"}, {1e6, "ms"}, {1e3, "µs"}, {1.0, "ns"}},
};

void plane_measure_x(struct plane *p, double least, double most, bool wide)
{
    p->log_x = least > 0.0 && (wide || (most > 8.0 && most >= 8.0 * least));
    p->x_low = p->log_x ? least / 1.25 : least - 0.5;
    p->x_high = p->log_x ? most * 1.25 : most + 0.5;
}

void plane_measure_y(struct plane *p, double low, double high)
{
    p->y_low = p->log_y ? low / 1.2 : 0.0;
    p->y_high = p->log_y ? high * 1.2 : high * 1.12;
}

static double part(bool logarithmic, double low, double high, double value)
{
    return logarithmic ? log(value / low) / log(high / low)
                       : (value - low) / (high - low);
}

double plane_x_px(const struct plane *p, const struct canvas *c, double x)
{
    return part(p->log_x, p->x_low, p->x_high, x) * c->plot_width_px;
}

double plane_y_px(const struct plane *p, const struct canvas *c, double y)
{
    return part(p->log_y, p->y_low, p->y_high, y) * c->plot_height_px;
}

void plane_put(const struct plane *p, const struct canvas *c)
{
    fprintf(c->gp, "set xrange [%.5g:%.5g]\nset yrange [%.5g:%.5g]\n", p->x_low,
            p->x_high, p->y_low, p->y_high);
    if (p->log_x && p->log_y) {
        fputs("set logscale xy 2\n", c->gp);
    } else if (p->log_x) {
        fputs("set logscale x 2\n", c->gp);
    } else if (p->log_y) {
        fputs("set logscale y 10\n", c->gp);
    }
}

static double half_px(unsigned number)
{
    return (number < 10 ? 1.0 : floor(log10(number)) + 1.0) * TICK_DIGIT_PX
           / 2.0;
}

void plane_put_xtics(const struct plane *p, const struct canvas *c,
                     const unsigned *counts, size_t n)
{
    unsigned last = counts[n - 1];
    double last_px = plane_x_px(p, c, last) - half_px(last);
    double free_px = -c->width_px;

    fputs("set xtics (", c->gp);
    for (size_t i = 0; i < n; i++) {
        unsigned count = counts[i];
        double at_px = plane_x_px(p, c, count);
        double left_px = at_px - half_px(count);
        double right_px = at_px + half_px(count) + TICK_GAP_PX;
        const char *comma = i > 0 ? ", " : "";
        if (count == last || (left_px >= free_px && right_px <= last_px)) {
            fprintf(c->gp, "%s'%u' %u", comma, count, count);
            free_px = right_px;
        } else {
            fprintf(c->gp, "%s'' %u", comma, count);
        }
    }
    fputs(")\n", c->gp);
}

static void cores_text(const struct plane_cores *cores,
                       char text[CORES_TEXT_BYTES])
{
    snprintf(text, CORES_TEXT_BYTES, "%u core%s%s%s", cores->cores,
             cores->cores == 1 ? "" : "s", cores->run[0] != '\0' ? " · " : "",
             cores->run);
}

double plane_cores_width_px(const struct plane_cores *cores)
{
    char text[CORES_TEXT_BYTES];

    cores_text(cores, text);
    return CORES_GAP_PX + CORES_COLUMN_PX * (double)label_columns(text);
}

static bool cores_to_the_right(const struct plane *p, const struct canvas *c,
                               const struct plane_cores *cores)
{
    return plane_x_px(p, c, cores->at) + plane_cores_width_px(cores)
           < c->plot_width_px;
}

double plane_cores_px(const struct plane *p, const struct canvas *c,
                      const struct plane_cores *cores)
{
    return plane_x_px(p, c, cores->at)
           - (cores_to_the_right(p, c, cores) ? 0.0
                                              : plane_cores_width_px(cores));
}

void plane_put_cores(const struct plane *p, const struct canvas *c,
                     const struct plane_cores *cores)
{
    bool right = cores_to_the_right(p, c, cores);
    char text[CORES_TEXT_BYTES];

    if (cores->cores == 0 || cores->at < p->x_low || cores->at > p->x_high) {
        return;
    }
    double step = (cores->low ? 0.07 : -0.07) * cores->others;
    cores_text(cores, text);
    fprintf(c->gp,
            "set arrow from %u, graph 0 to %u, graph 1 nohead back "
            "linecolor rgb frame linewidth 1 dashtype (2,3)\n"
            "set label ",
            cores->at, cores->at);
    gnuplot_quote(c->gp, text);
    fprintf(c->gp,
            " at %u, graph %g %s "
            "offset character %s,0 font ',11' textcolor rgb faint\n",
            cores->at, (cores->low ? 0.06 : 0.95) + step,
            right ? "left" : "right", right ? "0.5" : "-0.5");
}

static const struct scale *scale_of(enum plane_unit unit, double value)
{
    const struct scale *s = scales[unit];

    while (s[1].name != NULL && value < s->factor * 0.9999) {
        s++;
    }
    return s;
}

static void put_tick(const struct canvas *c, const struct scale *s,
                     double value, bool first)
{
    fprintf(c->gp, "%s'%g", first ? "" : ", ", value / s->factor);
    fprintf(c->gp, value == 0.0 ? "' 0" : " %s' %.6g", s->name, value);
}

/* Multiples of one step, all in the largest one's unit. */
static void put_even(const struct plane *p, const struct canvas *c,
                     enum plane_unit unit)
{
    const struct scale *s = scale_of(unit, p->y_high);
    double step = canvas_step((p->y_high - p->y_low) / s->factor, c);
    long first = (long)ceil(p->y_low / s->factor / step);
    long last = (long)floor(p->y_high / s->factor / step);

    for (long i = first; i <= last; i++) {
        put_tick(c, s, (double)i * step * s->factor, i == first);
    }
}

/* 1, 2 and 5 times the powers of ten, or these alone; returns how many. */
static size_t put_decades(const struct plane *p, const struct canvas *c,
                          enum plane_unit unit, bool put)
{
    static const double between[] = {1.0, 2.0, 5.0};
    double decades = log10(p->y_high / p->y_low);
    bool all = c->plot_height_px / decades > 3.0 * TICK_PITCH_PX;
    size_t count = 0;

    int first = (int)floor(log10(p->y_low));
    int last = (int)floor(log10(p->y_high));

    for (int power = first; power <= last; power++) {
        for (size_t i = 0; i < (all ? 3U : 1U); i++) {
            double value = pow(10.0, power) * between[i];
            if (value < p->y_low || value > p->y_high) {
                continue;
            }
            if (put) {
                put_tick(c, scale_of(unit, value), value, count == 0);
            }
            count++;
        }
    }
    return count;
}

void plane_put_ytics(const struct plane *p, const struct canvas *c,
                     enum plane_unit unit)
{
    fputs("set ytics (", c->gp);
    if (p->log_y && put_decades(p, c, unit, false) > 1) {
        put_decades(p, c, unit, true);
    } else {
        put_even(p, c, unit);
    }
    fputs(")\n", c->gp);
}
