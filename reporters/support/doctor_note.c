/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doctor_note.h"

#include "label.h"

#include <jansson.h>

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { COLUMNS = 98, TAIL_COLUMNS = 28, PART_BYTES = 192, NOTE_BYTES = 512 };

static bool is_bad(const json_t *finding)
{
    const char *status = json_string_value(json_object_get(finding, "status"));

    return status != NULL
           && (strcmp(status, "warning") == 0 || strcmp(status, "unfit") == 0);
}

/* "load (2.0 of 2 CPUs busy now)" */
static void part_text(const char *name, const json_t *finding,
                      char part[PART_BYTES])
{
    const char *value = json_string_value(json_object_get(finding, "value"));
    char raw[PART_BYTES];

    snprintf(raw, sizeof raw, "%.40s%s%.100s%s", name,
             value == NULL ? "" : " (", value == NULL ? "" : value,
             value == NULL ? "" : ")");
    label_clean(raw, part, PART_BYTES);
}

int doctor_note(const char *machine_json, char *text, size_t bytes)
{
    json_t *machine =
        json_loads(machine_json == NULL ? "" : machine_json, 0, NULL);
    char note[NOTE_BYTES] = "When it began, tvp doctor found: ";
    size_t said = 0;
    size_t more = 0;
    const char *name;
    json_t *finding;

    json_object_foreach(json_object_get(machine, "doctor"), name, finding)
    {
        char part[PART_BYTES];
        if (!is_bad(finding)) {
            continue;
        }
        part_text(name, finding, part);
        if (more > 0
            || (said > 0
                && label_columns(note) + label_columns(part)
                       > COLUMNS - TAIL_COLUMNS)) {
            more++;
            continue;
        }
        size_t used = strlen(note);
        snprintf(note + used, sizeof note - used, "%s%s", said > 0 ? "; " : "",
                 part);
        said++;
    }
    json_decref(machine);
    if (said + more == 0) {
        return -1;
    }
    size_t used = strlen(note);
    if (more > 0) {
        snprintf(note + used, sizeof note - used, "; %zu more, in machine.json",
                 more);
    }
    snprintf(text, bytes, "%s.", note);
    return 0;
}
