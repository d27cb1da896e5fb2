/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gil_profile.h"

#define MS UINT64_C(1000000) /* in nanoseconds */

enum {
    CPYTHON,
    CPYTHON2,
    RUBY,
    OCAML4,
    SUBINTERPRETERS,
    FREE_THREADED,
    PROFILES,
};

const char *const gil_profile_names[PROFILES + 1] = {
    [CPYTHON] = "cpython",
    [CPYTHON2] = "cpython2",
    [RUBY] = "ruby",
    [OCAML4] = "ocaml4",
    [SUBINTERPRETERS] = "subinterpreters",
    [FREE_THREADED] = "free-threaded",
};

const char *const gil_profile_help[PROFILES + 1] = {
    [CPYTHON] = "CPython 3.2 to 3.14: who waits 5 ms without a switch asks "
                "for the lock, and the holder goes on only after another had "
                "it (Python/ceval_gil.c, DEFAULT_INTERVAL and "
                "FORCE_SWITCHING)",
    [CPYTHON2] = "CPython 2.7 and 3.0 to 3.1: at every 100 safepoints the "
                 "holder unlocks and locks again, and nobody asks "
                 "(Python/ceval.c, _Py_CheckInterval)",
    [RUBY] = "CRuby 3.3 and later: a queue, and the holder hands over after "
             "100 ms if others wait (thread_pthread.c, thread_sched_yield; "
             "thread.c, thread_default_quantum_ms)",
    [OCAML4] = "OCaml 4.14: every 50 ms the holder hands over if others wait "
               "(otherlibs/systhreads/st_stubs.c, Thread_timeout; "
               "st_posix.h, st_thread_yield)",
    [SUBINTERPRETERS] = "CPython 3.12 and later, an interpreter with its own "
                        "lock for each worker, in one address space "
                        "(PEP 684, PEP 734)",
    [FREE_THREADED] = "CPython 3.13t and later: no lock; blocking calls "
                      "detach and attach the thread, an atomic each "
                      "(PEP 703; Python/pystate.c, tstate_try_attach)",
};

static const struct gil_profile profiles[PROFILES] = {
    [CPYTHON] = {.config = {.clock = GIL_CLOCK_WAITER,
                            .interval_ns = 5 * MS,
                            .forced_switching = true}},
    [CPYTHON2] = {.config = {.clock = GIL_CLOCK_NONE, .safepoints = 100}},
    [RUBY] = {.config = {.clock = GIL_CLOCK_SLICE,
                         .interval_ns = 100 * MS,
                         .queue = true}},
    [OCAML4] = {.config = {.clock = GIL_CLOCK_TICK,
                           .interval_ns = 50 * MS,
                           .forced_switching = true}},
    [SUBINTERPRETERS] = {.scope = GIL_SCOPE_WORKER,
                         .config = {.clock = GIL_CLOCK_WAITER,
                                    .interval_ns = 5 * MS,
                                    .forced_switching = true}},
    [FREE_THREADED] = {.scope = GIL_SCOPE_NONE,
                       .config = {.clock = GIL_CLOCK_NONE}},
};

const struct gil_profile *gil_profile_at(size_t index)
{
    return &profiles[index];
}
