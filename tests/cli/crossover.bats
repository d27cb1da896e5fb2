#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-3.0-or-later
# Searches for the value at which the winner changes, small.

load helper
load ../chaos/running

# Processes that boot for 20 ms, beside one after another: equal at some 20 ms,
# or a few times that where others have the processors.
boot=sequential,processes:start=spawn:boot=20ms

@test "a border is found, kept, and reported again" {
  run "$TVP" crossover sleep --over time=2ms..400ms --between "$boot" -n 4 \
    --precision 60% -o out
  expect_status 0
  expect_output "sleep, 4 workers: from time="
  expect_output "on, processes:start=spawn:boot=20ms win over"
  expect_output "sequential; below, sequential wins."
  for file in run.db samples.csv crossover.csv borders.csv report.md \
    charts/crossover.svg charts/crossover.png; do
    [ -s "out/$file" ] || { echo "no $file"; return 1; }
  done
  [ "$(column out/borders.csv parameter)" = time ]
  border=$(column out/borders.csv border_number)
  [ "${border%.*}" -gt 5000000 ]
  [ "${border%.*}" -lt 300000000 ]
  # One operation each, whose length varies.
  [ "$(sql out/run.db 'SELECT DISTINCT ops FROM cell')" = 1 ]
  # A block has the two cells of one value.
  [ "$(sql out/run.db 'SELECT DISTINCT count(DISTINCT cell_id) || count(DISTINCT cell_id / 2) FROM sample GROUP BY block')" = 21 ]
  # Each value of the grid, and what halving added.
  [ "$(column out/crossover.csv value | wc -l)" -ge 6 ]
  [ "$(column out/crossover.csv n | sort -n | head -n 1)" -ge 6 ]
  "$TVP" report out -o again
  for file in crossover.csv borders.csv samples.csv charts/crossover.svg report.md; do
    cmp "out/$file" "again/$file"
  done
}

@test "who wins throughout has no border" {
  run "$TVP" crossover sleep --over time=20ms..60ms \
    --between sequential,threads -n 4 -o out
  expect_status 0
  expect_output "no border from time=20.0 ms to 60.0 ms: threads win over sequential throughout"
  [ "$(column out/crossover.csv winner | sort -u)" = threads ]
  [ "$(column out/borders.csv border | wc -l)" -eq 0 ]
}

@test "a model's parameter can be what varies" {
  "$TVP" crossover sleep:time=1ms --over interval=1ms..5ms \
    --between gil,sequential -n 2 --ops 2 --max-blocks 6 -q -o out || [ $? -eq 4 ]
  [ "$(sql out/run.db "SELECT count(DISTINCT model_params) FROM cell WHERE model = 'gil'")" -ge 5 ]
  [ "$(sql out/run.db "SELECT count(DISTINCT ops || params) FROM cell")" -eq 1 ]
}

@test "workers can be what varies" {
  run "$TVP" crossover sleep:time=40ms --over workers=1..4 \
    --between sequential,threads --ops 4 --margin 20% -o out
  expect_status 0
  expect_output "from workers=2 on, threads win over sequential"
  [ "$(column out/samples.csv workers | sort -un | tr '\n' ' ')" = "1 2 3 4 " ]
}

@test "the time limit ends a search with what there is" {
  run "$TVP" crossover sleep --over time=200ms..400ms \
    --between sequential,threads -n 2 --max-time 6s -o out
  expect_status 4
  expect_output "the time limit came"
  expect_output "undecided"
  has_samples out 1
}

@test "a search that was cut goes on where it was" {
  "$TVP" crossover "$TVP_CHAOS/holds.so" --over boot=20ms..40ms --ops 1 \
    --between sequential,processes:start=spawn -n 2 --seed 5 -q -o out &
  pid=$!
  within 60 trial_is_held 2 1
  within 60 has_samples out 1
  kill -INT "$pid"
  await_end "$pid"
  [ "$status" -eq 130 ]
  had=$(sql out/run.db 'SELECT count(*) FROM sample')
  run "$TVP" report out -f text
  expect_output "The search was cut"
  run "$TVP" crossover --resume out
  expect_status 0
  expect_output "no border"
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -gt "$had" ]
  [ "$(sql out/run.db 'SELECT count(*) FROM cell')" -eq 10 ]
  # A finished one has nothing more to measure.
  had=$(sql out/run.db 'SELECT count(*) FROM sample')
  "$TVP" crossover --resume out -q
  [ "$(sql out/run.db 'SELECT count(*) FROM sample')" -eq "$had" ]
  within 60 nothing_is_left
}

