/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "label.h"
#include "reporter.h"
#include "support/fake_results.h"
#include "support/scratch_dir.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

extern const struct reporter reporter_md;
extern const struct reporter reporter_text;

struct fixture {
    struct results r;
    char dir[SCRATCH_PATH_BYTES];
};

static int begin(void **state)
{
    struct fixture *f = malloc(sizeof *f);

    if (f == NULL) {
        return -1;
    }
    fake_init(&f->r);
    scratch_dir_make(f->dir);
    *state = f;
    return 0;
}

static int end(void **state)
{
    struct fixture *f = *state;

    fake_free(&f->r);
    scratch_dir_remove(f->dir);
    free(f);
    return 0;
}

/* To be freed. */
static char *written(struct fixture *f, const struct reporter *reporter,
                     const char *name)
{
    struct err e = {0};

    if (reporter->write(&f->r, &report_defaults, f->dir, &e)) {
        fail_msg("%s", e.text);
    }
    char *text = scratch_dir_read(f->dir, name);
    assert_non_null(text);
    return text;
}

static void fill(struct results *r)
{
    fake_cell(r, "primes", "sequential", 2);
    fake_cell(r, "primes", "gil", 2);
    fake_cell(r, "primes", "processes", 2);
    fake_blocks(r, (double[]){20.0, 30.0, 10.0}, 7, 0.0);
}

static void the_page_leads_with_the_verdicts(void **state)
{
    struct fixture *f = *state;

    fill(&f->r);
    char *text = written(f, &reporter_md, "report.md");
    static const char expected[] =
        "# Threads versus processes: fake\n\n"
        "- primes, 2 workers: processes are 2.00× faster than sequential "
        "\\[2.00, 2.00\\] and 3.00× than gil \\[3.00, 3.00\\]\n";
    assert_int_equal(strncmp(text, expected, strlen(expected)), 0);
    free(text);
}

static void every_work_has_its_own_sentence(void **state)
{
    struct fixture *f = *state;

    fake_cell(&f->r, "primes", "threads", 2);
    fake_cell(&f->r, "primes", "gil", 2);
    fake_cell(&f->r, "spin", "threads", 2);
    fake_cell(&f->r, "spin", "gil", 2);
    fake_blocks(&f->r, (double[]){10.0, 20.0, 10.0, 30.0}, 7, 0.0);
    char *text = written(f, &reporter_md, "report.md");
    assert_non_null(strstr(text, "- primes, 2 workers: threads are 2.00×"));
    assert_non_null(strstr(text, "- spin, 2 workers: threads are 3.00×"));
    free(text);
}

static void a_work_without_rivals_is_not_passed_over(void **state)
{
    struct fixture *f = *state;

    fill(&f->r);
    fake_cell(&f->r, "spin", "threads", 2);
    char *text = written(f, &reporter_md, "report.md");
    assert_non_null(strstr(text, "\n- spin, 2 workers: threads alone was run"));
    free(text);
}

static void charts_are_embedded_only_if_they_are_there(void **state)
{
    struct fixture *f = *state;
    char charts[SCRATCH_PATH_BYTES + 16];

    fill(&f->r);
    char *without = written(f, &reporter_md, "report.md");
    assert_null(strstr(without, "!["));
    free(without);
    snprintf(charts, sizeof charts, "%s/charts", f->dir);
    assert_int_equal(mkdir(charts, 0700), 0);
    scratch_dir_write(charts, "speedup.svg", "<svg/>");
    scratch_dir_write(charts, "time.svg", "<svg/>");
    char *with = written(f, &reporter_md, "report.md");
    assert_non_null(strstr(with, "](charts/speedup.svg)\n"));
    assert_non_null(strstr(with, "](charts/time.svg)\n"));
    assert_null(strstr(with, "](charts/total-time.svg)\n"));
    free(with);
}

static void a_table_has_a_row_for_every_cell(void **state)
{
    struct fixture *f = *state;

    fill(&f->r);
    char *text = written(f, &reporter_md, "report.md");
    assert_non_null(strstr(text, "\n| processes | 2 | 10.0 ms \\[10.0, 10.0\\]"
                                 " | 2.00× \\[2.00, 2.00\\] | 203 k/s "
                                 "\\[203, 203\\] | 7 |\n"));
    assert_null(strstr(text, "latency"));
    free(text);
    for (size_t i = 0; i < f->r.nsamples; i++) {
        f->r.samples[i].sample.latency_p50_ns = 1500;
        f->r.samples[i].sample.latency_p99_ns = 2500000;
    }
    text = written(f, &reporter_md, "report.md");
    assert_non_null(strstr(text, " | 1.50 µs \\[1.50, 1.50\\] | 2.50 ms "));
    free(text);
}

