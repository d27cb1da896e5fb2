/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdatomic.h>
#include <stdint.h>

/*
 * References to an object, counted as runtimes do it.
 *   plain   load, then store: right under a lock alone
 *   atomic  each at once
 *   biased  the owner's as plain, the others' atomic, as in free-threaded
 *           CPython (PEP 703, after Choi and others: Biased reference counting,
 *           PACT 2018)
 */
enum reference_how { REFERENCE_PLAIN, REFERENCE_ATOMIC, REFERENCE_BIASED };

/* On two cache lines, which are fetched in pairs: what one object costs is no
 * other one's. */
struct counted {
    _Alignas(128) unsigned owner; /* a worker's index */
    _Atomic uint32_t local;       /* plain: all references; biased: the owner's;
                                   * one at the start */
    _Atomic int64_t shared;       /* atomic: all more; biased: the others' */
    uint64_t value;
};

/* Relaxed where a runtime's are plain: in C a race of plain ones means
 * nothing. The instructions are the same. */
static inline void reference_add_plain(struct counted *o, uint32_t more)
{
    uint32_t seen = atomic_load_explicit(&o->local, memory_order_relaxed);

    atomic_store_explicit(&o->local, seen + more, memory_order_relaxed);
}

static inline void reference_take(struct counted *o, enum reference_how how,
                                  unsigned self)
{
    if (how == REFERENCE_PLAIN
        || (how == REFERENCE_BIASED && o->owner == self)) {
        reference_add_plain(o, 1);
    } else {
        atomic_fetch_add(&o->shared, 1);
    }
}

/* Others than the owner compare and swap, as CPython's _Py_DecRefShared does:
 * only so does one of them see the last one go. */
static inline void reference_drop(struct counted *o, enum reference_how how,
                                  unsigned self)
{
    if (how == REFERENCE_PLAIN
        || (how == REFERENCE_BIASED && o->owner == self)) {
        reference_add_plain(o, (uint32_t)-1);
    } else if (how == REFERENCE_ATOMIC) {
        atomic_fetch_sub(&o->shared, 1);
    } else {
        int64_t seen = atomic_load_explicit(&o->shared, memory_order_relaxed);
        while (!atomic_compare_exchange_weak(&o->shared, &seen, seen - 1)) {
        }
    }
}
