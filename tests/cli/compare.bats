#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Did a run get worse than another?

bats_require_minimum_version 1.5.0
load helper

# A run whose times are then made up, so that nothing depends on the machine:
# each trial takes 100 ms and up to 1 ms more, in an order of its own.
made_up() {
  "$TVP" run -w primes:limit=100 -m sequential,threads,gil -n 2 --blocks 9 \
    --trial-time 1ms --quiet -o "$1" >/dev/null
  sqlite3 "$1/run.db" "UPDATE sample SET status = 'ok', error = '',
    total_ns = 100000000 + (block * 7 + cell_id * 3) % 10 * 100000"
}

# slower RUN PERCENT [MODEL]
slower() {
  sqlite3 "$1/run.db" "UPDATE sample SET total_ns = total_ns * (100 + $2) / 100
    WHERE cell_id IN (SELECT cell_id FROM cell WHERE model LIKE '${3:-%}')"
}

# machine RUN KEY VALUE: what its record says.
machine() {
  sqlite3 "$1/run.db" \
    "UPDATE machine SET machine_json = json_set(machine_json, '\$.$2', '$3')"
}

@test "the same twice is the same, and fine" {
  made_up a
  cp -r a b
  run --separate-stderr "$TVP" compare a b
  expect_status 0
  expect_output "primes:limit=100, gil, 2 workers"
  expect_output "1.000× "
  expect_output "3 comparisons: 0 worse, 0 better, 3 same, 0 undecided"
  [ -z "$stderr" ]
  # A run is its folder or its run.db.
  run "$TVP" compare a/run.db b
  expect_status 0
}

@test "a cell that got slower ends with 3, and one that got faster does not" {
  made_up a
  cp -r a b
  slower b 10 gil
  run "$TVP" compare a b
  expect_status 3
  expect_output "1.100× "
  expect_output "1 worse, 0 better, 2 same"
  run "$TVP" compare b a
  expect_status 0
  expect_output "0 worse, 1 better, 2 same"
  run "$TVP" compare a b --threshold 15%
  expect_status 0
  run "$TVP" compare a b --threshold memory=2%,total=15%
  expect_status 0
  run "$TVP" compare a b --each --threshold 5%
  expect_status 3
  expect_output "of each cell by itself"
}

@test "the threshold is the one of NEW's plan where no option gives one" {
  cat >plan.yaml <<EOF
threshold: {total: 20%}
blocks: 9
matrix: [{workloads: ["primes:limit=100"], models: [threads], workers: 1, ops: 1}]
EOF
  run "$TVP" run plan.yaml --quiet -o a
  expect_status 0
  sqlite3 a/run.db "UPDATE sample SET status = 'ok', total_ns = 100000 + block"
  cp -r a b
  slower b 10
  run "$TVP" compare a b
  expect_status 0
  expect_output "threshold 20 %"
  run "$TVP" compare a b --threshold 5%
  expect_status 3
}

@test "what is undecided ends with 4 when that is asked for" {
  made_up a
  cp -r a b
  sqlite3 b/run.db "DELETE FROM sample WHERE block > 4"
  run "$TVP" compare a b
  expect_status 0
  expect_output "NEW has 5 blocks: fewer than 6 decide nothing"
  run "$TVP" compare a b --strict
  expect_status 4
}

@test "a run that is not to be relied on makes nothing worse" {
  made_up a
  cp -r a b
  slower b 10
  sqlite3 b/run.db "UPDATE sample SET status = 'disturbed' WHERE block < 4"
  run "$TVP" compare a b
  expect_status 0
  expect_output "Don't rely on NEW"
  expect_output "0 worse"
}

@test "a run that may be disturbed more often is relied on" {
  made_up a
  cp -r a b
  slower b 10
  sqlite3 b/run.db "UPDATE sample SET status = 'disturbed' WHERE block < 4;
    INSERT INTO event (time, kind, text)
      VALUES ('', 'care', '{\"max_disturbed\": 0.9}')"
  run "$TVP" compare a b
  expect_status 3
  [[ "$output" != *"Don't rely"* ]]
  "$TVP" report b -f json -o out
  run "$TVP" compare a out/report.json
  expect_status 3
  run "$TVP" history add b
  [[ "$output" != *"left out"* ]]
  sqlite3 b/run.db "INSERT INTO event (time, kind, text)
    VALUES ('', 'care', '{\"max_disturbed\": 0.1}')"
  run "$TVP" compare a b
  expect_output "Don't rely on NEW"
}