static void other_metrics_have_a_table(void **state)
{
    struct fixture *f = *state;

    fill(&f->r);
    char *without = written(f, &reporter_md, "report.md");
    assert_non_null(strstr(without,
                           "| primes, 2 workers | elapsed | processes | 2.00× "
                           "\\[2.00, 2.00\\] | sequential | wins |\n"));
    assert_null(strstr(without, "workers | throughput | "));
    assert_null(strstr(without, "workers | total | "));
    assert_null(strstr(without, "workers | cpu | "));
    free(without);
    for (size_t i = 0; i < f->r.nsamples; i++) {
        f->r.samples[i].sample.cpu_user_ns = 5;
        f->r.samples[i].sample.cpu_sys_ns = 0;
    }
    char *with = written(f, &reporter_md, "report.md");
    assert_non_null(strstr(with, "| primes, 2 workers | cpu | "));
    assert_non_null(strstr(with, " 1.00× \\[1.00, 1.00\\] | "));
    assert_non_null(strstr(with, " | no difference |\n"));
    free(with);
}

static void a_drift_is_told_with_the_reliability(void **state)
{
    struct fixture *f = *state;

    fake_cell(&f->r, "primes", "gil", 2);
    for (unsigned b = 0; b < 12; b++) {
        fake_sample(&f->r, 0, b, 10.0 + b);
    }
    char *page = written(f, &reporter_md, "report.md");
    assert_non_null(strstr(page, "\n- Drift: the total of primes, gil, 2 "));
    free(page);
    char *text = written(f, &reporter_text, "report.txt");
    assert_non_null(strstr(text, "\nDrift: the total of primes, gil, 2 "));
    free(text);
}

static void user_text_is_neither_markdown_nor_html(void **state)
{
    struct fixture *f = *state;

    fake_cell(&f->r, "a|b:x=<img src=y>", "**m**`[l](u)", 2);
    fake_sample(&f->r, 0, 0, 1.0)->sample.status = SAMPLE_FAILED;
    f->r.samples[0].error = "line\n# heading <script>";
    char *text = written(f, &reporter_md, "report.md");
    assert_null(strstr(text, "<img"));
    assert_null(strstr(text, "<script"));
    assert_null(strstr(text, "\n# heading"));
    assert_non_null(strstr(text, "| \\*\\*m\\*\\*\\`\\[l\\](u) | 2 |"));
    assert_non_null(strstr(text, "### a\\|b, x=&lt;img src=y&gt;\n"));
    free(text);
}

static void a_command_cannot_leave_its_block(void **state)
{
    struct fixture *f = *state;

    fill(&f->r);
    snprintf(f->r.command, sizeof f->r.command, "tvp run -w 'x````\n<b>'");
    char *text = written(f, &reporter_md, "report.md");
    assert_non_null(strstr(text, "\n`````\ntvp run -w 'x```` <b>'\n`````\n"));
    free(text);
}

static void
disturbed_and_failed_samples_are_told_with_their_reasons(void **state)
{
    struct fixture *f = *state;

    fill(&f->r);
    f->r.samples[4].sample.status = SAMPLE_DISTURBED;
    f->r.samples[4].error = "steal: 3 ms";
    f->r.samples[8].sample.status = SAMPLE_TIMEOUT;
    f->r.samples[8].error = "took longer than 1 s";
    char *text = written(f, &reporter_md, "report.md");
    assert_non_null(strstr(text, "- 21 samples, 1 timeout.\n"));
    assert_non_null(strstr(text, "- Block 1, primes, gil, 2 workers: "
                                 "disturbed: steal: 3 ms\n"));
    assert_non_null(strstr(text, "- 1 of 21 samples disturbed (1 steal); none "
                                 "repeated.\n"));
    assert_non_null(strstr(text, "- Stopped: 7 blocks done.\n"));
    free(text);
}

static void what_was_lost_is_told_before_what_was_disturbed(void **state)
{
    struct fixture *f = *state;

    fill(&f->r);
    for (size_t i = 0; i < f->r.nsamples; i++) {
        f->r.samples[i].sample.status = SAMPLE_DISTURBED;
        f->r.samples[i].error = "steal: 3 ms";
    }
    f->r.samples[20].sample.status = SAMPLE_CRASHED;
    f->r.samples[20].error = "signal 11";
    char *text = written(f, &reporter_md, "report.md");
    const char *crash = strstr(text, "crashed: signal 11\n");
    assert_non_null(crash);
    assert_true(crash < strstr(text, "disturbed: steal: 3 ms\n"));
    assert_non_null(strstr(text, "- … and 1 more: see samples.csv\n"));
    free(text);
}

