/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "lock_tally.h"
#include "stack_machine.h"

#include <string.h>

#define LENGTH(a) ((unsigned)(sizeof(a) / sizeof((a)[0])))

/* One function of one argument and three locals. */
static int run_code(const struct instruction *code, unsigned length,
                    uint64_t argument, uint64_t *result, struct err *e)
{
    const struct function f = {"f", code, length, .arguments = 1, .locals = 3};
    const struct program p = {&f, 1};
    struct worker w = {0};

    if (stack_machine_check(&p, e) != 0) {
        return -1;
    }
    return stack_machine_run(&p, argument, &w, result, e);
}

static void each_operation_combines_two_values(void **state)
{
    static const struct {
        enum opcode op;
        unsigned a;
        unsigned b;
        uint64_t result;
    } cases[] = {
        {OP_ADD, 7, 5, 12},          {OP_MULTIPLY, 7, 5, 35},
        {OP_XOR, 7, 5, 2},           {OP_SHIFT_RIGHT, 40, 3, 5},
        {OP_SHIFT_RIGHT, 40, 67, 5}, /* by 67 % 64 */
        {OP_LESS, 5, 7, 1},          {OP_LESS, 7, 5, 0},
        {OP_LESS, 5, 5, 0},
    };

    (void)state;
    for (unsigned i = 0; i < LENGTH(cases); i++) {
        const struct instruction code[] = {
            {OP_PUSH, cases[i].a},
            {OP_PUSH, cases[i].b},
            {cases[i].op, 0},
            {OP_RETURN, 0},
        };
        uint64_t result = 99;
        struct err e;

        assert_int_equal(run_code(code, LENGTH(code), 0, &result, &e), 0);
        assert_int_equal(result, cases[i].result);
    }
}

static void arithmetic_wraps(void **state)
{
    static const struct instruction code[] = {
        {OP_LOAD, 0}, {OP_PUSH, 2}, {OP_ADD, 0}, {OP_RETURN, 0}};
    uint64_t result = 0;
    struct err e;

    (void)state;
    assert_int_equal(run_code(code, LENGTH(code), UINT64_MAX, &result, &e), 0);
    assert_int_equal(result, 1);
}

static void locals_that_are_no_arguments_start_as_zero(void **state)
{
    static const struct instruction code[] = {
        {OP_LOAD, 1}, {OP_LOAD, 2}, {OP_ADD, 0}, {OP_RETURN, 0}};
    uint64_t result = 99;
    struct err e;

    (void)state;
    assert_int_equal(run_code(code, LENGTH(code), 5, &result, &e), 0);
    assert_int_equal(result, 0);
}

static void a_return_drops_what_its_function_left_behind(void **state)
{
    static const struct instruction main_code[] = {
        {OP_PUSH, 100}, {OP_CALL, 1}, {OP_ADD, 0}, {OP_RETURN, 0}};
    static const struct instruction litter_code[] = {
        {OP_PUSH, 8}, {OP_PUSH, 9}, {OP_PUSH, 3}, {OP_RETURN, 0}};
    const struct function functions[] = {
        {"main", main_code, 4, .arguments = 1, .locals = 1},
        {"litter", litter_code, 4, .arguments = 0, .locals = 2},
    };
    const struct program p = {functions, 2};
    struct worker w = {0};
    uint64_t result;
    struct err e;

    (void)state;
    assert_int_equal(stack_machine_check(&p, &e), 0);
    assert_int_equal(stack_machine_run(&p, 0, &w, &result, &e), 0);
    assert_int_equal(result, 103);
}

static void arguments_are_passed_in_order(void **state)
{
    static const struct instruction main_code[] = {
        {OP_PUSH, 40}, {OP_PUSH, 2}, {OP_CALL, 1}, {OP_RETURN, 0}};
    static const struct instruction shift_code[] = {
        {OP_LOAD, 0}, {OP_LOAD, 1}, {OP_SHIFT_RIGHT, 0}, {OP_RETURN, 0}};
    const struct function functions[] = {
        {"main", main_code, 4, .arguments = 1, .locals = 1},
        {"shift", shift_code, 4, .arguments = 2, .locals = 2},
    };
    const struct program p = {functions, 2};
    struct worker w = {0};
    uint64_t result;
    struct err e;

    (void)state;
    assert_int_equal(stack_machine_check(&p, &e), 0);
    assert_int_equal(stack_machine_run(&p, 0, &w, &result, &e), 0);
    assert_int_equal(result, 10);
}

static void safepoints_are_at_backward_jumps_and_calls_alone(void **state)
{
    /* while (n < argument) n = one() + n; */
    static const struct instruction main_code[] = {
        /*  0 */ {OP_LOAD, 1},
        /*  1 */ {OP_LOAD, 0},
        /*  2 */ {OP_LESS, 0},
        /*  3 */ {OP_JUMP_UNLESS, 11}, /* forward */
        /*  4 */ {OP_CALL, 1},
        /*  5 */ {OP_LOAD, 1},
        /*  6 */ {OP_ADD, 0},
        /*  7 */ {OP_STORE, 1},
        /*  8 */ {OP_JUMP, 10}, /* forward */
        /*  9 */ {OP_JUMP, 9},
        /* 10 */ {OP_JUMP, 0}, /* backward */
        /* 11 */ {OP_LOAD, 1},
        /* 12 */ {OP_RETURN, 0},
    };
    static const struct instruction one_code[] = {{OP_PUSH, 1}, {OP_RETURN, 0}};
    const struct function functions[] = {
        {"main", main_code, LENGTH(main_code), .arguments = 1, .locals = 2},
        {"one", one_code, 2, .arguments = 0, .locals = 0},
    };
    const struct program p = {functions, 2};
    struct lock_tally tally;
    struct worker w = {0};
    uint64_t result;
    struct err e;

    (void)state;
    lock_tally_give(&tally, &w);
    assert_int_equal(stack_machine_check(&p, &e), 0);
    assert_int_equal(stack_machine_run(&p, 5, &w, &result, &e), 0);
    assert_int_equal(result, 5);
    assert_int_equal(tally.safepoints, 5 + 5);
}

