/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runner_machine.h"

#include "clock.h"
#include "doctor_check.h"
#include "doctor_report.h"
#include "machine.h"
#include "note.h"

#include <stdlib.h>
#include <string.h>

void runner_machine_init(struct runner_machine *m)
{
    m->lock.fd = -1;
    m->doctor.allowed = NULL;
    m->doctor.count = 0;
}

static int refuse(const struct machine_lock_holder *who, const char *why,
                  struct err *e)
{
    char text[MACHINE_LOCK_SENTENCE_BYTES];

    machine_lock_text(who, text);
    return err_set(e, "%.350s is measuring on this machine%s", text, why);
}

static void say_waiting(const struct machine_lock_holder *who, FILE *progress)
{
    char text[MACHINE_LOCK_SENTENCE_BYTES];

    machine_lock_text(who, text);
    note_line(progress,
              "waiting: %s is measuring on this machine; Ctrl-C ends the wait",
              text);
}

int runner_machine_claim(struct runner_machine *m,
                         const struct runner_options *options,
                         uint64_t max_wait_ns, struct stopper *stopper,
                         struct err *e)
{
    struct machine_lock_holder who;
    uint64_t deadline_ns = max_wait_ns == 0 ? 0 : clock_now_ns() + max_wait_ns;
    pid_t said = -1; /* of whom we said that we wait for it */

    for (;;) {
        if (machine_lock_try(&m->lock, &who, e)) {
            note_line(options->progress,
                      "note: %s; goes on without, mind other runs", e->text);
            return 0;
        }
        if (!who.held) {
            return 0;
        }
        if (options->care.no_wait) {
            return refuse(&who, "; wait for it, or leave out --no-wait", e);
        }
        if (who.pid != said) {
            say_waiting(&who, options->progress);
            said = who.pid;
        }
        switch (machine_lock_wait(stopper->fd, deadline_ns)) {
        case LOCK_STOPPED:
            return refuse(&who, ", and a signal ended the wait for it", e);
        case LOCK_TIMED_OUT:
            return refuse(&who, ", and did not end within --max-time", e);
        default:
            break;
        }
    }
}

/* What makes trials fail is said with what raises it, before any is lost. */
static void say_limits(const struct doctor *d, FILE *progress)
{
    for (const struct check *c = doctor_limit_checks; c->name != NULL; c++) {
        const struct finding *f = doctor_find(d, c->name);
        if (f != NULL && f->status == FINDING_UNFIT) {
            note_line(progress, "note: %s: %s. %s To mend it: %s", f->name,
                      f->value, f->effect, f->command);
        }
    }
}

void runner_machine_look(struct runner_machine *m, const struct cell *cells,
                         size_t count, FILE *progress)
{
    struct doctor_need need;
    char line[DOCTOR_LINE_BYTES];

    doctor_need_cells(&need, "", cells, count);
    doctor_begin(&m->doctor, &need, true);
    doctor_examine(&m->doctor);
    doctor_line(&m->doctor, line);
    if (line[0] != '\0') {
        note_line(progress, "note: %s", line);
    }
    say_limits(&m->doctor, progress);
}

int runner_machine_put(const struct runner_machine *m, struct store *store,
                       const struct topology *topology,
                       const struct machine_run *run, struct err *e)
{
    struct machine_run whole = *run;
    struct topology_facts facts;
    char *json = NULL;
    char *xml = NULL;

    whole.doctor = &m->doctor;
    topology_describe(topology, &facts);
    if (machine_record(topology, &whole, &json, e)
        || topology_xml(topology, &xml, e)) {
        free(json);
        return -1;
    }
    int result = store_put_machine(store, json, xml, facts.allowed_cores,
                                   facts.allowed_pus, e);
    free(json);
    free(xml);
    return result;
}

int runner_machine_note(const struct runner_machine *m, struct store *store,
                        struct err *e)
{
    char line[DOCTOR_LINE_BYTES];

    doctor_line(&m->doctor, line);
    return line[0] == '\0' ? 0 : store_put_event(store, "doctor", line, e);
}

void runner_machine_free(struct runner_machine *m)
{
    machine_lock_release(&m->lock);
    doctor_free(&m->doctor);
}
