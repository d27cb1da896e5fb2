/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "staging_pointer.h"

#include "utc.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void path_of(const char *dir, char path[PATH_MAX + 32])
{
    snprintf(path, PATH_MAX + 32, "%.*s/run.local.json", PATH_MAX - 1, dir);
}

void staging_host(char host[STAGING_HOST_BYTES])
{
    memset(host, 0, STAGING_HOST_BYTES);
    (void)gethostname(host, STAGING_HOST_BYTES - 1);
}

static void get(const json_t *o, const char *key, char *out, size_t bytes)
{
    const char *text = json_string_value(json_object_get(o, key));

    snprintf(out, bytes, "%s", text == NULL ? "" : text);
}

int staging_pointer_read(const char *dir, struct staging_pointer *out,
                         struct err *e)
{
    char path[PATH_MAX + 32];
    struct stat info;
    json_error_t where;

    path_of(dir, path);
    if (lstat(path, &info) != 0) {
        return errno == ENOENT || errno == ENOTDIR
                   ? 0
                   : err_errno(e, "cannot look for the run in %s", dir);
    }
    json_t *o = json_load_file(path, 0, &where);
    get(o, "host", out->host, sizeof out->host);
    get(o, "path", out->path, sizeof out->path);
    get(o, "since", out->since, sizeof out->since);
    json_decref(o);
    if (out->host[0] == '\0' || out->path[0] != '/') {
        return err_set(e,
                       "cannot read %.300s, which says where the run is "
                       "measured; where no tvp is at it, remove that file",
                       path);
    }
    return 1;
}

static int write_text(int fd, const char *local)
{
    char host[STAGING_HOST_BYTES];
    char now[UTC_TEXT_BYTES];

    staging_host(host);
    utc_now(now);
    json_t *o = json_pack("{s:s, s:s, s:i, s:s}", "host", host, "path", local,
                          "pid", (int)getpid(), "since", now);
    int failed = o == NULL || json_dumpfd(o, fd, JSON_INDENT(2)) != 0;
    json_decref(o);
    return failed || fsync(fd) != 0 ? -1 : 0;
}

static int create(const char *path, const char *local)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    int failed = fd < 0 || write_text(fd, local) != 0;
    int reason = errno;

    if (fd >= 0 && close(fd) != 0 && !failed) {
        failed = 1;
        reason = errno;
    }
    errno = reason;
    return failed ? -1 : 0;
}

int staging_pointer_claim(const char *dir, const char *local, struct err *e)
{
    char path[PATH_MAX + 32];
    char temporary[PATH_MAX + STAGING_HOST_BYTES + 64];
    char host[STAGING_HOST_BYTES];

    staging_host(host);
    path_of(dir, path);
    snprintf(temporary, sizeof temporary, "%.*s/.run.local.json.%s.%ld.tmp",
             PATH_MAX - 1, dir, host, (long)getpid());
    (void)unlink(temporary);
    int failed = create(temporary, local);
    if (failed) {
        err_errno(e, "cannot write %.300s", temporary);
    } else if (link(temporary, path) != 0) {
        /* Some file systems have no links: then it may be cut in two. */
        failed = errno == EEXIST || create(path, local);
        if (failed) {
            err_errno(e, "cannot make %.300s, which says where a run is", path);
        }
    }
    (void)unlink(temporary);
    return failed ? -1 : 0;
}

int staging_pointer_remove(const char *dir, struct err *e)
{
    char path[PATH_MAX + 32];

    path_of(dir, path);
    return unlink(path) == 0 || errno == ENOENT
               ? 0
               : err_errno(e, "cannot remove %.300s", path);
}
