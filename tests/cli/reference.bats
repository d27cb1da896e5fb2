#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Trials and runs of real CPython: that they do tvp's work, that tvp reads what
# they store, that the comparison can fail, and that nothing is left behind.

load helper

setup_file() {
  if ! python3 -c 'import sqlite3, sys; sys.exit(sys.version_info < (3, 8))' \
    >/dev/null 2>&1; then
    skip "no python3 from 3.8 on with its sqlite3 module"
  fi
}

script=$BATS_TEST_DIRNAME/../../scripts/cpython_reference.py

reference() {
  python3 "$script" "$@"
}

# trial WORKLOAD PARAMS MODEL: one of 2 workers with 3 operations each.
trial() {
  echo "{\"workload\":\"$1\",\"params\":\"$2\",\"model\":\"$3\",\"workers\":2,\"ops\":3}" |
    reference trial -
}

# key NAME: a text or a number out of the output's JSON, the first of that name.
key() {
  grep -o "\"$1\":[^,}]*" <<<"$output" | head -n 1 | sed 's/^[^:]*://; s/"//g'
}

@test "CPython does the work that tvp does, which the checksums prove" {
  for work in bytecode:loops=100 sha256:bytes=1000 counter:increments=10 \
    sleep:time=1ms convoy:period=1ms; do
    run "$TVP" trial -w "$work" -m gil -n 2 --ops 3
    expect_status 0
    wanted=$(key checksum)
    for model in sequential threads processes; do
      run trial "${work%%:*}" "${work#*:}" "cpython-$model"
      expect_status 0
      [ "$(key status)" = ok ]
      [ "$(key checksum)" = "$wanted" ] || {
        echo "$work, $model: $(key checksum), not $wanted"
        return 1
      }
    done
  done
}

@test "a counter that nothing guards loses updates, and a guarded one none" {
  # Where the processors are busy, one may be done before the other begins.
  for ops in 300 3000 30000; do
    cell='"model":"cpython-threads","model_params":"interval=10us","workers":2,"ops":'$ops
    run reference trial - <<<"{\"workload\":\"counter\",$cell}"
    expect_status 0
    [ "$(key figure_name)" = updates_lost ]
    [ "$(key figure)" -eq 0 ] || break
  done
  [ "$(key figure)" -gt 0 ]
  run reference trial - <<<"{\"workload\":\"counter\",\"params\":\"how=mutex\",$cell}"
  expect_status 0
  [ "$(key figure)" -eq 0 ]
}

@test "what a trial can't do, its sample says" {
  run trial counter how=atomic cpython-processes
  expect_status 5
  expect_output '"status":"failed"'
  expect_output "use how=mutex"
}

@test "a cell that makes no sense is wrong usage" {
  for cell in '{' '[]' '{"workload":"nosuch","model":"cpython-threads","workers":1,"ops":1}' \
    '{"workload":"sleep","model":"gil","workers":1,"ops":1}' \
    '{"workload":"sleep","params":"time=1","model":"cpython-threads","workers":1,"ops":1}' \
    '{"workload":"sleep","params":"tim=1s","model":"cpython-threads","workers":1,"ops":1}' \
    '{"workload":"sleep","model":"cpython-threads","workers":0,"ops":1}' \
    '{"workload":"sleep","model":"cpython-threads","workers":1,"ops":1,"x":1}'; do
    run reference trial - <<<"$cell"
    expect_status 2
    expect_output "cpython_reference: "
  done
  run reference run --python /nowhere/python3 -o out
  expect_status 2
  run reference run --only nosuch -o out
  expect_status 2
  [ ! -e out ]
}

@test "tvp reports a run of CPython and of itself" {
  reference run --tvp "$TVP" --only bytecode --blocks 2 --trial-time 2ms \
    --seed 7 -q -o out
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status = 'ok'")" -gt 20 ]
  [ "$(sql out/run.db "SELECT count(DISTINCT model) FROM cell")" -eq 6 ]
  run "$TVP" report out -f csv,text -o tables
  expect_status 0
  column tables/samples.csv model | grep -q cpython-threads
  run reference run --only bytecode -o out
  expect_status 1
  expect_output "holds a run already"
}

# Seven blocks of the one that was measured, all with the same times.
same_times() {
  sqlite3 out/run.db "
    UPDATE sample SET elapsed_ns = 200000000, block = 0;
    WITH RECURSIVE n(b) AS (SELECT 1 UNION ALL SELECT b + 1 FROM n WHERE b < 6)
    INSERT INTO sample (cell_id, block, position, status, error, elapsed_ns)
      SELECT cell_id, b, position, status, error, elapsed_ns FROM sample, n;"
}

