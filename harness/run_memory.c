/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run_memory.h"

#include "care_options.h"
#include "note.h"
#include "run_missing.h"

#include <errno.h>
#include <inttypes.h>
#include <jansson.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int run_memory_put(struct store *s, const struct runner_options *options,
                   struct err *e)
{
    const struct runner_care *c = &options->care;
    json_t *o = json_pack("{s:s, s:f, s:b, s:b}", "disturbed",
                          care_disturbed_name(c->on_disturbed), "max_disturbed",
                          c->max_disturbed, "counters", c->counters, "trace",
                          options->trace);
    char *text = o == NULL ? NULL : json_dumps(o, JSON_COMPACT);
    int result = text == NULL ? err_set(e, "out of memory for run.db")
                              : store_put_event(s, "care", text, e);

    free(text);
    json_decref(o);
    return result;
}

double run_memory_max_disturbed(const char *care)
{
    json_t *o = json_loads(care, 0, NULL);
    const json_t *value = json_object_get(o, "max_disturbed");
    double share =
        json_is_number(value) ? json_number_value(value) : RUNNER_MAX_DISTURBED;

    json_decref(o);
    return share >= 0.0 && share <= 1.0 ? share : RUNNER_MAX_DISTURBED;
}

/* `traced`: so much of a trace as may be asked for is there. */
static void fill_in(struct runner_options *options, const char *text,
                    bool complete, bool traced)
{
    struct runner_care *c = &options->care;
    json_t *o = json_loads(text, 0, NULL);
    const json_t *share = json_object_get(o, "max_disturbed");
    enum on_disturbed was = DISTURBED_REPEAT;
    const char *word = json_string_value(json_object_get(o, "disturbed"));
    bool known = word != NULL && care_disturbed_parse(word, &was) == 0;
    bool counts = json_is_true(json_object_get(o, "counters"));

    options->idle = complete && known && (!options->trace || traced)
                    && (!c->says_disturbed || c->on_disturbed == was)
                    && (counts || !c->counters);
    c->on_disturbed = known && !c->says_disturbed ? was : c->on_disturbed;
    if (json_is_number(share) && !c->says_max) {
        c->max_disturbed = json_number_value(share);
    }
    c->counters = c->counters || counts;
    options->trace =
        options->trace
        || (!complete && json_is_true(json_object_get(o, "trace")));
    json_decref(o);
}

/* What is not there any more of a run that was complete is measured. */
static int look_for_missing(struct runner_options *options, struct err *e)
{
    int64_t missing = 0;

    if (!options->idle) {
        return 0;
    }
    if (run_missing(options->dir, &missing, e)) {
        return -1;
    }
    if (missing > 0) {
        options->idle = false;
        note_line(options->progress,
                  "note: %" PRId64 " sample%s of this run, which was complete, "
                  "%s not there any more: measured now",
                  missing, missing == 1 ? "" : "s",
                  missing == 1 ? "is" : "are");
    }
    return 0;
}

int run_memory_recall(struct runner_options *options, struct err *e)
{
    char path[PATH_MAX + 8];
    char *care = NULL;
    char *complete = NULL;
    bool traced = false;
    struct store *s;

    snprintf(path, sizeof path, "%s/run.db", options->dir);
    if (access(path, F_OK) != 0 && errno == ENOENT) {
        return err_set(e,
                       "there is no %.2000s: nothing of that run was measured "
                       "yet; begin it again with the same command (tvp run "
                       "also takes --continue)",
                       path);
    }
    if (store_open(&s, path, e)) {
        return -1;
    }
    int result = store_get_event(s, "care", &care, e)
                         || store_get_event(s, "complete", &complete, e)
                         || (options->trace && store_get_traced(s, &traced, e))
                     ? -1
                     : 0;
    if (result == 0) {
        fill_in(options, care, complete[0] != '\0', traced);
    }
    free(care);
    free(complete);
    store_close(s);
    return result == 0 ? look_for_missing(options, e) : -1;
}
