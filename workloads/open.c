/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does opening files cost where all threads have one descriptor table?
 *
 * The files have names, since another way to open one (/proc/self/fd/N)
 * would measure /proc. */
#include "workload.h"

#include "support/count.h"
#include "support/named_files.h"

#include <fcntl.h>
#include <unistd.h>

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    const struct named_files *files = w->job->state;
    const char *path = files->paths[w->index];

    for (uint64_t op = 0; op < ops; op++) {
        int fd;
        int result;

        worker_blocking_enter(w);
        fd = open(path, O_RDWR | O_CLOEXEC);
        worker_blocking_leave(w);
        if (fd < 0) {
            return err_errno(e, "cannot open %s, which was there", path);
        }
        worker_blocking_enter(w);
        result = close(fd);
        worker_blocking_leave(w);
        if (result != 0) {
            return err_errno(e, "cannot close %s", path);
        }
        worker_safepoint(w);
    }
    worker_checksum(w, ops);
    return 0;
}

static const struct param params[] = {
    {"dir", PARAM_TEXT, "/tmp",
     .help = "where the workers' empty files are, gone when the trial ends"},
    {0},
};

const struct workload workload_open = {
    .name = "open",
    .summary = "open a file by its name and close it",
    .unit = "open",
    .kind = WORKLOAD_KERNEL,
    .question = "What does opening files cost where all threads have one "
                "descriptor table?",
    .story = "An operation opens an empty file by its name, for reading and "
             "writing, and closes it. Each worker has a file for itself, but "
             "all are in one directory. The threads of a process have one "
             "table of descriptors, whose lock is taken to open and to close; "
             "each process has its own.\n\n"
             "The files are made and taken away by a process beside the "
             "workers, which does so also when they are killed.",
    .expect = "processes: threads take the one lock of their descriptor table, "
              "and count the users of each descriptor.",
    .verified = "each file can be opened, and each descriptor closed.",
    .lock = "released around each of the two calls, as `os.open` and "
            "`os.close` do. A safepoint after each operation.",
    .params = params,
    .setup = named_files_setup,
    .attach = named_files_attach,
    .work = work,
    .verify = count_verify,
    .teardown = named_files_teardown,
};