static void a_stack_that_runs_under_is_an_error(void **state)
{
    static const struct instruction add[] = {
        {OP_PUSH, 1}, {OP_ADD, 0}, {OP_RETURN, 0}};
    static const struct instruction store[] = {{OP_STORE, 1}, {OP_JUMP, 0}};
    static const struct instruction leave[] = {{OP_RETURN, 0}};
    uint64_t result;
    struct err e;

    (void)state;
    assert_int_equal(run_code(add, LENGTH(add), 0, &result, &e), -1);
    assert_non_null(strstr(e.text, "instruction 1 of function f"));
    assert_int_equal(run_code(store, LENGTH(store), 0, &result, &e), -1);
    assert_int_equal(run_code(leave, LENGTH(leave), 0, &result, &e), -1);
}

static void a_stack_that_runs_over_is_an_error(void **state)
{
    static const struct instruction push[] = {{OP_PUSH, 1}, {OP_JUMP, 0}};
    static const struct instruction load[] = {{OP_LOAD, 1}, {OP_JUMP, 0}};
    uint64_t result;
    struct err e;

    (void)state;
    assert_int_equal(run_code(push, LENGTH(push), 0, &result, &e), -1);
    assert_int_equal(run_code(load, LENGTH(load), 0, &result, &e), -1);
}

static void endless_recursion_is_an_error(void **state)
{
    static const struct instruction code[] = {
        {OP_LOAD, 0}, {OP_CALL, 0}, {OP_RETURN, 0}};
    uint64_t result;
    struct err e;

    (void)state;
    assert_int_equal(run_code(code, LENGTH(code), 0, &result, &e), -1);
    assert_non_null(strstr(e.text, "calls deep"));
}

static void a_call_without_its_arguments_is_an_error(void **state)
{
    static const struct instruction code[] = {{OP_CALL, 0}, {OP_RETURN, 0}};
    uint64_t result;
    struct err e;

    (void)state;
    assert_int_equal(run_code(code, LENGTH(code), 0, &result, &e), -1);
}

static void more_locals_than_the_stack_holds_are_an_error(void **state)
{
    static const struct instruction code[] = {{OP_PUSH, 0}, {OP_RETURN, 0}};
    const struct function f = {"wide", code, 2, 1, STACK_MACHINE_VALUES + 1};
    const struct program p = {&f, 1};
    struct worker w = {0};
    uint64_t result;
    struct err e;

    (void)state;
    assert_int_equal(stack_machine_run(&p, 0, &w, &result, &e), -1);
    assert_non_null(strstr(e.text, "wide"));
}

static void programs_that_mean_nothing_are_refused(void **state)
{
    static const struct {
        struct instruction first;
        const char *fault;
    } cases[] = {
        {{OP_LOAD, 3}, "names no local"},
        {{OP_STORE, 3}, "names no local"},
        {{OP_JUMP, 2}, "jumps out"},
        {{OP_JUMP_UNLESS, 2}, "jumps out"},
        {{OP_CALL, 1}, "calls no function"},
        {{OP_COUNT, 0}, "is not an instruction"},
    };

    (void)state;
    for (unsigned i = 0; i < LENGTH(cases); i++) {
        const struct instruction code[] = {cases[i].first, {OP_RETURN, 0}};
        uint64_t result;
        struct err e;

        assert_int_equal(run_code(code, 2, 0, &result, &e), -1);
        assert_non_null(strstr(e.text, cases[i].fault));
        assert_non_null(strstr(e.text, "instruction 0 of function f"));
    }
}

static void functions_that_mean_nothing_are_refused(void **state)
{
    static const struct instruction code[] = {
        {OP_PUSH, 0}, {OP_RETURN, 0}, {OP_PUSH, 0}};
    static const struct function cases[] = {
        {"empty", code, 0, .arguments = 1, .locals = 1},
        {"runs past its end", code, 1, .arguments = 1, .locals = 1},
        {"ends in a push", code, 3, .arguments = 1, .locals = 1},
        {"has no room for its argument", code, 2, .arguments = 1, .locals = 0},
        {"begins without an argument", code, 2, .arguments = 0, .locals = 1},
    };
    struct err e;

    (void)state;
    for (unsigned i = 0; i < LENGTH(cases); i++) {
        const struct program p = {&cases[i], 1};

        assert_int_equal(stack_machine_check(&p, &e), -1);
    }
    assert_int_equal(stack_machine_check(&(struct program){cases, 0}, &e), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_operation_combines_two_values),
        cmocka_unit_test(arithmetic_wraps),
        cmocka_unit_test(locals_that_are_no_arguments_start_as_zero),
        cmocka_unit_test(a_return_drops_what_its_function_left_behind),
        cmocka_unit_test(arguments_are_passed_in_order),
        cmocka_unit_test(safepoints_are_at_backward_jumps_and_calls_alone),
        cmocka_unit_test(a_stack_that_runs_under_is_an_error),
        cmocka_unit_test(a_stack_that_runs_over_is_an_error),
        cmocka_unit_test(endless_recursion_is_an_error),
        cmocka_unit_test(a_call_without_its_arguments_is_an_error),
        cmocka_unit_test(more_locals_than_the_stack_holds_are_an_error),
        cmocka_unit_test(programs_that_mean_nothing_are_refused),
        cmocka_unit_test(functions_that_mean_nothing_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
