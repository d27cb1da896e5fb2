/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trace_json.h"

#include <stdlib.h>

json_t *trace_to_json(const struct trace *t)
{
    json_t *lanes = json_array();

    for (size_t i = 0; i < t->nlanes; i++) {
        const struct trace_lane *lane = &t->lanes[i];
        json_t *events = json_array();
        for (size_t j = 0; j < lane->nevents; j++) {
            json_array_append_new(events, json_integer(lane->events[j].ns));
            json_array_append_new(events, json_integer(lane->events[j].kind));
        }
        json_array_append_new(lanes, json_pack("{sI so}", "dropped",
                                               (json_int_t)lane->dropped,
                                               "events", events));
    }
    return lanes;
}

static int lane_from_json(struct trace_lane *out, const json_t *json,
                          struct err *e)
{
    const json_t *events = json_object_get(json, "events");
    const json_t *lost = json_object_get(json, "dropped");
    json_int_t dropped = json_integer_value(lost);
    size_t count = json_array_size(events) / 2;

    if (!json_is_integer(lost) || dropped < 0 || !json_is_array(events)
        || json_array_size(events) % 2 != 0) {
        return err_set(e, "the sample's trace makes no sense");
    }
    out->dropped = (uint64_t)dropped;
    out->events = malloc((count + 1) * sizeof *out->events);
    if (out->events == NULL) {
        return err_set(e, "out of memory for %zu events of a trace", count);
    }
    for (size_t i = 0; i < count; i++) {
        const json_t *ns = json_array_get(events, 2 * i);
        const json_t *kind = json_array_get(events, 2 * i + 1);
        out->events[i] = (struct trace_event){.ns = json_integer_value(ns),
                                              .kind = json_integer_value(kind)};
        if (!json_is_integer(ns) || !json_is_integer(kind)
            || !trace_event_known(&out->events[i])) {
            return err_set(e, "the sample's trace makes no sense");
        }
    }
    out->nevents = count;
    return 0;
}

int trace_from_json(struct trace *out, const json_t *json, struct err *e)
{
    const json_t *lane;
    size_t i;

    if (!json_is_array(json)) {
        return err_set(e, "the sample's trace makes no sense");
    }
    if (trace_create(out, json_array_size(json), e)) {
        return -1;
    }
    json_array_foreach(json, i, lane)
    {
        if (lane_from_json(&out->lanes[i], lane, e)) {
            trace_free(out);
            return -1;
        }
    }
    return 0;
}
