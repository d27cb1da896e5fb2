#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154 # running.bash sets what it finds
# A run that is told to end, by whatever signal, keeps all that was finished.

load ../cli/helper
load running

interrupted_by() {
  long_run threads
  await_held 2
  kill "-$1" "$pid"
  await_end "$pid"
  expect_status "$2"
  within 60 nothing_is_left
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

@test "an interrupt before the first sample leaves no folder" {
  "$TVP" run -w sleep:time=20s -m threads -n 1 -q -o out &
  pid=$!
  within 60 children_of "$pid"
  kill -INT "$pid"
  await_end "$pid"
  expect_status 130
  [ ! -e out ]
}

@test "files that need names go however sudden the end is" {
  mkdir place
  for workload in sqlite:sync=off open; do
    for signal in INT TERM KILL; do
      "$TVP" run -w "$workload:dir=$PWD/place" -m processes -n 2 --blocks 100 \
        --trial-time 300ms -q -o "$workload-$signal" 2>/dev/null &
      pid=$!
      within 60 kept_in place
      kill -s "$signal" "$pid"
      await_end "$pid"
      # The next one is hit when files of its own are there.
      within 60 nothing_is_left
      within 60 eval '! kept_in place'
    done
  done
}

@test "a batch system's warning ends the run as its SIGTERM does" {
  export TVP_CHAOS_HOLD="2 4 6"
  long_run threads
  number=2
  for signal in USR1:138 USR2:140 XCPU:152; do
    await_held "$number"
    kill "-${signal%:*}" "$pid"
    await_end "$pid"
    expect_status "${signal#*:}"
    within 60 nothing_is_left
    [ -s out/report.txt ]
    rm out/report.txt
    number=$((number + 2))
    "$TVP" run -q --resume out &
    pid=$!
  done
  await_end "$pid"
  expect_status 0
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq 4 ]
}

@test "a signal that ends it at once loses nothing that was finished" {
  signals_end_programs
  ulimit -c 0
  for signal in ABRT:134 SEGV:139; do
    long_run processes
    await_trial 2
    kill "-${signal%:*}" "$pid"
    await_end "$pid"
    expect_status "${signal#*:}"
    within 60 nothing_is_left
    run "$TVP" run --resume out # which takes back what was half written
    expect_status 0
    [ "$(sql out/run.db 'PRAGMA integrity_check')" = ok ]
    [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq 4 ]
    rm -rf out
  done
}

# The runner last, as whoever goes through the list of processes may have it;
# but here it may be much later.
@test "a trial that is told to end with its run is not a lost one" {
  LD_PRELOAD=$TVP_CHAOS/preload/patient.so long_run processes
  await_trial 2
  kill -TERM "$trial"
  while kill -0 "$trial" 2>/dev/null; do :; done # until the runner knows
  kill -TERM "$pid"
  await_end "$pid"
  expect_status 143
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status != 'ok'")" -eq 0 ]
  run "$TVP" run --resume out
  expect_status 0
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq 4 ]
  within 60 nothing_is_left
}

@test "the first Ctrl-C writes the tables, and the second ends it at once" {
  printf '#!/bin/sh\n: >"%s/drawing"\nexec sleep 1000\n' "$PWD" >bin/gnuplot
  chmod +x bin/gnuplot
  PATH=$PWD/bin:$PATH setsid "$TVP" run -w "$TVP_CHAOS/holds.so" -m threads -n 2 \
    --blocks 4 --trial-time 1ms -q -o out 2>err.txt &
  pid=$!
  await_held 2
  kill -INT -- "-$pid"
  within 60 test -e drawing
  [ -s out/report.txt ]
  [ -s out/samples.csv ]
  kill -INT -- "-$pid"
  await_end "$pid"
  expect_status 130
  within 60 nothing_is_left
  rm bin/gnuplot
  run "$TVP" run --resume out
  expect_status 0
  has_samples out 4
}

# typed WHAT: with a terminal.
typed() {
  run python3 "$BATS_TEST_DIRNAME/typed.py" "$TVP" "$PWD/out" "$1" -- \
    -w "$TVP_CHAOS/holds.so" -m threads -n 2 --blocks 4 --trial-time 1ms \
    -o "$PWD/out"
}

@test "Ctrl-C on a terminal ends the run with 130, and it resumes" {
  typed ctrl-c
  expect_status 0
  [ "$output" = 130 ]
  [ -s out/report.txt ]
  within 60 nothing_is_left
  run "$TVP" run --resume out
  expect_status 0
  has_samples out 4
}

@test "Ctrl-backslash on a terminal ends the run at once, and it resumes" {
  ulimit -c 0
  typed ctrl-backslash
  expect_status 0
  [ "$output" = 131 ]
  within 60 nothing_is_left
  run "$TVP" run --resume out
  expect_status 0
  has_samples out 4
}

@test "Ctrl-Z on a terminal holds the run, and fg goes on with it" {
  typed ctrl-z
  expect_status 0
  [ "$output" = 0 ]
  [ "$(sql out/run.db "SELECT count(*) FROM sample WHERE status = 'ok'")" -eq 4 ]
  within 60 nothing_is_left
}

@test "searches that are told to end keep their points and go on" {
  for search in 'crossover --over level=1..2 -n 2' \
    'map --x level=1..2 --y workers=1..2'; do
    hold_anew
    # shellcheck disable=SC2086
    "$TVP" ${search%% *} "$TVP_CHAOS/holds.so" ${search#* } --trial-time 1ms \
      --max-blocks 6 --between threads,processes -q -o out 2>err.txt &
    pid=$!
    await_held 2
    kill -TERM "$pid"
    await_end "$pid"
    expect_status 143
    before=$(sql out/run.db 'SELECT count(*) FROM sample')
    within 60 nothing_is_left
    run "$TVP" "${search%% *}" --resume out
    [[ $status =~ ^[04]$ ]] || { echo "$output"; return 1; }
    [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -gt "$before" ]
    [ -s "out/${search%% *}.csv" ]
    rm -rf out
  done
}

# The signal is there before it begins, and waits until it is looked for.
@test "a merge that is told to end leaves what was there" {
  for run in one two; do
    "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 3 --trial-time 1ms \
      -q -o "$run"
  done
  "$TVP" merge one -o lab
  was=$(sha256sum lab/run.db)
  # shellcheck disable=SC2016
  run env --block-signal=TERM sh -c 'kill -TERM $$; exec "$0" merge two -o lab' \
    "$TVP"
  expect_status 143
  expect_output "stopped by a signal; lab/run.db is as it was"
  [ "$(sha256sum lab/run.db)" = "$was" ]
  [ "$(find lab -type f)" = lab/run.db ]
  run "$TVP" merge two -o lab
  expect_status 0
}