@test "runs of unlike machines are refused, and it is said in what" {
  made_up a
  cp -r a b
  machine b cpu_model "Slow 5"
  machine b host other
  slower b 50
  run --separate-stderr "$TVP" compare a b
  expect_status 2
  [ -z "$output" ]
  output=$stderr
  expect_output "the runs' machines differ in CPU model ("
  expect_output ", then Slow 5)"
  expect_output "--allow cpu-model"
  run "$TVP" compare a b --allow cpu-model
  expect_status 3
  expect_output "The machines differ, which --allow lets pass: CPU model"
  # Beside sequential, nothing changed.
  run "$TVP" compare a b --cross-machine
  expect_status 0
  expect_output "over sequential's"
  expect_output "2 comparisons: 0 worse, 0 better, 2 same"
  slower b 10 gil
  run "$TVP" compare a b --cross-machine
  expect_status 3
  run "$TVP" compare a b --allow cpu
  expect_status 2
  expect_output "--allow: 'cpu' is none of architecture, cpu-model"
}

@test "cells of one run alone are named, and none in common is refused" {
  made_up a
  cp -r a b
  sqlite3 b/run.db "UPDATE cell SET workers = 4 WHERE model = 'gil'"
  run "$TVP" compare a b
  expect_status 0
  expect_output "only in BASE"
  expect_output "  primes:limit=100, gil, 2 workers"
  expect_output "only in NEW"
  expect_output "  primes:limit=100, gil, 4 workers"
  sqlite3 b/run.db "UPDATE cell SET workers = 4"
  run "$TVP" compare a b
  expect_status 2
  expect_output "no cell in common"
}

@test "a parameter that is ignored is a slow-down planted" {
  made_up a
  cp -r a b
  slower b 10
  sqlite3 b/run.db "UPDATE cell SET params = 'limit=110'"
  run "$TVP" compare a b
  expect_status 2
  run "$TVP" compare a b --ignore limit
  expect_status 3
  run "$TVP" compare a b --ignore limits
  expect_status 2
  expect_output "--ignore: no cell of either run says 'limits'"
}

@test "runs that were measured in turn are paired" {
  made_up a
  cp -r a b
  sqlite3 b/run.db "UPDATE run SET run_id = 'b';
    INSERT INTO event (time, kind, text)
    SELECT '', 'against', '$(sql a/run.db 'SELECT run_id FROM run')'"
  # Blocks far apart hide a change that each of them has.
  for name in a b; do
    sqlite3 $name/run.db "UPDATE sample SET total_ns = total_ns * (1 + block)"
  done
  slower b 7
  run "$TVP" compare a b
  expect_status 3
  expect_output "measured in turn"
  expect_output "3 worse"
}

@test "it goes to a file whole, or not at all" {
  made_up a
  cp -r a b
  run "$TVP" compare a b -o said.txt
  expect_status 0
  [ -z "$output" ]
  "$TVP" compare a b | diff - said.txt
  run "$TVP" compare a b -o nowhere/said.txt
  expect_status 1
  expect_output "cannot write nowhere/said.txt"
  [[ "$output" != *DIR* ]]
  run "$TVP" compare a b -o ./
  expect_status 1
}

@test "no run is written over" {
  made_up a
  cp -r a b
  cp a/run.db other.db
  "$TVP" report a -f json >a.json
  for file in a/run.db other.db; do
    run "$TVP" compare a b -o "$file"
    expect_status 2
    expect_output "-o $file: a run is kept there"
  done
  run "$TVP" compare a.json b -f json -o a.json
  expect_status 2
  run "$TVP" compare a.json b
  expect_status 0
}

@test "a strict comparison misses what NEW lacks" {
  made_up a
  cp -r a b
  "$TVP" compare a b --strict
  sqlite3 b/run.db "DELETE FROM histogram WHERE sample_id IN (SELECT sample_id FROM sample WHERE cell_id = 2);
    DELETE FROM worker WHERE sample_id IN (SELECT sample_id FROM sample WHERE cell_id = 2);
    DELETE FROM sample WHERE cell_id = 2; DELETE FROM cell WHERE cell_id = 2"
  run "$TVP" compare a b
  expect_status 0
  run "$TVP" compare a b --strict
  expect_status 4
  run "$TVP" compare b a --strict
  expect_status 0
}

@test "the help says what a run is" {
  for command in compare "history add"; do
    # shellcheck disable=SC2086 # two words
    run "$TVP" $command --help
    expect_output "FILE#2 of a merged"
    expect_output "report.json"
  done
}

@test "what is no run, or no option, is said to be none" {
  made_up a
  echo no >broken.db
  run "$TVP" compare a missing
  expect_status 1
  expect_output "missing"
  run "$TVP" compare broken.db a
  expect_status 1
  expect_output "broken.db"
  run "$TVP" compare a
  expect_status 2
  expect_output "name two runs"
  run "$TVP" compare a a a
  expect_status 2
  expect_output "'a' is too much"
  run "$TVP" compare a a --threshold 5
  expect_status 2
  expect_output "--threshold: '5' is no threshold"
  run "$TVP" compare a a --metric speed
  expect_status 2
  expect_output "--metric: 'speed' is none"
  run "$TVP" compare a a --metric latency
  expect_status 2
  expect_output "choose another --metric"
  run "$TVP" compare a a -f xml
  expect_status 2
  expect_output "-f: 'xml' is none; expected text"
}
