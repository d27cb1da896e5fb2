/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload_rig.h"

#include "cmocka_all.h"
#include "registry.h"

static int enter_all(struct workload_rig *r, struct err *e)
{
    for (unsigned i = 0; i < r->job.workers; i++) {
        r->workers[i] = (struct worker){.index = i,
                                        .job = &r->job,
                                        .latency = &r->latency[i],
                                        .way = &r->way};
        if (r->workload->enter != NULL
            && r->workload->enter(&r->workers[i], e) != 0) {
            return -1;
        }
    }
    return 0;
}

void workload_rig_start(struct workload_rig *r, const char *workload,
                        const char *params, unsigned workers, uint64_t ops)
{
    struct err e = {""};

    assert_true(workers <= RIG_WORKERS_MAX);
    *r = (struct workload_rig){.workload = workload_find(workload),
                               .way.fd = -1};
    assert_non_null(r->workload);
    if (params_parse(&r->params, r->workload->params, workload, params, &e) != 0
        || arena_create(&r->arena, &e) != 0) {
        fail_msg("%s", e.text);
    }
    r->job = (struct job){.params = &r->params,
                          .workers = workers,
                          .ops = ops,
                          .arena = r->arena};
    if ((r->workload->setup != NULL && r->workload->setup(&r->job, &e) != 0)
        || enter_all(r, &e) != 0) {
        fail_msg("%s: %s", workload, e.text);
    }
}

int workload_rig_work(struct workload_rig *r, unsigned index, struct err *e)
{
    return r->workload->work(&r->workers[index], r->job.ops, e);
}

int workload_rig_verify(struct workload_rig *r, struct err *e)
{
    r->job.checksum = 0;
    r->job.handed_bytes = 0;
    for (unsigned i = 0; i < r->job.workers; i++) {
        r->job.checksum += r->workers[i].checksum;
        r->job.handed_bytes += r->workers[i].handed.bytes;
    }
    return r->workload->verify(&r->job, e);
}

void workload_rig_end(struct workload_rig *r)
{
    for (unsigned i = 0; i < r->job.workers; i++) {
        if (r->workload->leave != NULL) {
            r->workload->leave(&r->workers[i]);
        }
    }
    if (r->workload->teardown != NULL) {
        r->workload->teardown(&r->job);
    }
    arena_free(r->arena);
}
