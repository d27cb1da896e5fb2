/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "bytes.h"
#include "handover.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 3, SIZES = 9, HEADER_BYTES = 24, SIGNALS = 20 };

static const size_t sizes[SIZES] = {0, 1, 7, 8, 9, 4096, 65512, 65536, 3000001};

/* How many signals a worker got; in memory that it shares. */
static atomic_uint *signals;

/* The arena's part, and the controller's. */
struct scene {
    struct handover_way *way;
    struct handover *inbox;
    struct worker workers[WORKERS];
};

static void scene_begin(struct scene *s)
{
    struct err e = {""};

    *s = (struct scene){0};
    s->way = mmap(NULL, sizeof *s->way, PROT_READ | PROT_WRITE,
                  MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(s->way != MAP_FAILED);
    assert_int_equal(handover_open(&s->inbox, s->way, WORKERS, &e), 0);
    for (unsigned i = 0; i < WORKERS; i++) {
        s->workers[i] = (struct worker){.index = i, .way = s->way};
    }
}

static void scene_end(struct scene *s)
{
    handover_close(s->inbox);
    munmap(s->way, sizeof *s->way);
}

/* Reads on until the process ends; returns how it did. */
static int receive_until_end(struct scene *s, pid_t pid)
{
    int status = -1;
    bool ended = false;
    bool more = false;

    while (!ended || more) {
        struct pollfd fd = {.fd = handover_descriptor(s->inbox),
                            .events = POLLIN};
        struct err e = {""};

        poll(&fd, 1, ended ? 0 : 1);
        ended = ended || waitpid(pid, &status, WNOHANG) == pid;
        if (handover_receive(s->inbox, &more, &e) != 0) {
            fail_msg("%s", e.text);
        }
    }
    return status;
}

static bool compares(const struct scene *s, unsigned worker, uint64_t results,
                     uint64_t bytes)
{
    struct err e = {""};
    struct worker said = {.index = worker,
                          .handed = {.results = results, .bytes = bytes}};

    return handover_compare(s->inbox, said.index, &said.handed, &e) == 0;
}

/* Every size, twice over. */
static int hand_all_over(struct worker *w)
{
    unsigned char *data = malloc(sizes[SIZES - 1] + 1);
    struct err e;
    int failed = data == NULL;

    for (int i = 0; i < 2 * SIZES && !failed; i++) {
        bytes_fill(data, sizes[i % SIZES], (uint64_t)(w->index + 1) * 8);
        failed = worker_hand_over(w, data, sizes[i % SIZES], &e);
    }
    free(data);
    return failed;
}

static uint64_t all_bytes(void)
{
    uint64_t sum = 0;

    for (int i = 0; i < SIZES; i++) {
        sum += sizes[i];
    }
    return 2 * sum;
}

static void count_signal(int number)
{
    (void)number;
    atomic_fetch_add(signals, 1);
}

/* In a process of its own. */
static _Noreturn void live(struct worker *w, long signal_every_us)
{
    const struct itimerval often = {.it_interval.tv_usec = signal_every_us,
                                    .it_value.tv_usec = signal_every_us};
    struct sigaction action = {.sa_handler = count_signal};

    sigaction(SIGALRM, &action, NULL);
    setitimer(ITIMER_REAL, &often, NULL);
    _exit(hand_all_over(w) == 0 ? EXIT_SUCCESS : EXIT_FAILURE);
}

/* Also where signals interrupt the writing. */
static void every_size_arrives_whole_from_another_process(void **state)
{
    (void)state;
    signals = mmap(NULL, sizeof *signals, PROT_READ | PROT_WRITE,
                   MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(signals != MAP_FAILED);
    for (long signal_every_us = 0; signal_every_us < 200;
         signal_every_us += 100) {
        struct scene s;

        scene_begin(&s);
        pid_t pid = fork();
        if (pid == 0) {
            live(&s.workers[1], signal_every_us);
        }
        /* The pipe is full by then, and the writing has been interrupted
         * before it began and after. */
        while (signal_every_us > 0 && atomic_load(signals) < SIGNALS) {
        }
        assert_int_equal(receive_until_end(&s, pid), 0);
        assert_true(compares(&s, 1, 2 * SIZES, all_bytes()));
        assert_false(compares(&s, 1, 2 * SIZES, all_bytes() + 1));
        assert_false(compares(&s, 1, 2 * SIZES + 1, all_bytes()));
        assert_false(compares(&s, 0, 2 * SIZES, all_bytes()));
        assert_true(compares(&s, 0, 0, 0));
        scene_end(&s);
    }
    munmap(signals, sizeof *signals);
}

static void workers_take_turns(void **state)
{
    struct scene s;
    pid_t parent;

    (void)state;
    scene_begin(&s);
    parent = fork();
    if (parent == 0) {
        int bad = 0;
        for (unsigned i = 0; i < WORKERS; i++) {
            if (fork() == 0) {
                live(&s.workers[i], 0);
            }
        }
        for (unsigned i = 0; i < WORKERS; i++) {
            int status = 1;
            waitpid(-1, &status, 0);
            bad += status != 0;
        }
        _exit(bad);
    }
    assert_int_equal(receive_until_end(&s, parent), 0);
    for (unsigned i = 0; i < WORKERS; i++) {
        assert_true(compares(&s, i, 2 * SIZES, all_bytes()));
    }
    scene_end(&s);
}

static void it_stops_reading_now_and_then(void **state)
{
    struct scene s;
    struct err e = {""};
    bool more;
    unsigned calls = 0;

    (void)state;
    scene_begin(&s);
    for (int i = 0; i < 200; i++) {
        assert_int_equal(worker_hand_over(&s.workers[0], "result", 6, &e), 0);
    }
    do {
        assert_int_equal(handover_receive(s.inbox, &more, &e), 0);
        calls++;
    } while (more);
    assert_true(calls > 2);
    assert_true(compares(&s, 0, 200, 1200));
    assert_int_equal(handover_receive(s.inbox, &more, &e), 0);
    assert_false(more);
    scene_end(&s);
}

/* What a worker that died in its turn leaves. */
static void half_a_result_is_none(void **state)
{
    unsigned char all[HEADER_BYTES + 100];
    struct err e = {""};

    (void)state;
    for (size_t cut = 1; cut < sizeof all; cut += 7) {
        struct scene s;
        bool more = true;

        scene_begin(&s);
        assert_int_equal(handover_send(s.way, 2, all, 100, &e), 0);
        assert_int_equal(read(handover_descriptor(s.inbox), all, sizeof all),
                         sizeof all);
        assert_int_equal(write(s.way->fd, all, cut), cut);
        assert_int_equal(handover_receive(s.inbox, &more, &e), 0);
        assert_false(more);
        assert_true(compares(&s, 2, 0, 0));
        assert_false(compares(&s, 2, 1, 100));
        /* The rest comes after all. */
        assert_int_equal(write(s.way->fd, all + cut, sizeof all - cut),
                         sizeof all - cut);
        assert_int_equal(handover_receive(s.inbox, &more, &e), 0);
        assert_true(compares(&s, 2, 1, 100));
        scene_end(&s);
    }
}

/* A byte is another one on arrival: in front, at the end, in the header. */
static void damage_is_noticed(void **state)
{
    static const struct {
        size_t at;
        const char *says;
    } cases[] = {
        {0, "worker 1 "},
        {1, "no result"},
        {15, "no result"},
        {16, "did not arrive as it was sent"},
        {HEADER_BYTES, "did not arrive as it was sent"},
        {HEADER_BYTES + 8, "did not arrive as it was sent"},
        {HEADER_BYTES + 99, "did not arrive as it was sent"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned char all[HEADER_BYTES + 100];
        struct scene s;
        struct err e = {""};
        bool more;

        scene_begin(&s);
        bytes_fill(all, 100, 0);
        assert_int_equal(handover_send(s.way, 0, all, 100, &e), 0);
        assert_int_equal(read(handover_descriptor(s.inbox), all, sizeof all),
                         sizeof all);
        all[cases[i].at] ^= cases[i].at == 15 ? 0x80 : 1;
        assert_int_equal(write(s.way->fd, all, sizeof all), sizeof all);
        if (cases[i].at == 0) {
            /* Another worker's, which only their own counts can tell. */
            assert_int_equal(handover_receive(s.inbox, &more, &e), 0);
            assert_false(compares(&s, 0, 1, 100));
        } else {
            assert_int_equal(handover_receive(s.inbox, &more, &e), -1);
            assert_non_null(strstr(e.text, cases[i].says));
        }
        scene_end(&s);
    }
}

static void a_reader_that_is_gone_is_a_reason(void **state)
{
    struct scene s;
    struct err e = {""};

    (void)state;
    scene_begin(&s);
    (void)signal(SIGPIPE, SIG_IGN);
    close(handover_descriptor(s.inbox));
    assert_int_equal(worker_hand_over(&s.workers[0], "x", 1, &e), -1);
    assert_non_null(strstr(e.text, "controller"));
    assert_int_equal(s.workers[0].handed.results, 0);
    (void)signal(SIGPIPE, SIG_DFL);
    /* The turn was given up: the next one does not wait for it. */
    assert_int_equal(pthread_mutex_trylock(&s.way->turn), 0);
    pthread_mutex_unlock(&s.way->turn);
    scene_end(&s);
}

static void no_pipe_is_a_reason(void **state)
{
    struct handover_way way = {.fd = -1};
    struct handover *none = NULL;
    struct err e = {""};
    struct rlimit before;

    (void)state;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    const struct rlimit nothing = {.rlim_max = before.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &nothing), 0);
    int result = handover_open(&none, &way, 1, &e);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
    assert_int_equal(result, -1);
    assert_int_equal(way.fd, -1);
    assert_null(none);
    assert_non_null(strstr(e.text, "open files"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_size_arrives_whole_from_another_process),
        cmocka_unit_test(workers_take_turns),
        cmocka_unit_test(it_stops_reading_now_and_then),
        cmocka_unit_test(half_a_result_is_none),
        cmocka_unit_test(damage_is_noticed),
        cmocka_unit_test(a_reader_that_is_gone_is_a_reason),
        cmocka_unit_test(no_pipe_is_a_reason),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
