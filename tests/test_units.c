/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "units.h"

struct number_case {
    const char *text;
    uint64_t value;
};

static void every_unit_of_time_becomes_nanoseconds(void **state)
{
    static const struct number_case cases[] = {
        {"0", 0},
        {"0ns", 0},
        {"0.0", 0},
        {"1ns", 1},
        {"7us", 7000},
        {"250ms", 250000000},
        {"3s", 3000000000},
        {"2m", 120000000000},
        {"1h", 3600000000000},
        {"007ms", 7000000},
        {"999999999999999999ns", 999999999999999999},
        {"2562047h", 2562047 * UINT64_C(3600000000000)},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint64_t ns = 99;
        if (units_duration(cases[i].text, &ns) || ns != cases[i].value) {
            fail_msg("'%s' became %llu", cases[i].text, (unsigned long long)ns);
        }
    }
}

static void fractions_that_come_out_whole_are_taken(void **state)
{
    static const struct number_case cases[] = {
        {"1.5s", 1500000000}, {"0.5us", 500},        {"0.000000001s", 1},
        {"1.250ms", 1250000}, {"0.5m", 30000000000}, {"0.25h", 900000000000},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint64_t ns = 99;
        if (units_duration(cases[i].text, &ns) || ns != cases[i].value) {
            fail_msg("'%s' became %llu", cases[i].text, (unsigned long long)ns);
        }
    }
}

static void a_duration_that_is_none_is_refused(void **state)
{
    static const char *const cases[] = {
        "",          " ",        "5",      "ms",
        "-5ms",      "+5ms",     " 5ms",   "5ms ",
        "2562048h",  "5124095h", "5 ms",   "5msx",
        "5MS",       "5M",       "5d",     "5.ms",
        ".5ms",      "1e3ms",    "0x5ms",  "5,5ms",
        "5.5ns",     "1..5ms",   "1.5.5s", "nan",
        "infms",     "0.5",      "5µs",    "1.0000000001s",
        "1.23456us",
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint64_t ns = 99;
        if (units_duration(cases[i], &ns) == 0) {
            fail_msg("'%s' became %llu", cases[i], (unsigned long long)ns);
        }
        assert_int_equal(ns, 99);
    }
}

static void what_does_not_fit_is_refused(void **state)
{
    static const char *const durations[] = {
        "5124096h",
        "999999999999999999h",
        "1000000000000000000ns",
        "99999999999999999999999999s",
    };
    uint64_t value = 99;

    (void)state;
    for (size_t i = 0; i < sizeof durations / sizeof *durations; i++) {
        if (units_duration(durations[i], &value) == 0) {
            fail_msg("'%s' became %llu", durations[i],
                     (unsigned long long)value);
        }
    }
    assert_int_equal(units_size("17179869184G", &value), -1);
    assert_int_equal(units_count("18446744073709551616", &value), -1);
    assert_int_equal(value, 99);
}

static void sizes_are_binary(void **state)
{
    static const struct number_case cases[] = {
        {"0", 0},
        {"1", 1},
        {"4096", 4096},
        {"64K", 65536},
        {"1M", 1048576},
        {"3G", 3221225472},
        {"1.5K", 1536},
        {"0.5M", 524288},
        {"8589934591G", 8589934591U * UINT64_C(1073741824)},
    };
    static const char *const wrong[] = {
        "",   "K",   "1k",      "1KB", "1KiB", "1T",
        "-1", "1 K", "1.0001K", "1.5", "64K:", "8589934592G",
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint64_t bytes = 99;
        if (units_size(cases[i].text, &bytes) || bytes != cases[i].value) {
            fail_msg("'%s' became %llu", cases[i].text,
                     (unsigned long long)bytes);
        }
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        uint64_t bytes = 99;
        if (units_size(wrong[i], &bytes) == 0) {
            fail_msg("'%s' became %llu", wrong[i], (unsigned long long)bytes);
        }
        assert_int_equal(bytes, 99);
    }
}

