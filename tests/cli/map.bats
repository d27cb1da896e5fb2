#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Maps of the winner over two parameters, small.

load helper
load ../chaos/running

# Sleeping is faster at once than one after another, the more workers there
# are, and alike with one worker.
sleep_map=(map sleep --x time=5ms..30ms --y workers=1..4 --grid 2x3
  --between "sequential,threads" --seed 5)

# The figures are not the processor's: only what cannot be otherwise is asked.
@test "a map says who wins where, as a table, a sentence, a CSV and a chart" {
  run "$TVP" "${sleep_map[@]}" -o out
  expect_status 0
  expect_output "sleep: of 6 fields over time and workers, "
  expect_output "S sequential, T threads: who wins, by how many times"
  expect_output "2 × 3 fields: 4 first, 6 blocks of 2 trials each"
  for file in run.db samples.csv map.csv report.md report.txt charts/map.svg \
    charts/map.png charts/map.gp charts/map.dat; do
    [ -s "out/$file" ] || { echo "no $file"; return 1; }
  done
  [ "$(wc -l <out/map.csv)" -eq 7 ]
  grep -q '^30ms,4,threads,sequential,.*,wins,0,time,workers,total$' out/map.csv
  # Each block holds one field's two cells.
  [ "$(sql out/run.db 'SELECT DISTINCT n FROM (SELECT count(DISTINCT cell_id) AS n FROM sample GROUP BY block)')" = 2 ]
  [ "$(sql out/run.db 'SELECT max(n) <= 18 AND min(n) >= 6 FROM (SELECT count(DISTINCT block) AS n FROM sample GROUP BY cell_id)')" = 1 ]
}

@test "the same map is reported again from run.db alone" {
  "$TVP" "${sleep_map[@]}" -q -o out
  mkdir again
  cp out/run.db again/
  "$TVP" report again
  for file in map.csv report.txt report.md charts/map.gp charts/map.dat \
    charts/map.svg; do
    cmp "out/$file" "again/$file"
  done
}

@test "a map that was cut goes on where it was" {
  "$TVP" map "$TVP_CHAOS/holds.so" --x boot=5ms..30ms --y workers=2..4 \
    --grid 2x3 --between sequential,processes:start=spawn -q -o out &
  pid=$!
  within 60 trial_is_held 2 1
  within 60 has_samples out 1
  kill -TERM "$pid"
  await_end "$pid"
  [ "$status" -eq 143 ]
  before=$(sql out/run.db 'SELECT count(*) FROM sample')
  run "$TVP" run --resume out
  expect_status 1
  expect_output "the command that began it"
  run "$TVP" map --resume out
  expect_status 0
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -gt "$before" ]
  [ "$(grep -cE ',(wins|no difference),' out/map.csv)" -eq 6 ]
  within 60 nothing_is_left
}

@test "the time limit ends it with what there is" {
  # Before any field has had its six blocks, and after its first trial.
  run "$TVP" map sleep --x time=400ms..800ms --y workers=2..4 --max-time 6s \
    --between sequential,threads -o out
  expect_status 4
  expect_output "time limit"
  grep -q ',0,not measured,0,' out/map.csv
  grep -q ',undecided,0,' out/map.csv
}

@test "what a map cannot be of is refused" {
  for wrong in "mixed" "mixed --x cpu=0%..100%" \
    "mixed --x cpu=0%..100% --y nosuch=1..2" \
    "mixed --x cpu=0%..100% --y cpu=0%..50%" \
    "mixed --x cpu=0%..100% --y workers=4..2" \
    "mixed --x cpu=0%..100% --y workers=1..2 --grid 1x2" \
    "mixed --x cpu=0%..100% --y workers=1..2 --grid 8" \
    "mixed --x cpu=0%..100% --y workers=1..2 --x-scale log" \
    "mixed --x cpu=0%..100% --y workers=1..2 --y-scale round" \
    "mixed --x cpu=0%..100% --y workers=1..2 --margin 5" \
    "mixed --x cpu=0%..100% --y workers=1..2 --max-blocks 5" \
    "mixed --x cpu=0%..100% --y workers=1..2 --between gil" \
    "mixed --x cpu=0%..100% --y workers=1..2 -p list=9999"; do
    # shellcheck disable=SC2086 # words are options
    run "$TVP" map $wrong -o out
    expect_status 2
    [ ! -e out ]
  done
  run "$TVP" map mixed -o out
  expect_output "a map wants --x and --y"
}
