/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trial_reply.h"

#include "trial_json.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

/* For so much of what an answer may have, one value: the largest sample and the
 * largest trace have half as many. */
enum { VALUE_BYTES = 16 };

static char *last_line(struct text_buffer *b)
{
    char *text = text_buffer_text(b);
    size_t length = strlen(text);

    while (length > 0 && text[length - 1] == '\n') {
        text[--length] = '\0';
    }
    char *newline = strrchr(text, '\n');
    return newline == NULL ? text : newline + 1;
}

/* What a worker said before it died, such as which assertion failed, or what
 * the trial itself said of a sample that is sound. */
static void add_last_words(struct text_buffer *err, struct trial_result *out)
{
    static const char own[] = "tvp: ";
    size_t begins = sizeof own - 1;
    char *error = out->error.text;
    char *said = last_line(err);
    bool is_own = strncmp(said, own, begins) == 0;

    if (out->sample.status == SAMPLE_OK && is_own && error[0] == '\0') {
        err_set(&out->error, "%s", said + begins);
    } else if (out->sample.status == SAMPLE_CRASHED) {
        /* The trial's last words are what is there already. */
        if (is_own && strcmp(said + begins, error) == 0) {
            said[0] = '\0';
            said = last_line(err);
        }
        size_t used = strlen(error);
        snprintf(error + used, sizeof out->error.text - used, "%s%s",
                 said[0] != '\0' ? ". " : "", said);
    }
}

/* A workload's garbage may be JSON whose values want much more memory than its
 * text. */
static bool has_too_many(struct text_buffer *said, size_t most)
{
    const char *text = text_buffer_text(said);
    size_t values = 0;

    for (size_t i = 0; i < said->length; i++) {
        values += text[i] == ',' || text[i] == '[' || text[i] == '{';
    }
    return values > most;
}

static json_t *parse(struct trial_words *words, struct err *why)
{
    json_error_t where;

    if (has_too_many(&words->out, words->out_most / VALUE_BYTES)) {
        err_set(why, "what it wrote is too much for a sample; does the "
                     "workload write to descriptors that are not its own?");
        return NULL;
    }
    err_set(why, "%s",
            words->out.length == 0
                ? "it ended without a word; does the workload call _exit, or "
                  "close descriptors that are not its own?"
                : "what it wrote is not JSON");
    return json_loads(text_buffer_text(&words->out), JSON_REJECT_DUPLICATES,
                      &where);
}

void trial_reply_read(struct trial_result *out, struct trial_words *words,
                      int status)
{
    struct text_buffer *err = &words->err;
    struct err why;
    json_t *json = parse(words, &why);

    if (json != NULL && trial_from_json(out, json, &why) == 0) {
        json_decref(json);
        add_last_words(err, out);
        return;
    }
    json_decref(json);
    *out = (struct trial_result){0};
    sample_clear(&out->sample);
    if (WIFSIGNALED(status)) {
        out->sample.status = SAMPLE_CRASHED;
        err_set(&out->error, "the trial was ended by signal %d, %s. %s",
                WTERMSIG(status), strsignal(WTERMSIG(status)), last_line(err));
        return;
    }
    const char *last = last_line(err);
    err_set(&out->error, "the trial gave no sample (status %d): %s",
            WEXITSTATUS(status), last[0] != '\0' ? last : why.text);
}
