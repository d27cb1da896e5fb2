/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map_plan.h"

#include "order.h"
#include "stats.h"

#include <math.h>

/* What a sure field is sure of: a model, or that none wins. */
static const size_t NOBODY = SIZE_MAX;

/* Looking after every block would end on the first that happens to favour
 * somebody: one looks after 6, 9, 13, 19 … blocks. */
static bool is_looked_at(const struct map_rules *r, const struct map_field *f)
{
    unsigned look = r->min_blocks;

    while (look < f->tried) {
        look += look > 1 ? look / 2 : 1;
    }
    return look == f->tried || f->tried >= r->max_blocks;
}

/* Whether no more blocks are needed to know what it is sure of. A difference
 * within the margin is nobody's win: else the noise of many a small one would
 * draw borders all over the map. */
static bool is_sure(const struct map_rules *r, const struct map_field *f,
                    size_t *of)
{
    if (f->tried < r->min_blocks || f->n < STATS_MIN_SAMPLES
        || !is_looked_at(r, f)) {
        return false;
    }
    double most = fmax(f->ratio.high, 1.0 / f->ratio.low);
    if (most <= 1.0 + r->margin) {
        *of = NOBODY;
        return true;
    }
    *of = f->winner;
    return f->ratio.low > 1.0;
}

static bool is_coarse(size_t i, size_t n)
{
    return i % 2 == 0 || i == n - 1;
}

bool map_plan_opens(const struct map_rules *r, size_t index)
{
    return is_coarse(index % r->nx, r->nx) && is_coarse(index / r->nx, r->ny);
}

/* Whether the nearest fields of the first look around this one, two or four,
 * are sure of the same. */
static bool is_enclosed(const struct map_rules *r,
                        const struct map_field *fields, size_t index,
                        size_t *of)
{
    size_t x = index % r->nx;
    size_t y = index / r->nx;
    size_t dx = is_coarse(x, r->nx) ? 0 : 1;
    size_t dy = is_coarse(y, r->ny) ? 0 : 1;
    const size_t corners[] = {
        (y - dy) * r->nx + x - dx,
        (y - dy) * r->nx + x + dx,
        (y + dy) * r->nx + x - dx,
        (y + dy) * r->nx + x + dx,
    };
    size_t other;

    if (!is_sure(r, &fields[corners[0]], of)) {
        return false;
    }
    for (size_t i = 1; i < sizeof corners / sizeof *corners; i++) {
        if (!is_sure(r, &fields[corners[i]], &other) || other != *of) {
            return false;
        }
    }
    return true;
}

/* Whether a neighbour speaks against what encloses a field: it is sure of
 * something else, or could not be brought to be sure. */
static bool objects(const struct map_rules *r, const struct map_field *f,
                    size_t to)
{
    size_t of;

    if (is_sure(r, f, &of)) {
        return of != to;
    }
    return f->tried >= r->max_blocks;
}

static bool can_infer(const struct map_rules *r, const struct map_field *fields,
                      size_t index, size_t *of)
{
    size_t x = index % r->nx;
    size_t y = index / r->nx;

    return fields[index].tried == 0 && is_enclosed(r, fields, index, of)
           && !(x > 0 && objects(r, &fields[index - 1], *of))
           && !(x + 1 < r->nx && objects(r, &fields[index + 1], *of))
           && !(y > 0 && objects(r, &fields[index - r->nx], *of))
           && !(y + 1 < r->ny && objects(r, &fields[index + r->nx], *of));
}

/* Reasons to measure a field, the first to be dealt with first. */
enum need { NEED_OPENING, NEED_BORDER, NEED_MORE, NEED_NOTHING };

static enum need need_of(const struct map_rules *r,
                         const struct map_field *fields, size_t index)
{
    const struct map_field *f = &fields[index];
    size_t of;

    if (f->tried < r->min_blocks) {
        if (map_plan_opens(r, index)) {
            return NEED_OPENING;
        }
        return can_infer(r, fields, index, &of) ? NEED_NOTHING : NEED_BORDER;
    }
    return f->tried < r->max_blocks && !is_sure(r, f, &of) ? NEED_MORE
                                                           : NEED_NOTHING;
}

size_t map_plan_round(const struct map_rules *r, const struct map_field *fields,
                      size_t *out)
{
    size_t all = r->nx * r->ny;
    enum need first = NEED_NOTHING;
    unsigned blocks = 0;
    size_t n = 0;

    for (size_t i = 0; i < all; i++) {
        enum need need = need_of(r, fields, i);
        first = need < first ? need : first;
        blocks += fields[i].tried;
    }
    if (first == NEED_NOTHING) {
        return 0;
    }
    order_shuffle(out, all, r->seed, blocks);
    for (size_t i = 0; i < all; i++) {
        if (need_of(r, fields, out[i]) == first) {
            out[n++] = out[i];
        }
    }
    return n;
}

size_t map_plan_left(const struct map_rules *r, const struct map_field *fields)
{
    size_t left = 0;

    for (size_t i = 0; i < r->nx * r->ny; i++) {
        unsigned tried = fields[i].tried;
        if (need_of(r, fields, i) != NEED_NOTHING) {
            left += tried < r->min_blocks ? r->min_blocks - tried : 1;
        }
    }
    return left;
}

void map_plan_infer(const struct map_rules *r, struct map_field *fields)
{
    size_t of;

    for (size_t i = 0; i < r->nx * r->ny; i++) {
        if (can_infer(r, fields, i, &of)) {
            fields[i].inferred = true;
            fields[i].winner = of == NOBODY ? 0 : of;
            fields[i].verdict = of == NOBODY ? MAP_NO_DIFFERENCE : MAP_WINS;
        }
    }
}
