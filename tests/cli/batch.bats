#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs that nobody watches: without a terminal, under time limits and signals
# of a batch system, begun again after it took the machine away.

load helper

# A run of one cell that takes a while, to be hit: 4 blocks of 500 ms.
long_run() {
  "$TVP" run -w sleep:time=500ms -m threads -n 1 --blocks 4 \
    --trial-time 500ms "$@" 2>err.txt >out.txt &
  pid=$!
}

# Every line of a log has its time, but for what main says in the end.
has_times() {
  [ -s "$1" ]
  run grep -Ev '^20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z  |^tvp: ' "$1"
  expect_status 1
}

@test "without terminal, home, input or a language a run is whole" {
  setsid --wait env -i PATH="$PATH" LANG=C TVP_LOCK="$TVP_LOCK" "$TVP" run \
    -w sleep:time=1ms -m sequential,threads -n 2 --blocks 2 --trial-time 2ms \
    --trace -o out <&- >out.txt 2>err.txt
  has_samples out 4
  grep -q 'sleep:time=1ms, 2 workers' out.txt
  has_times err.txt
  grep -q 'Z  calibrating: ' err.txt
  grep -q 'Z  block 2 of 2 done' err.txt
  grep -q 'Z  tracing: ' err.txt
  grep -q 'Z  report: out/report.md' err.txt
  ! grep -q $'\r\|\033' err.txt
}

@test "with everything closed a run is whole, and no file gets what is said" {
  setsid --wait "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 2 \
    --trial-time 1ms -o out <&- >&- 2>&-
  has_samples out 2
  [ "$(sql out/run.db 'PRAGMA integrity_check')" = ok ]
  [ -s out/report.txt ]
}

@test "a search says when it measures where" {
  "$TVP" crossover sleep --over time=1ms..2ms -n 1 --trial-time 2ms \
    --max-blocks 6 --between sequential,threads -o out >out.txt 2>err.txt || true
  has_times err.txt
  grep -q 'Z  .*measuring at time=' err.txt
}

@test "the time limit ends a trial that is longer than it" {
  run timeout 30 "$TVP" run -w sleep:time=1s -m threads -n 1,60 \
    -m sequential --trial-time 1s --max-time 4s -o out
  expect_status 0
  expect_output "the time limit came"
  has_samples out 1
  within 2 nothing_is_left
}

@test "the time limit ends calibrating, and says that nothing was measured" {
  run timeout 30 "$TVP" run -w sleep:time=1h -m threads -n 1 --max-time 500ms \
    -o out
  expect_status 4
  expect_output "not one sample was taken: the time limit came while calibrating"
  [ ! -e out ]
  within 2 nothing_is_left
}

@test "the time limit ends a run that is to decide with what there is" {
  run "$TVP" run -w sleep:time=100ms -m threads,gil -n 1 --decide \
    --precision 0.001% --trial-time 100ms --max-time 3s -o out
  expect_status 0
  expect_output "the time limit came; of 1 verdict"
}

@test "the time limit ends a search in the middle of a trial" {
  run timeout 30 "$TVP" crossover sleep --over time=1s..2s -n 20 \
    --between sequential,threads --max-time 3s -o out
  expect_status 4
  expect_output "the time limit came"
}

@test "who ignores SIGHUP outlives the terminal" {
  (
    trap '' HUP
    exec "$TVP" run -w sleep:time=300ms -m threads -n 1 --blocks 3 \
      --trial-time 300ms -q -o out
  ) &
  pid=$!
  within 20 has_samples out 1
  kill -HUP "$pid"
  await_end "$pid"
  expect_status 0
  has_samples out 3
}
