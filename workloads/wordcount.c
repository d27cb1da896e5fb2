/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What does ordinary text processing lose: branches, bytes, a hash table?
 *
 * An operation counts the words of a text, and the distinct ones. A word is a
 * run of anything but ASCII white space, as `wc -w` has it; A-Z count as a-z,
 * other bytes as themselves, and punctuation belongs to the word it touches.
 * All workers read one copy of the text; each has a table of its own, large
 * enough from the start, so that no operation allocates.
 */
#include "workload.h"

#include "support/own_memory.h"
#include "support/word_sort.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes between safepoints: some 20 us. */
enum { BYTES_PER_SAFEPOINT = 4096 };

/* As found by sorting. */
struct totals {
    uint64_t words;
    uint64_t distinct;
    size_t slots; /* a power of two, over twice `distinct` */
};

struct text {
    size_t size;
    struct totals *totals; /* that all workers share */
    unsigned char bytes[];
};

struct word {
    const unsigned char *start;
    size_t length;
};

struct slot {
    struct word word;
    uint64_t hash;
    uint64_t op; /* the slot is in use where this is the current one */
};

struct table {
    uint64_t op; /* counts from 1: starting an operation empties the table */
    uint64_t words;
    uint64_t distinct;
    struct slot slots[];
};

static bool is_space(unsigned char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static unsigned char lower(unsigned char c)
{
    return c >= 'A' && c <= 'Z' ? (unsigned char)(c + ('a' - 'A')) : c;
}

static bool same_word(const struct word *a, const struct word *b)
{
    if (a->length != b->length) {
        return false;
    }
    for (size_t i = 0; i < a->length; i++) {
        if (lower(a->start[i]) != lower(b->start[i])) {
            return false;
        }
    }
    return true;
}

/* -1 when the table is full, which sorting has ruled out. */
static int table_add(struct table *t, size_t slots, const struct word *word,
                     uint64_t hash)
{
    size_t at = hash & (slots - 1);

    while (t->slots[at].op == t->op) {
        const struct slot *s = &t->slots[at];

        if (s->hash == hash && same_word(&s->word, word)) {
            return 0;
        }
        at = (at + 1) & (slots - 1);
    }
    if (++t->distinct == slots) {
        return -1;
    }
    t->slots[at] = (struct slot){.word = *word, .hash = hash, .op = t->op};
    return 0;
}

/* Counts the words that start in a piece of the text; sets *at to the end of
 * the last one. */
static int count_piece(struct table *t, const struct text *x, size_t *at)
{
    size_t i = *at;
    size_t end =
        x->size - i < BYTES_PER_SAFEPOINT ? x->size : i + BYTES_PER_SAFEPOINT;

    while (i < end) {
        struct word word = {.start = x->bytes + i};
        uint64_t hash = 14695981039346656037U; /* FNV-1a's */

        for (; i < x->size && !is_space(x->bytes[i]); i++) {
            hash = (hash ^ lower(x->bytes[i])) * 1099511628211U;
            word.length++;
        }
        if (word.length == 0) {
            i++;
            continue;
        }
        t->words++;
        if (table_add(t, x->totals->slots, &word, hash ^ (hash >> 32)) != 0) {
            return -1;
        }
    }
    *at = i;
    return 0;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    const struct text *x = w->job->state;
    struct table *t = w->state;

    for (uint64_t op = 0; op < ops; op++) {
        size_t at = 0;

        t->op++;
        t->words = 0;
        t->distinct = 0;
        while (at < x->size) {
            if (count_piece(t, x, &at) != 0) {
                return err_set(e,
                               "the hash table found more than the %" PRIu64
                               " distinct words that there are",
                               x->totals->distinct);
            }
            worker_safepoint(w);
        }
        worker_checksum(w, t->words + (t->distinct << 32));
    }
    return 0;
}

static int enter(struct worker *w, struct err *e)
{
    const struct text *x = w->job->state;
    size_t bytes =
        sizeof(struct table) + x->totals->slots * sizeof(struct slot);

    return own_memory_enter(w, bytes, "the words of file=", e) == NULL ? -1 : 0;
}

/* What there is to find, and how large a table that needs. */
static int count_by_sorting(struct text *x, struct err *e)
{
    struct totals *t = x->totals;

    if (word_sort_count(x->bytes, x->size, &t->words, &t->distinct, e)) {
        return -1;
    }
    for (t->slots = 16; t->slots <= 2 * t->distinct; t->slots *= 2) {
    }
    return 0;
}

static int read_all(int fd, unsigned char *to, size_t size)
{
    while (size > 0) {
        ssize_t got = read(fd, to, size);

        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            errno = got == 0 ? ENODATA : errno;
            return -1;
        }
        to += got;
        size -= (size_t)got;
    }
    return 0;
}

