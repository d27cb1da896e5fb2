/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "named_files.h"

#include "file_remedy.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
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
            return err_errno(&f->error,
                             "cannot make a temporary file in %s; %s", dir,
                             file_remedy(errno));
        }
        close(fd);
        f->count++;
    }
    return 0;
}

static int begin(void *files)
{
    struct named_files *f = files;

    return make_all(f, f->dir, f->wanted);
}

static void finish(void *files)
{
    const struct named_files *f = files;

    for (unsigned i = 0; i < f->count; i++) {
        unlink(f->paths[i]);
    }
}

int named_files_make(struct named_files *f, const char *dir, unsigned count,
                     struct err *e)
{
    const struct keeper_task task = {begin, finish, f};

    f->dir = dir;
    f->wanted = count;
    int result = keeper_start(&f->keeper, &task, e);
    if (result > 0) {
        *e = f->error;
    }
    return result == 0 ? 0 : -1;
}

void named_files_remove(struct named_files *f)
{
    keeper_end(&f->keeper);
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
    return named_files_make(job->state, dir, job->workers, e);
}

void named_files_teardown(struct job *job)
{
    if (job->state != NULL) {
        named_files_remove(job->state);
    }
    job->state = NULL;
}
