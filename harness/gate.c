/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gate.h"

#include <limits.h>
#include <linux/futex.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <unistd.h>

void gate_set(struct gate *g, enum gate_state state)
{
    /* Release: what the controller wrote before is seen behind the gate. */
    atomic_store_explicit(&g->state, (unsigned)state, memory_order_release);
    syscall(SYS_futex, &g->state, FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
}

enum gate_state gate_wait(struct gate *g)
{
    unsigned state;

    while ((state = atomic_load_explicit(&g->state, memory_order_acquire))
           == GATE_CLOSED) {
        /* Returns at once if it opened in between, or on a signal. */
        syscall(SYS_futex, &g->state, FUTEX_WAIT, GATE_CLOSED, NULL, NULL, 0);
    }
    return (enum gate_state)state;
}
