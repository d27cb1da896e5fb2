/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io_rig.h"

#include "arena.h"
#include "cmocka_all.h"
#include "page_cache.h"
#include "registry.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

bool is_in_memory(const char *dir)
{
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool is = true;
    struct err e;

    if (fd >= 0) {
        assert_int_equal(page_cache_is_storage(fd, &is, &e), 0);
        close(fd);
    }
    return is;
}

void assert_setup_refuses(const char *workload, const char *params,
                          const char *word, const char *other)
{
    const struct workload *w = workload_find(workload);
    struct params parsed;
    struct job job = {.params = &parsed, .workers = 2, .ops = 1};
    struct err e = {""};

    assert_int_equal(params_parse(&parsed, w->params, workload, params, &e), 0);
    assert_int_equal(arena_create(&job.arena, &e), 0);
    assert_int_equal(w->setup(&job, &e), -1);
    if (strstr(e.text, word) == NULL || strstr(e.text, other) == NULL) {
        fail_msg("neither '%s' nor '%s' may miss in: %s", word, other, e.text);
    }
    w->teardown(&job);
    arena_free(job.arena);
}
