/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hook.h"

int hook_result(const char *hook, int returned, struct err *e)
{
    if (returned != 0 && e->text[0] == '\0') {
        return err_set(e, "%s returned %d without a reason", hook, returned);
    }
    return returned == 0 ? 0 : -1;
}
