#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What is killed, stopped or interrupted in mid-run loses nothing that was
# finished and leaves nothing behind.

load ../cli/helper

# A run whose trials are long enough to be hit: one cell, 4 blocks.
long_run() {
  "$TVP" run -w sleep:time=500ms -m "$1" -n 2 --blocks 4 --trial-time 500ms \
    --timeout "${2:-30s}" -q -o out &
  pid=$!
}

# Sets trial to the run's trial of the moment, in mid-work: past its first
# samples, with as many children or threads as it should have.
await_trial() {
  within 20 has_samples out 1
  within 10 trial_is_up "$1"
}

trial_is_up() {
  trial=$(children_of "$pid" | head -n 1)
  [ -n "$trial" ] && [ "$(children_of "$trial" | wc -l)" -ge "$1" ]
}

# The run ends on its own, all but the lost trial being there.
expect_one_lost() {
  await_end "$pid"
  expect_status 5
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status = 'ok'")" -eq 3 ]
  [ "$(sql out/run.db "SELECT status FROM sample WHERE status != 'ok'")" = "$1" ]
  [[ "$(sql out/run.db "SELECT error FROM sample WHERE status != 'ok'")" == *"$2"* ]]
  [ "$(column out/samples.csv status | wc -l)" -eq 4 ]
  within 2 nothing_is_left
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

# Sets workers to the processes of the trial's workers, in their order, and
# server to the one that has forked them, if any did.
await_started() {
  within 20 has_samples out 1
  within 10 workers_are_up "$1"
}

workers_are_up() {
  trial=$(children_of "$pid" | head -n 1)
  [ -n "$trial" ] || return 1
  server=
  if [ "$1" = forkserver ]; then
    server=$(children_of "$trial")
    [ -n "$server" ] || return 1
  fi
  workers=$(children_of "${server:-$trial}")
  [ "$(wc -l <<<"$workers")" -eq "${2:-2}" ]
}

# a_worker_ended HOW SIGNAL NUMBER: by a signal, in whatever it is at.
a_worker_ended() {
  long_run "processes:start=$1"
  await_started "$1"
  victim=$(tail -n 1 <<<"$workers")
  kill "-$2" "$victim"
  expect_one_lost crashed "worker 1 (process $victim) was ended by signal $3"
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
  long_run processes:start=forkserver 1s
  await_started forkserver
  kill -STOP "$(head -n 1 <<<"$workers")"
  expect_one_lost timeout "time limit"
}

@test "a fork server that hangs is ended by the time limit" {
  long_run processes:start=forkserver 1s
  await_started forkserver
  kill -STOP "$server"
  expect_one_lost timeout "time limit"
}

# Its trials take far longer than the test waits.
leaves_no_process() {
  "$TVP" run -w primes -m "processes:start=$1" -n 20 --blocks 1 \
    --trial-time 1s -q -o out &
  pid=$!
  within 20 workers_are_up "$1" 20
  kill -KILL "$pid"
  await_end "$pid"
  within 2 nothing_is_left
}

@test "a killed runner leaves no fresh program" {
  leaves_no_process spawn
}

@test "a killed runner leaves no fork server, nor its workers" {
  leaves_no_process forkserver
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

@test "a killed trial costs its sample alone, and takes its workers along" {
  long_run processes
  await_trial 2
  kill -KILL "$trial"
  expect_one_lost crashed "the trial was ended by signal 9"
}

@test "a worker that hangs is ended by the time limit" {
  long_run processes 1s
  await_trial 2
  kill -STOP "$(children_of "$trial" | head -n 1)"
  expect_one_lost timeout "time limit"
}

@test "threads that hang are ended by the time limit" {
  run "$TVP" trial -w sleep:time=1h -m threads -n 3 --timeout 300ms
  expect_status 5
  expect_output '"status":"timeout"'
  run "$TVP" trial -w sleep:time=1h -m gil -n 3 --timeout 300ms
  expect_status 5
  expect_output '"status":"timeout"'
  within 2 nothing_is_left
}

@test "a trial that is stopped is killed by the runner" {
  long_run processes 1s
  await_trial 2
  kill -STOP "$trial"
  expect_one_lost timeout "hung past its time limit"
}

@test "a killed runner loses nothing finished, leaves nothing, resumes" {
  long_run processes
  await_trial 2
  kill -KILL "$pid"
  await_end "$pid"
  within 2 nothing_is_left
  before=$(sql out/run.db "SELECT group_concat(sample_id || ':' || elapsed_ns) FROM sample")
  [ -n "$before" ]
  run "$TVP" run --resume out
  expect_status 0
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq 4 ]
  [ "$(sql out/run.db 'SELECT count(DISTINCT block) FROM sample')" -eq 4 ]
  after=$(sql out/run.db "SELECT group_concat(sample_id || ':' || elapsed_ns) FROM sample")
  [[ "$after" == "$before"* ]]
}

