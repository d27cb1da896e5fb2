/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload_unknown.h"

#include "registry.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

enum { LETTERS_MAX = 64, LETTERS_PER_SLIP = 3 };

static char dashed(char c)
{
    return c == '_' ? '-' : c;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned workload_name_distance(const char *a, const char *b)
{
    unsigned row[LETTERS_MAX + 1];
    size_t length = strnlen(b, LETTERS_MAX);

    for (unsigned j = 0; j <= length; j++) {
        row[j] = j;
    }
    for (unsigned i = 0; a[i] != '\0'; i++) {
        unsigned diagonal = row[0];
        row[0] = i + 1;
        for (size_t j = 1; j <= length; j++) {
            unsigned changed = diagonal + (dashed(a[i]) != dashed(b[j - 1]));
            diagonal = row[j];
            row[j] = least(changed, least(row[j], row[j - 1]) + 1);
        }
    }
    return row[length];
}

/* NULL where none is near enough to have been meant. */
static const char *nearest(const char *name)
{
    unsigned most = 1 + (unsigned)strnlen(name, LETTERS_MAX) / LETTERS_PER_SLIP;
    unsigned best = UINT_MAX;
    const char *found = NULL;

    for (size_t i = 0; workload_table[i] != NULL; i++) {
        unsigned slips = workload_name_distance(name, workload_table[i]->name);
        if (slips < best) {
            best = slips;
            found = workload_table[i]->name;
        }
    }
    return best <= most ? found : NULL;
}

static bool is_file(const char *name)
{
    const char *end = strrchr(name, '.');

    return (end != NULL && strcmp(end, ".so") == 0)
           || (name[0] != '\0' && access(name, F_OK) == 0);
}

int workload_unknown(const char *name, struct err *e)
{
    const char *meant = nearest(name);

    if (is_file(name)) {
        return err_set(e,
                       "no workload '%s'; a file is written with a slash, "
                       "./%s",
                       name, name);
    }
    return meant != NULL
               ? err_set(e,
                         "no workload '%s'; did you mean %s? See tvp "
                         "list workloads",
                         name, meant)
               : err_set(e, "no workload '%s'; see tvp list workloads", name);
}
