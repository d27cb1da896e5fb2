/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a terminal shows, kept as a file. */
#include "reporter.h"

#include "support/file_out.h"
#include "support/text_report.h"

static int report(const struct results *r, const struct report_options *o,
                  const char *dir, struct err *e)
{
    struct file_out out;

    (void)o;
    if (file_out_open(&out, dir, "report.txt", e)) {
        return -1;
    }
    if (text_report(r, out.stream, e)) {
        file_out_discard(&out);
        return -1;
    }
    return file_out_close(&out, e);
}

const struct reporter reporter_text = {
    .name = "text",
    .summary = "report.txt: sentences and a table",
    .write = report,
    .print = text_report,
    .several = true,
};