# Its trials take far longer than the test waits.
@test "a killed runner leaves no worker at work" {
  "$TVP" run -w primes -m processes -n 60 --blocks 1 --trial-time 1s -q \
    -o out &
  pid=$!
  within 20 trial_is_up 60
  kill -KILL "$pid"
  await_end "$pid"
  within 2 nothing_is_left
}

@test "a killed runner leaves no server, nor who waits for it" {
  "$TVP" run -w http:latency=20s -m processes -n 2 --blocks 1 \
    --trial-time 1s -q -o out &
  pid=$!
  within 10 trial_is_up 1
  kill -KILL "$pid"
  await_end "$pid"
  within 2 nothing_is_left
}

interrupted_by() {
  long_run threads
  within 20 has_samples out 1
  kill "-$1" "$pid"
  await_end "$pid"
  expect_status "$2"
  nothing_is_left
  has_samples out 1
  [ -s out/samples.csv ]
  run "$TVP" run --resume out
  expect_status 0
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq 4 ]
}

@test "an interrupt ends the run with 130, and it resumes" {
  interrupted_by INT 130
}

@test "a batch system's SIGTERM ends the run with 143, and it resumes" {
  interrupted_by TERM 143
}

@test "a closed terminal ends the run with 129, and it resumes" {
  interrupted_by HUP 129
}

@test "a run that is being written is not written by another" {
  long_run threads
  within 20 has_samples out 1
  run "$TVP" run --resume out
  expect_status 1
  expect_output "another tvp is running out"
  await_end "$pid"
  expect_status 0
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq 4 ]
}

@test "what was lost before a resume still counts" {
  long_run processes
  await_trial 2
  kill -KILL "$trial"
  within 10 has_samples out 2
  kill -INT "$pid"
  await_end "$pid"
  run "$TVP" run --resume out
  expect_status 5
  expect_output "1 of 4 trials"
}

@test "a run is not resumed with other CPUs allowed" {
  last=$(taskset -cp $$ | grep -o '[0-9]*$')
  [ "$last" != 0 ] || skip "one CPU"
  "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 1 --trial-time 1ms \
    -q -o out
  sqlite3 out/run.db "DELETE FROM event WHERE kind = 'complete'"
  run taskset -c "$last" "$TVP" run --resume out
  expect_status 1
  expect_output "allowed differs"
}

@test "a run without a sample is not fine" {
  run "$TVP" run -w sleep:time=100ms -m threads -n 1 --max-time 10ms -o out
  expect_status 4
  expect_output "not one sample was taken"
}

@test "an interrupt before the first sample leaves no folder" {
  "$TVP" run -w sleep:time=20s -m threads -n 1 -q -o out &
  pid=$!
  within 10 children_of "$pid"
  kill -INT "$pid"
  await_end "$pid"
  expect_status 130
  [ ! -e out ]
}

@test "a finished run resumes to nothing more" {
  "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 2 --trial-time 1ms \
    -q -o out
  run "$TVP" run --resume out
  expect_status 0
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq 2 ]
}

@test "a server that is gone fails the downloads with a reason" {
  run "$TVP" trial -w http:url=http://127.0.0.1:1/none -n 1
  expect_status 5
  expect_output "127.0.0.1"
}

# kept_in FOLDER: what workloads have put there.
kept_in() {
  find "$1" -mindepth 1 | grep -q .
}

@test "files that need names go however sudden the end is" {
  mkdir place
  for workload in sqlite:sync=off open; do
    for signal in INT TERM KILL; do
      "$TVP" run -w "$workload:dir=$PWD/place" -m processes -n 2 --blocks 100 \
        --trial-time 300ms -q -o "$workload-$signal" 2>/dev/null &
      pid=$!
      within 10 kept_in place
      kill -s "$signal" "$pid"
      await_end "$pid"
      within 5 eval '! kept_in place'
    done
  done
}
