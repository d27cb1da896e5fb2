/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model.h"

int model_parse_params(const struct model *m, const char *text,
                       struct params *out, struct err *e)
{
    if (params_parse(out, m->params, m->name, text, e)) {
        return -1;
    }
    return m->settle == NULL ? 0 : m->settle(out, e);
}
