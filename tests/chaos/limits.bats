#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What the system refuses to give is said, with what to do.

load ../cli/helper

@test "a server that cannot have enough open files says so at once" {
  ulimit -n 40
  for workload in http api request; do
    run "$TVP" trial -w "$workload" -m processes -n 64 --timeout 60s
    expect_status 5
    expect_output "lower the workers"
  done
}