/* NULL with the reason in `e`. */
static struct text *load(int fd, const char *path, struct err *e)
{
    struct text *text;
    struct stat s;

    if (fstat(fd, &s) != 0) {
        err_errno(e, "cannot look at %s", path);
        return NULL;
    }
    if (!S_ISREG(s.st_mode)) {
        err_set(e,
                "%s is not a regular file; give file= a text that "
                "can be read again and again",
                path);
        return NULL;
    }
    if (s.st_size == 0) {
        err_set(e, "%s is empty; give file= a text with words in it", path);
        return NULL;
    }
    text = malloc(sizeof *text + (size_t)s.st_size);
    if (text == NULL) {
        err_errno(e, "no memory for the %jd bytes of %s", (intmax_t)s.st_size,
                  path);
        return NULL;
    }
    text->size = (size_t)s.st_size;
    if (read_all(fd, text->bytes, text->size) != 0) {
        err_errno(e, "cannot read all of %s", path);
        goto free_text;
    }
    return text;

free_text:
    free(text);
    return NULL;
}

/* Reads the text; what was counted in it is in the totals, or comes there. */
static int attach(struct job *job, struct err *e)
{
    const char *file = params_text(job->params, "file");
    struct totals *totals = job_alloc(job, sizeof *totals, e);
    char path[PATH_MAX];

    if (totals == NULL) {
        return -1;
    }
    snprintf(path, sizeof path, "%s%s", file[0] == '\0' ? job->data_dir : file,
             file[0] == '\0' ? "/LICENSE" : "");
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        return err_errno(e,
                         "cannot open %s to count its words; file= takes "
                         "the path of a text",
                         path);
    }
    struct text *text = load(fd, path, e);
    close(fd);
    job->state = text;
    if (text != NULL) {
        text->totals = totals;
    }
    return text == NULL ? -1 : 0;
}

static int setup(struct job *job, struct err *e)
{
    return attach(job, e) != 0 ? -1 : count_by_sorting(job->state, e);
}

static int verify(const struct job *job, struct err *e)
{
    const struct text *x = job->state;
    uint64_t once = x->totals->words + (x->totals->distinct << 32);

    if (job->checksum != once * job->workers * job->ops) {
        return err_set(
            e,
            "counting %u x %" PRIu64 " times did not find the %" PRIu64
            " words, %" PRIu64 " of them distinct, that sorting "
            "finds",
            job->workers, job->ops, x->totals->words, x->totals->distinct);
    }
    return 0;
}

static const struct param params[] = {
    {"file", PARAM_TEXT, "",
     .help = "the text; the licence that ships with tvp where not given"},
    {0},
};

const struct workload workload_wordcount = {
    .name = "wordcount",
    .summary = "count a text's words and its distinct words",
    .unit = "text",
    .kind = WORKLOAD_CPU,
    .question =
        "What does ordinary text processing lose: branches, bytes, a hash "
        "table?",
    .story = "An operation counts a text's words, and its distinct words. All "
             "workers read one copy of the text; each has a hash table of its "
             "own that never grows.",
    .expect =
        "threads and processes alike, but under a lock; all read one text, "
        "which caches share either way.",
    .verified = "both counts against those that sorting gives.",
    .lock = "held; a safepoint after about 4096 bytes of text.",
    .params = params,
    .setup = setup,
    .attach = attach,
    .enter = enter,
    .work = work,
    .leave = own_memory_leave,
    .verify = verify,
    .teardown = own_memory_teardown,
};
