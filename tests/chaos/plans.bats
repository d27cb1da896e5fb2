#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Plans that nobody would write: listed, or refused with a reason and a place.

# shellcheck disable=SC2154 # dir is the helper's

load ../cli/helper

setup_file() {
  export MUTATE="$BATS_TEST_DIRNAME/../fuzz/mutate_plans.py"
}

# Of 500 here; of ten thousand where the fuzzers run long.
@test "plans that were changed at random end with 0 or 2, soon" {
  command -v python3 || skip "no python3"
  run python3 "$MUTATE" "$dir/bin/tvp.real" 500 chaos "$dir/kept"
  expect_status 0
  expect_output "500 plans, 0 of them not as promised"
  within 60 nothing_is_left
}

@test "a program that crashes on a plan is seen, and the plan is kept" {
  command -v python3 || skip "no python3"
  printf '#!/bin/sh\nkill -SEGV $$\n' >crashes
  chmod +x crashes
  run python3 "$MUTATE" "$PWD/crashes" 2 chaos "$dir/kept"
  expect_status 1
  expect_output "status -11"
  [ "$(find "$dir/kept" -name 'plan-chaos-*.yaml' | wc -l)" -eq 2 ]
}
