/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts as PDF, for print, with the script and the data of each. */
#include "reporter.h"

#include "charts/chart.h"

static int report(const struct results *r, const struct report_options *o,
                  const char *dir, struct err *e)
{
    return chart_write(r, o, dir, "pdf", e);
}

const struct reporter reporter_pdf = {
    .name = "pdf",
    .summary = "charts/*.pdf, with the .gp script and data of each",
    .write = report,
    .several = true,
    .draws = true,
};
