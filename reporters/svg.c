/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts as SVG, with the script and the data that draw them again. */
#include "reporter.h"

#include "charts/chart.h"

static int report(const struct results *r, const struct report_options *o,
                  const char *dir, struct err *e)
{
    return chart_write(r, o, dir, "svg", e);
}

const struct reporter reporter_svg = {
    .name = "svg",
    .summary = "charts/*.svg, with the .gp script and data of each",
    .write = report,
    .several = true,
    .draws = true,
};