static void the_machine_is_listed_by_its_plain_members(void **state)
{
    struct fixture *f = *state;
    char machine[] = "{\"cpu\":\"A <b> CPU\",\"mhz\":2400,\"smt\":false,"
                     "\"caches\":[1,2],\"nothing\":null}";

    fill(&f->r);
    f->r.machine_json = machine;
    char *text = written(f, &reporter_md, "report.md");
    assert_non_null(strstr(text,
                           "- allowed to use: 2 cores, 2 hardware "
                           "threads\n- cpu: A &lt;b&gt; CPU\n- mhz: 2400\n"
                           "- smt: no\n\n"));
    free(text);
    char broken[] = "{not json";
    f->r.machine_json = broken;
    text = written(f, &reporter_md, "report.md");
    assert_non_null(strstr(text, "## The machine"));
    free(text);
}

static void what_the_doctor_found_is_told(void **state)
{
    struct fixture *f = *state;
    char machine[] =
        "{\"doctor\":{\"load\":{\"status\":\"unfit\",\"value\":"
        "\"1.9 of 2 CPUs busy\"},\"smt\":{\"status\":\"note\",\"value\":"
        "\"on\"},\"governor\":{\"status\":\"warning\",\"value\":"
        "\"powersave on 2 CPUs (intel_pstate)\"},\"aslr\":{\"status\":"
        "\"warning\",\"value\":\"off\"}}}";
    char quiet[] = "{\"doctor\":{\"smt\":{\"status\":\"note\"}}}";

    fill(&f->r);
    f->r.machine_json = machine;
    char *text = written(f, &reporter_md, "report.md");
    assert_non_null(strstr(text,
                           "- When it began, tvp doctor found: load (1.9 "
                           "of 2 CPUs busy); 2 more, in machine.json.\n"));
    free(text);
    f->r.machine_json = quiet;
    text = written(f, &reporter_md, "report.md");
    assert_null(strstr(text, "tvp doctor"));
    free(text);
}

static void a_report_for_the_terminal_is_at_most_100_columns_wide(void **state)
{
    struct fixture *f = *state;
    static const char *const models[] = {
        "sequential", "threads",
        "gil:interval=123456789ns:switch=forced:more=text:and=more",
        "processes"};
    double medians_ms[8];

    for (size_t i = 0; i < 8; i++) {
        fake_cell(&f->r,
                  i < 4 ? "http:latency=50ms:url=http://a.long.example/path/"
                          "that/goes/on/and/on/and/on/and/on/and/on/for/ever"
                        : "sleep",
                  models[i % 4], 128);
        medians_ms[i] = 123.0 * (double)(i + 1);
    }
    fake_blocks(&f->r, medians_ms, 7, 0.03);
    for (size_t i = 0; i < f->r.nsamples; i++) {
        f->r.samples[i].sample.latency_p99_ns = 123456789;
    }
    char *text = written(f, &reporter_text, "report.txt");
    char *rest = text;
    for (char *line; (line = strsep(&rest, "\n")) != NULL;) {
        assert_true(label_columns(line) <= 100);
        assert_true(line[0] == '\0' || line[strlen(line) - 1] != ' ');
    }
    free(text);
}

static void a_terminal_gets_no_control_characters(void **state)
{
    struct fixture *f = *state;

    fake_cell(&f->r, "x:a=\x1b[2J", "threads\x07", 2);
    fake_cell(&f->r, "x:a=\x1b[2J", "gil", 2);
    fake_blocks(&f->r, (double[]){1.0, 2.0}, 7, 0.0);
    snprintf(f->r.stopped, sizeof f->r.stopped, "\x1b]0;x\x07");
    char *text = written(f, &reporter_text, "report.txt");
    for (const char *at = text; *at != '\0'; at++) {
        assert_true((unsigned char)*at >= 0x20 || *at == '\n');
    }
    free(text);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(the_page_leads_with_the_verdicts),
        IN_FOLDER(every_work_has_its_own_sentence),
        IN_FOLDER(a_work_without_rivals_is_not_passed_over),
        IN_FOLDER(charts_are_embedded_only_if_they_are_there),
        IN_FOLDER(a_table_has_a_row_for_every_cell),
        IN_FOLDER(other_metrics_have_a_table),
        IN_FOLDER(a_drift_is_told_with_the_reliability),
        IN_FOLDER(user_text_is_neither_markdown_nor_html),
        IN_FOLDER(a_command_cannot_leave_its_block),
        IN_FOLDER(disturbed_and_failed_samples_are_told_with_their_reasons),
        IN_FOLDER(what_was_lost_is_told_before_what_was_disturbed),
        IN_FOLDER(the_machine_is_listed_by_its_plain_members),
        IN_FOLDER(what_the_doctor_found_is_told),
        IN_FOLDER(a_report_for_the_terminal_is_at_most_100_columns_wide),
        IN_FOLDER(a_terminal_gets_no_control_characters),
    };

    return cmocka_run_group_tests_name("markdown", tests, NULL, NULL);
}