static void percentages_become_fractions(void **state)
{
    static const struct {
        const char *text;
        double value;
    } cases[] = {
        {"0%", 0.0},      {"25%", 0.25},         {"100%", 1.0},
        {"12.5%", 0.125}, {"0.1%", 0.1 / 100.0}, {"100.0%", 1.0},
    };
    static const char *const wrong[] = {
        "", "%", "25", "-1%", "101%", "100.000000001%", "25%%", "25 %", "0.25x",
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double fraction = -1.0;
        assert_int_equal(units_percent(cases[i].text, &fraction), 0);
        assert_true(fraction == cases[i].value);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        double fraction = -1.0;
        if (units_percent(wrong[i], &fraction) == 0) {
            fail_msg("'%s' became %g", wrong[i], fraction);
        }
        assert_true(fraction == -1.0);
    }
}

static void a_count_is_a_plain_whole_number(void **state)
{
    static const char *const wrong[] = {
        "", "-1", "+1", " 1", "1 ", "1.0", "1.5", "1K", "0x10", "1e3", "one",
    };
    uint64_t count = 99;

    (void)state;
    assert_int_equal(units_count("0", &count), 0);
    assert_int_equal(count, 0);
    assert_int_equal(units_count("999999999999999999", &count), 0);
    assert_int_equal(count, 999999999999999999);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        count = 99;
        if (units_count(wrong[i], &count) == 0) {
            fail_msg("'%s' became %llu", wrong[i], (unsigned long long)count);
        }
        assert_int_equal(count, 99);
    }
}

static void a_duration_is_written_in_the_largest_whole_unit(void **state)
{
    static const struct number_case cases[] = {
        {"0ns", 0},           {"1ns", 1},
        {"1us", 1000},        {"1001ns", 1001},
        {"1500us", 1500000},  {"90s", 90000000000},
        {"2m", 120000000000}, {"1h", 3600000000000},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[UNITS_TEXT_BYTES];
        units_duration_text(cases[i].value, text);
        assert_string_equal(text, cases[i].text);
    }
}

static void what_is_written_parses_back(void **state)
{
    char text[UNITS_TEXT_BYTES];
    uint64_t back;

    (void)state;
    /* A walk over all magnitudes that hits round and odd numbers. */
    for (uint64_t v = 1; v < UINT64_C(100000000000000000); v += v / 3 + 1) {
        const uint64_t values[] = {v, v * 5, v & ~UINT64_C(1023)};
        for (size_t i = 0; i < 3; i++) {
            units_duration_text(values[i], text);
            assert_int_equal(units_duration(text, &back), 0);
            assert_int_equal(back, values[i]);
            units_size_text(values[i], text);
            assert_int_equal(units_size(text, &back), 0);
            assert_int_equal(back, values[i]);
        }
    }
    for (unsigned i = 0; i <= 100000; i++) {
        double fraction = -1.0;
        units_percent_text((double)i / 100000.0, text);
        assert_int_equal(units_percent(text, &fraction), 0);
        assert_true(fraction > (double)i / 100000.0 - 1e-12);
        assert_true(fraction < (double)i / 100000.0 + 1e-12);
    }
}

static void short_durations_have_three_digits_and_a_unit(void **state)
{
    static const struct {
        double ns;
        const char *text;
    } cases[] = {
        {0.0, "0.00 ns"},    {1.0, "1.00 ns"},        {12.34, "12.3 ns"},
        {999.4, "999 ns"},   {999.6, "1.00 µs"},      {1234.0, "1.23 µs"},
        {9996.0, "10.0 µs"}, {99960.0, "100 µs"},     {1.23e6, "1.23 ms"},
        {4.56e9, "4.56 s"},  {1.23456e13, "12346 s"}, {-2.5e6, "-2.50 ms"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[UNITS_TEXT_BYTES];
        units_duration_short(cases[i].ns, text);
        assert_string_equal(text, cases[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_unit_of_time_becomes_nanoseconds),
        cmocka_unit_test(fractions_that_come_out_whole_are_taken),
        cmocka_unit_test(a_duration_that_is_none_is_refused),
        cmocka_unit_test(what_does_not_fit_is_refused),
        cmocka_unit_test(sizes_are_binary),
        cmocka_unit_test(percentages_become_fractions),
        cmocka_unit_test(a_count_is_a_plain_whole_number),
        cmocka_unit_test(a_duration_is_written_in_the_largest_whole_unit),
        cmocka_unit_test(what_is_written_parses_back),
        cmocka_unit_test(short_durations_have_three_digits_and_a_unit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
