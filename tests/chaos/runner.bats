#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154 # running.bash sets what it finds
# A runner that is killed, stopped or run twice loses nothing and leaves nothing.

load ../cli/helper
load running

# Its trials take far longer than the test waits.
leaves_no_process() {
  "$TVP" run -w primes -m "processes:start=$1" -n 20 --blocks 1 \
    --trial-time 1s -q -o out &
  pid=$!
  within 60 workers_are_up "$1" 20
  kill -KILL "$pid"
  await_end "$pid"
  within 60 nothing_is_left
}

@test "a killed runner leaves no fresh program" {
  leaves_no_process spawn
}

@test "a killed runner leaves no fork server, nor its workers" {
  leaves_no_process forkserver
}

@test "a killed runner loses nothing finished, leaves nothing, resumes" {
  long_run processes
  await_trial 2
  kill -KILL "$pid"
  await_end "$pid"
  within 60 nothing_is_left
  before=$(sql out/run.db "SELECT group_concat(sample_id || ':' || elapsed_ns) FROM sample")
  [ -n "$before" ]
  run "$TVP" run --resume out
  expect_status 0
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq 4 ]
  [ "$(sql out/run.db 'SELECT count(DISTINCT block) FROM sample')" -eq 4 ]
  after=$(sql out/run.db "SELECT group_concat(sample_id || ':' || elapsed_ns) FROM sample")
  [[ "$after" == "$before"* ]]
}

@test "a killed runner leaves no worker at work" {
  "$TVP" run -w primes -m processes -n 60 --blocks 1 --trial-time 1s -q \
    -o out &
  pid=$!
  within 60 trial_is_up 60
  kill -KILL "$pid"
  await_end "$pid"
  within 60 nothing_is_left
}

@test "a killed runner leaves no server, nor who waits for it" {
  "$TVP" run -w http:latency=20s -m processes -n 2 --blocks 1 \
    --trial-time 1s -q -o out &
  pid=$!
  within 60 trial_is_up 1
  kill -KILL "$pid"
  await_end "$pid"
  within 60 nothing_is_left
}

@test "a run that is being written is not written by another" {
  long_run threads
  within 60 has_samples out 1
  run "$TVP" run --resume out
  expect_status 1
  expect_output "another tvp is running out"
  touch go
  await_end "$pid"
  expect_status 0
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq 4 ]
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

@test "a finished run resumes to nothing more" {
  "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 2 --trial-time 1ms \
    -q -o out
  run "$TVP" run --resume out
  expect_status 0
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq 2 ]
}

# There is a child for each worker or, with threads, whatever is beside them.
@test "a killed runner leaves nothing under any model, whatever is beside it" {
  mkdir place
  for cell in sequential:http:latency=20s threads:tcp gil:api \
    processes:convoy "processes:start=spawn:sqlite:dir=$PWD/place" \
    processes:start=forkserver:request; do
    case $cell in
    processes:start=*) model=${cell%%:*}:$(cut -d: -f2 <<<"$cell") ;;
    *) model=${cell%%:*} ;;
    esac
    "$TVP" run -w "${cell#"$model":}" -m "$model" -n 2 --blocks 1 \
      --trial-time 10s -q -o out &
    pid=$!
    within 60 trial_is_up 1
    kill -KILL "$pid"
    await_end "$pid"
    within 60 nothing_is_left
    within 60 eval '! kept_in place'
    rm -rf out
  done
}

# gnuplot_that TAIL: one that says it was called, before the real one.
gnuplot_that() {
  # shellcheck disable=SC2016
  printf '#!/bin/sh\necho $$ >"%s/drawing"\n%s\n' "$PWD" "$1" >bin/gnuplot
  chmod +x bin/gnuplot
  export PATH=$PWD/bin:$PATH
}

gnuplot_is_gone() {
  ! kill -0 "$(cat drawing)" 2>/dev/null
}

short_run() {
  "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 2 --trial-time 1ms \
    -o out >out.txt 2>err.txt &
  pid=$!
}

@test "a runner that is killed while its charts are drawn leaves no gnuplot" {
  gnuplot_that 'exec sleep 1000'
  short_run
  within 60 test -s drawing
  kill -KILL "$pid"
  await_end "$pid"
  within 60 gnuplot_is_gone
  within 60 nothing_is_left
  rm bin/gnuplot
  run "$TVP" run --resume out
  expect_status 0
  has_samples out 2
  [ -z "$(find out -name '.*')" ]
}

@test "a report whose writer is killed is said, and leaves no gnuplot" {
  gnuplot_that 'exec sleep 1000'
  short_run
  within 60 test -s drawing
  kill -KILL "$(children_of "$pid")"
  await_end "$pid"
  within 60 gnuplot_is_gone
  output=$(cat err.txt)
  expect_status 1
  expect_output "was ended by signal 9, Killed; tvp report writes it anew"
  expect_output "the run is whole in out/run.db"
  run "$TVP" report out -f csv,text
  [ -z "$(find out -name '.*')" ]
  within 60 nothing_is_left
}

state_is() {
  [[ "$(sed 's/.*) //' "/proc/$1/stat")" == "$2"* ]]
}

@test "a runner that is stopped goes on, and its trial is not lost" {
  long_run processes
  await_trial 2
  kill -STOP "$pid"
  within 60 state_is "$pid" T
  touch go
  within 60 state_is "$trial" Z
  kill -CONT "$pid"
  await_end "$pid"
  expect_status 0
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status = 'ok'")" -eq 4 ]
  within 60 nothing_is_left
}

@test "a run that was killed before it measured is resumed with advice, and continued" {
  "$TVP" run -w "sleep:time=1ms" -m threads -n 1 --blocks 2 --trial-time 60s \
    -q -o out &
  pid=$!
  within 60 [ -d out ]
  kill -KILL "$pid"
  await_end "$pid"
  within 60 nothing_is_left
  run "$TVP" run --resume out
  expect_status 1
  expect_output "nothing of that run was measured yet"
  expect_output "--continue"
  run "$TVP" run -w "sleep:time=1ms" -m threads -n 1 --blocks 2 --trial-time 1ms \
    -q -o out --continue
  expect_status 0
}
