#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154 # running.bash sets what it finds
# What becomes of a run whose trial is killed, stops or hangs.

load ../cli/helper
load running

@test "a killed trial costs its sample alone, and takes its workers along" {
  long_run processes
  await_trial 2
  kill -KILL "$trial"
  expect_one_lost crashed "the trial was ended by signal 9"
}

@test "threads that hang are ended by the time limit" {
  run "$TVP" trial -w sleep:time=1h -m threads -n 3 --timeout 300ms
  expect_status 5
  expect_output '"status":"timeout"'
  run "$TVP" trial -w sleep:time=1h -m gil -n 3 --timeout 300ms
  expect_status 5
  expect_output '"status":"timeout"'
  within 60 nothing_is_left
}

@test "a trial that is stopped is killed by the runner" {
  long_run processes 10s
  await_trial 2
  kill -STOP "$trial"
  expect_one_lost timeout "hung past its time limit"
}

has_lost() {
  [ "$(sql "$1/run.db" "SELECT count(*) FROM sample WHERE status != 'ok'")" -eq 1 ]
}

@test "what was lost before a resume still counts" {
  export TVP_CHAOS_HOLD="2 4"
  long_run processes
  await_trial 2
  kill -KILL "$trial"
  within 60 has_lost out
  within 60 trial_is_held 4
  kill -INT "$pid"
  await_end "$pid"
  expect_status 130
  run "$TVP" run --resume out
  expect_status 5
  expect_output "1 of 4 trials"
}

@test "trials that are ended by any signal cost their samples alone, and are named" {
  signals_end_programs
  export TVP_CHAOS_HOLD="1 2 3"
  long_run processes
  number=1
  for signal in SEGV ABRT TERM; do
    within 60 trial_is_held "$number"
    within 60 trial_is_up 2
    kill "-$signal" "$trial"
    number=$((number + 1))
  done
  await_end "$pid"
  expect_status 5
  for number in 11 6 15; do
    [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status = 'crashed'
      AND error LIKE 'the trial was ended by signal $number,%'")" -eq 1 ]
  done
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status = 'ok'")" -eq 1 ]
  within 60 nothing_is_left
}

# As the kernel does that is out of memory, or a cgroup that is.
@test "all but the runner killed at once cost one sample" {
  long_run processes:start=forkserver
  await_started forkserver
  # shellcheck disable=SC2086
  kill -KILL $trial $server $workers
  expect_one_lost crashed "was ended by signal 9"
  [ "$(sql out/run.db 'PRAGMA integrity_check')" = ok ]
}
