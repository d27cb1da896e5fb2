/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Do threads suffice for real downloads, lock or no lock? */
#include "workload.h"

#include "support/bytes.h"
#include "support/curl_library.h"
#include "support/descriptors.h"
#include "support/due.h"
#include "support/http_server.h"
#include "support/loopback_url.h"
#include "support/own_memory.h"
#include "support/scratch_file.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    CONNECT_TIMEOUT_S = 30,
    TIMEOUT_S = 600, /* of a download; convoys may be long */
    HTTP_OK = 200,
    DESCRIPTORS_PER_CLIENT = 4, /* a socket, and a pair to be woken by */
    CONNECTIONS_SPARE = 64,
    PIECE_BYTES = 65536,
};

/* What workers in programs of their own have to know as well. */
struct where {
    char url[PARAM_TEXT_BYTES];
};

struct http {
    struct http_server server; /* ours, or none */
    bool own;
    bool curl_ready;
    struct curl_library lib;
    struct where *where;
    uint64_t expected; /* the hash of what a download must bring */
};

struct client {
    const struct curl_library *lib;
    CURL *curl;
    struct worker *worker; /* NULL in the controller, which has no lock */
    struct bytes_hash hash;
    char text[CURL_ERROR_SIZE];
};

/* curl calls this without the lock. */
static size_t receive(char *data, size_t size, size_t count, void *to)
{
    struct client *c = to;

    if (c->worker != NULL) {
        worker_blocking_leave(c->worker);
    }
    bytes_hash_add(&c->hash, data, size * count);
    if (c->worker != NULL) {
        worker_blocking_enter(c->worker);
    }
    return size * count;
}

static void client_close(struct client *c)
{
    if (c != NULL) {
        c->lib->easy_cleanup(c->curl);
        free(c);
    }
}

/* Whether libcurl took an option. */
#define SET(option, value) (set(c->curl, (option), (value)) == CURLE_OK)

