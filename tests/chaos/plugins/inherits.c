/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Does a trial have descriptors that are its caller's? Those of files whose
 * name ends in "secret" fail it. */
#include <tvp/workload.h>

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int is_secret(const char *name)
{
    char link[300];
    char to[4096] = "";
    size_t end;

    snprintf(link, sizeof link, "/proc/self/fd/%s", name);
    end = readlink(link, to, sizeof to - 1) < 0 ? 0 : strlen(to);
    return end > 6 && strcmp(to + end - 6, "secret") == 0;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    DIR *own = opendir("/proc/self/fd");
    const struct dirent *entry;
    int found = 0;

    while (own != NULL && (entry = readdir(own)) != NULL) {
        found += is_secret(entry->d_name);
    }
    if (own == NULL || closedir(own) != 0 || found > 0) {
        return err_set(e, "%d descriptors came from outside", found);
    }
    worker_checksum(w, ops);
    return 0;
}

static const struct workload inherits = {
    .name = "inherits",
    .summary = "looks for descriptors of others",
    .unit = "look",
    .work = work,
};

TVP_PLUGIN(inherits);
