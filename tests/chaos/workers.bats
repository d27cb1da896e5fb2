#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154 # running.bash sets what it finds
# What becomes of a trial whose worker is killed, aborts or stops.

load ../cli/helper
load running

# a_worker_ended HOW SIGNAL NUMBER: by a signal, in whatever it is at.
a_worker_ended() {
  long_run "processes:start=$1"
  await_started "$1"
  victim=$(tail -n 1 <<<"$workers")
  kill "-$2" "$victim"
  expect_one_lost crashed "worker 1 (process $victim) was ended by signal $3"
}

@test "a killed worker costs its sample alone" {
  long_run processes
  await_trial 2
  kill -KILL "$(children_of "$trial" | head -n 1)"
  expect_one_lost crashed "was ended by signal 9"
}

@test "a worker that aborts costs its sample alone" {
  long_run processes
  await_trial 2
  kill -ABRT "$(children_of "$trial" | tail -n 1)"
  expect_one_lost crashed "was ended by signal 6"
}

@test "a killed worker of a fresh program costs its sample alone" {
  a_worker_ended spawn KILL 9
}

@test "a fresh program that aborts costs its sample alone" {
  a_worker_ended spawn ABRT 6
}

@test "a killed worker of a fork server costs its sample alone" {
  a_worker_ended forkserver KILL 9
}

@test "a worker of a fork server that aborts costs its sample alone" {
  a_worker_ended forkserver ABRT 6
}

@test "a killed fork server costs its sample alone, and takes its workers along" {
  long_run processes:start=forkserver
  await_started forkserver
  kill -KILL "$server"
  expect_one_lost crashed "the fork server (process $server) was ended by signal 9"
}

@test "a worker of a fork server that hangs is ended by the time limit" {
  long_run processes:start=forkserver 10s
  await_started forkserver
  kill -STOP "$(head -n 1 <<<"$workers")"
  expect_one_lost timeout "time limit"
}

@test "a fork server that hangs is ended by the time limit" {
  long_run processes:start=forkserver 10s
  await_started forkserver
  kill -STOP "$server"
  expect_one_lost timeout "time limit"
}

@test "a worker by hand says what it is for" {
  for arguments in '' '1 2 3' '0:1 2 3 4 5 6 7'; do
    # shellcheck disable=SC2086
    run "$TVP" worker $arguments
    [[ $status =~ ^[12]$ ]] || { echo "status $status"; return 1; }
    expect_output "worker is for tvp itself"
    expect_output "processes:start=spawn"
  done
  for arguments in 'x 9 0 1 0 1' '0:64 9 0 1 0 1' '0:64 9 zero 1 0 1'; do
    # shellcheck disable=SC2086
    run "$TVP" worker $arguments
    expect_status 1
    expect_output worker
  done
  run "$TVP" --help
  expect_status 0
  [[ "$output" != *worker\ * ]] || { echo "$output"; return 1; }
  run "$TVP" dance
  [[ "$output" != *worker* ]] || { echo "$output"; return 1; }
}

@test "a worker that hangs is ended by the time limit" {
  long_run processes 10s
  await_trial 2
  kill -STOP "$(children_of "$trial" | head -n 1)"
  expect_one_lost timeout "time limit"
}

@test "a worker that is ended by any signal is named with it, however it came to be" {
  signals_end_programs
  for start in fork spawn forkserver; do
    for signal in KILL:9 SEGV:11 ABRT:6; do
      lone_trial "processes:start=$start"
      within 60 lone_workers_are_up "$start"
      victim=$(tail -n 1 <<<"$workers")
      kill "-${signal%:*}" "$victim"
      expect_lost "(process $victim) was ended by signal ${signal#*:}"
    done
  done
}

@test "a stopped worker is named once the time limit has passed" {
  for start in fork forkserver; do
    lone_trial "processes:start=$start" sleep:time=1h 10s
    within 60 lone_workers_are_up "$start"
    victim=$(head -n 1 <<<"$workers")
    kill -STOP "$victim"
    expect_lost "process $victim (tvp.real) is stopped"
  done
}

# Nobody waits for the time limit, which is an hour. Threads can't be killed
# alone.
@test "a worker that dies with a lock that the others want hangs nobody" {
  for where in work enter; do
    for start in fork spawn forkserver; do
      lone_trial "processes:start=$start" \
        "$TVP_CHAOS/dies_holding.so:where=$where" 1h
      expect_lost "worker 0"
      expect_output "was ended by signal 9"
    done
    for model in threads gil; do
      lone_trial "$model" "$TVP_CHAOS/dies_holding.so:where=$where" 1h
      await_end "$pid"
      expect_status 137
    done
  done
  within 60 nothing_is_left
}

# Batch systems limit it; each process counts its own.
@test "a worker past its limit of CPU time costs its sample alone" {
  (
    ulimit -S -t 1
    exec "$TVP" trial -w primes -m processes -n 1 --ops 1000000000 \
      --timeout 60s
  ) >sample.json 2>err.txt &
  pid=$!
  expect_lost "was ended by signal 24, CPU time limit exceeded"
}