@test "the comparison passes where both are alike, and fails where not" {
  reference run --tvp "$TVP" --plan fidelity --only sleep --blocks 1 -q -o out
  run reference fidelity out
  expect_output "decides nothing"
  same_times
  run reference fidelity out
  expect_status 0
  expect_output "2 of 2 comparisons are within their bar"
  [ "$(column out/fidelity.csv within | sort -u)" = yes ]
  sqlite3 out/run.db "UPDATE sample SET elapsed_ns = elapsed_ns * 1.05
    WHERE cell_id IN (SELECT cell_id FROM cell WHERE model = 'gil' AND workers = 3)"
  run reference fidelity out
  expect_status 1
  expect_output "1 of 2 comparisons are within their bar"
  grep -q '\*\*no\*\*' out/fidelity.md
}

@test "tvp draws the comparison, and draws the kept one as it is kept" {
  reference run --tvp "$TVP" --plan fidelity --only sleep --blocks 1 -q -o out
  run reference fidelity out
  [ "$(sql out/run.db "SELECT count(*) FROM comparison")" -eq 2 ]
  run reference fidelity out
  [ "$(sql out/run.db "SELECT count(*) FROM comparison")" -eq 2 ]
  "$TVP" report out -f svg
  grep -q "too few blocks" out/charts/fidelity.svg

  kept=$BATS_TEST_DIRNAME/../../results/reference/fidelity
  python3 "$BATS_TEST_DIRNAME/../support/restore_run.py" "$kept" again
  run reference fidelity again
  expect_status 1
  cmp again/fidelity.csv "$kept/fidelity.csv"
  "$TVP" report again -f svg
  cmp again/charts/fidelity.dat "$kept/charts/fidelity.dat"
}

# The trial that a runner has under way.
trial_of() {
  children_of "$1" | head -n 1
}

has_threads() {
  local trial
  trial=$(trial_of "$1")
  [ -n "$trial" ] && [ "$(find "/proc/$trial/task" -mindepth 1 -maxdepth 1 2>/dev/null | wc -l)" -ge 3 ]
}

has_processes() {
  local trial
  trial=$(trial_of "$1")
  [ -n "$trial" ] && [ "$(children_of "$trial" | wc -l)" -ge 2 ]
}

# Whether nobody is left of a trial's process group.
is_gone() {
  ! pgrep -g "$1" >/dev/null
}

@test "a signal ends a run, and keeps its samples" {
  python3 "$script" run --plan fidelity --only sleep,convoy --blocks 500 -q \
    -o out &
  runner=$!
  within 60 has_samples out 3
  within 60 has_threads "$runner"
  trial=$(trial_of "$runner")
  kill -TERM "$runner"
  await_end "$runner"
  expect_status 143
  within 60 is_gone "$trial"
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status <> 'ok'")" -eq 0 ]
  [ "$(sql out/run.db "SELECT text FROM event WHERE kind = 'stopped'")" = "a signal (15) came" ]
}

# A runner with one trial, whose workers are processes and sleep for minutes.
long_trial() {
  exec python3 -c '
import sys
sys.path.insert(0, sys.argv[1])
from cpython import interpreters, process, subjects
cell = {"workload": "sleep", "params": "time=600s", "ops": 1, "workers": 2,
        "model": "cpython-processes"}
with process.Stopper() as stopper:
    subjects.Python(interpreters.own_facts()).trial(cell, stopper)
' "${script%/*}" 2>/dev/null
}

@test "a trial and its workers end with their runner, however that ends" {
  for signal in TERM KILL; do
    long_trial &
    runner=$!
    within 60 has_processes "$runner"
    trial=$(trial_of "$runner")
    kill -"$signal" "$runner"
    within 60 is_gone "$trial" || {
      echo "after $signal its group was left"
      kill -KILL "$runner" || true
      kill -KILL -- "-$trial"
      return 1
    }
    await_end "$runner"
  done
}

@test "the script says what it does, and what it can't" {
  fidelity=${script%/*}/fidelity.sh
  run "$fidelity" --help
  expect_status 0
  expect_output "--blocks"
  run "$fidelity" --blocks 0
  expect_status 2
  run "$fidelity" --nosuch
  expect_status 2
}
