/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings are found once for all reports of a run: the first one that asks
 * leaves them with the results, the others borrow them. */
#include "findings.h"

#include "findings_find.h"

#include <stdlib.h>
#include <string.h>

static void drop(void *data)
{
    findings_drop(data);
    free(data);
}

static size_t *copy(const size_t *list, size_t n)
{
    size_t *own = calloc(n + 1, sizeof *own);

    if (own != NULL) {
        memcpy(own, list, n * sizeof *own);
    }
    return own;
}

/* The lists are one's own, to be grouped in another way. */
static int borrow(struct findings *f, const struct findings *memo,
                  struct err *e)
{
    *f = *memo;
    f->borrowed = true;
    f->panels = copy(memo->panels, memo->r->ncells);
    f->models = copy(memo->models, memo->r->ncells);
    if (f->panels == NULL || f->models == NULL) {
        findings_free(f);
        return err_set(e, "no memory to report %zu cells", memo->r->ncells);
    }
    return 0;
}

int findings_make(struct findings *f, const struct results *r, struct err *e)
{
    struct result_memo *memo = r->memo;

    if (memo == NULL) {
        return findings_find(f, r, e);
    }
    if (memo->data == NULL) {
        struct findings *found = malloc(sizeof *found);
        if (found == NULL) {
            return err_set(e, "no memory to report %zu cells", r->ncells);
        }
        if (findings_find(found, r, e)) {
            free(found);
            return -1;
        }
        *memo = (struct result_memo){found, drop};
    }
    return borrow(f, memo->data, e);
}

int findings_add_laws(struct findings *f, struct err *e)
{
    struct findings *memo = f->borrowed ? f->r->memo->data : f;

    if (memo->scalings == NULL) {
        free(memo->breakevens); /* of a try that failed half way */
        memo->breakevens = NULL;
        if (findings_find_laws(memo, e)) {
            return -1;
        }
    }
    f->breakevens = memo->breakevens;
    f->nbreakevens = memo->nbreakevens;
    f->scalings = memo->scalings;
    f->nscalings = memo->nscalings;
    return 0;
}

int findings_add_metrics(struct findings *f, struct err *e)
{
    struct findings *memo = f->borrowed ? f->r->memo->data : f;

    if (memo->every == NULL && findings_find_metrics(memo, e)) {
        return -1;
    }
    f->every = memo->every;
    f->nevery = memo->nevery;
    return 0;
}

void findings_free(struct findings *f)
{
    if (!f->borrowed) {
        findings_drop(f);
        return;
    }
    free(f->panels);
    free(f->models);
    *f = (struct findings){0};
}
