#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# tvp run --like: another run's cells, with its operations.

load helper

cells='SELECT workload, params, model, model_params, workers, placement, ops, scale, timeout_ns FROM cell ORDER BY cell_id'

short_run() {
  "$TVP" run -w primes:limit=1000,mixed:cpu=50% -m gil:interval=1ms,processes \
    -n 1,2 --blocks 2 --trial-time 2ms -q -o "$@"
}

@test "a run like another has its cells and operations, and an order of its own" {
  short_run a --metric elapsed
  run "$TVP" run --like a -o b
  expect_status 0
  expect_output "note: cells and their operations are those of"
  [[ "$output" != *calibrating* ]]
  [ "$(sql a/run.db "$cells")" = "$(sql b/run.db "$cells")" ]
  [ "$(sql b/run.db 'SELECT metric, min_blocks, max_blocks FROM run')" = 'elapsed|2|2' ]
  [ "$(sql b/run.db 'SELECT plan_name FROM run')" = "$(sql a/run.db 'SELECT plan_name FROM run')" ]
  [ "$(sql a/run.db 'SELECT seed FROM run')" != "$(sql b/run.db 'SELECT seed FROM run')" ]
  [ "$(sql b/run.db 'SELECT count(*) FROM sample')" = 16 ]
}

@test "a run like a run.db takes the options that choose no cells" {
  short_run a
  run "$TVP" run --like a/run.db --blocks 1 --seed 7 --metric cpu \
    --max-time 1h -q -o b
  expect_status 0
  [ "$(sql b/run.db 'SELECT max_blocks, seed, metric, max_time_ns FROM run')" = '1|7|cpu|3600000000000' ]
  run "$TVP" run --like a --precision 50% --max-blocks 7 --dry-run
  expect_status 0
  expect_output "primes:limit=1000 gil:interval=1ms 2 per-core"
  expect_output "8 cells, 6 to 7 blocks"
}

@test "the plan of such a run carries out the same cells again" {
  short_run a
  "$TVP" run --like a --blocks 1 -q -o b
  python3 -c 'import json; json.dump(json.load(open("b/machine.json"))["run"]["plan"], open("again.yaml", "w"))'
  "$TVP" run again.yaml -q -o c
  query='SELECT workload, params, model, model_params, workers, placement, ops FROM cell ORDER BY 1, 2, 3, 4, 5, 6'
  [ "$(sql a/run.db "$query")" = "$(sql c/run.db "$query")" ]
}

@test "what would choose other cells is refused, and says why" {
  short_run a
  for option in "-w sleep" "-m gil" "-n 2" "-p none" "--sweep cpu=0%,5%" \
    "--trial-time 1ms" --quick quick; do
    # shellcheck disable=SC2086
    run "$TVP" run --like a $option -o b
    expect_status 2
    expect_output "--like measures that run's own cells, with as many operations, or times would not compare"
    [ ! -e b ]
  done
  run "$TVP" run --resume a --like a
  expect_status 2
}

@test "what is no run, and a search, are not carried out again" {
  run "$TVP" run --like nowhere -o b
  expect_status 2
  expect_output "--like nowhere: cannot find the run nowhere"
  echo nonsense >file
  run "$TVP" run --like file -o b
  expect_status 2
  "$TVP" crossover sleep --over time=1ms..2ms --between threads,gil -n 1 \
    --max-blocks 6 --max-time 20s -q -o search || [ $? -eq 4 ]
  run "$TVP" run --like search -o b
  expect_status 2
  expect_output "it is a search"
  [ ! -e b ]
}

@test "cells that this tvp or machine does not have are refused" {
  short_run a
  cp -r a b
  sqlite3 b/run.db "UPDATE cell SET model = 'cpython-threads' WHERE cell_id = 1"
  run "$TVP" run --like b -o c
  expect_status 2
  expect_output "a cell of it is not for this tvp: no model 'cpython-threads'"
  cp -r a d
  sqlite3 d/run.db "UPDATE cell SET placement = 'list=4095'"
  run "$TVP" run --like d -o c
  expect_status 2
  expect_output "4095"
  sqlite3 a/run.db "UPDATE machine SET machine_json = json_set(machine_json, '\$.host', 'elsewhere')"
  run "$TVP" run --like a --blocks 1 -o c
  expect_status 0
  expect_output "of the machine elsewhere: here trials may take another time than there"
}

@test "a run like one of a merged file has the cells of that one alone" {
  short_run a
  "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 2 --trial-time 2ms -q -o b
  "$TVP" merge a b -o m.db
  run "$TVP" run --like m.db -q -o c
  expect_status 2
  expect_output "--like m.db: m.db: it holds 2 runs, merged, and one is wanted"
  for one in 1=a 2=b "$(sql b/run.db 'SELECT run_id FROM run')=b"; do
    run "$TVP" run --like "m.db#${one%=*}" --blocks 1 -q -o "c${one%=*}"
    expect_status 0
    [ "$(sql "c${one%=*}/run.db" "$cells")" = "$(sql "${one#*=}/run.db" "$cells")" ]
  done
  run "$TVP" run --like m.db#3 -q -o c
  expect_status 2
  expect_output "it has no run #3 of its 2"
  [ ! -e c ]
}

@test "an exported report has not all that is to be measured again" {
  short_run a
  "$TVP" report a -f json -o out
  run "$TVP" run --like out/report.json -q -o b
  expect_status 2
  expect_output "is an exported report, without all that the run has; the run's folder or its run.db is wanted"
  run "$TVP" merge a out/report.json -o m.db
  expect_status 1
  expect_output "out/report.json is an exported report"
  [ ! -e b ] && [ ! -e m.db ]
}

@test "who wants a run that is measured on another disk hears where it is" {
  short_run a
  mkdir st
  echo '{"host": "far-away", "path": "/var/tmp/x", "pid": 1}' >st/run.local.json
  for words in "report st" "report a st -o out" "compare a st" "compare st a" \
    "history add --db h.db st" "merge a st -o m.db" "merge --list st" \
    "run --like st -o b"; do
    # shellcheck disable=SC2086
    run "$TVP" $words
    [ "$status" -ne 0 ]
    expect_output "the run of st is being measured on far-away, in /var/tmp/x"
  done
  run "$TVP" report nowhere st -o out
  expect_status 1
  expect_output "cannot find the run nowhere"
}
