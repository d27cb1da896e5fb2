/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lock_tally.h"

#include "cmocka_all.h"

static void release(struct worker *w)
{
    struct lock_tally *t = w->lock;

    assert_int_equal(t->released, t->taken);
    t->released++;
    if (t->at_release != NULL) {
        t->at_release(w);
    }
}

static void take(struct worker *w)
{
    struct lock_tally *t = w->lock;

    t->taken++;
    assert_int_equal(t->released, t->taken);
    if (t->at_take != NULL) {
        t->at_take(w);
    }
}

static void safepoint(struct worker *w)
{
    struct lock_tally *t = w->lock;

    assert_int_equal(t->released, t->taken);
    t->safepoints++;
}

static const struct worker_hooks hooks = {
    .safepoint = safepoint, .release = release, .take = take};

void lock_tally_give(struct lock_tally *t, struct worker *w)
{
    *t = (struct lock_tally){0};
    w->hooks = &hooks;
    w->lock = t;
    atomic_store(&w->breaker, 1);
}
