#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Results that workers hand over to the controller, and workers that are ended
# while they do.

load helper

# A trial that would go on for hours; in mid-work once much has been read.
long_trial() {
  "$TVP" trial -w handover:bytes=4M -m "$1" -n 3 --ops 10000000 \
    --timeout "$2" >out.json 2>errors &
  pid=$!
}

much_was_read() {
  [ "$(awk '/^rchar/ { print $2 }' "/proc/$pid/io")" -gt 20000000 ]
}

# The workers' processes, in whatever way they came to be.
workers_of() {
  if [ "$1" = forkserver ]; then
    children_of "$(children_of "$pid")"
  else
    children_of "$pid"
  fi
}

# Whichever of them has its turn at the pipe, the others must not hang.
ended_in_mid_result() {
  for which in 1 2 3; do
    long_trial "processes:start=$1" 600s
    within 60 much_was_read
    kill -KILL "$(workers_of "$1" | sed -n "${which}p")"
    await_end "$pid"
    expect_status 5
    grep -q '"status":"crashed"' out.json
    grep -q "was ended by signal 9" out.json
    within 60 nothing_is_left
  done
}

@test "a forked worker that is killed while it hands over ends the trial" {
  ended_in_mid_result fork
}

@test "a fresh worker that is killed while it hands over ends the trial" {
  ended_in_mid_result spawn
}

@test "a fork server's worker that is killed while it hands over ends the trial" {
  ended_in_mid_result forkserver
}

@test "workers that hang in handing over are ended by the time limit" {
  long_trial processes 10s
  within 60 much_was_read
  for worker in $(workers_of fork); do
    kill -STOP "$worker"
  done
  await_end "$pid"
  expect_status 5
  grep -q '"status":"timeout"' out.json
  within 60 nothing_is_left
}

@test "a flood of results does not keep the time limit from being seen" {
  long_trial processes 1s
  await_end "$pid"
  expect_status 5
  grep -q '"status":"timeout"' out.json
  within 60 nothing_is_left
}

@test "a killed controller takes workers along that wait for it" {
  long_trial processes:start=spawn 600s
  within 60 much_was_read
  kill -KILL "$pid"
  await_end "$pid"
  within 60 nothing_is_left
}

@test "one pipe serves more workers than there may be open files" {
  ulimit -n 32
  for start in fork spawn forkserver; do
    run "$TVP" trial -w handover:op=100us -m "processes:start=$start" -n 50
    expect_status 0
  done
}

# The workers are done before the controller is, which reads a few at a time.
@test "many small results all arrive" {
  run "$TVP" trial -w handover:bytes=1:op=1us -m processes -n 2 --ops 5000 --scale 1
  expect_status 0
}