static bool configure(struct client *c, const struct http *h)
{
    CURLcode (*set)(CURL *, CURLoption, ...) = c->lib->easy_setopt;
    bool ok = SET(CURLOPT_URL, h->where->url);

#if LIBCURL_VERSION_NUM >= 0x075500
    ok &= SET(CURLOPT_PROTOCOLS_STR, "http,https");
#else
    ok &= SET(CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    ok &= SET(CURLOPT_NOSIGNAL, 1L);
    ok &= SET(CURLOPT_FAILONERROR, 1L);
    ok &= SET(CURLOPT_CONNECTTIMEOUT, (long)CONNECT_TIMEOUT_S);
    ok &= SET(CURLOPT_TIMEOUT, (long)TIMEOUT_S);
    ok &= SET(CURLOPT_ERRORBUFFER, c->text);
    ok &= SET(CURLOPT_WRITEFUNCTION, receive);
    ok &= SET(CURLOPT_WRITEDATA, (void *)c);
    return ok && (!loopback_url_is(h->where->url) || SET(CURLOPT_NOPROXY, "*"));
}

#undef SET

static struct client *client_open(const struct http *h, struct worker *w,
                                  struct err *e)
{
    struct client *c = calloc(1, sizeof *c);

    if (c == NULL) {
        err_errno(e, "no memory for an HTTP client");
        return NULL;
    }
    c->lib = &h->lib;
    c->worker = w;
    c->curl = c->lib->easy_init();
    if (c->curl == NULL || !configure(c, h)) {
        err_set(e,
                "libcurl cannot make a client for %s: is it built with "
                "HTTP?",
                h->where->url);
        client_close(c);
        return NULL;
    }
    return c;
}

static int download(struct client *c, const struct http *h, struct err *e)
{
    long status = 0;
    CURLcode code;

    c->hash = (struct bytes_hash){0};
    c->text[0] = '\0';
    if (c->worker != NULL) {
        worker_blocking_enter(c->worker);
    }
    code = c->lib->easy_perform(c->curl);
    if (c->worker != NULL) {
        worker_blocking_leave(c->worker);
    }
    if (code != CURLE_OK) {
        return err_set(
            e, "cannot download %s: %s; %s", h->where->url,
            c->text[0] != '\0' ? c->text : c->lib->easy_strerror(code),
            h->own ? "if our server was not killed, raise the limits "
                     "(ulimit -n, -u) or lower the workers"
                   : "try the URL with curl, then give another "
                     "url= or fewer workers");
    }
    c->lib->easy_getinfo(c->curl, CURLINFO_RESPONSE_CODE, &status);
    if (status != HTTP_OK) {
        return err_set(e,
                       "%s answers with status %ld; give url= an address "
                       "that answers 200 without a redirection",
                       h->where->url, status);
    }
    return 0;
}

static int enter(struct worker *w, struct err *e)
{
    w->state = client_open(w->job->state, w, e);
    return w->state == NULL ? -1 : 0;
}

static void leave(struct worker *w)
{
    client_close(w->state);
}

static int download_once(struct worker *w, uint64_t op, struct err *e)
{
    struct client *c = w->state;

    (void)op;
    if (download(c, w->job->state, e) != 0) {
        return -1;
    }
    worker_checksum(w, bytes_hash_value(&c->hash));
    return 0;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    return due_work(w, ops, download_once, e);
}

/* From how the file was made: it has been on no disk and through no socket. */
static uint64_t hash_of_file(uint64_t bytes)
{
    unsigned char piece[PIECE_BYTES];
    struct bytes_hash hash = {0};

    for (uint64_t done = 0; done < bytes; done += PIECE_BYTES) {
        uint64_t left = bytes - done;
        size_t part = left < PIECE_BYTES ? (size_t)left : PIECE_BYTES;

        bytes_fill(piece, part, done);
        bytes_hash_add(&hash, piece, part);
    }
    return bytes_hash_value(&hash);
}

static int start_own_server(struct job *job, struct http *h, struct err *e)
{
    const char *dir = getenv("TMPDIR");
    struct http_server_options options = {
        .bytes = params_number(job->params, "bytes"),
        .latency_ns = params_number(job->params, "latency"),
        .connections = 2 * job->workers + CONNECTIONS_SPARE,
        .clients = job->workers,
    };
    int rc;

    options.file = scratch_file_open(
        dir == NULL || dir[0] == '\0' ? "/tmp" : dir, options.bytes, e);
    if (options.file < 0) {
        return err_prefix(e, "TMPDIR= names a directory with room for the "
                             "file to be served: ");
    }
    rc = http_server_start(&h->server, &options, e);
    if (rc != 0) {
        err_prefix(e, "url= names another server than our own: ");
    }
    close(options.file);
    snprintf(h->where->url, sizeof h->where->url, "http://127.0.0.1:%u/",
             (unsigned)h->server.port);
    h->expected = hash_of_file(options.bytes);
    return rc;
}

static int download_reference(struct http *h, struct err *e)
{
    struct client *c = client_open(h, NULL, e);
    int rc = c == NULL ? -1 : download(c, h, e);

    if (rc == 0) {
        h->expected = bytes_hash_value(&c->hash);
    }
    client_close(c);
    return rc;
}

static int make_state(struct job *job, struct err *e)
{
    struct http *h = own_memory_setup(job, sizeof *h, e);

    if (h == NULL) {
        return -1;
    }
    h->own = params_text(job->params, "url")[0] == '\0';
    h->where = job_alloc(job, sizeof *h->where, e);
    descriptors_allow((uint64_t)job->workers * DESCRIPTORS_PER_CLIENT);
    return h->where == NULL ? -1 : 0;
}

static int start_curl(struct http *h, struct err *e)
{
    if (curl_library_load(&h->lib, e) != 0) {
        return -1;
    }
    if (h->lib.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        return err_set(e, "libcurl does not start: is it installed whole?");
    }
    h->curl_ready = true;
    return 0;
}

static int setup(struct job *job, struct err *e)
{
    if (make_state(job, e) != 0) {
        return -1;
    }
    struct http *h = job->state;
    if (h->own && start_own_server(job, h, e) != 0) {
        return -1;
    }
    if (start_curl(h, e) != 0) {
        return -1;
    }
    if (!h->own) {
        snprintf(h->where->url, sizeof h->where->url, "%s",
                 params_text(job->params, "url"));
        return download_reference(h, e);
    }
    return 0;
}

static int attach(struct job *job, struct err *e)
{
    return make_state(job, e) != 0 ? -1 : start_curl(job->state, e);
}

static void teardown(struct job *job)
{
    struct http *h = job->state;

    if (h == NULL) {
        return;
    }
    http_server_stop(&h->server);
    if (h->curl_ready) {
        h->lib.global_cleanup();
    }
    own_memory_teardown(job);
}

static int verify(const struct job *job, struct err *e)
{
    const struct http *h = job->state;

    if (job->checksum != h->expected * job->workers * job->ops) {
        return err_set(e,
                       "%u x %" PRIu64 " downloads of %s did not all bring "
                       "the file%s",
                       job->workers, job->ops, h->where->url,
                       h->own ? "" : "; url= must give the same every time");
    }
    return 0;
}

static const struct param params[] = {
    {"bytes", PARAM_SIZE, "64K", "size of the file that our own server sends",
     .min = 1, .max = 67108864},
    {"latency", PARAM_DURATION, "5ms",
     "how long our own server waits before it answers", .max = 60000000000},
    DUE_PARAM,
    {"url", PARAM_TEXT, "",
     .help = "download this instead; bytes and latency do not apply then"},
    {0},
};

const struct workload workload_http = {
    .name = "http",
    .summary = "download a file over HTTP",
    .unit = "download",
    .kind = WORKLOAD_IO,
    .question = "Do threads suffice for real downloads, lock or no lock?",
    .story =
        "An operation downloads a file with libcurl. Each worker keeps its "
        "connection; making it is part of its first operation. The server "
        "is tvp's own (libmicrohttpd, a thread for each connection) in a "
        "process that no model touches, on the loopback interface; it is "
        "not bound, and computes on the same machine as the workers. Both "
        "libraries are loaded when `http` runs; without them it is left "
        "out.",
    .expect =
        "no model, while answers are awaited: the lock is released for it; "
        "threads start sooner.",
    .verified =
        "the bytes of each download, against how the file was made; with "
        "`url`, against a first download before the trial.",
    .lock = "released for the whole transfer, and taken for each piece that "
            "arrives, to sum it, as pycurl does.",
    .limit = "the cores, on which server and clients copy the bytes: two of "
             "them have room for 64 workers at the defaults, and are full with "
             "twice as many; with `url`, that server and the way to it.",
    .quick = "latency=1ms:bytes=10000",
    .params = params,
    .setup = setup,
    .attach = attach,
    .enter = enter,
    .work = work,
    .leave = leave,
    .verify = verify,
    .teardown = teardown,
};
