/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "named_files.h"

#include "side_process.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

size_t named_files_bytes(unsigned count)
{
    return sizeof(struct named_files) + (size_t)count * NAMED_FILE_PATH_BYTES;
}

/* Counts those that are there, for whoever has to take them away. */
static int make_all(struct named_files *f, const char *dir, unsigned count)
{
    while (f->count < count) {
        char *path = f->paths[f->count];
        int wrote = snprintf(path, NAMED_FILE_PATH_BYTES, "%s/tvp-XXXXXX", dir);
        int fd;

        if (wrote >= NAMED_FILE_PATH_BYTES) {
            return err_set(&f->error,
                           "the name of the directory %.64s... is too long",
                           dir);
        }
        fd = mkstemp(path);
        if (fd < 0) {
            return err_errno(&f->error, "cannot make a temporary file in %s",
                             dir);
        }
        close(fd);
        f->count++;
    }
    return 0;
}

/* Not to end with the trial is what it is for: nor by its parent's end, nor by
 * a signal to its group or from its terminal. */
static _Noreturn void keep(struct named_files *f, int end, const char *dir,
                           unsigned count)
{
    char word;
    ssize_t got;

    prctl(PR_SET_PDEATHSIG, 0);
    setsid();
    word = make_all(f, dir, count) == 0 ? '+' : '-';
    if (write(end, &word, 1) == 1) {
        do {
            got = read(end, &word, 1);
        } while (got < 0 && errno == EINTR);
    }
    for (unsigned i = 0; i < f->count; i++) {
        unlink(f->paths[i]);
    }
    _exit(EXIT_SUCCESS);
}

int named_files_make(struct named_files *f, const char *dir, unsigned count,
                     struct err *e)
{
    int ends[2];
    char word = '-';
    pid_t pid;

    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        return err_errno(e, "cannot make a socket for a process beside the "
                            "workers");
    }
    pid = side_process_fork(&ends[1], 1, e);
    if (pid == 0) {
        keep(f, ends[1], dir, count); /* which shares *f with its parent */
    }
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return -1;
    }
    f->keeper = pid;
    f->keeper_end = ends[0];
    while (read(ends[0], &word, 1) < 0 && errno == EINTR) {
    }
    if (word != '+') {
        *e = f->error;
        return -1;
    }
    return 0;
}

void named_files_remove(struct named_files *f)
{
    if (f->keeper <= 0) {
        return;
    }
    shutdown(f->keeper_end, SHUT_RDWR); /* whoever else holds this end */
    close(f->keeper_end);
    while (waitpid(f->keeper, NULL, 0) < 0 && errno == EINTR) {
    }
    f->keeper = 0;
}

int named_files_attach(struct job *job, struct err *e)
{
    job->state = job_alloc(job, named_files_bytes(job->workers), e);
    return job->state == NULL ? -1 : 0;
}

int named_files_setup(struct job *job, struct err *e)
{
    const char *dir = params_text(job->params, "dir");

    if (named_files_attach(job, e) != 0) {
        return -1;
    }
    return named_files_make(job->state, dir, job->workers, e) == 0
               ? 0
               : err_prefix(e, "dir= names a directory to write to: ");
}

void named_files_teardown(struct job *job)
{
    if (job->state != NULL) {
        named_files_remove(job->state);
    }
    job->state = NULL;
}
