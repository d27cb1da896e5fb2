/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "progress.h"

#include "clock.h"
#include "note.h"

#include <unistd.h>

void progress_begin(struct progress *p, FILE *out, size_t total)
{
    *p = (struct progress){
        .out = out,
        .terminal = out != NULL && isatty(fileno(out)),
        .began_ns = clock_now_ns(),
        .total = total,
    };
}

static double left_s(const struct progress *p)
{
    double gone_s = (double)(clock_now_ns() - p->began_ns) / 1e9;
    size_t measured = p->done - p->skipped;

    return measured == 0
               ? 0.0
               : gone_s / (double)measured * (double)(p->total - p->done);
}

void progress_trial(struct progress *p, unsigned block, unsigned blocks,
                    const struct cell *cell)
{
    if (p->out == NULL || !p->terminal) {
        return;
    }
    fprintf(p->out, "\r\033[K%3zu%%  block %u/%u  %.40s %.24s ×%u",
            p->total == 0 ? 100 : 100 * p->done / p->total, block + 1, blocks,
            cell->workload, cell->model, cell->workers);
    if (p->done > p->skipped) {
        fprintf(p->out, "  %.0f s left", left_s(p));
    }
    fflush(p->out);
}

void progress_probe(struct progress *p, const char *where, bool fresh)
{
    char left[64] = "";

    if (p->total > p->done && p->done > p->skipped) {
        snprintf(left, sizeof left,
                 "%3zu%%, about %.0f s left: ", 100 * p->done / p->total,
                 left_s(p));
    }
    if (p->out != NULL && p->terminal) {
        fprintf(p->out, "\r\033[K%smeasuring at %s", left, where);
        fflush(p->out);
    } else if (fresh) {
        note_line(p->out, "%smeasuring at %s", left, where);
    }
}

void progress_block(struct progress *p, unsigned block, unsigned blocks)
{
    if (p->out != NULL && !p->terminal) {
        note_line(p->out, "block %u of %u done, about %.0f s left", block + 1,
                  blocks, left_s(p));
    }
}

void progress_note(struct progress *p, const char *text)
{
    progress_end(p);
    note_line(p->out, "%s", text);
}

void progress_end(struct progress *p)
{
    if (p->out != NULL && p->terminal) {
        fputs("\r\033[K", p->out);
        fflush(p->out);
    }
}
