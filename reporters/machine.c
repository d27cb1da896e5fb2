/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the run was measured on, as it was stored. */
#include "reporter.h"

#include "support/file_out.h"

#include <stdio.h>

static int write_one(const char *dir, const char *name, const char *text,
                     struct err *e)
{
    struct file_out out;

    if (text == NULL || text[0] == '\0') {
        return 0;
    }
    if (file_out_open(&out, dir, name, e)) {
        return -1;
    }
    fputs(text, out.stream);
    return file_out_close(&out, e);
}

static int report(const struct results *r, const struct report_options *o,
                  const char *dir, struct err *e)
{
    (void)o;
    if (write_one(dir, "machine.json", r->machine_json, e)) {
        return -1;
    }
    return write_one(dir, "topology.xml", r->topology_xml, e);
}

const struct reporter reporter_machine = {
    .name = "machine",
    .summary = "machine.json, topology.xml",
    .write = report,
};
