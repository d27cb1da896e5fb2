/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "machine_lock.h"

#include "clock.h"
#include "label.h"
#include "machine_files.h"
#include "utc.h"

#include <errno.h>
#include <poll.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum {
    BACKLOG = 128,
    RETRY_MS = 100, /* where nothing tells when it is let go */
};

/* Abstract: the path's first byte is 0. */
static socklen_t address_of(struct sockaddr_un *address)
{
    const char *name = getenv("TVP_LOCK");

    *address = (struct sockaddr_un){.sun_family = AF_UNIX};
    int n = snprintf(address->sun_path + 1, sizeof address->sun_path - 1, "%s",
                     name == NULL || name[0] == '\0' ? "tvp-run" : name);
    size_t length = (size_t)n < sizeof address->sun_path - 2
                        ? (size_t)n
                        : sizeof address->sun_path - 2;

    return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + length);
}

static int open_socket(struct err *e)
{
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

    return fd >= 0 ? fd
                   : err_errno(e, "cannot make a socket to see whether "
                                  "another tvp run is going on");
}

/* Connected to whoever holds it: closed when that ends. -1: nobody, or not
 * to be reached now (errno). */
static int connect_to_holder(struct err *e)
{
    struct sockaddr_un address;
    socklen_t length = address_of(&address);
    int fd = open_socket(e);

    if (fd >= 0
        && connect(fd, (const struct sockaddr *)&address, length) != 0) {
        int reason = errno;
        close(fd);
        errno = reason;
        return -1;
    }
    return fd;
}

/* In ticks since the machine started, at the 22nd place of a line whose
 * second, the name, is anything in brackets. */
static int started_ticks(const char *stat, uint64_t *out)
{
    const char *at = strrchr(stat, ')');

    for (int place = 2; at != NULL && place < 22; place++) {
        at = strchr(at + 1, ' ');
    }
    if (at == NULL) {
        return -1;
    }
    *out = strtoull(at + 1, NULL, 10);
    return 0;
}

static void describe_since(struct machine_lock_holder *who)
{
    char path[64];
    char stat[1024];
    uint64_t ticks;
    int64_t booted_s;
    struct tm parts;

    snprintf(path, sizeof path, "/proc/%d/stat", (int)who->pid);
    if (machine_file("", path, stat, sizeof stat) || started_ticks(stat, &ticks)
        || machine_file_keyed_number("", "/proc/stat", "btime", &booted_s)) {
        return;
    }
    time_t since =
        (time_t)booted_s + (time_t)(ticks / (uint64_t)sysconf(_SC_CLK_TCK));
    if (gmtime_r(&since, &parts) != NULL) {
        strftime(who->since, sizeof who->since, "%Y-%m-%dT%H:%M:%SZ", &parts);
    }
}

/* Its arguments stand one after the other, each ended by a NUL. */
static void describe_command(struct machine_lock_holder *who)
{
    char path[64];
    char words[MACHINE_LOCK_TEXT_BYTES];

    snprintf(path, sizeof path, "/proc/%d/cmdline", (int)who->pid);
    FILE *file = fopen(path, "re");
    if (file == NULL) {
        return;
    }
    size_t length = fread(words, 1, sizeof words - 1, file);
    fclose(file);
    while (length > 0 && words[length - 1] == '\0') {
        length--;
    }
    for (size_t i = 0; i < length; i++) {
        words[i] = (char)(words[i] == '\0' ? ' ' : words[i]);
    }
    words[length] = '\0';
    label_clean(words, who->command, sizeof who->command);
}

static void describe(struct machine_lock_holder *who, int fd)
{
    struct ucred peer;
    socklen_t length = sizeof peer;

    if (fd < 0
        || getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &length) != 0) {
        return;
    }
    who->pid = peer.pid;
    if (who->pid > 0) {
        describe_since(who);
        describe_command(who);
    }
}

int machine_lock_ask(struct machine_lock_holder *who, struct err *e)
{
    struct err unused;
    int fd = open_socket(e);

    *who = (struct machine_lock_holder){0};
    if (fd < 0) {
        return -1;
    }
    close(fd);
    fd = connect_to_holder(&unused);
    /* EAGAIN: it is there, and others wait for it already, many of them. */
    who->held = fd >= 0 || errno == EAGAIN;
    describe(who, fd);
    if (fd >= 0) {
        close(fd);
    }
    return 0;
}

int machine_lock_try(struct machine_lock *l, struct machine_lock_holder *who,
                     struct err *e)
{
    struct sockaddr_un address;
    socklen_t length = address_of(&address);

    *who = (struct machine_lock_holder){0};
    l->fd = open_socket(e);
    if (l->fd < 0) {
        return -1;
    }
    if (bind(l->fd, (const struct sockaddr *)&address, length) == 0) {
        return listen(l->fd, BACKLOG) == 0
                   ? 0
                   : err_errno(e, "cannot listen on the machine's lock");
    }
    bool taken = errno == EADDRINUSE;
    err_errno(e, "cannot take the machine's lock, a socket's name");
    machine_lock_release(l);
    if (!taken || machine_lock_ask(who, e)) {
        return -1;
    }
    who->held = true; /* or was, a moment ago */
    return 0;
}

static int wait_ms(uint64_t deadline_ns)
{
    enum { LONGEST_MS = 1000000 };
    uint64_t ms = clock_until_ns(deadline_ns) / CLOCK_NS_PER_MS + 1;

    return deadline_ns == 0 ? -1 : ms < LONGEST_MS ? (int)ms : LONGEST_MS;
}

enum machine_lock_wait machine_lock_wait(int stop_fd, uint64_t deadline_ns)
{
    struct err unused;
    struct pollfd watched[] = {
        {.fd = stop_fd, .events = POLLIN},
        {.fd = connect_to_holder(&unused), .events = POLLIN},
    };
    int longest_ms = wait_ms(deadline_ns);
    bool told = watched[1].fd >= 0;

    if (!told && (longest_ms < 0 || longest_ms > RETRY_MS)) {
        longest_ms = RETRY_MS;
    }
    (void)poll(watched, 2, longest_ms);
    if (told) {
        close(watched[1].fd);
    }
    if ((watched[0].revents & POLLIN) != 0) {
        return LOCK_STOPPED;
    }
    return deadline_ns != 0 && clock_until_ns(deadline_ns) == 0 ? LOCK_TIMED_OUT
                                                                : LOCK_GONE;
}

void machine_lock_release(struct machine_lock *l)
{
    if (l->fd >= 0) {
        close(l->fd);
        l->fd = -1;
    }
}

void machine_lock_text(const struct machine_lock_holder *who,
                       char text[MACHINE_LOCK_SENTENCE_BYTES])
{
    char process[32] = "of another container or user";

    if (who->pid > 0) {
        snprintf(process, sizeof process, "process %d", (int)who->pid);
    }
    snprintf(text, MACHINE_LOCK_SENTENCE_BYTES, "another tvp run (%s%s%s%s%s)",
             process, who->since[0] != '\0' ? ", since " : "", who->since,
             who->command[0] != '\0' ? ": " : "", who->command);
}
