/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "http_server.h"

#include "descriptors.h"
#include "library.h"
#include "loopback.h"
#include "pause.h"
#include "peer_user.h"
#include "side_process.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    STACK_BYTES = 256 * 1024, /* a thread's; the default is 8 MiB */
    BACKLOG = 4096,           /* clients may come all at once */
    START_TIMEOUT_MS = 30000,
    STOP_TIMEOUT_MS = 2000,
    OWN_DESCRIPTORS = 7, /* 0 to 2, the file, the report, where it listens, and
                          * what asks who came */
};

/* What the server tells its parent, once. */
struct report {
    uint16_t port; /* 0: it failed, for the reason in `err` */
    struct err err;
};

/* What is used of libmicrohttpd. */
struct mhd {
    struct MHD_Daemon *(*start_daemon)(unsigned flags, uint16_t port,
                                       MHD_AcceptPolicyCallback, void *,
                                       MHD_AccessHandlerCallback, void *, ...);
    const union MHD_DaemonInfo *(*get_daemon_info)(struct MHD_Daemon *,
                                                   enum MHD_DaemonInfoType,
                                                   ...);
    struct MHD_Response *(*response_from_fd)(uint64_t size, int fd);
    struct MHD_Response *(*response_from_buffer)(size_t size, void *buffer,
                                                 enum MHD_ResponseMemoryMode);
    enum MHD_Result (*add_header)(struct MHD_Response *, const char *name,
                                  const char *value);
    void (*destroy_response)(struct MHD_Response *);
    enum MHD_Result (*queue_response)(struct MHD_Connection *, unsigned status,
                                      struct MHD_Response *);
};

struct site {
    struct mhd mhd;
    const struct http_server_options *options;
    struct MHD_Response *response; /* one for all, at its own offset for each */
    _Atomic uint16_t port;         /* where it listens, once it is known */
};

/* An answer of its own for each request. */
static enum MHD_Result answer_path(const struct site *site,
                                   struct MHD_Connection *connection,
                                   const char *path)
{
    const struct http_server_options *o = site->options;
    const struct mhd *m = &site->mhd;
    struct http_server_answer a = {0};
    unsigned status =
        o->answer(o->of, path, &a) == 0 ? MHD_HTTP_OK : MHD_HTTP_NOT_FOUND;
    struct MHD_Response *r =
        m->response_from_buffer(a.bytes, a.text, MHD_RESPMEM_MUST_FREE);

    if (r == NULL) {
        free(a.text);
        return MHD_NO;
    }
    (void)m->add_header(r, MHD_HTTP_HEADER_CONTENT_TYPE, "application/json");
    if (a.wait_ns > 0) {
        pause_for(a.wait_ns);
    }
    enum MHD_Result queued = m->queue_response(connection, status, r);
    m->destroy_response(r);
    return queued;
}

/* Called first when the headers have come: an answer given then would end the
 * connection, lest there be more to read. */
static enum MHD_Result answer(void *cls, struct MHD_Connection *connection,
                              const char *url, const char *method,
                              const char *version, const char *upload,
                              size_t *upload_bytes, void **request)
{
    const struct site *site = cls;

    (void)method;
    (void)version;
    (void)upload;
    if (*request == NULL) {
        *request = cls;
        return MHD_YES;
    }
    *upload_bytes = 0;
    if (site->options->answer != NULL) {
        return answer_path(site, connection, url);
    }
    if (site->options->latency_ns > 0) {
        pause_for(site->options->latency_ns);
    }
    return site->mhd.queue_response(connection, MHD_HTTP_OK, site->response);
}

/* Other users' programs have no business here, and could hold all connections.
 */
static enum MHD_Result let_in(void *cls, const struct sockaddr *from,
                              socklen_t bytes)
{
    struct site *site = cls;
    struct sockaddr_in client;
    const struct sockaddr_in here = {
        .sin_family = AF_INET,
        .sin_port = htons(site->port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };

    if (bytes < sizeof client) {
        return MHD_NO;
    }
    memcpy(&client, from, sizeof client);
    return peer_user_is_ours(&client, &here) ? MHD_YES : MHD_NO;
}

static int load(struct mhd *m, struct err *e)
{
    const struct library_symbol symbols[] = {
        {"MHD_start_daemon", &m->start_daemon},
        {"MHD_get_daemon_info", &m->get_daemon_info},
        {"MHD_create_response_from_fd64", &m->response_from_fd},
        {"MHD_create_response_from_buffer", &m->response_from_buffer},
        {"MHD_add_response_header", &m->add_header},
        {"MHD_destroy_response", &m->destroy_response},
        {"MHD_queue_response", &m->queue_response},
    };

    return library_load(TVP_MICROHTTPD_LIBRARY, "libmicrohttpd12", symbols,
                        sizeof symbols / sizeof *symbols, e);
}

static struct MHD_Daemon *listen_at(const struct sockaddr_in *address,
                                    unsigned connections, struct site *site)
{
    return site->mhd.start_daemon(
        MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD
            | MHD_USE_POLL,
        0, let_in, site, answer, site, MHD_OPTION_SOCK_ADDR, address,
        MHD_OPTION_CONNECTION_LIMIT, connections,
        MHD_OPTION_LISTEN_BACKLOG_SIZE, (unsigned)BACKLOG,
        MHD_OPTION_THREAD_STACK_SIZE, (size_t)STACK_BYTES, MHD_OPTION_END);
}

static uint16_t port_of(const struct mhd *m, struct MHD_Daemon *daemon)
{
    const union MHD_DaemonInfo *info =
        m->get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);

    return info == NULL ? 0 : info->port;
}

