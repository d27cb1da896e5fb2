/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trial_pipes.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <unistd.h>

/* Of what was printed, a line is of use. */
enum {
    CHUNK_BYTES = 1 << 13, /* on the stack, which may be small */
    ERR_BYTES = 1 << 17,
    DRAIN_BYTES = 1 << 26,
};

static void close_one(int *fd)
{
    if (*fd >= 0) {
        close(*fd);
        *fd = -1;
    }
}

void trial_pipes_close(struct trial_pipes *p)
{
    int *const ends[] = {&p->in[0],  &p->in[1],  &p->out[0],
                         &p->out[1], &p->err[0], &p->err[1]};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        close_one(ends[i]);
    }
}

int trial_pipes_open(struct trial_pipes *p, struct err *e)
{
    *p = (struct trial_pipes){{-1, -1}, {-1, -1}, {-1, -1}};
    if (pipe2(p->in, O_CLOEXEC) || pipe2(p->out, O_CLOEXEC)
        || pipe2(p->err, O_CLOEXEC)) {
        err_errno(e, "cannot make pipes for a trial; raise the limit on open "
                     "files (ulimit -n)");
        trial_pipes_close(p);
        return -1;
    }
    return 0;
}

void trial_pipes_keep_ours(struct trial_pipes *p)
{
    close_one(&p->in[0]);
    close_one(&p->out[1]);
    close_one(&p->err[1]);
    (void)fcntl(p->out[0], F_SETFL, O_NONBLOCK);
    (void)fcntl(p->err[0], F_SETFL, O_NONBLOCK);
}

void trial_pipes_close_in(struct trial_pipes *p)
{
    close_one(&p->in[1]);
}

static bool read_some(int *fd, struct text_buffer *into, size_t most)
{
    char chunk[CHUNK_BYTES];
    ssize_t got = *fd < 0 ? 0 : read(*fd, chunk, sizeof chunk);

    if (got > 0) {
        if (into->length + (size_t)got > most) {
            text_buffer_free(into);
        }
        text_buffer_add(into, chunk, (size_t)got);
        return true;
    }
    if (got == 0 || (errno != EINTR && errno != EAGAIN)) {
        close_one(fd);
        return false;
    }
    return errno == EINTR;
}

bool trial_pipes_read_out(struct trial_pipes *p, struct trial_words *w)
{
    return read_some(&p->out[0], &w->out, w->out_most);
}

bool trial_pipes_read_err(struct trial_pipes *p, struct trial_words *w)
{
    return read_some(&p->err[0], &w->err, ERR_BYTES);
}

void trial_pipes_drain(struct trial_pipes *p, struct trial_words *w)
{
    unsigned left = DRAIN_BYTES / CHUNK_BYTES;

    while (left > 0 && trial_pipes_read_out(p, w)) {
        left--;
    }
    while (left > 0 && trial_pipes_read_err(p, w)) {
        left--;
    }
}

void trial_words_free(struct trial_words *w)
{
    text_buffer_free(&w->out);
    text_buffer_free(&w->err);
}
