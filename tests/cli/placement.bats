#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Options of placements: kinds of cores, and where memory comes from.

load helper

hybrid=$BATS_TEST_DIRNAME/../machines/hybrid.xml

@test "an option that is wrong is refused with what would be right" {
  run "$TVP" run -w sleep -p compact:mem=far
  expect_status 2
  expect_output "mem='far' is not one of: local, interleave, node=N"
  run "$TVP" run -w sleep -p compact:colour=red
  expect_status 2
  expect_output "compact takes: kind, mem"
  run "$TVP" run -w sleep -p none:mem=local
  expect_status 2
  expect_output "binds no worker"
  run "$TVP" trial -w sleep -p compact:mem=far
  expect_status 2
  expect_output "mem='far'"
  run "$TVP" topology -p compact:kind=fast
  expect_status 2
  expect_output "any, performance, efficiency"
}

@test "a node that is not there is refused with those that are" {
  run "$TVP" run -w sleep -p compact:mem=node=999
  expect_status 2
  expect_output "does not exist; allowed: "
  run "$TVP" topology --synthetic "numa:2 core:2 pu:1" -p compact:mem=node=2
  expect_status 2
  expect_output "allowed: 0-1"
  run "$TVP" topology --synthetic "numa:2 core:2 pu:1" -p compact:mem=node=1 -n 1
  expect_status 0
  expect_output "Memory     NUMA 1: w0"
}

@test "a kind of core is refused on a machine with one, and taken on a hybrid" {
  run env HWLOC_SYNTHETIC="core:4 pu:2" "$TVP" run -w sleep -p compact:kind=efficiency
  expect_status 2
  expect_output "one kind of core"
  run env HWLOC_XMLFILE="$hybrid" "$TVP" run -w sleep -p compact:kind=efficiency \
    -n 2 -m threads --dry-run
  expect_status 0
  expect_output "sleep threads 2 compact:kind=efficiency"
  run "$TVP" topology --xml "$hybrid" -p per-core:kind=performance -n 2
  expect_status 0
  expect_output "8 w0"
  expect_output "10 w1"
}

@test "equal placements are one cell, under one name" {
  run "$TVP" run -w sleep -m threads -n 1 --dry-run -p \
    list=0:mem=node=00,compact:mem=first-touch,list=0:mem=node=0,compact
  expect_status 0
  expect_output "sleep threads 1 list=0:mem=node=0"
  expect_output "sleep threads 1 compact"
  expect_output "2 cells"
}

@test "the options are listed, and a note says where they change nothing" {
  run "$TVP" list placements compact
  expect_status 0
  expect_output "efficiency"
  expect_output "interleave"
  run "$TVP" topology --synthetic "core:2 pu:1" -p compact:mem=local
  expect_output "mem= changes nothing"
}

# worker_policies PID: what /proc says of each worker of that trial, whether
# a thread or a process: "bind:0" or "interleave:0", once for each.
worker_policies() {
  local pid task
  for pid in "$1" $(descendants "$1"); do
    for task in "/proc/$pid/task/"*; do
      awk '$2 ~ /^(bind|interleave)/ { print $2; exit }' "$task/numa_maps" 2>/dev/null
    done
  done
}

descendants() {
  local child
  for child in $(children_of "$1"); do
    echo "$child"
    descendants "$child"
  done
}

# two_workers_have PID POLICY
two_workers_have() {
  [ "$(worker_policies "$1" | grep -cx -- "$2:[0-9,-]*")" = 2 ]
}

@test "under every model each worker really has the policy" {
  "$TVP" trial -w primes:limit=100 -p compact:mem=interleave >/dev/null ||
    skip "memory policies are forbidden here"
  [ -r /proc/self/task/$$/numa_maps ] || [ -r /proc/self/numa_maps ] ||
    skip "no numa_maps here"
  for model in threads gil processes processes:start=spawn \
    processes:start=forkserver; do
    for memory in local:bind interleave:interleave; do
      "$TVP" trial -w sleep:time=600s -m "$model" -n 2 \
        -p "same-pu:mem=${memory%:*}" >/dev/null &
      trial=$!
      found=0
      within 60 two_workers_have "$trial" "${memory#*:}" || found=1
      kill "$trial"
      await_end "$trial"
      within 60 nothing_is_left
      [ "$found" = 0 ] || {
        echo "$model: mem=${memory%:*} did not reach the workers"
        return 1
      }
    done
  done
}

# hwloc takes the file for this machine; the kernel, which has one node, does
# not: whoever asks it for node 1 is refused.
@test "each worker asks for the node beside its own PU" {
  "$TVP" trial -w primes:limit=100 -p compact:mem=interleave >/dev/null ||
    skip "memory policies are forbidden here"
  [ "$(nproc)" -ge 2 ] || skip "needs two processors"
  [ ! -e /sys/devices/system/node/node1 ] || skip "needs one node"
  export HWLOC_XMLFILE=$BATS_TEST_DIRNAME/../machines/two-nodes.xml
  export HWLOC_THISSYSTEM=1
  for model in threads processes processes:start=spawn \
    processes:start=forkserver; do
    run "$TVP" trial -w primes:limit=100 -m "$model" -n 2 -p list=0,1:mem=local
    expect_status 5
    expect_output "worker 1: cannot take memory from NUMA node 1;"
    run "$TVP" trial -w primes:limit=100 -m "$model" -n 2 -p list=0,1:mem=node=0
    expect_status 0
  done
}

@test "memory of a machine that is not this one is refused" {
  run env HWLOC_SYNTHETIC="numa:2 core:2 pu:1" "$TVP" trial -w sleep:time=1ms \
    -p none:mem=node=0
  expect_status 5
  expect_output "unset HWLOC_SYNTHETIC"
}

@test "a run with policies stores their names and goes on after a stop" {
  "$TVP" trial -w primes:limit=100 -p compact:mem=interleave >/dev/null ||
    skip "memory policies are forbidden here"
  run "$TVP" run -w primes:limit=1000 -m threads,processes -n 1 --blocks 1 \
    --trial-time 2ms -o out -p compact:mem=local,compact:mem=first-touch
  expect_status 0
  run sql out/run.db "SELECT DISTINCT placement FROM cell ORDER BY 1"
  expect_output "compact
compact:mem=local"
  [ "$(column out/samples.csv status | sort -u)" = ok ]
  run "$TVP" run --resume out
  expect_status 0
}
