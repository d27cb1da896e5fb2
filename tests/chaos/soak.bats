#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What scripts/soak.sh says of a runner, on a machine that is busy as well: its
# verdict over made-up looks.

load ../cli/helper

# seen NAME BLOCKS SLOWER [MEMORY]: what a run of so many blocks of one cell
# looked like, each fifth a look, where awk's expression SLOWER of the share of the run
# that is over, x, says how many ms above 10 a block takes, and MEMORY the KiB.
seen() {
  mkdir "$1"
  awk -v n="$2" -v to="$1" "BEGIN {
    for (i = 1; i <= n; i++) {
      x = i / n
      ms = 10 + (i * 7 % 5) / 10 + ($3)
      at += ms / 1000
      ticks += ms / 10
      printf \"%.6f %d\n\", at, i >(to \"/blocks\")
      if (i % 5) continue
      print i, 9000 + (${4:-0}), 5000, 9, 1, 1, int(ticks), 100 + i >(to \"/looks\")
    }
  }"
}

verdict() {
  run awk -v cells=1 -f "$BATS_TEST_DIRNAME/../../scripts/soak.awk" \
    what=blocks blocks=1000 all/blocks what=looks all/looks \
    fresh=1 what=blocks blocks=100 fresh/blocks what=looks fresh/looks
}

@test "a runner that stays as it is is flat" {
  seen all 1000 0
  seen fresh 100 0
  verdict
  expect_status 0
  expect_output "flat: memory, descriptors and threads, and time"
}

@test "a runner that slows down is told, a fresh one being as fast as ever" {
  seen all 1000 '3 * x'
  seen fresh 100 0
  verdict
  expect_status 1
  expect_output "GREW: the time a trial"
  expect_output "GREW: the runner's CPU time"
}

@test "a runner that slows down at once is told as well" {
  seen all 1000 '3 * (x > 0.5)'
  seen fresh 100 0
  verdict
  expect_status 1
  expect_output "GREW: the time a trial"
}

@test "a machine that slows down all programs is not the runner's doing" {
  seen all 1000 '3 * x'
  seen fresh 100 3
  verdict
  expect_status 0
  expect_output "undecided: the machine was busy"
  expect_output "flat: memory, descriptors and threads from"
}

@test "another program for a moment at the end is not the runner's doing" {
  seen all 1000 '3 * (x > 0.88)'
  seen fresh 100 0
  verdict
  expect_status 0
  expect_output "undecided: the machine was busy"
}

@test "memory that grows is told on a busy machine as well" {
  seen all 1000 '3 * x' '4000 * x'
  seen fresh 100 3
  verdict
  expect_status 1
  expect_output "GREW: memory"
  [[ $output != *"GREW: the time"* ]]
}

@test "a growth is a verdict, and no failure of the script" {
  mkdir tools
  printf '#!/bin/sh\necho "GREW: memory"\nexit 1\n' >tools/awk
  chmod +x tools/awk
  PATH=$PWD/tools:$PATH run "$BATS_TEST_DIRNAME/../../scripts/soak.sh" \
    --models sequential 10
  expect_status 1
  expect_output "GREW: memory"
  [[ $output != *"failed at line"* ]]
}
