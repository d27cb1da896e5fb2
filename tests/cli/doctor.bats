#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# What tvp doctor says of this machine, whatever it is; and one run a machine.

load helper

# How busy the machine is right now decides nothing here.
expect_an_answer() {
  if [ "$status" -ne 0 ] && [ "$status" -ne 4 ]; then
    expect_status 0
  fi
}

# of FILE PATH: out of a JSON file.
of() {
  sqlite3 :memory: "SELECT json_extract(CAST(readfile('$1') AS TEXT), '\$.$2')"
}

# status_of FILE NAME: a finding's.
status_of() {
  sqlite3 :memory: "SELECT json_extract(value, '\$.status') FROM json_each(json_extract(CAST(readfile('$1') AS TEXT), '\$.findings')) WHERE json_extract(value, '\$.name') = '$2'"
}

@test "the doctor answers for people, in at most 100 columns" {
  run "$TVP" doctor -n 2
  expect_an_answer
  expect_output "What disturbs measuring here, for 2 workers on"
  expect_output "clock-source"
  [[ "${lines[-1]}" =~ ^(Fit|Not\ fit)\ for\ 2\ workers ]]
  [ "$(wc -L <<<"$output")" -le 100 ]
}

@test "the doctor answers for programs, and says the same by its status" {
  for n in 1 10000; do
    status=0
    "$TVP" doctor -n "$n" --format json >doctor.json || status=$?
    expect_an_answer
    [ "$(of doctor.json schema_version)" -eq 1 ]
    [ "$(of doctor.json workers)" -eq "$n" ]
    [ "$(of doctor.json fit)" -eq "$((status == 0))" ]
      [ "$(sqlite3 :memory: "SELECT count(*) > 20 FROM json_each(json_extract(CAST(readfile('doctor.json') AS TEXT), '\$.findings'))")" -eq 1 ]
  done
}

@test "the doctor judges by a plan's largest cell, and by -n instead" {
  printf 'matrix:\n  - workloads: [sleep]\n    workers: [1, 7]\n' >my.yaml
  status=0
  "$TVP" doctor my.yaml -f json >doctor.json || status=$?
  expect_an_answer
  [ "$(of doctor.json plan)" = my ]
  [ "$(of doctor.json workers)" -eq 7 ]
  "$TVP" doctor my.yaml -n 3 -f json >doctor.json || status=$?
  [ "$(of doctor.json workers)" -eq 3 ]
}

@test "limits that a plan does not fit in make it unfit" {
  (
    ulimit -n 31
    "$TVP" doctor -n 2 -f json >files.json
  ) || status=$?
  [ "$status" -eq 4 ]
  [ "$(status_of files.json open-files)" = unfit ]
  unsanitized "its shadow takes more addresses than that"
  status=0
  (
    ulimit -v 300000
    "$TVP" doctor -n 200 -f json >stacks.json
  ) || status=$?
  [ "$status" -eq 4 ]
  [ "$(status_of stacks.json address-space)" = unfit ]
}

@test "what makes no sense is refused" {
  run "$TVP" doctor -n none
  expect_status 2
  expect_output "is not a number of workers"
  run "$TVP" doctor --format xml
  expect_status 2
  expect_output "text or json"
  run "$TVP" doctor nosuchplan
  expect_status 2
  run "$TVP" doctor quick seed
  expect_status 2
  expect_output "too much"
}

a_run() {
  "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 1 --trial-time 1ms "$@"
}

# A run that takes far longer than the test.
long_run() {
  "$TVP" run -w sleep:time=10s -m threads -n 1 --blocks 1000 -q -o long &
  pid=$!
  within 60 holds_lock
}

# Its process itself, and no shell around it.
second_run() {
  "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 1 --trial-time 1ms \
    -o out 2>notes >answer &
  second=$!
}

holds_lock() {
  "$TVP" doctor -f json >doctor.json || true
  [ "$(status_of doctor.json other-runs)" = unfit ]
}

@test "a run's record has the doctor's look, the plan and the seed" {
  a_run --seed 5 -q -o out
  [ "$(of out/machine.json schema_version)" -eq 1 ]
  [ "$(of out/machine.json 'doctor."other-runs".status')" = good ]
  [ "$(of out/machine.json run.plan.seed)" -eq 5 ]
  [ "$(of out/machine.json 'run.plan.matrix[0].workloads[0]')" = sleep:time=1ms ]
  [[ "$(of out/machine.json run.command)" == "tvp run "*"-w sleep:time=1ms"* ]]
  [ "$(of out/machine.json environment.TVP_LOCK)" = "$TVP_LOCK" ]
}

@test "a second run is told who measures, and refused with --no-wait" {
  long_run
  run a_run --no-wait -o out
  kill -KILL "$pid"
  expect_status 1
  expect_output "another tvp run (process $pid, since 2"
  expect_output " -w sleep:time=10s"
  expect_output "is measuring on this machine"
  [ ! -e out ]
}

@test "a second run waits for the first to end" {
  long_run
  second_run
  within 60 grep -q "waiting: another tvp run (process $pid" notes
  [ ! -e out/run.db ]
  kill -KILL "$pid"
  await_end "$second"
  expect_status 0
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq 1 ]
}

@test "a run that waits ends at a signal, and leaves nothing" {
  long_run
  second_run
  within 60 grep -q waiting notes
  kill -TERM "$second"
  await_end "$second"
  kill -KILL "$pid"
  expect_status 143
  [ ! -e out ]
}

@test "a run waits no longer than its time limit" {
  long_run
  run a_run --max-time 50ms -o out
  kill -KILL "$pid"
  expect_status 1
  expect_output "did not end within --max-time"
}

@test "runs with locks of other names don't wait for each other" {
  long_run
  TVP_LOCK=$TVP_LOCK-other run a_run --no-wait -o out
  kill -KILL "$pid"
  expect_status 0
}

@test "a run by hand needs no lock" {
  long_run
  run "$TVP" trial -w sleep:time=1ms -m threads -n 1
  kill -KILL "$pid"
  expect_status 0
}
