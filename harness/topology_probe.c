/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "topology_probe.h"

#include "topology.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CPU_S = 10, WAIT_MS = 20000, SPARE_BYTES = 256 << 20 };

/* So much more than there is already, which is a lot under a sanitizer. */
static void limit_memory(void)
{
    struct rlimit space;
    uintmax_t pages = 0;
    FILE *in = fopen("/proc/self/statm", "re");

    if (in == NULL) {
        return;
    }
    if (fscanf(in, "%ju", &pages) == 1 && getrlimit(RLIMIT_AS, &space) == 0) {
        rlim_t most = pages * (rlim_t)sysconf(_SC_PAGESIZE) + SPARE_BYTES;
        space.rlim_cur = most < space.rlim_cur ? most : space.rlim_cur;
        (void)setrlimit(RLIMIT_AS, &space);
    }
    fclose(in);
}

/* Quietly, and without a core file. */
static _Noreturn void try_it(hwloc_topology_t hwloc, const char *source,
                             int (*set)(hwloc_topology_t, const char *),
                             pid_t parent)
{
    const struct rlimit cpu = {CPU_S, CPU_S};
    const struct rlimit core = {0, 0};
    int null = open("/dev/null", O_WRONLY | O_CLOEXEC);

    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) {
        _exit(EINVAL);
    }
    (void)setrlimit(RLIMIT_CPU, &cpu);
    (void)setrlimit(RLIMIT_CORE, &core);
    (void)signal(SIGSEGV, SIG_DFL);
    (void)signal(SIGXCPU, SIG_DFL);
    (void)dup2(null, STDERR_FILENO);
    limit_memory();
    errno = 0;
    int failed = set(hwloc, source) != 0 || hwloc_topology_load(hwloc) != 0;
    _exit(!failed ? 0 : errno != 0 ? errno : EINVAL);
}

/* Whether it ended in time; the limit on its CPU time is of no use where it
 * sleeps, or is stopped. */
static bool is_in_time(pid_t pid)
{
    int fd = (int)syscall(SYS_pidfd_open, pid, 0);
    struct pollfd end = {.fd = fd, .events = POLLIN};
    int n = 1;

    if (fd >= 0) {
        do {
            n = poll(&end, 1, WAIT_MS);
        } while (n < 0 && errno == EINTR);
        close(fd);
    }
    return n != 0;
}

int topology_probe(hwloc_topology_t hwloc, const char *source,
                   int (*set)(hwloc_topology_t, const char *), int *reason,
                   struct err *e)
{
    int status = 0;
    pid_t parent = getpid();
    pid_t pid = fork();

    if (pid == 0) {
        try_it(hwloc, source, set, parent);
    }
    if (pid < 0) {
        return err_errno(e, "cannot start a process to read a machine in");
    }
    bool late = !is_in_time(pid);
    if (late) {
        (void)kill(pid, SIGKILL);
    }
    while (waitpid(pid, &status, 0) < 0) {
        if (errno != EINTR) {
            return err_errno(e, "cannot wait for who reads a machine");
        }
    }
    *reason = WIFEXITED(status) ? WEXITSTATUS(status) : EINVAL;
    if (late || *reason == ENOMEM) {
        return err_set(e,
                       "this description of a machine is damaged: hwloc "
                       "took longer than %d s for it, or more than %d MiB",
                       WAIT_MS / 1000, SPARE_BYTES >> 20);
    }
    return WIFSIGNALED(status)
               ? err_set(e,
                         "this description of a machine is damaged: hwloc "
                         "was ended by signal %d on it",
                         WTERMSIG(status))
               : 0;
}

int topology_probe_file(const char *path, struct err *e)
{
    struct stat info;

    /* A pipe would be waited for, and a device has no end. */
    return stat(path, &info) == 0
                   && (!S_ISREG(info.st_mode)
                       || info.st_size > TOPOLOGY_XML_BYTES_MAX)
               ? err_set(e,
                         "%.200s wants to be a regular file of at most %d MiB",
                         path, TOPOLOGY_XML_BYTES_MAX >> 20)
               : 0;
}
