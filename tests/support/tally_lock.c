/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally_lock.h"

#include "cmocka_all.h"

static void release(struct worker *w)
{
    struct tally_lock *t = w->lock;

    assert_int_equal(t->released, t->taken);
    t->released++;
}

static void take(struct worker *w)
{
    struct tally_lock *t = w->lock;

    t->taken++;
    assert_int_equal(t->released, t->taken);
}

static void safepoint(struct worker *w)
{
    struct tally_lock *t = w->lock;

    assert_int_equal(t->released, t->taken); /* held */
    t->safepoints++;
}

void tally_lock_give(struct worker *w, struct tally_lock *t)
{
    static const struct worker_hooks hooks = {
        .release = release, .take = take, .safepoint = safepoint};

    *t = (struct tally_lock){0};
    w->hooks = &hooks;
    w->lock = t;
    atomic_store(&w->breaker, 1);
}