/* Listens, and says where; 0 with the reason when it can't. */
static uint16_t open_site(struct site *site,
                          const struct http_server_options *o, struct err *e)
{
    const struct sockaddr_in address = {
        .sin_family = AF_INET,
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };
    struct MHD_Daemon *daemon = NULL;

    if (loopback_check(e) != 0 || load(&site->mhd, e) != 0) {
        return 0;
    }
    site->options = o;
    if (o->answer == NULL) {
        site->response = site->mhd.response_from_fd(o->bytes, o->file);
    }
    if (o->answer != NULL || site->response != NULL) {
        daemon = listen_at(&address, o->connections, site);
    }
    if (daemon == NULL) {
        err_errno(e, "libmicrohttpd cannot listen on 127.0.0.1");
        return 0;
    }
    site->port = port_of(&site->mhd, daemon);
    return site->port;
}

_Noreturn static void serve(const struct http_server_options *o, int report_fd)
{
    struct site site = {0};
    struct report report = {0};

    report.port = open_site(&site, o, &report.err);
    ssize_t wrote = write(report_fd, &report, sizeof report);
    close(report_fd);
    while (wrote == sizeof report && report.port != 0) {
        pause();
    }
    _exit(EXIT_FAILURE);
}

static pid_t fork_server(const struct http_server_options *o, int report_fd,
                         struct err *e)
{
    const int keep[] = {o->file, report_fd};
    pid_t pid = side_process_fork(keep, sizeof keep / sizeof *keep, e);

    if (pid == 0) {
        side_process_name("web server");
        serve(o, report_fd);
    }
    return pid;
}

static int read_report(int fd, uint16_t *port, struct err *e)
{
    struct pollfd wait = {.fd = fd, .events = POLLIN};
    struct report report;
    ssize_t got;
    int ready;

    do {
        ready = poll(&wait, 1, START_TIMEOUT_MS);
    } while (ready < 0 && errno == EINTR);
    if (ready == 0) {
        return err_set(e, "it did not listen within %d s",
                       START_TIMEOUT_MS / 1000);
    }
    do {
        got = read(fd, &report, sizeof report);
    } while (got < 0 && errno == EINTR);
    if (got != sizeof report) {
        return err_set(e, "it ended before it could listen");
    }
    if (report.port == 0) {
        *e = report.err;
        return -1;
    }
    *port = report.port;
    return 0;
}

int http_server_start(struct http_server *s,
                      const struct http_server_options *options, struct err *e)
{
    int ends[2];

    *s = (struct http_server){0};
    if (options->answer == NULL && fcntl(options->file, F_GETFD) < 0) {
        return err_errno(e, "there is no file for a web server to send");
    }
    /* It would leave those waiting that it has no descriptor for. */
    if (descriptors_check((uint64_t)options->clients + OWN_DESCRIPTORS,
                          "a web server", e)
        != 0) {
        return -1;
    }
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return err_errno(e, "cannot make a pipe to a web server");
    }
    s->pid = fork_server(options, ends[1], e);
    close(ends[1]);
    if (s->pid < 0) {
        s->pid = 0;
        err_prefix(e, "cannot start a web server: ");
        goto close_pipe;
    }
    if (read_report(ends[0], &s->port, e) != 0) {
        err_prefix(e, "cannot start a web server of our own (is the loopback "
                      "interface up?): ");
        goto stop_server;
    }
    close(ends[0]);
    return 0;

stop_server:
    http_server_stop(s);
close_pipe:
    close(ends[0]);
    return -1;
}

/* Whether the process ends in time; leaves it to be waited for. */
static int ends_soon(pid_t pid)
{
    struct pollfd wait = {.fd = (int)syscall(SYS_pidfd_open, pid, 0),
                          .events = POLLIN};
    int ended;

    if (wait.fd < 0) {
        return 0;
    }
    do {
        ended = poll(&wait, 1, STOP_TIMEOUT_MS);
    } while (ended < 0 && errno == EINTR);
    close(wait.fd);
    return ended > 0;
}

void http_server_stop(struct http_server *s)
{
    if (s->pid <= 0) {
        return;
    }
    kill(s->pid, SIGTERM);
    if (!ends_soon(s->pid)) {
        kill(s->pid, SIGKILL);
    }
    while (waitpid(s->pid, NULL, 0) < 0 && errno == EINTR) {
    }
    *s = (struct http_server){0};
}