@test "a search is no plan to go on with, and a plan no search" {
  "$TVP" crossover sleep --over time=1ms..2ms --between sequential,threads \
    -n 2 --max-blocks 6 -q -o out || [ $? -eq 4 ]
  run "$TVP" run --resume out
  expect_status 1
  expect_output "the run is a search"
  "$TVP" run -w sleep:time=1ms -m threads -n 1 --blocks 1 --trial-time 1ms -q \
    -o plain
  run "$TVP" crossover --resume plain
  expect_status 2
  expect_output "the run is no search"
  run "$TVP" crossover sleep --resume out
  expect_status 2
  expect_output "--resume"
}

@test "a workload that does not run there leaves nothing" {
  run "$TVP" crossover file-read:file=/nowhere/at-all --over workers=1..2 -o out
  expect_status 1
  expect_output "does not run"
  [ ! -e out ]
}

# refused TEXT ARGUMENTS...
refused() {
  local text=$1
  shift
  run "$TVP" crossover "$@" -o out
  expect_status 2
  expect_output "$text"
  [ ! -e out ]
}

@test "wrong usage says what would be right" {
  refused "--over PARAMETER=LOW..HIGH says what to vary" mixed
  refused "name a workload" --over cpu=0%..100%
  refused "write PARAMETER=LOW..HIGH" mixed --over cpu
  refused "first must be less" mixed --over cpu=50%..10%
  refused "a percentage from 0% to 100%" mixed --over cpu=0..1
  refused "none of mixed, gil, processes has a parameter 'depth'" mixed --over depth=1..2
  refused "one workload at a time" mixed sleep --over cpu=0%..100%
  refused "no workload 'dance'" dance --over cpu=0%..100%
  refused "wants two models" mixed --over cpu=0%..100% --between gil,threads,processes
  refused "the same" mixed --over cpu=0%..100% --between gil,gil
  refused "one number of workers" mixed --over cpu=0%..100% -n 1-4
  refused "what the search varies" mixed --over workers=1..4 -n 2
  refused "at least 6" mixed --over cpu=0%..100% --max-blocks 5
  refused "--scale wants linear or log" mixed --over cpu=0%..100% --scale square
  refused "cannot begin at 0" mixed --over cpu=0%..100% --scale log
  refused "--margin wants a percentage" mixed --over cpu=0%..100% --margin 5
  refused "one --over at a time" mixed --over cpu=0%..100% --over op=1ms..2ms
}

# answers WORKLOAD PARAMETER=LOW..HIGH MODELS OPTION...: a small search ends
# with an answer, and any will do: how busy the machine is decides which.
answers() {
  local workload=$1 over=$2 models=$3
  local range=${over#*=}
  shift 3
  run "$TVP" crossover "$workload" --over "$over" --between "$models" -n 2 \
    --max-blocks 6 -o out "$@"
  [ "$status" -eq 4 ] || expect_status 0
  expect_output "$workload, 2 workers: "
  [ "$(column out/crossover.csv workload | sort -u)" = "$workload" ]
  [ "$(column out/crossover.csv parameter | sort -u)" = "${over%%=*}" ]
  [ "$(column out/crossover.csv first | sort -u)" = "${models%,*}" ]
  [ "$(column out/crossover.csv second | sort -u)" = "${models#*,}" ]
  [ "$(column out/crossover.csv value | sort -u | wc -l)" -ge 5 ]
  [ "$(column out/crossover.csv value | head -n 1)" = "${range%..*}" ]
  [ "$(column out/crossover.csv value | tail -n 1)" = "${range#*..}" ]
}

@test "the share of computing is searched" {
  answers mixed cpu=0%..100% gil,threads --trial-time 5ms --precision 10%
  [ "$(sql out/run.db "SELECT count(DISTINCT params) FROM cell")" -ge 5 ]
}

@test "how long an operation takes is searched, with fresh processes each time" {
  answers bytecode op=10us..20ms gil,processes
  # One operation each: what it costs to start them counts.
  [ "$(sql out/run.db 'SELECT DISTINCT ops FROM cell')" = 1 ]
}

@test "how many bytes are handed over is searched" {
  answers handover:op=100us bytes=1K..4M gil,processes --trial-time 2ms \
    --precision 25%
  [ "$(sql out/run.db "SELECT count(DISTINCT params) FROM cell")" -ge 5 ]
  [ "$(sql out/run.db "SELECT count(*) FROM cell WHERE params NOT LIKE '%op=100us%'")" -eq 0 ]
}

@test "the interval of the lock is searched" {
  answers convoy interval=1ms..20ms gil,threads --trial-time 5ms
  [ "$(sql out/run.db "SELECT count(DISTINCT model_params) FROM cell WHERE model = 'gil'")" -ge 5 ]
  # Threads have none.
  [ "$(sql out/run.db "SELECT count(DISTINCT model_params) FROM cell WHERE model = 'threads'")" -eq 1 ]
}
