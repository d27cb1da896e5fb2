/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "findings.h"

/* What stands behind findings_make and the rest: it finds anew, for oneself. */
int findings_find(struct findings *f, const struct results *r, struct err *e);
int findings_find_laws(struct findings *f, struct err *e);
int findings_find_metrics(struct findings *f, struct err *e);
void findings_drop(struct findings *f);
