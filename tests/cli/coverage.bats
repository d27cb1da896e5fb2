#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What scripts/coverage.sh says of lines that no test runs.

load helper

# program ARGUMENT: counts its lines, run with that argument, in $dir/source.
program() {
  objects=source/build/CMakeFiles/tvp_core.dir/harness
  mkdir -p "$objects" source/harness
  cat >source/harness/sign.c <<'END'
#include <stdlib.h>
static int below(void)
{
    return 1;
}
int main(int argc, char **argv)
{
    int n = argc > 1 ? atoi(argv[1]) : 0;
    if (n < 0) {
        n = -n;
        /* nothing to run */
        return below();
    }
    if (n > 100) {
        return 2;
    }
    return 0;
}
END
  gcc --coverage -fprofile-abs-path -c -o "$objects/sign.c.o" source/harness/sign.c
  gcc --coverage -o sign "$objects/sign.c.o"
  ./sign "$1"
}

lines() {
  "$BATS_TEST_DIRNAME/../../scripts/coverage/lines.py" source/build source \
    "$1" harness
}

@test "lines that ran are counted, the others and what is never called named" {
  program 3
  run lines 50
  expect_status 0
  expect_output "harness/sign.c: 5 of 10: 2-4, 10-12, 15"
  expect_output "never called: below"
  expect_output "harness/ with all below it: 5 of 10 lines ran, 50.0 %"
}

@test "too few lines are said, and fail" {
  program 3
  run lines 85
  expect_status 1
  expect_output "5 of 10 lines ran, 50.0 %, under 85 %"
}

@test "runs of a program add up" {
  program 3
  ./sign -3 || [ $? -eq 1 ]
  run lines 85
  expect_status 0
  expect_output "harness/sign.c: 1 of 10: 15"
}

@test "a folder without counts says how to have some" {
  mkdir -p source/build
  run lines 85
  expect_status 1
  expect_output "cmake --preset coverage"
}
