/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the run was measured on, as it was stored. */
#include "reporter.h"

#include "support/file_out.h"
#include "support/run_file.h"

#include "results_join.h"

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
    for (size_t i = 0; i < results_runs(r); i++) {
        const struct results *run = results_run(r, i);
        char json[RUN_FILE_BYTES];
        char xml[RUN_FILE_BYTES];
        run_file_name(r, i, "machine.json", json);
        run_file_name(r, i, "topology.xml", xml);
        if (write_one(dir, json, run->machine_json, e)
            || write_one(dir, xml, run->topology_xml, e)) {
            return -1;
        }
    }
    return 0;
}

const struct reporter reporter_machine = {
    .name = "machine",
    .summary = "machine.json, topology.xml",
    .write = report,
    .several = true,
};
